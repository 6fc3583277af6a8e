"""Which white strips part rows into columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lines.columns.gutters import Gutters, _Heights
from extractor.lines.columns.spans import Part, Row, Span, Strip
from extractor.lines.columns.white import middle_of
from extractor.model import Box

SIZE = 10.0


def rows_of(*edges: tuple[float, ...], pitch: float = 16.0) -> list[Row]:
    """Rows below each other, of each the left and right edges of its spans in turn."""
    return [
        Row(
            [
                Span(at, place, place + 1, row[place], 100 + pitch * at, row[place + 1], 110 + pitch * at, SIZE)
                for place in range(0, len(row), 2)
            ]
        )
        for at, row in enumerate(edges)
    ]


def gutters(rows: list[Row], *, top: bool = False) -> list[Strip]:
    return Gutters(SIZE).between(rows, middle_of(Part(rows, 0)), top)


# Ink that ends at 280 takes up the point from 280 to 281.
def test_two_columns_of_prose_have_the_white_between_them() -> None:
    assert gutters(rows_of(*[(60, 280, 300, 520)] * 8)) == [Strip(281, 300)]


def test_a_strip_as_narrow_as_a_gap_in_prose_parts_nothing() -> None:
    assert gutters(rows_of(*[(60, 286, 295, 520)] * 8)) == []
    assert gutters(rows_of(*[(60, 286, 296, 520)] * 8)) == [Strip(287, 296)]


@pytest.mark.parametrize(("count", "found"), [(2, []), (3, [Strip(281, 300)])])
def test_a_gutter_has_three_rows_on_both_sides(count: int, found: list[Strip]) -> None:
    assert gutters(rows_of(*[(60, 280, 300, 520)] * count), top=True) == found


def test_short_cells_on_the_rows_of_names_are_no_column() -> None:
    assert gutters(rows_of(*[(60, 110, 300, 330)] * 8)) == []


def test_a_line_over_the_whole_width_closes_the_strip() -> None:
    assert gutters(rows_of(*[(60, 280, 300, 520)] * 4, (60, 520), *[(60, 280, 300, 520)] * 4)) == []


heights = st.tuples(st.floats(0, 100), st.floats(0.1, 30), st.sampled_from((0.0, 300.0)))


@given(st.lists(heights, max_size=12), st.floats(-1, 120))
def test_a_height_is_inside_a_row_of_a_table_with_cells_on_both_sides(
    found: list[tuple[float, float, float]], y: float
) -> None:
    grid = tuple(Box(1, x, top, x + 100, top + height) for top, height, x in found)
    left = {round(cell.top): cell.bottom for cell in grid if cell.x0 == 0}
    right = {round(cell.top): cell.bottom for cell in grid if cell.x0 == 300}
    shared = [(top, max(left[top], right[top])) for top in left.keys() & right.keys()]

    rows = _Heights(grid, Strip(150, 250))
    assert rows.rows == len(shared)
    assert rows.hold(y) == any(top < y < bottom for top, bottom in shared)
