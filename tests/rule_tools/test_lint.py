"""The rules taken together: what nothing uses, what stands in the way, what runs away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rule_tools.check import Fault
from extractor.rule_tools.lint import lint
from extractor.rules.loading import load_rules
from extractor.rules.rules import Rules

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


def test_a_rule_that_the_program_never_asks_for_is_unknown(linted: Linted) -> None:
    text = a_rule("甲", "甲", name="never-asked-for").replace("  role: other\n", "").replace("role: other, ", "")
    (fault,) = linted("words/new.yaml", text)
    assert fault.where == "patterns/words/new.yaml:2"
    assert "rule 'never-asked-for' is unknown to the program" in fault.what


def test_a_table_and_a_block_that_no_rule_names_are_unused(linted: Linted) -> None:
    text = """
tables:
- table: idle-words
  about: 试
  entries: [{idle-words: 甲}]
blocks:
- block: idle-block
  about: 试
  pattern: "{idle-words} {inner-block}"
  examples: [{text: 甲乙, gives: {}}]
- block: inner-block
  about: 试
  pattern: 乙
  examples: [{text: 乙, gives: {}}]
"""
    faults = linted("new.yaml", text)
    assert [fault.where for fault in faults] == [f"patterns/new.yaml:{line}" for line in (3, 7, 11)]
    assert "table 'idle-words' is unused" in faults[0].what
    assert "block 'inner-block' is unused" in faults[2].what


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
  - {text: 甲期, gives: {}}
  - {text: CMMI5, gives: {}}
"""
    (fault,) = linted("periods/new.yaml", text)
    assert fault.where == "patterns/periods/new.yaml:9"
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


def test_a_runaway_pattern_is_a_fault(linted: Linted) -> None:
    (fault,) = linted("figures/new.yaml", a_rule("(?: A+ )+ [乙丙]", "A乙"))
    assert fault.where == "patterns/figures/new.yaml:2"
    assert "rule 'tried' took longer than 0.5 s" in fault.what


def test_every_fault_of_a_rule_file_is_named_at_once(tmp_path: Path) -> None:
    text = a_rule("{nowhere}", "甲") + RULE.format(name="other", pattern="(", text="甲", role="other")
    (tmp_path / "figures.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match="unknown block or table") as caught:
        load_rules(tmp_path)
    assert str(caught.value).endswith("; 1 more, which `extractor check` names")
    (other,) = caught.value.also
    assert "not a regular expression" in other.what
