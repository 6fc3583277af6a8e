"""Raised marks of notes leave the text; exponents, and what opens a line, stay."""

from __future__ import annotations

import pytest

from extractor.lines.ink import ink_of
from extractor.lines.letters import Letters
from extractor.lines.note_marks import without_note_marks
from extractor.model import Run
from extractor.rules.rule_set import Rules

SIZE = 12.0


def run(text: str, x: float, size: float = SIZE, bottom: float = 112.0) -> Run:
    lefts = tuple(x + index * size for index in range(len(text)))
    return Run(text, lefts, tuple(left + size for left in lefts), bottom - size, bottom, size, bold=False)


def left_of(runs: list[Run], rules: Rules) -> str:
    ink = ink_of(runs)
    assert ink is not None
    return without_note_marks(ink, SIZE, Letters(rules)).text


@pytest.mark.parametrize("mark", ["1", "①", "[2]", "＊", "a", "[10-12]", "1,2"])
def test_a_raised_mark_leaves_the_text(mark: str, rules: Rules) -> None:
    assert left_of([run("增长", 100), run(mark, 124, 7, 107), run("，占", 180)], rules) == "增长，占"
    assert left_of([run("增长", 100), run(mark, 124, 7, 107)], rules) == "增长"


@pytest.mark.parametrize(
    ("before", "mark", "size", "bottom"),
    [
        ("km", "2", 7, 107),  # a unit
        ("10", "8", 7, 107),  # a power of ten
        ("增长", "2", 12, 107),  # as big as the text
        ("增长", "2", 7, 112),  # not raised
        ("增长", "约数", 7, 107),  # words in small print
    ],
)
def test_what_is_no_mark_stays(before: str, mark: str, size: float, bottom: float, rules: Rules) -> None:
    assert left_of([run(before, 100), run(mark, 130, size, bottom)], rules) == before + mark


def test_a_note_keeps_the_mark_that_it_begins_with(rules: Rules) -> None:
    assert left_of([run("1", 100, 7, 107), run("按可比口径", 110)], rules) == "1按可比口径"
