"""Level lines of a page: which are long enough, and which pieces are one."""

from __future__ import annotations

from extractor.model import Box
from extractor.pages.plumber.grids import Edge
from extractor.pages.rulings import MOST_LINES, rulings_of

WIDTH = 600.0


def level(x0: float, x1: float, top: float) -> Edge:
    return {
        "object_type": "line", "orientation": "h",
        "x0": x0, "x1": x1, "top": top, "bottom": top, "width": x1 - x0, "height": 0.0,
    }  # fmt: skip


def upright(x: float, top: float, bottom: float) -> Edge:
    return {
        "object_type": "line", "orientation": "v",
        "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0.0, "height": bottom - top,
    }  # fmt: skip


def test_long_level_lines_are_rulings_from_top_to_bottom() -> None:
    edges = [level(50, 550, 300), level(50, 140, 200), level(50, 550, 100), upright(50, 100, 300)]
    assert rulings_of(edges, 3, WIDTH) == (Box(3, 50, 100, 550, 100), Box(3, 50, 300, 550, 300))


def test_both_edges_of_a_drawn_line_and_pieces_that_meet_are_one() -> None:
    edges = [level(50, 250, 100), level(50, 250, 101), level(251, 550, 100.5), level(50, 550, 130)]
    assert rulings_of(edges, 1, WIDTH) == (Box(1, 50, 100, 550, 100), Box(1, 50, 130, 550, 130))


def test_they_are_counted_from_where_the_page_is_shown() -> None:
    assert rulings_of([level(50, 550, 100)], 1, WIDTH, left=10, top=20) == (Box(1, 40, 80, 540, 80),)


def test_a_picture_made_of_lines_has_none() -> None:
    assert rulings_of([level(50, 550, 3.0 * at) for at in range(MOST_LINES + 1)], 1, WIDTH) == ()
