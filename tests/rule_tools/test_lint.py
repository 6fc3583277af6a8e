"""The rules taken together: what nothing uses, what stands in the way, what runs away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rule_tools.check import Fault
from extractor.rule_tools.lint import lint
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules

Linted = Callable[[str, str], list[Fault]]

RULE = """
- rule: {name}
  role: {role}
  about: 试
  pattern: |
    {pattern}
  examples:
  - text: {text}
    gives: {{role: {role}, raw: {text}}}
"""
REFUSES = """  refuses:
  - {text: 没有, why: 试}
"""


def a_rule(pattern: str, text: str, *, name: str = "tried", role: str = "other", refuses: str = REFUSES) -> str:
    return "rules:" + RULE.format(name=name, pattern=pattern, text=text, role=role) + refuses


BASE = """
tables:
- table: region
  about: 试
  entries: [{region: 大连市}]
- table: item
  about: 试
  entries: [{item: 日本}]
rules:
- rule: region
  role: region
  about: 试
  pattern: (?P<region>{region}) (?! 路 )
  examples: [{text: 大连市, gives: {role: region, raw: 大连市}}]
  refuses: [{text: 大连市路, why: 试}]
- rule: item
  role: item
  about: 试
  pattern: (?P<item>{item})
  examples: [{text: 日本, gives: {role: item, raw: 日本}}]
  refuses: [{text: 日文, why: 试}]
- rule: latin
  role: name
  about: 试
  pattern: "[A-Z]++ [0-9]++"
  examples: [{text: 通过CMMI5级, gives: {role: name, raw: CMMI5}}]
  refuses: [{text: CMMI, why: 试}]
"""


@pytest.fixture
def linted(tmp_path: Path) -> Linted:
    """Lint a few sound rules with one more file."""

    def linted(path: str, text: str) -> list[Fault]:
        folder = tmp_path / "patterns"
        for name, content in (("figures/base.yaml", BASE), (path, text)):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        return lint(load_rules(folder))

    return linted


def test_the_rules_of_the_project_have_no_fault(rules: Rules) -> None:
    assert [str(fault) for fault in lint(rules)] == []


def test_a_sound_rule_is_no_fault(linted: Linted) -> None:
    assert linted("figures/new.yaml", a_rule("甲 [0-9] 乙", "甲5乙")) == []


def test_a_rule_whose_examples_another_wins_is_shadowed(linted: Linted) -> None:
    (fault,) = linted("figures/new.yaml", a_rule("MI [0-9] 级", "CMMI5级"))
    assert fault.where == "patterns/figures/new.yaml:2"
    assert fault.what == (
        "rule 'tried' is shadowed: it wins none of its examples; 'latin' (patterns/figures/base.yaml:22) do"
    )


def test_an_example_of_a_period_that_another_rule_reads_is_named(linted: Linted) -> None:
    text = """
rules:
- rule: tried
  kind: month
  about: 试
  pattern: 甲期 | MI5
  examples:
  - {text: 甲期, matches: 甲期}
  - {text: CMMI5, matches: MI5}
  refuses:
  - {text: 乙期, why: 试}
"""
    (fault,) = linted("figures/periods/new.yaml", text)
    assert fault.where == "patterns/figures/periods/new.yaml:9"
    assert fault.what == "'CMMI5' is read by 'latin' (patterns/figures/base.yaml:22), not by 'tried'"


def test_a_rule_of_figures_without_a_refusal_is_a_fault(linted: Linted) -> None:
    (fault,) = linted("figures/new.yaml", a_rule("甲 [0-9] 乙", "甲5乙", refuses=""))
    assert str(fault).startswith("patterns/figures/new.yaml:2: rule 'tried' refuses nothing")


def test_a_word_that_two_dimensions_take_is_a_fault(linted: Linted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "BASE", BASE.replace("{item: 日本}", "{item: 日本, aliases: [大连市]}"))
    (fault,) = linted("figures/new.yaml", a_rule("甲", "甲"))
    assert str(fault) == "patterns/figures/base.yaml:8: '大连市' is also a region (patterns/figures/base.yaml:5)"


def test_a_word_that_one_of_two_dimensions_takes_in_a_phrase_only_is_none(
    linted: Linted, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = BASE.replace("{item: 日本}", "{item: 日本, aliases: [大连市]}")
    text = text.replace("(?P<item>{item})", "对 (?P<item>{item})").replace("text: 日本", "text: 对日本")
    monkeypatch.setitem(globals(), "BASE", text)
    assert linted("figures/new.yaml", a_rule("甲", "甲")) == []


@pytest.mark.parametrize(
    ("says", "nothing"),
    [
        ("gives: {}", True),
        ("gives: [{role: other, raw: 甲5乙}, {}]", True),
        ("gives: {role: other, raw: 甲5乙}", False),
        ("matches: 甲5乙", False),
        ("matches: 甲5乙\n    gives: {}", True),
    ],
)
def test_an_example_that_says_nothing_of_what_comes_out_is_a_fault(linted: Linted, says: str, nothing: bool) -> None:
    text = a_rule("甲 [0-9] 乙", "甲5乙").replace("gives: {role: other, raw: 甲5乙}", says)
    faults = linted("figures/new.yaml", text)
    assert [fault.where for fault in faults] == ["patterns/figures/new.yaml:8"] * nothing
    assert all("say what 'tried' gives here" in fault.what for fault in faults)


LISTS = """
tables:
- table: first-list
  kind: words
  entries: [{first-list: 甲, aliases: [乙]}]
- table: second-list
  kind: KIND
  shared: SHARED
  entries: [{second-list: 丙, aliases: [乙]}]
blocks:
- block: either
  about: 试
  pattern: "{first-list} | {second-list}"
  examples: [{text: 甲乙, matches: 甲}]
"""


@pytest.mark.parametrize(
    ("kind", "shared", "faults"),
    [
        ("words", "[]", 1),
        ("other", "[]", 0),
        ("words", "[{word: 乙, why: 试}]", 0),
        ("words", "[{word: 丙, why: 试}]", 1),
    ],
)
def test_a_word_in_two_tables_of_a_kind_is_a_fault(linted: Linted, kind: str, shared: str, faults: int) -> None:
    text = LISTS.replace("KIND", kind).replace("SHARED", shared) + a_rule("{either} [0-9]", "乙5")
    said = "'乙' stands also in the table 'first-list' (patterns/figures/new.yaml:5): of 'words', a word has one table"
    found = [str(fault) for fault in linted("figures/new.yaml", text)]
    assert found == [f"patterns/figures/new.yaml:9: {said}"] * faults


def test_the_words_that_part_a_clause_have_one_table_each(rules: Rules) -> None:
    tables = [table for table in rules.tables.values() if table.kind == "断词"]
    assert {"cut", "verb", "noun-verb", "adverb", "link", "connective", "lead", "direction"} <= {
        table.name for table in tables
    }
    shared = {word for table in tables for word in table.shared}
    assert shared == {"突破", "其中", "增加", "减少", "提高", "快速增长", "大幅增长"}


def test_the_nouns_that_need_others_have_one_table_each(rules: Rules) -> None:
    tables = [table for table in rules.tables.values() if table.kind == "名词"]
    assert {table.name for table in tables} == {
        *("generic-measure", "bare-total", "relative-measure", "aspect"),
        *("bare-noun", "kind-word", "government", "bare-ratio"),
    }
    assert {word for table in tables for word in table.shared} == {
        *("产值", "收入", "支出", "比例", "比重", "占比"),
        *("普及率", "覆盖率", "用户数"),
    }


def test_a_runaway_pattern_is_a_fault(linted: Linted) -> None:
    (fault,) = linted("figures/new.yaml", a_rule("(?: A+ )+ [乙丙]", "A乙"))
    assert fault.where == "patterns/figures/new.yaml:2"
    assert "rule 'tried' took longer than 0.5 s" in fault.what


def test_every_fault_of_a_rule_file_is_named_at_once(tmp_path: Path) -> None:
    text = a_rule("{nowhere}", "甲") + RULE.format(name="other", pattern="(", text="甲", role="other")
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "new.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match="unknown block or table") as caught:
        load_rules(tmp_path)
    assert str(caught.value).endswith("; 1 more, which `extractor check` names")
    (other,) = caught.value.also
    assert "not a regular expression" in other.what
