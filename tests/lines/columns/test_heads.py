"""Rows above and between columns: heads of single columns, and what reaches over all of them."""

from __future__ import annotations

from extractor.lines.columns.heads import heads_each, is_in_the_middle
from extractor.lines.columns.spans import Part, Row, Span

SIZE = 10.0


def row(top: float, *edges: tuple[float, float]) -> Row:
    return Row([Span(0, 0, 1, x0, top, x1, top + SIZE, SIZE) for x0, x1 in edges])


BAND = [row(130, (50, 250), (300, 500)), row(150, (50, 250), (300, 500))]
COLUMNS = [Part([row(130, (50, 250))]), Part([row(130, (300, 500))])]


def heads(above: Row) -> bool:
    sides = [[side] if (side := above.side(left, right)) else [] for left, right in ((0, 275), (275, 600))]
    return heads_each([above], BAND, sides, COLUMNS, SIZE)


def test_a_row_with_something_over_each_column_heads_them() -> None:
    assert heads(row(110, (120, 180), (370, 430)))


def test_a_running_head_reaches_over_all_columns() -> None:
    assert not heads(row(110, (50, 120), (440, 500)))


def test_what_stands_over_one_column_or_far_above_heads_none() -> None:
    assert not heads(row(110, (120, 180)))
    assert not heads(row(80, (120, 180), (370, 430)))


def test_a_title_in_the_middle_of_a_column_is_that_column_s() -> None:
    assert is_in_the_middle(row(160, (100, 200)), COLUMNS, SIZE)
    assert not is_in_the_middle(row(160, (50, 150)), COLUMNS, SIZE)
    # in the middle of the page
    assert not is_in_the_middle(row(160, (200, 350)), COLUMNS, SIZE)
