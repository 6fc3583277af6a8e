"""A grid of ruling lines and the lines printed in it → a sheet, or nothing where the rulings only frame text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractor.model import Box, Grid, Line
from extractor.tables.sheet import CellPlace, LinePart, Sheet, cells_of, distinct, line_part, without_gaps

# A table has two rows and two columns at least, and four cells with text.
LEAST_ROWS = 2
LEAST_COLUMNS = 2
LEAST_CELLS = 4
# Rows with two cells or more that hold text are at least this part of all: else the rulings underline or frame.
LEAST_SHARED = 0.5
# Characters in a cell from which it is a text; a page framed by rulings has more of them than of other cells, and …
LONG_CELL = 80
# … no cell of a table is longer than this.
LONGEST_CELL = 400
# Rows of numbers are set at least so many times their height apart, the characters of vertical text less.
ROW_PITCH = 1.15
# A line stands in a frame with more than this part of its width: what begins beside it may reach into it.
INSIDE = 0.5
# In points: rulings and edges that touch are the same, and one between two rows runs so far above the lower.
TOUCHING = 1

IsValue = Callable[[str], bool]


def ruled_sheet(grid: Grid, lines: Sequence[Line], is_value: IsValue) -> Sheet | None:
    """Return the table that a grid draws, None where it draws none.

    Args:
        grid: The cells of a grid.
        lines: The printed lines of its page, with the places of their characters.
        is_value: Says whether a text is a number and nothing else.
    """
    frame = _frame(grid)
    inside = [line for line in lines if _within(frame, line)]
    held = _held(grid, inside)
    parted = _parted(grid, held, is_value)
    if parted != grid:
        held = _held(parted, inside)
    rows = distinct([box.top for box in parted])
    columns = distinct([box.x0 for box in parted])
    if len(rows) < LEAST_ROWS or len(columns) < LEAST_COLUMNS:
        return None
    cells = cells_of(_placed(held, rows, columns))
    count, lefts, cells_left = without_gaps(cells, columns)
    taken = _frame(tuple(held)) if held else frame
    sheet = Sheet(taken, count, lefts, cells_left, frozenset(line.key for line in inside))
    return sheet if _is_table(sheet) else None


def _parted(grid: Grid, held: Mapping[Box, Sequence[LinePart]], is_value: IsValue) -> Grid:
    """Return a grid with rulings between rows that have none: where cells hold mostly numbers below each other.

    Args:
        grid: The cells of a grid.
        held: What is printed in each of them; nothing in those that it does not name.
        is_value: Says whether a text is a number and nothing else.
    """
    heights: defaultdict[tuple[float, float], list[float]] = defaultdict(list)
    for box, parts in held.items():
        if _are_rows(parts) and 2 * sum(is_value(part.text) for part in parts) > len(parts):
            heights[box.top, box.bottom] += _tops(parts)
    if not heights:
        return grid
    return tuple(
        piece
        for box in grid
        for piece in _pieces(box, heights.get((box.top, box.bottom), ()), len(_tops(held.get(box, ()))))
    )


def _are_rows(parts: Sequence[LinePart]) -> bool:
    """Whether parts of lines stand below each other as far apart as rows do: vertical text stands closer."""
    tops = _tops(parts)
    height = max(part.line.bottom - part.line.top for part in parts)
    return len(tops) > 1 and all(below - above > ROW_PITCH * height for above, below in pairwise(tops))


def _tops(parts: Sequence[LinePart]) -> list[float]:
    return distinct([part.line.top for part in parts])


def _pieces(box: Box, tops: Sequence[float], lines: int) -> Iterator[Box]:
    """Yield a cell parted above each of these heights but the first; one line alone may name all of the rows."""
    edges = (
        [box.top, *(top - TOUCHING for top in distinct(tops)[1:]), box.bottom] if lines > 1 else [box.top, box.bottom]
    )
    for top, bottom in pairwise(edges):
        yield replace(box, top=top, bottom=bottom)


def _frame(grid: Grid) -> Box:
    return Box(
        grid[0].page,
        min(box.x0 for box in grid),
        min(box.top for box in grid),
        max(box.x1 for box in grid),
        max(box.bottom for box in grid),
    )


def _within(frame: Box, line: Line) -> bool:
    """Whether most of the line stands in the frame."""
    middle = (line.top + line.bottom) / 2
    shared = min(line.x1, frame.x1) - max(line.x0, frame.x0)
    return frame.top <= middle <= frame.bottom and shared > INSIDE * (line.x1 - line.x0)


def _held(grid: Grid, lines: Sequence[Line]) -> dict[Box, list[LinePart]]:
    """Return the parts of lines by cell; a character on a ruling, or outside, belongs to the nearest cell."""
    held: dict[Box, list[LinePart]] = {}
    rows: dict[float, Sequence[Box]] = {}
    for line in lines:
        middle = (line.top + line.bottom) / 2
        row = rows.get(middle)
        if row is None:
            row = rows[middle] = [box for box in grid if box.top <= middle <= box.bottom] or grid
        places = [_nearest(row, (left + right) / 2) for left, right in zip(line.lefts, line.rights, strict=True)]
        for box, indexes in groupby(range(len(line.text)), key=places.__getitem__):
            run = list(indexes)
            if line.text[run[0] : run[-1] + 1].strip():
                held.setdefault(box, []).append(line_part(line, run[0], run[-1] + 1))
    return held


def _nearest(row: Sequence[Box], x: float) -> Box:
    """Return the first cell that holds an x, or else the nearest one."""
    for box in row:
        if box.x0 <= x <= box.x1:
            return box
    return min(row, key=lambda box: max(box.x0 - x, x - box.x1))


def _placed(
    held: Mapping[Box, Sequence[LinePart]], rows: Sequence[float], columns: Sequence[float]
) -> Iterator[tuple[CellPlace, Sequence[LinePart]]]:
    """Yield what cells hold with the rows and columns that they take up: those whose first edge lies in them."""
    down = {edges: _taken(rows, *edges) for edges in {(box.top, box.bottom) for box in held}}
    across = {edges: _taken(columns, *edges) for edges in {(box.x0, box.x1) for box in held}}
    for box, parts in held.items():
        (row, row_span), (column, column_span) = down[box.top, box.bottom], across[box.x0, box.x1]
        yield CellPlace(row, column, row_span, column_span), parts


def _taken(edges: Sequence[float], first: float, last: float) -> tuple[int, int]:
    """Return the edge that is nearest to the first one of a cell, and how many lie in it, but for the last point."""
    nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - first))
    return nearest, max(1, bisect_left(edges, last - TOUCHING) - bisect_left(edges, first - TOUCHING))


def _is_table(sheet: Sheet) -> bool:
    cells = sheet.cells
    if sheet.rows < LEAST_ROWS or sheet.columns < LEAST_COLUMNS or len(cells) < LEAST_CELLS:
        return False
    shared = sum(count > 1 for count in Counter(cell.row for cell in cells).values())
    long = sum(len(cell.text) > LONG_CELL for cell in cells)
    longest = max(len(cell.text) for cell in cells)
    return shared >= LEAST_SHARED * sheet.rows and 2 * long <= len(cells) and longest <= LONGEST_CELL
