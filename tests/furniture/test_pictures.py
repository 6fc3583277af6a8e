"""Frames between two lines: which are pictures."""

from __future__ import annotations

from extractor.furniture.pictures import empty_frames
from extractor.model import Box
from tests.making import make_printed


def line(top: float, x0: float = 50, x1: float = 250) -> Box:
    return Box(1, x0, top, x1, top)


def test_a_frame_without_text_is_a_picture() -> None:
    outside = make_printed("正文", x=60, top=50)
    assert list(empty_frames([line(100), line(200)], [outside])) == [Box(1, 50, 100, 250, 200)]


def test_a_frame_with_text_is_none_and_neither_is_a_low_one() -> None:
    inside = make_printed("框里的话", x=60, top=150)
    assert list(empty_frames([line(100), line(200)], [inside])) == []
    assert list(empty_frames([line(100), line(120)], [])) == []


def test_lines_of_other_widths_make_no_frame() -> None:
    assert list(empty_frames([line(100), line(200, 50, 400)], [])) == []


def test_many_lines_of_one_width_are_a_table() -> None:
    assert list(empty_frames([line(100.0 + 50 * at) for at in range(9)], [])) == []
