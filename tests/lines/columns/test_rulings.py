"""Lines across a page: between which rows they part it, and what they frame."""

from __future__ import annotations

from extractor.lines.columns.rulings import Rulings
from extractor.lines.columns.spans import Part, Row, Span, Strip
from extractor.model import Box

SIZE = 10.0


def row(top: float, *edges: tuple[float, float], size: float = SIZE) -> Row:
    return Row([Span(0, 0, 1, x0, top, x1, top + size, size) for x0, x1 in edges])


def line(top: float, x0: float = 50, x1: float = 500) -> Box:
    return Box(1, x0, top, x1, top)


def tops(rulings: Rulings, rows: list[Row]) -> list[list[float]]:
    return [[one.top for one in piece] for piece in rulings.pieces(Part(rows))]


TWO = ((50.0, 250.0), (300.0, 500.0))


def test_a_line_from_edge_to_edge_parts_the_rows_above_and_below_it() -> None:
    rows = [row(top, *TWO) for top in (100, 116, 150, 166)]
    assert tops(Rulings(SIZE, [line(138)]), rows) == [[100, 116], [150, 166]]
    assert tops(Rulings(SIZE, [line(138, 50, 250)]), rows) == [[100, 116, 150, 166]]
    assert tops(Rulings(SIZE), rows) == [[100, 116, 150, 166]]


def test_a_heading_that_a_line_underlines_stands_alone() -> None:
    heading = row(150, (60, 110), size=13)
    rows = [row(100, *TWO), row(116, *TWO), heading, row(180, *TWO), row(196, *TWO)]
    assert tops(Rulings(SIZE, [line(166)]), rows) == [[100, 116], [150], [180, 196]]
    # A last line of the text is none
    short = [row(100, *TWO), row(116, *TWO), row(132, (50, 110)), row(160, *TWO)]
    assert tops(Rulings(SIZE, [line(146)]), short) == [[100, 116, 132], [160]]


def test_a_line_may_begin_behind_its_heading() -> None:
    rows = [row(100, *TWO), row(116, *TWO), row(150, (78, 140), size=16), row(180, *TWO), row(196, *TWO)]
    assert tops(Rulings(SIZE, [line(158, 150)]), rows) == [[100, 116], [150], [180, 196]]
    # … and not behind the end of a column's row
    rows = [row(100, *TWO), row(150, (50, 140)), row(180, *TWO)]
    assert tops(Rulings(SIZE, [line(155, 150)]), rows) == [[100, 150, 180]]


def test_a_strip_is_crossed_by_a_line_over_some_of_the_columns() -> None:
    rows = [row(top, (50, 190), (210, 350), (370, 500)) for top in (100, 116, 132)]
    strips = [Strip(191, 209), Strip(351, 369)]
    assert Rulings(SIZE, [line(112, 50, 350)]).uncrossed(strips, rows) == [strips[1]]
    assert Rulings(SIZE, [line(112)]).uncrossed(strips, rows) == strips
    assert Rulings(SIZE, [line(400, 50, 350)]).uncrossed(strips, rows) == strips


def test_a_frame_is_wider_than_its_text_on_both_sides() -> None:
    part = Part([row(112, (65, 485)), row(128, (65, 485))])
    assert Rulings(SIZE, [line(100), line(150)]).frames(part)
    assert not Rulings(SIZE, [line(100, 65, 485), line(150, 65, 485)]).frames(part)
    assert not Rulings(SIZE, [line(100)]).frames(part)
    assert not Rulings(SIZE, [line(100), line(150, 50, 300)]).frames(part)
