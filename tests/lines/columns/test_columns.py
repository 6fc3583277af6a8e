from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lines.columns.columns import arrange
from extractor.lines.columns.spans import Span
from extractor.model import Box

SIZE, PITCH = 10.0, 16.0
Placed = tuple[float, float, float]  # x0, top, x1


def rows_of(*placed: list[Placed], size: float = SIZE) -> list[list[Span]]:
    return [
        [Span(row, at, at + 1, x0, top, x1, top + size, size) for at, (x0, top, x1) in enumerate(spans)]
        for row, spans in enumerate(placed)
    ]


def column(x0: float, x1: float, count: int, top: float = 100.0) -> list[Placed]:
    """Lines of prose: the first indented, the last short."""
    lines = [(x0, top + at * PITCH, x1) for at in range(count)]
    lines[0] = (x0 + 20, top, x1)
    lines[-1] = (x0, lines[-1][1], (x0 + x1) / 2)
    return lines


def side_by_side(*columns: list[Placed]) -> list[list[Span]]:
    """Rows of columns that stand on the same lines."""
    longest = max(map(len, columns))
    return rows_of(*([one[at] for one in columns if at < len(one)] for at in range(longest)))


def read(rows: list[list[Span]]) -> list[tuple[int, list[tuple[float, float]]]]:
    """The column of each stretch, with where its spans begin."""
    return [
        (stretch.column, [(span.x0, span.top) for row in stretch.rows for span in row]) for stretch in arrange(rows)
    ]


def columns_of(rows: list[list[Span]]) -> list[int]:
    return [stretch.column for stretch in arrange(rows)]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = column(60, 280, 12), column(302, 522, 9)
    found = read(side_by_side(left, right))
    assert [number for number, _ in found] == [1, 2]
    assert [spans for _, spans in found] == [[(x0, top) for x0, top, _ in one] for one in (left, right)]


def test_three_columns_likewise() -> None:
    assert columns_of(side_by_side(column(60, 200, 10), column(218, 358, 10), column(376, 516, 10))) == [1, 2, 3]


def test_columns_on_lines_of_their_own_are_read_one_after_the_other() -> None:
    left, right = column(60, 280, 10), column(302, 522, 10, top=108.0)
    rows = sorted([[one] for one in left + right], key=lambda row: row[0][1])
    assert [number for number, _ in read(rows_of(*rows))] == [1, 2]


def test_full_width_lines_part_the_columns_above_them_from_those_below() -> None:
    above, below = (60.0, 80.0, 522.0), (60.0, 300.0, 522.0)
    rows = [[above], *zip(column(60, 280, 10), column(302, 522, 10), strict=True), [below]]
    rows += zip(column(60, 280, 8, top=330.0), column(302, 522, 8, top=330.0), strict=True)
    assert columns_of(rows_of(*(list(row) for row in rows))) == [0, 1, 2, 0, 1, 2]


def test_white_over_the_whole_width_is_a_figure_and_parts_bands() -> None:
    rows = list(zip(column(60, 280, 8), column(302, 522, 8), strict=True))
    rows += zip(column(60, 280, 8, top=400.0), column(302, 522, 8, top=400.0), strict=True)
    assert columns_of(rows_of(*(list(row) for row in rows))) == [1, 2, 1, 2]


def test_columns_run_on_past_figures_of_their_own_at_one_height() -> None:
    left = [*column(60, 280, 8), (120.0, 330.0, 220.0), *column(60, 280, 8, top=346.0)]
    right = [*column(302, 522, 6), (362.0, 378.0, 462.0), *column(302, 522, 6, top=394.0)]
    rows = [[one for one in (*left, *right) if one[1] == top] for top in sorted({one[1] for one in (*left, *right)})]
    assert [(number, len(spans)) for number, spans in read(rows_of(*rows))] == [(1, 17), (2, 13)]


def test_a_figure_and_a_heading_over_all_columns_part_bands() -> None:
    rows: list[list[Placed]] = [[*pair] for pair in zip(column(60, 280, 8), column(302, 522, 8), strict=True)]
    rows.append([(60.0, 350.0, 140.0)])
    rows += [[*pair] for pair in zip(column(60, 280, 8, top=376.0), column(302, 522, 8, top=376.0), strict=True)]
    found = read(rows_of(*rows))
    assert [number for number, _ in found] == [1, 2, 1, 2]
    assert found[2][1][0] == (60.0, 350.0)


def test_headings_between_columns_of_different_widths_belong_to_those_below() -> None:
    rows: list[list[Placed]] = [[*pair] for pair in zip(column(60, 240, 9), column(262, 522, 9), strict=True)]
    rows.append([(60.0, 260.0, 130.0), (322.0, 260.0, 392.0)])
    rows += [[*pair] for pair in zip(column(60, 300, 9, top=280.0), column(322, 522, 9, top=280.0), strict=True)]
    found = read(rows_of(*rows))
    assert [number for number, _ in found] == [1, 2, 3, 4]
    assert [spans[0] for _, spans in found[2:]] == [(60.0, 260.0), (322.0, 260.0)]


def test_a_heading_at_the_left_edge_over_all_columns_parts_bands() -> None:
    rows: list[list[Placed]] = [[*pair] for pair in zip(column(60, 280, 8), column(302, 522, 8), strict=True)]
    rows.append([(60.0, 245.0, 140.0)])
    rows += [[*pair] for pair in zip(column(60, 280, 8, top=270.0), column(302, 522, 8, top=270.0), strict=True)]
    found = read(rows_of(*rows))
    assert [number for number, _ in found] == [1, 2, 1, 2]
    assert found[2][1][0] == (60.0, 245.0)


def headed(size: float, right: int, below: list[list[Placed]]) -> list[list[Span]]:
    """Two columns, a heading at the left edge of some size, with `right` lines more in the other column, and more."""
    left = column(60, 280, 12)
    (last,) = rows_of([(60, left[-1][1] + 30, 130), (140, left[-1][1] + 30, 160)], size=size)
    other = column(302, 522, 12 + right)
    rows = [*side_by_side(left, other[:12]), last, *rows_of(*([one] for one in other[12:]), *below)]
    return sorted(rows, key=lambda row: row[0].top)


def test_a_big_heading_with_white_beside_it_ends_the_columns_above_it() -> None:
    cards: list[list[Placed]] = [[(60, top, 140), (302, top, 380)] for top in (350.0, 366.0, 398.0)]
    cards.insert(2, [(60, 382, 280), (302, 382, 522)])
    found = read(headed(18.0, 0, cards))
    assert [(number, len(spans)) for number, spans in found] == [(1, 12), (2, 12), (0, 2), (1, 4), (2, 4)]
    assert [spans[0][1] for _, spans in found] == [100.0, 100.0, 306.0, 350.0, 350.0]


def test_columns_run_on_beside_the_title_of_an_article_in_one_of_them() -> None:
    text: list[list[Placed]] = [[(60, 100 + at * PITCH, 280), (302, 100 + at * PITCH, 522)] for at in range(16, 24)]
    assert [number for number, _ in read(headed(18.0, 4, text))] == [1, 2]


def test_the_last_column_may_have_one_line() -> None:
    found = read(side_by_side(column(60, 280, 12), [(302.0, 100.0, 460.0)]))
    assert [number for number, _ in found] == [1, 2]
    assert found[1][1] == [(302.0, 100.0)]


def test_a_note_beside_the_middle_of_a_narrow_text_is_no_column() -> None:
    rows = rows_of(*([line] for line in column(60, 280, 6)), [(60.0, 196.0, 280.0), (420.0, 196.0, 500.0)], *([line] for line in column(60, 280, 6, top=212.0)))  # fmt: skip
    assert columns_of(rows) == [0]


def test_prose_with_an_indent_and_short_lines_is_one_column() -> None:
    assert columns_of(rows_of(*([line] for line in column(60, 522, 20)))) == [0]


def test_a_table_a_card_and_running_heads_stay_in_rows() -> None:
    table = [[(60.0, 100 + at * PITCH, 110.0), (250.0, 100 + at * PITCH, 280.0), (400.0, 100 + at * PITCH, 430.0)] for at in range(9)]  # fmt: skip
    card = [[(60.0, 100 + at * PITCH, 160.0), (310.0, 100 + at * PITCH, 400.0 + at)] for at in range(4)]
    heads = [[(60.0, 40.0, 120.0), (460.0, 40.0, 522.0)], *([line] for line in column(60, 522, 10))]
    for rows in (table, card, heads):
        assert columns_of(rows_of(*rows)) == [0]


def test_a_wide_table_of_numbers_is_no_pair_of_halves() -> None:
    table = [[(60.0 + 40 * cell, 100 + at * PITCH, 80.0 + 40 * cell) for cell in range(12)] for at in range(12)]
    assert columns_of(rows_of(*table)) == [0]


def test_a_box_beside_a_paragraph_is_read_behind_it() -> None:
    above = [[(60.0, 100.0 + at * PITCH, 522.0)] for at in range(3)]
    beside = [[(60.0, 148.0 + at * PITCH, 350.0)] for at in range(7)]
    box = [[(380.0, 156.0 + at * 13, 520.0)] for at in range(7)]
    below = [[(60.0, 260.0, 522.0)], [(60.0, 276.0, 300.0)], [(80.0, 292.0, 522.0)], [(60.0, 308.0, 200.0)]]
    rows = sorted([*above, *beside, *box, *below], key=lambda row: row[0][1])
    found = read(rows_of(*rows))
    assert [number for number, _ in found] == [0, 1, 0, 2, 0]
    assert found[2][1] == [(60.0, 260.0), (60.0, 276.0)]


def listed(x0: float, x1: float, count: int, pitch: float) -> list[list[Placed]]:
    """Short entries, each with a number at the right."""
    return [[(x0, 100 + at * pitch, x0 + 50), (x1 - 15, 100 + at * pitch, x1)] for at in range(count)]


def test_long_lists_on_lines_of_their_own_are_read_one_after_the_other() -> None:
    left, right = listed(60, 280, 14, 20.0), listed(310, 430, 20, 14.0)
    rows = sorted([*left, *right], key=lambda row: row[0][1])
    found = read(rows_of(*rows))
    assert [number for number, _ in found] == [1, 2]
    assert [len(spans) for _, spans in found] == [2 * 14, 2 * 20]


def test_cells_of_several_lines_are_no_columns_where_rulings_part_their_rows() -> None:
    # Names in the middle of their rows, beside entries of two lines.
    names = [[(60.0, 108.0 + at * 32, 140.0 - at % 3 * 20)] for at in range(9)]
    entries = [[(300.0, 100.0 + at * 16, 420.0 - at % 3 * 40)] for at in range(18)]
    rows = rows_of(*sorted([*names, *entries], key=lambda row: row[0][1]))
    grid = tuple(
        Box(1, x0, 98.0 + at * 32, x1, 130.0 + at * 32) for at in range(9) for x0, x1 in ((50.0, 220.0), (220.0, 530.0))
    )
    assert [stretch.column for stretch in arrange(rows)] == [1, 2]
    assert [stretch.column for stretch in arrange(rows, [grid])] == [0]


def tabled(x0: float, x1: float, count: int, pitch: float = PITCH) -> list[list[Placed]]:
    """A label of its own length, and two numbers that end at the same x."""
    return [
        [
            (x0, top, x0 + 40 + at % 3 * 20),
            (x1 - 80 - at % 2 * 10, top, x1 - 60),
            (x1 - 20 - at % 2 * 10, top, x1),
        ]
        for at in range(count)
        for top in (100 + at * pitch,)
    ]


def test_two_tables_side_by_side_are_read_one_after_the_other() -> None:
    left, right = tabled(60, 280, 10), tabled(302, 522, 10)
    found = read(rows_of(*([*one, *other] for one, other in zip(left, right, strict=True))))
    assert [(number, len(spans)) for number, spans in found] == [(1, 30), (2, 30)]


def test_frames_with_little_white_between_them_are_read_one_after_the_other() -> None:
    # Tables of 7 points apart, where columns of text have 9 at least
    left, right = tabled(60, 290, 9, 21.0), tabled(297, 522, 12, 16.0)
    rows = rows_of(*sorted([*left, *right], key=lambda row: row[0][1]))
    frames = [(Box(1, 60.0, 95.0, 290.0, 290.0),), (Box(1, 297.0, 95.0, 522.0, 290.0),)]
    assert [stretch.column for stretch in arrange(rows)] == [0]
    assert [stretch.column for stretch in arrange(rows, frames)] == [1, 2]


def test_headings_and_a_few_lines_above_columns_belong_to_them() -> None:
    rows: list[list[Placed]] = [[(60.0, 100.0, 160.0), (302.0, 100.0, 380.0)]]
    rows += [[(60.0, 140.0, 280.0), (302.0, 140.0, 350.0)], [(60.0, 156.0, 200.0), (302.0, 156.0, 350.0)]]
    rows += [[*pair] for pair in zip(column(60, 280, 8, top=260.0), column(302, 522, 8, top=260.0), strict=True)]
    found = read(rows_of(*rows))
    assert [number for number, _ in found] == [1, 2]
    assert [spans[:3] for _, spans in found] == [
        [(60.0, 100.0), (60.0, 140.0), (60.0, 156.0)], [(302.0, 100.0), (302.0, 140.0), (302.0, 156.0)]
    ]  # fmt: skip


def test_what_goes_on_below_columns_belongs_to_the_one_that_it_fills() -> None:
    rows: list[list[Placed]] = [[*pair] for pair in zip(column(60, 280, 8), column(302, 522, 8), strict=True)]
    rows += [[(60.0, 260.0, 276.0)], [(60.0, 276.0, 279.0)], [(60.0, 292.0, 120.0)]]
    found = read(rows_of(*rows))
    assert [number for number, _ in found] == [1, 2]
    assert found[0][1][-3:] == [(60.0, 260.0), (60.0, 276.0), (60.0, 292.0)]


def test_a_running_head_in_halves_is_not_drawn_into_the_columns_below_it() -> None:
    rows: list[list[Placed]] = [[(60.0, 60.0, 120.0), (470.0, 60.0, 522.0)]]
    rows += [[*pair] for pair in zip(column(60, 280, 8), column(302, 522, 8), strict=True)]
    assert columns_of(rows_of(*rows)) == [0, 1, 2]


places = st.tuples(st.floats(-50, 2000), st.floats(0, 900), st.floats(1, 400)).map(
    lambda at: (at[0], at[1], at[0] + at[2])
)


@given(st.lists(st.lists(places, min_size=1, max_size=4), min_size=1, max_size=40))
def test_no_span_is_lost_or_read_twice(placed: list[list[Placed]]) -> None:
    rows = rows_of(*(sorted(row) for row in sorted(placed, key=lambda row: row[0][1])))
    arranged = [span for stretch in arrange(rows) for row in stretch.rows for span in row]
    assert Counter(arranged) == Counter(span for row in rows for span in row)


# ------------------------------------------------------------------ at the edges: text of 10 points, lines 16 apart


def band(
    top: float, left: tuple[float, float] = (60, 280), right: tuple[float, float] = (302, 522)
) -> list[list[Placed]]:
    """Eight rows in two columns, the last of which ends 122 points below their top."""
    return [[*pair] for pair in zip(column(*left, 8, top), column(*right, 8, top), strict=True)]


END = 222.0  # where a band from 100 on ends


@pytest.mark.parametrize(("white", "columns"), [(40.0, [1, 2]), (40.1, [1, 2, 1, 2])])
def test_white_of_four_lines_is_a_figure(white: float, columns: list[int]) -> None:
    assert columns_of(rows_of(*band(100), *band(END + white))) == columns


@pytest.mark.parametrize(
    ("white", "x0", "columns"),
    [(14.1, 60, [1, 2, 1, 2]), (14.0, 60, [1, 2]), (14.1, 85.9, [1, 2, 1, 2]), (14.1, 86, [1, 2])],
)
def test_a_heading_over_all_columns_has_more_white_above_it(white: float, x0: float, columns: list[int]) -> None:
    # 8 points more than the 6 that are usual; an indent is narrower than 26
    heading: list[Placed] = [(x0, END + white, x0 + 80)]
    assert columns_of(rows_of(*band(100), heading, *band(END + white + 25))) == columns


@pytest.mark.parametrize(
    ("lines", "white", "columns"), [(1, 9.1, [0, 1, 2]), (1, 9.0, [1, 2]), (3, 9.1, [0, 1, 2]), (4, 9.1, [1, 2])]
)
def test_a_title_above_columns_has_a_little_more_white_below_it(lines: int, white: float, columns: list[int]) -> None:
    title: list[list[Placed]] = [[(60, 90 - white - 16 * at, 200)] for at in reversed(range(lines))]
    assert columns_of(rows_of(*title, *band(100))) == columns


@pytest.mark.parametrize(("lower", "columns"), [(4.9, [1, 2, 1, 2]), (5.0, [1, 2])])
def test_columns_that_begin_at_one_height_begin_anew(lower: float, columns: list[int]) -> None:
    below = sorted(
        [*([one] for one in column(60, 280, 8, 300.0)), *([one] for one in column(302, 522, 8, 300.0 + lower))],
        key=lambda row: row[0][1],
    )
    assert columns_of(rows_of(*band(100), *below)) == columns


@pytest.mark.parametrize(("x0", "columns"), [(302, [1, 2]), (307.9, [1, 2]), (296.1, [1, 2]), (308, [0, 1, 2])])
def test_headings_begin_where_the_columns_below_them_do(x0: float, columns: list[int]) -> None:
    headings: list[Placed] = [(60.0, 60.0, 160.0), (x0, 60.0, 400.0)]
    assert columns_of(rows_of(headings, *band(150))) == columns


@pytest.mark.parametrize(("x1", "columns"), [(537.9, [1, 2]), (538, [0, 1, 2])])
def test_headings_do_not_reach_out_of_the_columns_below_them(x1: float, columns: list[int]) -> None:
    headings: list[Placed] = [(60.0, 60.0, 160.0), (302.0, 60.0, x1)]
    assert columns_of(rows_of(headings, *band(150))) == columns


@pytest.mark.parametrize(("x1", "columns"), [(264.1, [1, 2]), (264, [1, 2, 0])])
def test_what_stands_below_in_one_column_fills_it(x1: float, columns: list[int]) -> None:
    below: list[list[Placed]] = [[(60.0, 268.0, x1)], [(60.0, 284.0, 100.0)]]
    assert columns_of(rows_of(*band(100), *below)) == columns


def under_heading(size: float = 14.1, above: float = 9.1, below: float = 9.1, lower: float = 0.0) -> list[int]:
    """The columns of two bands with a heading between them, so much white above and below it; the right one lower."""
    first = side_by_side(column(60, 280, 30), column(302, 522, 30))
    top = first[-1][0].bottom + above
    (heading,) = rows_of([(60, top, 130)], size=size)
    left, right = column(60, 280, 8, top + size + below), column(302, 522, 8, top + size + below + lower)
    second = rows_of(*([one] for one in (*left, *right))) if lower else side_by_side(left, right)
    return columns_of(sorted([*first, heading, *second], key=lambda row: row[0].top))


def test_a_section_s_heading_is_much_bigger_than_the_text() -> None:
    assert under_heading(14.1) == [1, 2, 0, 1, 2]
    assert under_heading(14.0) == [1, 2]


def test_a_section_s_heading_has_a_little_white_on_both_sides() -> None:
    # 3 points more than the 6 that are usual
    assert under_heading(above=9.0) == [1, 2]
    assert under_heading(below=9.0) == [1, 2]


def test_below_a_section_s_heading_columns_begin_side_by_side() -> None:
    assert under_heading(lower=4.9) == [1, 2, 0, 1, 2]
    assert under_heading(lower=5.0) == [1, 2]


@pytest.mark.parametrize(("right", "columns"), [(265.1, [1, 2, 0, 1, 2]), (265, [1, 2, 0, 3, 2])])
def test_columns_have_one_number_where_their_edges_are_the_same(right: float, columns: list[int]) -> None:
    over: list[Placed] = [(60.0, END + 6, 522.0)]
    assert columns_of(rows_of(*band(100), over, *band(END + 22, left=(60, right)))) == columns


@pytest.mark.parametrize(("left", "columns"), [(74.9, [1, 2, 0, 1, 2]), (75, [1, 2, 0, 3, 2])])
def test_columns_have_one_number_where_they_begin_at_the_same_edge(left: float, columns: list[int]) -> None:
    over: list[Placed] = [(60.0, END + 6, 522.0)]
    assert columns_of(rows_of(*band(100), over, *band(END + 22, left=(left, 280)))) == columns


@pytest.mark.parametrize(("rows", "columns"), [(400, [1, 2]), (401, [0])])
def test_a_page_has_no_more_than_so_many_rows(rows: int, columns: list[int]) -> None:
    placed: list[list[Placed]] = [[(60.0, 2.0 * at, 280.0), (302.0, 2.0 * at, 522.0)] for at in range(rows)]
    assert columns_of(rows_of(*placed)) == columns


def boxed(*after: list[Placed], pitch: float = 16) -> list[list[Span]]:
    """A box beside a paragraph that goes on below it in full lines, and rows below these."""
    above: list[list[Placed]] = [[(60.0, 100.0 + at * PITCH, 522.0)] for at in range(3)]
    beside: list[list[Placed]] = [[(60.0, 148.0 + at * PITCH, 350.0)] for at in range(7)]
    box: list[list[Placed]] = [[(380.0, 156.0 + at * 13, 520.0)] for at in range(7)]
    below: list[list[Placed]] = [[(60.0, 244.0 + pitch, 522.0)]]
    return rows_of(*sorted([*above, *beside, *box, *below, *after], key=lambda row: row[0][1]))


@pytest.mark.parametrize(
    ("x1", "x0", "lines"),
    [(522, 60, 3), (522, 72, 3), (522, 72.1, 2), (490, 60, 3), (489.9, 60, 2)],
)
def test_a_box_is_read_where_the_paragraph_beside_it_ends(x1: float, x0: float, lines: int) -> None:
    # It ends with a line that leaves three characters of white, or before one that is indented
    found = read(boxed([(60.0, 276.0, x1)], [(x0, 292.0, 522.0)]))
    assert [number for number, _ in found][:4] == [0, 1, 0, 2]
    assert len(found[2][1]) == lines


@pytest.mark.parametrize(("top", "lines"), [(296, 3), (296.1, 2)])
def test_white_ends_a_paragraph_beside_a_box(top: float, lines: int) -> None:
    assert len(read(boxed([(60.0, 276.0, 522.0)], [(60.0, top, 522.0)]))[2][1]) == lines


@pytest.mark.parametrize(("size", "lines"), [(10.5, 3), (10.6, 2), (9.5, 3), (9.4, 2)])
def test_another_size_ends_a_paragraph_beside_a_box(size: float, lines: int) -> None:
    (last,) = rows_of([(60.0, 292.0, 522.0)], size=size)
    assert len(read([*boxed([(60.0, 276.0, 522.0)]), last])[2][1]) == lines


@pytest.mark.parametrize(("pitch", "columns"), [(23.9, [0, 1, 0, 2]), (24, [0, 1, 2, 0])])
def test_a_paragraph_goes_on_below_a_box_without_more_white(pitch: float, columns: list[int]) -> None:
    # 8 points more than the 6 between its lines
    assert columns_of(boxed(pitch=pitch)) == columns


def test_three_rows_below_a_line_over_the_whole_width_are_columns() -> None:
    rows: list[list[Placed]] = [
        [(60.0, 100.0 + at * PITCH, 280.0), (302.0, 100.0 + at * PITCH, 522.0)] for at in range(3)
    ]
    assert columns_of(rows_of([(60.0, 70.0, 522.0)], *rows)) == [0, 1, 2]
    assert columns_of(rows_of([(60.0, 70.0, 522.0)], *rows[:2])) == [0]
