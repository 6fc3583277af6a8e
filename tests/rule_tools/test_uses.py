"""What nothing uses, and what pages are read with though no version tells of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extractor.rule_tools.uses import beyond_structure, unused
from extractor.rules.folder import default_folder
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules
from tests.rules.small import load, write

RULE = """
rules:
- rule: NAME
  about: 试
  pattern: 甲
  examples: [{text: 甲, matches: 甲}]
"""


def test_the_rules_of_the_project_are_all_used_and_told_of(rules: Rules) -> None:
    assert [str(fault) for fault in (*unused(rules), *beyond_structure(rules))] == []


@pytest.mark.parametrize(
    ("group", "name", "known"),
    [
        ("language/new", "never-asked-for", False),
        ("language/new", "links", True),
        ("print/sections", "never-asked-for", True),
        ("print/tables", "never-asked-for", False),
    ],
)
def test_a_rule_that_the_program_never_asks_for_is_unknown(tmp_path: Path, group: str, name: str, known: bool) -> None:
    rules = load_rules(write(tmp_path / "patterns", {group: RULE.replace("NAME", name)}))
    assert [fault.where for fault in unused(rules)] == ([] if known else [f"patterns/{group}.yaml:3"])


def test_a_rule_that_is_tried_on_every_text_is_asked_for(tmp_path: Path) -> None:
    rule = RULE.replace("NAME", "never-asked-for\n  role: other")
    assert list(unused(load_rules(write(tmp_path, {"figures/new": rule})))) == []


def test_a_table_and_a_block_that_no_rule_names_are_unused(tmp_path: Path) -> None:
    text = """
tables:
- table: idle-words
  about: 试
  entries: [{idle-words: 甲}]
blocks:
- block: idle-block
  about: 试
  pattern: "{idle-words} {inner-block}"
  examples: [{text: 甲乙, matches: 甲乙}]
- block: inner-block
  about: 试
  pattern: 乙
  examples: [{text: 乙, matches: 乙}]
"""
    faults = list(unused(load_rules(write(tmp_path / "patterns", {"new": text}))))
    assert [fault.where for fault in faults] == [f"patterns/new.yaml:{line}" for line in (3, 7, 11)]
    assert "table 'idle-words' is unused" in faults[0].what
    assert "block 'inner-block' is unused" in faults[2].what


def test_a_rule_of_pages_that_uses_a_word_of_figures_is_found(tmp_path: Path) -> None:
    units = "\ntables:\n- table: measure\n  entries: [{measure: 元}]\n"
    rule = RULE.replace("NAME", "value").replace("pattern: 甲", "pattern: '{measure}'").replace("甲", "元")
    assert list(beyond_structure(load(tmp_path, units=units, **{"print/tables": rule}))) == []
    (tmp_path / "names" / "units.yaml").rename(tmp_path / "names" / "measures.yaml")
    (fault,) = beyond_structure(load_rules(tmp_path))
    assert fault.where.endswith("print/tables.yaml:3")
    assert fault.what.startswith("'measure' stands in names/measures, and pages are read here with print, names/units")


def test_a_stage_of_pages_that_asks_for_what_figures_are_read_with_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    (folder / "print" / "lines.yaml").rename(folder / "language" / "lines.yaml")
    (folder / "print" / "masthead.yaml").rename(folder / "figures" / "masthead.yaml")
    text = (folder / "figures" / "masthead.yaml").read_text(encoding="utf-8")
    (folder / "figures" / "masthead.yaml").write_text(text.partition("\nrules:")[0], encoding="utf-8")
    (folder / "print" / "masthead.yaml").write_text("rules:" + text.partition("\nrules:")[2], encoding="utf-8")
    faults = [str(fault) for fault in beyond_structure(load_rules(folder))]
    assert any(
        fault.startswith("extractor/lines/") and "'bullet' stands in language/lines" in fault for fault in faults
    )
    assert any("print/masthead.yaml" in fault and "'host' stands in figures/masthead" in fault for fault in faults)
