"""Turned runs are read upright, and their lines stand where they are printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.lines.turned import turned_lines
from extractor.model import Line, Run


def spelled(runs: Sequence[Run]) -> list[Line]:
    """One line of all that is given, as if it were upright."""
    lefts = tuple(left for run in runs for left in run.lefts)
    rights = tuple(right for run in runs for right in run.rights)
    top, bottom = min(run.top for run in runs), max(run.bottom for run in runs)
    text = "".join(run.text for run in runs)
    return [Line(1, 0, text, min(lefts), top, max(rights), bottom, 10, False, "", lefts, rights)]


def downwards(text: str, angle: int) -> list[Run]:
    """Characters of 10 points below each other from 100 on, each turned."""
    return [
        Run(char, (50.0,), (60.0,), 100.0 + 10 * at, 110.0 + 10 * at, 10, False, angle) for at, char in enumerate(text)
    ]


def test_text_that_runs_down_is_read_from_top_to_bottom() -> None:
    (line,) = turned_lines(downwards("上中下", 90), 90, spelled)
    assert line.text == "上中下"
    assert (line.x0, line.top, line.x1, line.bottom) == pytest.approx((50, 100, 60, 130))


def test_text_that_runs_up_keeps_its_box() -> None:
    (line,) = turned_lines(list(reversed(downwards("下中上", 270))), 270, spelled)
    assert line.text == "上中下"
    assert (line.x0, line.top, line.x1, line.bottom) == pytest.approx((50, 100, 60, 130))


def test_upright_runs_are_read_as_they_are() -> None:
    runs = downwards("甲乙", 0)
    assert turned_lines(runs, 0, spelled) == spelled(runs)


def test_a_character_askew_is_a_square_on_its_middle() -> None:
    (line,) = turned_lines([Run("斜", (50.0,), (60.0,), 100.0, 110.0, 10, False, 45)], 45, spelled)
    assert ((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2) == pytest.approx((55, 105))
    assert line.x1 - line.x0 == pytest.approx(10 * 2**0.5)
