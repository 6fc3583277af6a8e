"""Rows near columns → whether they are headings or titles of single columns.

A heading over all columns stands in the middle of the page, or at its left edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.lines.columns.gutters import RAG
from extractor.lines.columns.spans import Part, Row

# All lengths are in parts of the usual size of a page's text.
# A heading stands so close above its column.
HEAD_GAP = 1.5
# Parts of one text stand closer to each other.
APART = 1.2


def heads_each(
    rows: Sequence[Row], band: Sequence[Row], sides: Sequence[Sequence[Row]], columns: Sequence[Part], size: float
) -> bool:
    """Whether one row right above columns has something over each of them, within its edges: a heading, a title.

    A running head begins and ends where the page's text does.

    Args:
        rows: The row.
        band: The rows of the columns.
        sides: What of the row stands over each column.
        columns: The columns.
        size: The usual size of the page's text in points.
    """
    near = band[0].top - rows[0].bottom < HEAD_GAP * size
    if len(rows) > 1 or not all(sides) or rows[0].bottom > band[0].top or not near:
        return False
    rag = RAG * size
    heads = [(side[0], column) for side, column in zip(sides, columns, strict=True)]
    within = all(head.x0 > column.left - rag and head.x1 < column.right + rag for head, column in heads)
    outer = rows[0].x0 < columns[0].left + rag and rows[0].x1 > columns[-1].right - rag
    return within and (len(columns) > 2 or not outer)


def is_one(row: Row, size: float) -> bool:
    """Whether the spans of a row are one text: a name behind an office, a name in another language."""
    return all(after.x0 - before.x1 < APART * size for before, after in pairwise(row.spans))


def is_in_the_middle(row: Row, columns: Sequence[Part], size: float) -> bool:
    """Whether a row stands in the middle of one of some columns, within its edges; `size` as for `heads_each`."""
    return any(
        row.x0 > column.left + size / 2
        and row.x1 < column.right
        and abs(row.x0 + row.x1 - column.left - column.right) / 2 < size
        for column in columns
    )
