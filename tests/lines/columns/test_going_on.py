"""Columns that go on in rows too few to show them."""

from __future__ import annotations

from extractor.lines.columns.going_on import GoingOn
from extractor.lines.columns.gutters import Gutters
from extractor.lines.columns.spans import Part, Row, Span, Strip

SIZE = 10.0
TWO = ((50.0, 250.0), (300.0, 500.0))
STRIP = Strip(251, 299)


def row(top: float, *edges: tuple[float, float], size: float = SIZE) -> Row:
    return Row([Span(0, 0, 1, x0, top, x1, top + size, size) for x0, x1 in edges])


KNOWN = [row(100.0 + 16 * at, *TWO) for at in range(6)], [STRIP]


def alike(rows: list[Row]) -> list[tuple[list[float], int]]:
    found = GoingOn(SIZE, Gutters(SIZE)).alike([(rows, [])], KNOWN, Part([*KNOWN[0], *rows]))
    return [([one.top for one in band], len(strips)) for band, strips in found]


def test_two_lines_beside_each_other_stand_in_the_columns_above() -> None:
    assert alike([row(300, *TWO), row(316, *TWO)]) == [([300, 316], 1)]


def test_a_page_number_between_the_columns_ends_them() -> None:
    assert alike([row(300, *TWO), row(316, *TWO), row(400, (265, 285))]) == [([300, 316], 1), ([400], 0)]


def test_a_line_over_both_columns_is_in_neither() -> None:
    assert alike([row(300, (50, 500)), row(320, *TWO), row(336, *TWO)]) == [([300], 0), ([320, 336], 1)]


def test_what_begins_elsewhere_or_reaches_further_is_no_column() -> None:
    assert alike([row(300, (90, 250), (340, 500)), row(316, (90, 250), (340, 500))]) == [([300, 316], 0)]


def test_the_cells_of_a_table_are_no_columns() -> None:
    cells = (50.0, 90.0), (200.0, 250.0), (300.0, 340.0), (450.0, 500.0)
    assert alike([row(300, *cells), row(316, *cells)]) == [([300, 316], 0)]


def test_a_heading_in_a_box_stands_in_its_column() -> None:
    going_on = GoingOn(SIZE, Gutters(SIZE))
    heading = row(80, (66, 130), (316, 380), size=14)
    (band, strips), *rest = going_on.widened([([heading], []), KNOWN], (1 << 480) - (1 << 120))
    assert (band[0], len(strips), rest) == (heading, 1, [])
