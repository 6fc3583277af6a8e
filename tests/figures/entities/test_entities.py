"""Of whom the numbers of a text are said: sentences of each kind, read by a person."""

from __future__ import annotations

import pytest

from extractor.figures.entities.around import around_article, issue_place
from extractor.figures.entities.dealing import Counted
from extractor.figures.entities.entities import told_of
from extractor.figures.marks import marks_of
from extractor.rules.rule_set import Rules
from tests.figures.entities.sentences import TEXTS, Text


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
