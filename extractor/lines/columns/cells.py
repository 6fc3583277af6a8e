"""Cells that rulings draw → the strips between those that hold texts: cards in a grid are read one after another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.lines.columns.spans import Row, Strip
from extractor.model import Box, Grid

# A text in a cell has so many rows; a table with a row of two such cells is read cell by cell too.
LEAST_ROWS, LEAST_CELLS = 3, 2
# Points within which the ink of a cell may reach over its edge.
TOUCHING = 2.0


def borders(grids: Sequence[Grid], rows: Sequence[Row]) -> list[Strip]:
    """Return the borders of cells beside each other that hold all of some rows, most of them texts; none without."""
    top, bottom = rows[0].top, max(row.bottom for row in rows)
    for grid in filter(None, grids):
        level = sorted((cell for cell in grid if _holds(cell, top, bottom)), key=lambda cell: cell.x0)
        texts = [cell for cell in level if _rows_in(cell, rows) >= LEAST_ROWS]
        inside = level and level[0].x0 - TOUCHING < min(row.x0 for row in rows)
        if inside and len(texts) >= LEAST_CELLS and max(row.x1 for row in rows) < level[-1].x1 + TOUCHING:
            edges = [(left.x1 + right.x0) / 2 for left, right in pairwise(level)]
            return [Strip(round(edge) - 1, round(edge) + 1) for edge in edges]
    return []


def _holds(cell: Box, top: float, bottom: float) -> bool:
    return cell.top - TOUCHING < top and bottom < cell.bottom + TOUCHING


def _rows_in(cell: Box, rows: Sequence[Row]) -> int:
    return sum(row.side(cell.x0, cell.x1) is not None for row in rows)
