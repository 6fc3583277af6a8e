"""Spans of ink, rows of them and parts of a page, in bits of a point each."""

from __future__ import annotations

from extractor.lines.columns.spans import Part, Row, Span, Strip, bit, gaps_of, sides_of


def row(top: float, *edges: float, size: float = 10) -> Row:
    """A row of one height, of which the left and right edges of its spans are given in turn."""
    places = range(0, len(edges), 2)
    return Row([Span(0, at, at + 1, edges[at], top, edges[at + 1], top + size, size) for at in places])


def test_a_row_keeps_what_stands_on_either_side_of_a_strip() -> None:
    whole = row(100, 60, 280, 300, 520)
    left, right = whole.side(0, 290), whole.side(290, 600)

    assert left is not None
    assert right is not None
    assert (left.x0, left.x1, right.x0, right.x1) == (60, 280, 300, 520)
    assert whole.side(0, 290) is left
    assert whole.side(0, 600) is whole
    assert whole.side(600, 700) is None
    assert whole.inked == 440 / 460


def test_a_row_reaches_from_its_highest_span_to_its_lowest() -> None:
    whole = Row([Span(0, 0, 1, 60, 104, 90, 114, 10), Span(0, 1, 2, 95, 100, 120, 118, 18)])
    assert (whole.top, whole.bottom) == (100, 118)


def test_ink_has_a_bit_for_each_point_that_is_printed_on() -> None:
    whole = row(100, 2.5, 4.2, 6, 6.9)
    assert [at for at in range(10) if whole.ink >> at & 1] == [2, 3, 4, 6]


def test_what_stands_off_any_page_has_the_first_or_last_bit() -> None:
    assert (bit(-3), bit(0.9), bit(1), bit(1e9)) == (0, 0, 1, 14400)


def test_the_gap_above_a_row_is_measured_from_the_lowest_ink_above_it() -> None:
    tall = Row([Span(0, 0, 1, 60, 100, 90, 140, 40)])
    assert gaps_of([tall, row(120, 100, 200), row(150, 60, 200)]) == [120 - 140, 150 - 140]


def test_a_part_is_as_wide_as_its_widest_rows() -> None:
    part = Part([row(100, 60, 200), row(116, 50, 180)])
    assert (part.left, part.right, part.width) == (50, 200, 150)


def test_rows_are_cut_at_the_middle_of_strips_and_what_is_empty_goes() -> None:
    rows = [row(100, 60, 280, 300, 520), row(116, 60, 270), row(132, 310, 520)]
    strip = Strip(281, 300)
    assert (strip.middle, strip.width) == (290.5, 19)
    left, right = sides_of(rows, [strip])
    assert [(each.x0, each.x1) for each in left] == [(60, 280), (60, 270)]
    assert [(each.x0, each.x1) for each in right] == [(300, 520), (310, 520)]
