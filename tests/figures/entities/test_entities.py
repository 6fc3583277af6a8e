"""Of whom the numbers of a text are said: sentences of each kind, read by a person."""

from __future__ import annotations

import pytest

from extractor.figures.entities.around import around_article, issue_place
from extractor.figures.entities.dealing import Counted
from extractor.figures.entities.entities import told_of
from extractor.figures.marks import marks_of
from extractor.rules.rule_set import Rules
from tests.figures.entities.sentences import TEXTS, Text
from tests.figures.text.reading import told


def whom(text: Text, rules: Rules) -> dict[int, str]:
    """Return of whom each number is said, by where it begins."""
    around = around_article(issue_place(text.publisher, rules), text.title, text.section, rules)
    values = [value for mark in marks_of(text.text, rules) for value in mark.values]
    numbers = [Counted(value.start, value.end, value.column != "level") for value in values]
    owners = told_of(text.text, numbers, around, rules).owners
    return {start: owner.whom.name for start, owner in owners.items() if owner.whom}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{text.kind}-{text.text[:12]}")
def test_each_number_is_said_of_whom_a_person_says(text: Text, rules: Rules) -> None:
    found, at, read = whom(text, rules), 0, []
    for raw, _ in text.said:
        at = text.text.index(raw, at)
        read.append((raw, found.get(at)))
        at += len(raw)
    assert tuple(read) == text.said


def test_whom_a_bracket_names_is_told_of_within_it_only(rules: Rules) -> None:
    text = "我市共落实资金9亿元（争取中央资金5亿元，市本级安排4亿元），其中安排水利资金2亿元。"
    assert told(text, rules, "entity") == [
        ("大连市",),
        ("大连市",),
        ("大连市本级",),
        ("大连市",),
    ]


def test_a_share_of_the_world_is_not_the_worlds(rules: Rules) -> None:
    text = "我国数据产量6.6ZB，全球占比9.9%。产业规模1.3万亿元。"
    assert {entity for (entity,) in told(text, rules, "entity")} == {"全国"}
