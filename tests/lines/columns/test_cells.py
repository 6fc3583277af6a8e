"""Cells and boxes that hold texts side by side."""

from __future__ import annotations

from extractor.lines.columns.cells import borders
from extractor.lines.columns.columns import arrange
from extractor.lines.columns.rulings import Rulings
from extractor.lines.columns.spans import Row, Span, Strip
from extractor.model import Box

SIZE = 10.0


def row(top: float, *edges: tuple[float, float]) -> Row:
    return Row([Span(0, 0, 1, x0, top, x1, top + SIZE, SIZE) for x0, x1 in edges])


GRID = Box(1, 50, 100, 270, 190), Box(1, 270, 100, 500, 190)
CARDS = [row(top, (60, 220), (280, 440)) for top in (108, 126, 144, 162)]


def test_the_border_between_two_texts_parts_them() -> None:
    assert borders([GRID], CARDS) == [Strip(269, 271)]


def test_one_line_in_each_cell_is_a_row_of_a_table() -> None:
    assert borders([GRID], CARDS[:1]) == []
    assert borders([GRID], [row(108, (60, 220)), *CARDS[1:2]]) == []


def test_what_reaches_out_of_the_cells_is_not_theirs() -> None:
    assert borders([GRID], [*CARDS, row(170, (60, 520))]) == []
    assert borders([GRID], [*CARDS, row(200, (60, 220))]) == []
    assert borders([], CARDS) == []


def test_boxes_of_their_own_side_by_side_are_like_cells() -> None:
    lines = [Box(1, x0, top, x1, top) for top in (100, 190) for x0, x1 in ((50, 260), (280, 500))]
    boxes = Rulings(SIZE, lines).boxes(CARDS)
    assert sorted((box.x0, box.top, box.x1, box.bottom) for box in boxes) == [(50, 100, 260, 190), (280, 100, 500, 190)]
    above = [[Span(0, 0, 1, 50, 60, 500, 70, SIZE)]]
    cards = [[Span(0, 0, 1, x0, one.top, x1, one.bottom, SIZE) for x0, x1 in ((60, 220), (290, 440))] for one in CARDS]
    below = [[Span(0, 0, 1, 50, 220, 500, 230, SIZE)]]
    found = arrange([*above, *cards, *below], (), lines)
    assert [[(span.x0, span.top) for spans in one.rows for span in spans] for one in found] == [
        [(50, 60)],
        [(60, one.top) for one in CARDS],
        [(290, one.top) for one in CARDS],
        [(50, 220)],
    ]
