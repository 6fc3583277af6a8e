"""Rows → whether a white strip parts two tables that stand side by side.

The white between two tables looks like the white between two columns of one. But the labels of a table begin at its
left edge, and its numbers end at its right one: where a strip has numbers before it and labels behind it, with labels
before those and numbers behind these, a second table begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from extractor.lines.columns.spans import Row, Span

# All lengths are in parts of the usual size of a page's text.
# Rows with cells that a table has at least; this part of them begins and ends at its edge, give or take so much: heads
# have no label, and some labels are indented.
LEAST_CELL_ROWS = 6
FLUSH_ROWS = 0.75
FLUSH = 0.6
# Labels are of different lengths, and so are numbers: their free edges differ by a Chinese character or two digits.
RAGGED = 0.9
# Numbers in each row of both tables from which their rows may stand on the same lines: a label and one number, twice,
# is also a row of a single table.
NUMBERS = 2


def tables_side_by_side(left: Sequence[Row], right: Sequence[Row], size: float, same_lines: bool) -> bool:
    """Return whether what stands on both sides of a strip are two tables; `size` is the usual one, in points.

    `same_lines` says that the rows on both sides stand on the same lines, as those of one table do.
    """
    return all(_is_table([row.spans for row in rows if len(row.spans) > 1], size, same_lines) for rows in (right, left))


def _is_table(rows: Sequence[Sequence[Span]], size: float, same_lines: bool) -> bool:
    """Whether rows begin with labels at their left edge, and end with numbers at their right one."""
    return (
        len(rows) >= LEAST_CELL_ROWS
        and _flush([row[0].x0 for row in rows], [row[0].x1 for row in rows], size)
        and _flush([-row[-1].x1 for row in rows], [-row[-1].x0 for row in rows], size)
        and (not same_lines or median_low(map(len, rows)) > NUMBERS)
    )


def _flush(edges: Sequence[float], free: Sequence[float], size: float) -> bool:
    """Whether most cells begin at the outermost edge, and reach inwards to edges that differ."""
    outermost = min(edges)
    inner = [reach for edge, reach in zip(edges, free, strict=True) if edge < outermost + FLUSH * size]
    return len(inner) >= FLUSH_ROWS * len(edges) and max(inner) - min(inner) > RAGGED * size
