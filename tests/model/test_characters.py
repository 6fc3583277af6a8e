from __future__ import annotations

from extractor.model import Run
from extractor.model.characters import Char, chars_of, runs_of


def char(text: str, x0: float, width: float = 10.0, top: float = 0.0, bold: bool = False) -> Char:
    return Char(text, x0, top, x0 + width, top + 10.0, 10.0, bold)


def test_characters_that_are_alike_and_follow_each_other_are_a_run() -> None:
    chars = [char("外", 0), char("包", 12), char("额", 30, bold=True), char("网", 40, top=2.0), char("络", 50)]
    runs = list(runs_of(chars))

    assert [(run.text, run.top, run.bold) for run in runs] == [
        ("外包", 0, False),
        ("额", 0, True),
        ("网", 2, False),
        ("络", 0, False),
    ]
    assert (runs[0].lefts, runs[0].rights) == ((0, 12), (10, 22))
    assert list(chars_of(runs)) == chars


def test_a_ligature_is_as_many_characters_that_share_its_width() -> None:
    assert list(runs_of([char("ffi", 3, 9)])) == [Run("ffi", (3, 6, 9), (6, 9, 12), 0, 10, 10, False)]


def test_what_says_nothing_is_a_blank() -> None:
    assert list(runs_of([char("", 3)])) == [Run(" ", (3,), (13,), 0, 10, 10, False)]


def test_of_nothing_there_are_no_runs() -> None:
    assert list(runs_of([])) == []
