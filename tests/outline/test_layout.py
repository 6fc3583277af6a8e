"""How a document is set: each number is at the edge of what it tells apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.model import Line
from extractor.outline.layout import Layout, Margin, layout_of, other_size

SIZE = 10.0
LAYOUT = Layout(
    SIZE,
    bold=False,
    indents=True,
    ragged=False,
    pitch=16.0,
    margins={(1, 0): Margin(100, 500), (1, 2): Margin(300, 500)},
)


def line(page: int, column: int, x0: float, x1: float, position: int = 0, size: float = SIZE) -> Line:
    top = 100.0 + 16 * position
    return Line(page, position, "文" * 20, x0, top, x1, top + size, size, False, "", (), (), "body", column)


def column(page: int, number: int, x0: float, x1: float, count: int = 12) -> list[Line]:
    """Lines of a column, every fourth of them indented by two characters."""
    return [line(page, number, x0 + 20 * (at % 4 == 0), x1, at) for at in range(count)]


def placed(*edges: tuple[float, float], page: int = 1) -> list[Line]:
    """Lines below each other that begin and end here."""
    return [line(page, 0, x0, x1, at) for at, (x0, x1) in enumerate(edges)]


# ------------------------------------------------------------------ what is asked of a line


@pytest.mark.parametrize(
    ("x0", "indented", "deep"),
    [(100, False, False), (109, False, False), (109.1, True, False), (142, True, False), (142.1, True, True)],
)
def test_an_indent_is_one_to_four_characters(x0: float, indented: bool, deep: bool) -> None:
    asked = line(1, 0, x0, 500)
    assert (LAYOUT.indented(asked), LAYOUT.deep(asked)) == (indented, deep)


def test_an_indent_is_measured_in_the_size_of_the_line() -> None:
    assert LAYOUT.inset(line(1, 0, 130, 500)) == 3
    assert LAYOUT.inset(line(1, 2, 330, 500, size=15)) == 2
    assert LAYOUT.inset(line(1, 0, 100.5, 500, size=0)) == 0.5


@pytest.mark.parametrize(("x1", "short"), [(500, False), (484, False), (483.9, True)])
def test_a_justified_line_is_short_that_leaves_more_than_a_character_and_a_half(x1: float, short: bool) -> None:
    assert LAYOUT.short(line(1, 0, 100, x1)) == short


@pytest.mark.parametrize(("x1", "short"), [(483.9, False), (388, False), (387.9, True)])
def test_a_ragged_line_is_short_that_leaves_more_than_a_quarter_of_the_width(x1: float, short: bool) -> None:
    # 0.28 of 400 points are 112
    assert replace(LAYOUT, ragged=True).short(line(1, 0, 100, x1)) == short


@pytest.mark.parametrize(
    ("x0", "x1", "centred"),
    [
        (115, 485, False),  # no more than a character and a half on the left
        (115.1, 485, True),
        (130, 455.1, True),
        (130, 455, False),  # 45 on the right, 15 more than on the left
        (145, 470, False),  # … and 15 fewer
        (144.9, 470, True),
    ],
)
def test_a_centred_line_has_as_much_white_on_both_sides(x0: float, x1: float, centred: bool) -> None:
    assert LAYOUT.centred(line(1, 0, x0, x1)) == centred


@pytest.mark.parametrize(
    ("x0", "x1", "aligned"),
    [
        (152.4, 400, True),  # begins at the same x, nearly
        (147.6, 400, True),
        (152.5, 400, False),
        (170, 239.8, True),  # the same middle, 4.9 points further right
        (170, 240, False),
        (130, 260, False),  # 5 points further left
    ],
)
def test_lines_are_aligned_by_their_left_edge_or_their_middle(x0: float, x1: float, aligned: bool) -> None:
    assert LAYOUT.aligned(line(1, 0, 150, 250), line(1, 0, x0, x1)) == aligned


def test_lines_of_two_columns_are_aligned_within_these() -> None:
    assert LAYOUT.aligned(line(1, 0, 150, 250), line(1, 2, 350, 480))
    assert LAYOUT.aligned(line(1, 0, 150, 250), line(1, 2, 380, 420))
    assert not LAYOUT.aligned(line(1, 0, 150, 250), line(1, 2, 150, 250))


@pytest.mark.parametrize(("size", "bigger"), [(10, False), (10.8, False), (10.9, True)])
def test_a_line_is_bigger_from_a_twelfth_on(size: float, bigger: bool) -> None:
    asked = line(1, 0, 100, 500, size=size)
    assert (LAYOUT.bigger(asked), LAYOUT.stands_out(asked)) == (bigger, bigger)


def test_a_bold_line_stands_out_where_the_body_is_not_bold() -> None:
    plain = line(1, 0, 100, 500)
    bold = replace(plain, bold=True)
    assert [LAYOUT.bolder(one) for one in (plain, bold)] == [False, True]
    assert [LAYOUT.stands_out(one) for one in (plain, bold)] == [False, True]
    assert not replace(LAYOUT, bold=True).stands_out(bold)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [(11, 12, True), (14, 15.5, True), (12, 12, False), (10, 10.5, False), (11.5, 12.5, False), (12.6, 11.5, True)],
)
def test_sizes_differ_when_they_are_a_twelfth_apart(one: float, other: float, differ: bool) -> None:
    assert (other_size(one, other), other_size(other, one)) == (differ, differ)


# ------------------------------------------------------------------ how a document is set


def test_the_size_and_weight_are_those_of_most_characters() -> None:
    small, bold = [line(1, 0, 100, 500, at, 8.0) for at in range(3)], replace(line(1, 0, 100, 500, 3), bold=True)
    text = [line(1, 0, 100, 500, at) for at in range(4, 7)]
    assert layout_of([*small, *text, bold]).size == SIZE
    assert layout_of([*small, *text[:2]]).size == 8
    assert not layout_of([*text, bold]).bold
    assert layout_of([*text[:1], bold, bold]).bold
    assert layout_of([replace(one, bold=True, text="文" * 90) for one in small] + text * 10).bold is False


def test_a_document_without_text_is_set_as_most_are() -> None:
    layout = layout_of([])
    assert (layout.size, layout.pitch, layout.bold, layout.margins) == (12, 18, False, {})


@pytest.mark.parametrize(
    ("indented", "others", "indents"),
    [(1, 9, False), (2, 8, True), (2, 48, True), (2, 49, False), (3, 49, True)],
)
def test_paragraphs_are_indented_where_two_lines_and_one_in_25_are(indented: int, others: int, indents: bool) -> None:
    assert layout_of(placed(*[(100, 500)] * others, *[(120, 500)] * indented)).indents == indents


@pytest.mark.parametrize(("x0", "indents"), [(112, False), (112.1, True), (131.9, True), (132, False)])
def test_an_indent_is_wider_than_one_character_and_narrower_than_three(x0: float, indents: bool) -> None:
    # Four lines more begin at the margin than the leftmost edge needs
    assert layout_of(placed(*[(100, 500)] * 8, *[(x0, 500)] * 2)).indents == indents


@pytest.mark.parametrize(
    ("ends", "ragged"),
    [
        ([500] * 6 + [491] * 4, False),  # 9 points short in four of ten
        ([500] * 5 + [491] * 5, True),
        ([500] * 5 + [492] * 5, False),  # 8 points: less than a character
        ([500] * 6 + [491] * 2 + [440] * 3, False),  # the last lines of paragraphs do not count
        ([500] * 6 + [491] * 2 + [440.1] * 3, True),
    ],
)
def test_a_document_is_ragged_where_many_lines_end_early(ends: list[float], ragged: bool) -> None:
    assert layout_of(placed(*[(100, end) for end in ends])).ragged == ragged


@pytest.mark.parametrize(
    ("tops", "pitch"),
    [
        ([0, 14, 28, 48], 14),
        ([0, 5, 10, 30], 20),  # 5 points are half the size: the same line
        ([0, 40, 80, 99], 19),  # 40 are four times the size: a figure
        ([0, 5.6, 11.2, 31], 6),
        ([0, 39.6, 79.2, 99], 40),
        ([0, 60, 120], 15),  # one and a half times the size where nothing tells
    ],
)
def test_the_pitch_is_the_most_frequent_distance_from_line_to_line(tops: list[float], pitch: float) -> None:
    assert layout_of([replace(line(1, 0, 100, 500), top=top) for top in tops]).pitch == pitch


def test_the_pitch_is_measured_inside_columns() -> None:
    assert layout_of([*column(1, 1, 60, 280), *column(1, 2, 302, 522)]).pitch == 16
    side_by_side = [replace(line(1, at % 2 + 1, 60, 280), top=100.0 + 7 * at) for at in range(10)]
    assert layout_of(side_by_side).pitch == 15  # 7 points lie between two columns only


def test_no_pitch_is_less_than_a_point() -> None:
    tiny = [replace(line(1, 0, 100, 500, size=0.8), top=100 + 0.45 * at) for at in range(4)]
    assert layout_of(tiny).pitch == 1
    assert layout_of(tiny[:1]).pitch == 1.5


# ------------------------------------------------------------------ margins


def margin_of(lines: list[Line], page: int = 1) -> Margin:
    return layout_of(lines).margins[page, 0]


def test_the_left_margin_is_where_a_fair_part_of_the_lines_begins() -> None:
    # Three of fifty are 6 in a hundred
    assert margin_of(placed(*[(95, 500)] * 3, *[(100, 500)] * 47)).left == 95
    assert margin_of(placed(*[(95, 500)] * 2, *[(100, 500)] * 48)).left == 100


def test_edges_a_point_apart_are_one() -> None:
    # Of 94, 95 and 96 only the middle one has both others beside it
    assert margin_of(placed((94, 500), (95, 500), (96, 500), *[(100, 500)] * 47)).left == 95
    assert margin_of(placed((95, 500), (96, 500), (96, 500), *[(100, 500)] * 47)).left == 95
    assert margin_of(placed((93, 500), (95, 500), (97, 500), *[(101, 500)] * 47)).left == 101


def test_lines_that_all_begin_elsewhere_have_the_leftmost_edge() -> None:
    assert margin_of(placed(*[(100 + 10 * at, 500) for at in range(20)])).left == 100


def test_the_right_margin_is_where_all_but_the_longest_lines_end() -> None:
    # The last of 97 in a hundred, counted from nought
    assert margin_of(placed(*[(100, 500)] * 98, *[(100, 510)] * 3)) == Margin(100, 500)
    assert margin_of(placed(*[(100, 500)] * 97, *[(100, 510)] * 4)) == Margin(100, 510)


@pytest.mark.parametrize(
    ("x0", "x1", "margin"),
    [
        (130, 530, Margin(130, 530)),  # a right-hand page
        (130, 541.9, Margin(130, 530)),
        (130, 542, Margin(100, 500)),  # its right edge is moved by 12 points more
        (130, 518, Margin(100, 500)),
        (102.4, 502, Margin(100, 500)),  # no further off than edges are that are one
        (102.5, 502.5, Margin(102.5, 502.5)),
    ],
)
def test_a_page_may_be_moved_as_a_whole(x0: float, x1: float, margin: Margin) -> None:
    usual, moved = placed(*[(100, 500)] * 96), placed((x0, x1), (x0 + 20, x1 - 50), page=2)
    assert margin_of(usual + moved, 2) == margin
    assert margin_of(usual + moved) == Margin(100, 500)


def test_each_column_has_its_margins_and_a_title_those_of_the_page() -> None:
    title = line(1, 0, 40, 560, 0, 14.0)  # wider than the text, and no part of it
    layout = layout_of([title, *column(1, 1, 60, 280), *column(1, 2, 302, 522)])
    assert layout.margins == {(1, 0): Margin(60, 522), (1, 1): Margin(60, 280), (1, 2): Margin(302, 522)}
    assert layout.centred(line(1, 0, 200, 382, 0))
    assert layout.short(line(1, 1, 60, 200, 3))
    assert not layout.indented(line(1, 2, 302, 522, 3))


@pytest.mark.parametrize(
    ("left", "right", "margin"),
    [
        (71.9, 285, Margin(71.9, 280 + (71.9 - 60))),  # the same column, moved to the right
        (72, 285, Margin(72, 285)),  # another one
        (48, 280, Margin(48, 280)),
        (60, 291.9, Margin(60, 280)),
        (60, 292, Margin(60, 292)),
        (60, 268.1, Margin(60, 280)),
        (60, 268, Margin(60, 268)),
    ],
)
def test_columns_with_the_same_edges_are_one_on_all_pages(left: float, right: float, margin: Margin) -> None:
    other = [line(2, 1, left, right, at) for at in range(4)]
    layout = layout_of([*column(1, 1, 60, 280, 100), *column(1, 2, 302, 522, 100), *other])
    assert layout.margins[2, 1] == margin


def test_a_column_reaches_to_the_end_of_its_longest_line() -> None:
    other = [line(2, 1, 60, x1, at) for at, x1 in enumerate((280, 200, 200, 200))]
    layout = layout_of([*column(1, 1, 60, 280, 100), *column(1, 2, 302, 522, 100), *other])
    assert layout.margins[2, 1] == Margin(60, 280)


def test_columns_are_compared_with_the_longest_of_their_kind() -> None:
    few = [line(1, 1, 60, 150, at) for at in range(3)]
    layout = layout_of([*few, *column(2, 1, 60, 280), *column(2, 2, 302, 522)])
    assert layout.margins[1, 1] == Margin(60, 280)


def test_a_few_lines_inside_a_column_are_of_it_wherever_they_begin() -> None:
    layout = layout_of([*column(1, 1, 60, 280), *column(1, 2, 302, 522), line(2, 1, 80, 285)])
    assert layout.margins[2, 1] == Margin(60, 280)


@pytest.mark.parametrize(("count", "margin"), [(3, Margin(60, 280)), (4, Margin(60, 200))])
def test_a_column_of_few_lines_is_measured_by_its_like_on_other_pages(count: int, margin: Margin) -> None:
    few = [line(2, 1, 60, 150 if at == 0 else 200, at) for at in range(count)]
    layout = layout_of([*column(1, 1, 60, 280), *column(1, 2, 302, 522), *few])
    assert layout.margins[2, 1] == margin


@pytest.mark.parametrize(("left", "right"), [(48, 200), (60, 292)])
def test_a_few_lines_that_reach_out_of_a_column_are_none_of_it(left: float, right: float) -> None:
    layout = layout_of([*column(1, 1, 60, 280), *column(1, 2, 302, 522), line(2, 1, left, right)])
    assert layout.margins[2, 1] == Margin(left, right)


def test_a_box_in_small_type_has_margins_of_its_own() -> None:
    box = [line(1, 3, 385, 520, at, 9.0) for at in range(5)]
    assert layout_of([*column(1, 0, 60, 535), *box]).margins[1, 3] == Margin(385, 520)


def test_a_column_in_small_type_is_measured_by_its_text_and_not_by_its_titles() -> None:
    titles = [line(1, 2, 350, 470, at, SIZE) for at in (0, 8)]
    text = [line(1, 2, 310, 530, at, 8.5) for at in range(1, 8)]
    assert layout_of([*column(1, 0, 60, 535, 30), *titles, *text]).margins[1, 2] == Margin(310, 530)
    # As many lines of both sizes: those in the size of the document count
    assert layout_of([*column(1, 0, 60, 535, 30), *text[:2], *titles]).margins[1, 2] == Margin(350, 470)
    assert layout_of([*column(1, 0, 60, 535, 30), *text[:3], *titles]).margins[1, 2] == Margin(310, 530)


def test_what_stands_in_no_column_is_measured_by_lines_of_the_text_alone() -> None:
    big = [line(1, 0, 80, 560, at, 20.0) for at in range(3)]
    assert margin_of([*placed(*[(100, 500)] * 6), *big]) == Margin(100, 500)


# ------------------------------------------------------------------ a part of a document


def test_a_section_set_smaller_throughout_has_a_size_of_its_own() -> None:
    small = [line(2, 0, 60, 535, at, 8.5) for at in range(8)]
    layout = layout_of([*column(1, 0, 60, 535, 20), *small])
    title = line(2, 0, 60, 200, 9, 9.5)
    assert (layout.bigger(title), layout.within([*small, title]).bigger(title)) == (False, True)
    assert layout.within(column(1, 0, 60, 535)) is layout
    assert layout.within([]) is layout


@pytest.mark.parametrize(
    ("small", "others", "size"), [(3, 0, SIZE), (4, 0, 8.5), (4, 1, 8.5), (7, 3, SIZE), (8, 3, 8.5)]
)
def test_a_size_of_its_own_needs_four_lines_and_most_of_the_text(small: int, others: int, size: float) -> None:
    lines = [line(2, 0, 60, 535, at, 8.5) for at in range(small)] + [
        line(2, 0, 60, 535, 20 + at) for at in range(others)
    ]
    assert LAYOUT.within(lines).size == size
