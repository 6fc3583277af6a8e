"""How far white as wide as a gutter runs down between rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.lines.columns.spans import Part, Row, Span
from extractor.lines.columns.white_space import middle_of, open_rows, reach

NARROWEST = 9


def row(*edges: float) -> Row:
    """A row, of which the left and right edges of its spans are given in turn."""
    places = range(0, len(edges), 2)
    return Row([Span(0, at, at + 1, edges[at], 100, edges[at + 1], 110, 10) for at in places])


def whites(row: Row, zone: int) -> list[int]:
    """How many white bits follow each other in the zone, wherever they begin: told one by one."""
    found, run = [], 0
    for at in range(zone.bit_length() + 1):
        if zone >> at & 1 and not row.ink >> at & 1:
            run += 1
        else:
            found.append(run)
            run = 0
    return found


def test_the_middle_leaves_each_side_a_fifth_or_so_of_the_width() -> None:
    zone = middle_of(Part([row(100, 600)]))
    assert zone & -zone == 1 << 190  # 18 of 100 parts of 500 from the left edge
    assert zone.bit_length() - 1 == 510
    assert middle_of(Part([row(100, 100)])) == 0


edges = st.sampled_from((60.0, 100.0, 200.0, 270.0, 280.0, 289.0, 300.0, 400.0, 520.0)) | st.floats(0, 620)
rows = st.lists(edges, min_size=2, max_size=6).map(lambda found: row(*sorted(found)[: len(found) // 2 * 2]))


@given(st.lists(rows, min_size=1, max_size=8))
def test_open_rows_are_those_with_white_as_wide_as_a_gutter(found: list[Row]) -> None:
    zone = middle_of(Part(found))
    assert open_rows(found, zone, NARROWEST) == [max(whites(each, zone), default=0) >= NARROWEST for each in found]


def test_rows_reach_as_far_as_one_strip_stays_white() -> None:
    found = [row(60, 280, 300, 520), row(60, 270, 290, 520), row(60, 285, 300, 520), row(60, 520), row(60, 280)]
    zone = middle_of(Part(found))
    opened = open_rows(found, zone, NARROWEST)
    assert opened == [True, True, True, False, True]
    assert reach(found, opened, 0, zone, NARROWEST) == 2  # only 285 to 290 is white in the first three
    assert reach(found, opened, 1, zone, NARROWEST) == 1 + 1
    assert reach(found, opened, 2, zone, NARROWEST) == 3
    assert reach(found, opened, 4, zone, NARROWEST) == 5
