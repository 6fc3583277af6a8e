"""The ledger: every number of a text, once, in order, with its role."""

from __future__ import annotations

from extractor.figures.ledger import Ledger
from extractor.figures.marks import marks_of
from extractor.rules.loading import load_rules

PATTERNS = load_rules()


def test_a_mark_that_is_no_figure_is_noted_whole_and_a_word_without_a_number_is_not() -> None:
    text = "目前，公司通过CMMI5级认证。"
    ledger = Ledger(text, text, PATTERNS)
    noted = [(mark.text, ledger.note_aside(mark)) for mark in marks_of(text, PATTERNS)]
    assert noted == [("目前", False), ("CMMI5级", True)]
    assert [(number.raw, number.role, mark and mark.rule.name) for number, mark in ledger.entries()] == [
        ("CMMI5级", "name", "latin-name")
    ]


def test_of_words_that_say_on_what_basis_only_the_number_is_noted() -> None:
    text = "按2020年不变价计算，"
    ledger = Ledger(text, text, PATTERNS)
    (mark,) = marks_of(text, PATTERNS)
    assert ledger.note_aside(mark)
    assert [(number.raw, number.role) for number, _ in ledger.entries()] == [("2020", "date")]


def test_what_is_left_is_noted_unread_without_a_rule_and_in_the_order_of_the_text() -> None:
    text = "版本2.0，员工460余人，编号70"
    ledger = Ledger(text, text, PATTERNS)
    (level,) = (mark for mark in marks_of(text, PATTERNS) if mark.role == "level")
    (value,) = level.values
    ledger.note(value.start, value.end, "level", level, 0)
    ledger.note_left(0, len(text))
    assert [(number.raw, number.role, number.figure, mark is None) for number, mark in ledger.entries()] == [
        ("2.0", "unread", None, True),
        ("460余人", "level", 0, False),
        ("70", "unread", None, True),
    ]


def test_the_raw_words_are_those_that_are_printed() -> None:
    ledger = Ledger("３", "3", PATTERNS)
    ledger.note_left(0, 1)
    assert [number.raw for number, _ in ledger.entries()] == ["3"]
