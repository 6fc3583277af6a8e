"""Rules, tables and words are found by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rules.rule_set import Rules
from tests.rules.small import LEVEL, RULE, load

NAMES = RULE.replace("money", "name")
SHARES = LEVEL.replace("level", "share")


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return load(tmp_path, articles=RULE, figures=LEVEL, **{"print/masthead": NAMES, "figures/shares": SHARES})


def test_a_group_is_a_file_or_a_folder(rules: Rules) -> None:
    assert list(rules.group("print/articles")) == ["money"]
    assert list(rules.group("print")) == ["money", "name"]
    assert list(rules.group("figures")) == ["level", "share"]
    assert dict(rules.group("prin")) == {}
    assert dict(rules.group("names")) == {}


def test_a_rule_is_the_same_by_its_file_and_by_its_folder(rules: Rules) -> None:
    assert rules.rule("print", "money") is rules.rule("print/articles", "money")
    assert rules.rule("print", "money").group == "print/articles"
    with pytest.raises(PatternError, match="print/masthead: the rule 'money' is missing"):
        rules.rule("print/masthead", "money")


def test_every_rule_is_there_once(rules: Rules) -> None:
    assert [rule.name for rule in rules.every_rule()] == ["digits", "level", "share", "money", "name"]
    assert [rule.name for rule in rules.named] == ["level", "share", "money", "name"]


def test_a_table_finds_words_by_every_way_to_say_them(rules: Rules) -> None:
    table = rules.table("unit")
    assert [word.means for word in table] == ["元", "美元"]
    assert table.spellings == ("元", "美元", "美金")
    found = table.find("美金")
    assert found is not None
    assert (found.means, found.get("base"), found.get("factor")) == ("美元", "USD", None)
    assert found is table.meaning("美元")
    assert table.find("美") is None
    with pytest.raises(KeyError):
        table.meaning("美")


def test_a_missing_rule_or_table_names_the_nearest(rules: Rules) -> None:
    with pytest.raises(PatternError, match="did you mean 'money'"):
        rules.rule("print/articles", "mony")
    with pytest.raises(PatternError, match="did you mean 'unit'"):
        rules.table("units")
