"""Which white strips part rows into columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lines.columns.gutters import Gutters, _Heights
from extractor.lines.columns.spans import Part, Row, Span, Strip
from extractor.lines.columns.white_space import middle_of
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
    return Gutters(SIZE).between(rows, middle_of(Part(rows)), top)


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


# ------------------------------------------------------------------ at the edges, for text of 10 points

LEFT, RIGHT = (60.0, 240.0), (262.0, 520.0)  # columns of different widths


def lines_of(*spans: tuple[float, float, float]) -> list[Row]:
    """Rows of one span each: its left and right edge and its top, from top to bottom."""
    ordered = sorted(spans, key=lambda one: one[2])
    return [Row([Span(at, 0, 1, x0, top, x1, top + SIZE, SIZE)]) for at, (x0, x1, top) in enumerate(ordered)]


def beside(*sides: list[tuple[float, float]], same: int = 0) -> list[Row]:
    """Two columns, the rows of the second 8 points lower than those of the first, but for the first few."""
    rows = [[(*one, 100.0 + 16 * at)] for at, one in enumerate(sides[0])]
    for at, one in enumerate(sides[1]):
        if at < same:
            rows[at].append((*one, 100.0 + 16 * at))
        else:
            rows.append([(*one, 108.0 + 16 * at)])
    rows.sort(key=lambda row: row[0][2])
    return [
        Row([Span(at, place, place + 1, x0, top, x1, top + SIZE, SIZE) for place, (x0, x1, top) in enumerate(row)])
        for at, row in enumerate(rows)
    ]


def column(x0: float, x1: float, count: int = 8, full: int = 99) -> list[tuple[float, float]]:
    """Lines of a column: the first ones fill it, the others end half-way."""
    return [(x0, x1 if at < full else (x0 + x1) / 2) for at in range(count)]


def found(rows: list[Row]) -> bool:
    return bool(gutters(rows))


@pytest.mark.parametrize(("size", "narrowest"), [(1, 4), (4, 4), (5, 4), (6, 5), (10, 9), (20, 18)])
def test_a_gutter_is_nearly_a_character_wide_and_four_points_at_least(size: float, narrowest: int) -> None:
    assert Gutters(size).narrowest == narrowest


@pytest.mark.parametrize(
    ("left", "prose"),
    [
        (column(*LEFT, 20, full=9), True),
        (column(*LEFT, 20, full=8), False),  # fewer than 45 in a hundred
        ([LEFT] * 2 + [(60.0, 218.5)] * 8 + [(60.0, 150.0)] * 10, True),  # 21.6 points are 12 parts of 100
        ([LEFT] * 2 + [(60.0, 218.4)] * 8 + [(60.0, 150.0)] * 10, False),
        ([LEFT] * 2 + [(85.9, 240.0)] * 8 + [(60.0, 150.0)] * 10, True),  # an indent
        ([LEFT] * 2 + [(86.0, 240.0)] * 8 + [(60.0, 150.0)] * 10, False),
    ],
)
def test_prose_fills_its_column(left: list[tuple[float, float]], prose: bool) -> None:
    # On the lines of a wider column of prose, so that nothing else tells columns from a table
    rows = rows_of(*[(*one, *RIGHT) for one in left])
    assert found(rows) == prose


@pytest.mark.parametrize(("ink", "prose"), [(136.0, True), (135.0, False)])
def test_prose_is_mostly_ink(ink: float, prose: bool) -> None:
    # Three quarters of 180 points are 135; the white stands elsewhere in each second row
    rows = [(60.0, first, first + 180 - ink, 240.0, *RIGHT) for first in (90.0, 150.0)]
    assert found(rows_of(*rows * 4)) == prose


@pytest.mark.parametrize(("width", "count", "prose"), [(120, 5, True), (119, 5, False), (70, 6, True), (69, 6, False)])
def test_a_column_has_twelve_characters_a_line_or_seven_in_many_lines(width: float, count: int, prose: bool) -> None:
    rows = rows_of(*[(60, 60 + width, 80 + width, 80 + 2 * width)] * count)
    assert found(rows) == prose


@pytest.mark.parametrize(("rag", "prose"), [(15.9, True), (16.0, False)])
def test_in_a_narrow_column_lines_may_end_a_character_and_a_half_before_the_edge(rag: float, prose: bool) -> None:
    left = [(60.0, 160.0)] * 2 + [(60.0, 160.0 - rag)] * 8 + [(60.0, 110.0)] * 10
    assert found(rows_of(*[(*one, 182.0, 400.0) for one in left])) == prose


# ------------------------------------------------------------------ the end of a text


def ending(count: int, at: int, x0: float = 302, x1: float = 460) -> list[Row]:
    """A column of so many lines, beside one of which stands the only one of the next."""
    rows: list[tuple[float, ...]] = [(60, 280)] * count
    rows[at] = (60, 280, x0, x1)
    return rows_of(*rows)


def test_the_last_column_of_a_text_may_have_a_line_at_its_top() -> None:
    assert gutters(ending(6, 0), top=True)
    assert gutters(ending(6, 1), top=True)
    assert not gutters(ending(6, 2), top=True)
    assert not gutters(ending(5, 0), top=True)
    assert not gutters(ending(6, 0), top=False)


@pytest.mark.parametrize(("x1", "columns"), [(415, True), (414, False)])
def test_the_column_before_takes_no_more_than_its_part_of_the_width(x1: float, columns: bool) -> None:
    # 220 points are 0.62 of 354.8
    assert bool(gutters(ending(6, 0, x1=x1), top=True)) == columns


@pytest.mark.parametrize(("x0", "columns"), [(315.9, True), (316, False)])
def test_the_last_column_begins_near_the_strip(x0: float, columns: bool) -> None:
    zone = (1 << 290) - (1 << 150)  # the strip is white up to 290
    assert bool(Gutters(SIZE).between(ending(6, 0, x0=x0), zone, top=True)) == columns


def test_what_is_no_prose_has_no_last_column() -> None:
    rows = rows_of((60, 280, 302, 460), (60, 170), *[(60, 150)] * 6)
    assert not gutters(rows, top=True)


# ------------------------------------------------------------------ prose beside what is none


@pytest.mark.parametrize(("right", "columns"), [(501.9, True), (502.0, False)])
def test_prose_is_hardly_narrower_than_what_stands_beside_it(right: float, columns: bool) -> None:
    # 180 points are three quarters of 240
    assert found(beside(column(*LEFT, 7), column(262, right, 7, full=1))) == columns
    # … on either side
    mirrored = beside([(640 - x1, 640 - x0) for x0, x1 in column(262, right, 7, full=1)], column(400, 580, 7))
    assert found(mirrored) == columns


@pytest.mark.parametrize(("same", "columns"), [(2, True), (3, False)])
def test_its_lines_do_not_stand_on_those_beside_it(same: int, columns: bool) -> None:
    # Three of five are 0.6
    assert found(beside(column(*LEFT, 5), column(262, 440, 5, full=1), same=same)) == columns


@pytest.mark.parametrize(("shift", "part"), [(1.1, 1.0), (1.2, 0.0), (-1.1, 1.0), (-1.2, 0.0)])
def test_lines_stand_on_one_line_when_their_lower_edges_do(shift: float, part: float) -> None:
    row = Row([Span(0, 0, 1, 60, 100, 240, 110, SIZE), Span(0, 1, 2, 262, 100, 520, 110 + shift, SIZE)])
    assert Gutters(SIZE).aligned([row], Strip(241, 262)) == part


def test_the_side_with_fewer_lines_is_asked() -> None:
    rows = rows_of((60, 240, 262, 520), (60, 240), (60, 240), (262, 520))
    assert Gutters(SIZE).aligned(rows, Strip(241, 262)) == 0.5
    assert Gutters(SIZE).aligned(rows[1:3], Strip(241, 262)) == 0


# ------------------------------------------------------------------ two halves of a page, and lists of their own


def halves(left: float = 150, strip: float = 20, right: float = 150, count: int = 8) -> list[Row]:
    """Short entries on the same lines, a few of them long, in halves of these widths."""
    begin = 60 + left + strip
    return rows_of(
        *[
            (60, 60 + left, begin, begin + right) if at < 2 else (60, 60 + left / 2, begin, begin + right / 2)
            for at in range(count)
        ]
    )


def test_two_halves_of_a_page_are_long() -> None:
    assert found(halves())
    assert not found(halves(count=7))


# Ink takes up the point at which it ends: a strip is a point narrower than what is between two edges.
@pytest.mark.parametrize(("strip", "columns"), [(17, True), (16, False)])
def test_two_halves_have_a_wide_strip_between_them(strip: float, columns: bool) -> None:
    assert found(halves(strip=strip)) == columns


@pytest.mark.parametrize(("left", "columns"), [(140.1, True), (140, False)])
def test_two_halves_are_wide(left: float, columns: bool) -> None:
    assert found(halves(left=left, right=150)) == columns


@pytest.mark.parametrize(("right", "columns"), [(170, True), (172, False)])
def test_two_halves_are_as_wide_as_each_other(right: float, columns: bool) -> None:
    # 20 points are less than 0.06 of 340, and 22 more than 0.06 of 342
    assert found(halves(right=right)) == columns


def celled(cells: int) -> list[Row]:
    """Two halves of so many short cells each."""
    xs = [60 + 60 * at for at in range(cells)] + [60 + 60 * cells + 40 + 60 * at for at in range(cells)]
    return rows_of(*[tuple(edge for x in xs for edge in (x, x + 30 + (at == 0) * 10)) for at in range(8)])


def test_where_there_are_many_strips_they_are_a_tables() -> None:
    assert [strip.left for strip in gutters(celled(3))] == [221]
    assert gutters(celled(6)) == []


@pytest.mark.parametrize(("same", "columns"), [(2, True), (3, False)])
def test_lists_on_lines_of_their_own_are_columns(same: int, columns: bool) -> None:
    # Three of ten are as many as chance puts on one line
    rows = beside(column(60, 200, 10, full=1), column(262, 520, 10, full=1), same=same)
    assert found(rows) == columns
    assert not found(beside(column(60, 200, 7, full=1), column(262, 520, 7, full=1)))


@pytest.mark.parametrize(("width", "columns"), [(70, True), (69, False)])
def test_no_column_has_fewer_than_seven_characters_a_line(width: float, columns: bool) -> None:
    assert found(beside(column(60, 60 + width, 10, full=1), column(150, 290, 10, full=1))) == columns


# ------------------------------------------------------------------ rulings


def frames(end: float, begin: float) -> list[tuple[Box, ...]]:
    return [(Box(1, 50.0, 90.0, end, 300.0),), (Box(1, begin, 90.0, 530.0, 300.0),)]


@pytest.mark.parametrize(
    ("end", "begin", "columns"),
    [(290, 297, True), (292, 297, True), (293, 297, False), (289, 297, False), (291, 299, False), (291, 298, True)],
)
def test_between_two_frames_less_white_is_enough(end: float, begin: float, columns: bool) -> None:
    rows = rows_of(*[(60, 290, 297, 520)] * 8)
    zone = middle_of(Part(rows))
    assert Gutters(SIZE).between(rows, zone) == []
    assert bool(Gutters(SIZE, frames(end, begin)).between(rows, zone)) == columns


@pytest.mark.parametrize(("right", "columns"), [(295, True), (294, False)])
def test_between_two_frames_four_points_are_enough(right: float, columns: bool) -> None:
    rows = rows_of(*[(60, 290, right, 520)] * 8)
    found = Gutters(SIZE, frames(291, right)).between(rows, middle_of(Part(rows)))
    assert bool(found) == columns


def ruled(rows: int) -> tuple[Box, ...]:
    """Rows of a table, 16 points high, with a cell on both sides of the strip from 241 to 262."""
    return tuple(
        Box(1, x0, 93.0 + 16 * at, x1, 109.0 + 16 * at)
        for at in range(rows)
        for x0, x1 in ((50.0, 250.0), (250.0, 530.0))
    )


@pytest.mark.parametrize(("high", "columns"), [(5, True), (6, False)])
def test_a_strip_is_a_tables_when_most_rows_stand_in_it(high: int, columns: bool) -> None:
    # Lists on lines of their own, twenty rows in all: each row of the table holds two
    rows = beside(column(60, 200, 10, full=1), column(262, 520, 10, full=1))
    assert found(rows)
    taken = Gutters(SIZE, [ruled(high)]).between(rows, middle_of(Part(rows)))
    assert bool(taken) == columns


def test_two_rows_are_no_table_that_parts_columns() -> None:
    rows = beside(column(60, 200, 10, full=1), column(262, 520, 10, full=1))
    high = tuple(Box(1, x0, top, x1, top + 100) for top in (90.0, 190.0) for x0, x1 in ((50.0, 250.0), (250.0, 530.0)))
    assert Gutters(SIZE, [high]).between(rows, middle_of(Part(rows)))
    three = tuple(
        Box(1, x0, top, x1, top + 65) for top in (90.0, 155.0, 220.0) for x0, x1 in ((50.0, 250.0), (250.0, 530.0))
    )
    assert not Gutters(SIZE, [three]).between(rows, middle_of(Part(rows)))


def test_rulings_do_not_part_prose() -> None:
    rows = rows_of(*[(*LEFT, *RIGHT)] * 8)
    assert Gutters(SIZE, [ruled(8)]).between(rows, middle_of(Part(rows))) == [Strip(241, 262)]


def test_a_line_on_the_ruling_between_two_rows_is_in_neither() -> None:
    # The rows go from 93 to 109 and from 109 to 125
    rows = _Heights(ruled(2), Strip(241, 262))
    assert [rows.hold(y) for y in (93, 93.1, 108.9, 109, 109.1, 124.9, 125)] == [
        False, True, True, False, True, True, False,
    ]  # fmt: skip


def test_a_row_without_height_holds_nothing_and_hides_nothing() -> None:
    flat = tuple(Box(1, x0, 100.4, x1, 100.4) for x0, x1 in ((50.0, 250.0), (250.0, 530.0)))
    rows = _Heights((*ruled(2), *flat), Strip(241, 262))
    assert rows.rows == 3
    assert [rows.hold(y) for y in (99, 100.2, 105, 109)] == [True, True, True, False]
