"""The one door to rules: blocks and tables expand, and what is not understood is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rules.loading import load_rules
from extractor.rules.rules import Rules

UNITS = """
tables:
- table: unit
  about: units
  attributes: [base]
  entries:
  - {unit: 元, base: CNY}
  - {unit: 美元, aliases: [美金], base: USD}
blocks:
- block: digits
  about: digits
  pattern: '[0-9]+'
  examples:
  - {text: '12', gives: {}}
"""

RULE = """
rules:
- rule: money
  about: money
  pattern: |
    (?P<number>{digits}) (?P<unit>{unit})   # a comment
  examples:
  - {text: 12美元, gives: {number: 12, unit: 美元}}
  refuses:
  - {text: 12人, why: people}
"""


def load(folder: Path, **files: str) -> Rules:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_rules(folder)


def test_blocks_and_tables_of_other_files_expand(tmp_path: Path) -> None:
    rules = load(tmp_path, units=UNITS, articles=RULE)
    match = rules.rule("articles", "money").search("共12美金")
    assert match is not None
    assert match.groupdict() == {"number": "12", "unit": "美金"}
    assert rules.table("unit").meaning("美金").attributes["base"] == "USD"


def test_the_longest_word_of_a_table_wins(tmp_path: Path) -> None:
    units = UNITS.replace("aliases: [美金]", "aliases: [美]")
    match = load(tmp_path, units=units, articles=RULE).rule("articles", "money").search("12美元")
    assert match is not None
    assert match["unit"] == "美元"


def test_the_version_changes_with_the_rules(tmp_path: Path) -> None:
    before = load(tmp_path, units=UNITS, articles=RULE).version
    assert load(tmp_path, units=UNITS, articles=RULE).version == before
    assert load(tmp_path, units=UNITS, articles=RULE + "\n").version != before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{digits}", "{digts}", r"articles\.yaml:5: unknown block or table '\{digts\}'; did you mean 'digits'\?"),
        ("(?P<number>", "(?P<number", r"articles\.yaml:5: not a regular expression"),
        ("about: money\n", "about: money\n  kind: x\n", r"articles\.yaml:5: unknown key 'kind'"),
        ("  examples:\n  - {text: 12美元, gives: {number: 12, unit: 美元}}\n", "", "rule 'money' has no example"),
        ("why: people", "because: people", "unknown key 'because'"),
    ],
)
def test_a_mistake_in_a_rule_is_refused_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        load(tmp_path, units=UNITS, articles=RULE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[美金]", "[元]", "'元' also means '元'"),
        ("block: digits", "block: unit", "the name 'unit' is taken"),
        ("block: digits", "block: Digits", "a name is two or more small letters"),
        ("'[0-9]+'", "'{digits}'", "the block 'digits' holds itself"),
        ("base: CNY}", "bse: CNY}", "unknown key 'bse'; did you mean 'base'"),
    ],
)
def test_a_mistake_in_a_table_or_block_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        load(tmp_path, units=UNITS.replace(old, new))


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            "rules:\n- rule: sum\n  about: a\n  pattern: a\n  examples:\n  - {text: a, gives: {}}\n",
            r"figures\.yaml:2: the key 'role' is missing",
        ),
        (
            RULE.replace("about: money", "about: money\n  role: levl"),
            "'levl' is no value for 'role'; did you mean 'level'",
        ),
        (
            RULE.replace("about: money", "about: money\n  role: level\n  less: ten"),
            "'ten' is no value for 'less': a number",
        ),
    ],
)
def test_a_wrong_option_is_refused(tmp_path: Path, rule: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        load(tmp_path, units=UNITS, figures=rule)


def test_a_group_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="no stage reads rules of 'article'; did you mean 'articles'"):
        load(tmp_path, units=UNITS, article=RULE)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{unit: 人}", r"units\.yaml:10: the attribute 'base' is missing"),
        ("{unit: 万元, base: CNY, factor: 1万}", "'1万' is no value for 'factor': a number is expected"),
        ("{unit: 万元, base: CNY, published: 2023-9}", "'2023-9' is no value for 'published': a month"),
    ],
)
def test_a_wrong_attribute_is_refused(tmp_path: Path, entry: str, message: str) -> None:
    units = UNITS.replace("attributes: [base]", "attributes: [base]\n  optional: [factor, published]")
    with pytest.raises(PatternError, match=message):
        load(tmp_path, units=units.replace("blocks:", f"  - {entry}\nblocks:"))


def test_a_rule_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"the rule 'money' stands also at"):
        load(tmp_path, units=UNITS, articles=RULE + RULE.replace("rules:\n", "", 1))


def test_a_folder_without_rules_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="--patterns DIR"):
        load_rules(tmp_path)


def test_a_runaway_rule_is_an_error_and_not_no_match(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.rules.rule.TIME_LIMIT", 0.1)
    runaway = RULE.replace("(?P<number>{digits}) (?P<unit>{unit})", "(?P<number>(?:a|aa)+)+ (?P<unit>$)")
    rule = load(tmp_path, units=UNITS, articles=runaway).rule("articles", "money")
    with pytest.raises(PatternError, match=r"rule 'money' took longer than 0\.1 s over a text of 61 characters"):
        rule.search("a" * 60 + "c")


def test_a_missing_rule_or_table_names_the_nearest(tmp_path: Path) -> None:
    rules = load(tmp_path, units=UNITS, articles=RULE)
    with pytest.raises(PatternError, match="did you mean 'money'"):
        rules.rule("articles", "mony")
    with pytest.raises(PatternError, match="did you mean 'unit'"):
        rules.table("units")


def test_the_rules_of_the_package_load() -> None:
    rules = load_rules()
    assert rules.rule("figures", "level").options == {"role": "level"}
    assert len(rules.version) == 12
