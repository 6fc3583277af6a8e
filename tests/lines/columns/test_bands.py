"""What spares the search for columns finds nothing less than the search itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lines.columns.bands import Bands, _may_part
from extractor.lines.columns.gutters import Gutters
from extractor.lines.columns.spans import Part, Row, Span
from extractor.lines.columns.white_space import middle_of

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
    return middle_of(Part(rows))


@given(pages)
def test_rows_that_may_not_part_have_no_gutters(found: list[list[float]]) -> None:
    rows = rows_of(found)
    assert _may_part(rows) or not Gutters(SIZE).strips(rows, zone_of(rows), top=True)


def test_columns_may_part_and_short_lines_above_a_number_in_the_middle_may_not() -> None:
    assert _may_part(rows_of([[60, 280, 300, 520]] * 3))
    assert _may_part(rows_of([[60, 280, 300, 520]] + [[60, 280]] * 5))
    assert not _may_part(rows_of([[60, 200], [60, 200], [60, 200], [60, 200], [290, 310]]))
    assert not _may_part(rows_of([[60, 280, 300, 520]] * 2))


# ------------------------------------------------------------------ at the edges: text of 10 points, lines 16 apart

TWO = (60.0, 280.0, 302.0, 522.0)


def at(top: float, *edges: float, size: float = SIZE) -> Row:
    """A row at a height, the left and right edges of its spans in turn."""
    places = range(0, len(edges), 2)
    return Row([Span(0, place, place + 1, edges[place], top, edges[place + 1], top + size, size) for place in places])


def below(top: float, *rows: tuple[float, ...]) -> list[Row]:
    return [at(top + 16 * number, *edges) for number, edges in enumerate(rows)]


def bands_of(rows: list[Row]) -> list[tuple[int, int]]:
    """How many rows each band has, and how many gutters."""
    return [(len(found), len(strips)) for found, strips in Bands(SIZE, Gutters(SIZE)).of(Part(rows))]


def test_text_in_one_column_is_one_band_without_gutters() -> None:
    assert bands_of(below(100, *[(60.0, 522.0)] * 8)) == [(8, 0)]
    assert bands_of(below(100, *[TWO] * 8)) == [(8, 1)]


def test_lines_over_the_whole_width_are_bands_of_their_own() -> None:
    rows = below(100, *[TWO] * 8, (60.0, 522.0), (60.0, 300.0), *[TWO] * 8)
    assert bands_of(rows) == [(8, 1), (2, 0), (8, 1)]


HALVES = (60.0, 120.0, 470.0, 522.0)


@pytest.mark.parametrize(
    ("heads", "white", "found"),
    [(1, 14.1, [(1, 0), (8, 1)]), (1, 14.0, [(9, 1)]), (2, 14.1, [(2, 0), (8, 1)]), (3, 14.1, [(11, 1)])],
)
def test_a_running_head_in_halves_has_two_rows_and_white_below_it(
    heads: int, white: float, found: list[tuple[int, int]]
) -> None:
    above = [at(90 - white - 16 * number, *HALVES) for number in reversed(range(heads))]
    assert bands_of([*above, *below(100, *[TWO] * 8)]) == found


@pytest.mark.parametrize(
    ("rows", "white", "found"),
    [(2, 14.1, [(8, 1), (2, 0)]), (2, 14.0, [(10, 1)]), (3, 14.1, [(11, 1)])],
)
def test_a_foot_in_halves_has_two_rows_and_white_above_it(
    rows: int, white: float, found: list[tuple[int, int]]
) -> None:
    # The columns end at 222; the foot begins elsewhere than they do
    foot = below(222 + white, *[(100.0, 160.0, 470.0, 522.0)] * rows)
    assert bands_of([*below(100, *[TWO] * 8), *foot]) == found


def test_what_stands_below_a_heading_goes_on_in_the_columns_above_it() -> None:
    # Cards too short to show columns of themselves
    cards = below(280, (60.0, 140.0, 302.0, 380.0), (60.0, 280.0, 302.0, 522.0), (60.0, 130.0, 302.0, 370.0))
    heading = at(245, 60.0, 130.0, size=18.0)
    assert bands_of([*below(100, *[TWO] * 8), heading, *cards])[-1] == (3, 1)
    # Below a heading as wide as the page they are rows
    wide = at(245, 60.0, 522.0, size=18.0)
    assert bands_of([*below(100, *[TWO] * 8), wide, *cards]) == [(8, 1), (4, 0)]


def test_a_few_lines_above_columns_belong_to_them_where_they_fill_one() -> None:
    full = below(60, (60.0, 280.0), (60.0, 264.1))
    assert bands_of([*full, *below(110, *[TWO] * 8)]) == [(10, 1)]
    short = below(60, (60.0, 200.0), (60.0, 264.0))
    assert bands_of([*short, *below(110, *[TWO] * 8)]) == [(2, 0), (8, 1)]


def test_columns_may_begin_below_a_long_head() -> None:
    head = below(100, *[(60.0, 522.0)] * 30)
    assert bands_of([*head, *below(100 + 16 * 30, *[TWO] * 8)])[-1] == (8, 1)
    # However long a table stands above them, each row is tried or passed over, none is lost
    table = below(100, *[(60.0, 110.0, 250.0, 280.0, 400.0, 430.0)] * 40)
    assert sum(count for count, _ in bands_of(table)) == 40


def test_at_the_top_and_below_a_line_over_the_whole_width_the_last_column_may_have_one_line() -> None:
    ending = [(60.0, 280.0, 302.0, 460.0), *[(60.0, 280.0)] * 5]
    assert bands_of(below(100, *ending)) == [(6, 1)]
    assert bands_of(below(100, *[TWO] * 8, (60.0, 522.0), *ending)) == [(8, 1), (1, 0), (6, 1)]
