"""What spares the search for columns finds nothing less than the search itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractor.lines.columns.bands import Bands, _may_part
from extractor.lines.columns.gutters import Gutters, _Heights
from extractor.lines.columns.spans import Part, Row, Span, Strip
from extractor.model import Box

SIZE = 10.0

edges = st.sampled_from((60, 62.5, 100, 200, 270, 280, 292, 300, 320, 400, 520)) | st.floats(-20, 620)
spans = st.lists(edges, min_size=2, max_size=4).map(lambda found: sorted(found)[: len(found) // 2 * 2])
pages = st.lists(spans, min_size=1, max_size=12)


def rows_of(found: Sequence[Sequence[float]]) -> list[Row]:
    """Rows below each other; of each the left and right edges of its spans in turn."""
    return [
        Row(
            [
                Span(at, place, place + 1, left, 100.0 + 16 * at, right, 110.0 + 16 * at, SIZE)
                for place, (left, right) in enumerate(list(pairwise(row))[::2])
            ]
        )
        for at, row in enumerate(found)
    ]


def zone_of(rows: list[Row]) -> int:
    return Bands(SIZE, Gutters(SIZE))._zone(Part(rows, 0))


@given(pages)
def test_rows_that_may_not_part_have_no_gutters(found: list[list[float]]) -> None:
    rows = rows_of(found)
    assert _may_part(rows) or not Gutters(SIZE).strips(rows, zone_of(rows), top=True)


def test_columns_may_part_and_short_lines_above_a_number_in_the_middle_may_not() -> None:
    assert _may_part(rows_of([[60, 280, 300, 520]] * 3))
    assert _may_part(rows_of([[60, 280, 300, 520]] + [[60, 280]] * 5))
    assert not _may_part(rows_of([[60, 200], [60, 200], [60, 200], [60, 200], [290, 310]]))
    assert not _may_part(rows_of([[60, 280, 300, 520]] * 2))


@given(pages)
def test_open_rows_are_those_with_white_as_wide_as_a_gutter(found: list[list[float]]) -> None:
    rows = rows_of(found)
    bands, zone = Bands(SIZE, Gutters(SIZE)), zone_of(rows)
    assert bands._open_rows(rows, zone) == [bool(bands._runs(zone & ~row.ink)) for row in rows]


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


def test_a_row_keeps_what_stands_on_either_side_of_a_strip() -> None:
    (row,) = rows_of([[60, 280, 300, 520]])
    left, right = row.side(0, 290), row.side(290, 600)

    assert left is not None
    assert right is not None
    assert (left.x0, left.x1, right.x0, right.x1) == (60, 280, 300, 520)
    assert row.side(0, 290) is left
    assert row.side(0, 600) is row
    assert row.side(600, 700) is None
    assert row.inked == 440 / 460
