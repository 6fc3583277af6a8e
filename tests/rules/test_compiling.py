"""Blocks and tables expand, and what is not understood is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from tests.rules.small import LEVEL, RULE, UNITS, load


def test_blocks_and_tables_of_other_files_expand(tmp_path: Path) -> None:
    rules = load(tmp_path, articles=RULE)
    match = rules.rule("print/articles", "money").search("共12美金")
    assert match is not None
    assert match.groupdict() == {"number": "12", "unit": "美金"}
    assert rules.table("unit").meaning("美金").attributes["base"] == "USD"


def test_the_longest_word_of_a_table_wins(tmp_path: Path) -> None:
    units = UNITS.replace("aliases: [美金]", "aliases: [美]")
    match = load(tmp_path, units=units, articles=RULE).rule("print/articles", "money").search("12美元")
    assert match is not None
    assert match["unit"] == "美元"


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
        load(tmp_path, articles=RULE.replace(old, new))


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


def test_a_rule_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"the rule 'money' stands also at"):
        load(tmp_path, articles=RULE + RULE.replace("rules:\n", "", 1))


def test_a_name_is_one_rules_in_a_whole_folder(tmp_path: Path) -> None:
    with pytest.raises(
        PatternError, match=r"print/tables\.yaml:3: the rule 'money' stands also at .*print/articles\.yaml:3"
    ):
        load(tmp_path, articles=RULE, **{"print/tables": RULE})
    (tmp_path / "print" / "tables.yaml").unlink()
    rules = load(tmp_path, articles=RULE, **{"language/nouns": RULE})
    assert rules.rule("print", "money").group == "print/articles"
    assert rules.rule("language", "money").group == "language/nouns"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{unit: 人, aliases: [名, 位, 名], base: 人}", "'名' stands twice in 'aliases'"),
        ("{unit: 人, aliases: [名, 人], base: 人}", "'人' stands twice: as 'unit' and in 'aliases'"),
        ("{unit: 人, base: 人}\n  - {unit: 名, aliases: [人], base: 人}", "'人' also means '人'"),
    ],
)
def test_a_word_that_stands_twice_is_refused_with_its_place(tmp_path: Path, entry: str, message: str) -> None:
    units = UNITS.replace("blocks:", f"  - {entry}\nblocks:")
    line = 9 + entry.count("\n")
    with pytest.raises(PatternError, match=rf"names/units\.yaml:{line}: {message}"):
        load(tmp_path, units=units)


def test_a_word_in_a_list_of_many_lines_is_named_by_its_own(tmp_path: Path) -> None:
    units = UNITS.replace("aliases: [美金]", "aliases: [美金,\n    美圆,\n    美金]")
    with pytest.raises(PatternError, match=r"names/units\.yaml:10: '美金' stands twice"):
        load(tmp_path, units=units)


def test_a_table_says_which_words_it_shares_and_why(tmp_path: Path) -> None:
    shared = "about: units\n  kind: measures\n  shared: [{word: 美金, why: it is said so too}]"
    table = load(tmp_path, units=UNITS.replace("about: units", shared)).table("unit")
    assert (table.kind, table.group, table.shared) == ("measures", "names/units", {"美金": "it is said so too"})
    with pytest.raises(PatternError, match=r"names/units\.yaml:6: '美圆' is no word of the table 'unit'"):
        load(tmp_path, units=UNITS.replace("about: units", shared.replace("美金", "美圆")))


@pytest.mark.parametrize(
    ("says", "gives", "matches"),
    [
        ("gives: {number: 12}", ({"number": "12"},), None),
        ("matches: '12'", (), "12"),
        ("matches: '12', gives: {number: 12}", ({"number": "12"},), "12"),
        ("gives: [{number: 12}, {}]", ({"number": "12"}, {}), None),
        ("gives: []", (), None),
    ],
)
def test_an_example_gives_or_matches(
    tmp_path: Path, says: str, gives: tuple[dict[str, str], ...], matches: str | None
) -> None:
    rules = load(tmp_path, articles=RULE.replace("gives: {number: 12, unit: 美元}", says))
    (example,) = rules.rule("print", "money").examples
    assert (example.gives, example.matches) == (gives, matches)


def test_an_example_that_says_neither_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"articles\.yaml:8: the key 'gives' is missing"):
        load(tmp_path, articles=RULE.replace(", gives: {number: 12, unit: 美元}", ""))


def test_only_rules_that_are_tried_on_every_text_have_alternatives(tmp_path: Path) -> None:
    rules = load(tmp_path, articles=RULE, figures=LEVEL)
    assert rules.rule("print", "money").alternatives == ()
    assert [one.needs for one in rules.rule("figures", "level").alternatives] == [((frozenset("0"),),)]
