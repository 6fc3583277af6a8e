"""What spares the search for columns finds nothing less than the search itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractor.lines.columns.bands import _may_part
from extractor.lines.columns.gutters import Gutters
from extractor.lines.columns.spans import Part, Row, Span
from extractor.lines.columns.white import middle_of

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
    return middle_of(Part(rows, 0))


@given(pages)
def test_rows_that_may_not_part_have_no_gutters(found: list[list[float]]) -> None:
    rows = rows_of(found)
    assert _may_part(rows) or not Gutters(SIZE).strips(rows, zone_of(rows), top=True)


def test_columns_may_part_and_short_lines_above_a_number_in_the_middle_may_not() -> None:
    assert _may_part(rows_of([[60, 280, 300, 520]] * 3))
    assert _may_part(rows_of([[60, 280, 300, 520]] + [[60, 280]] * 5))
    assert not _may_part(rows_of([[60, 200], [60, 200], [60, 200], [60, 200], [290, 310]]))
    assert not _may_part(rows_of([[60, 280, 300, 520]] * 2))
