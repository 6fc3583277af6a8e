"""Level rulings and lines → grids of tables that have no upright ones: rules above, below the head, and at the end.

Only tables of words: those of numbers are told by their numbers (`aligned`), whatever is drawn around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.model import Box, Grid, Line
from extractor.rules.rule import Rule

# In points: rulings of one table begin and end alike.
SAME_EDGE = 3.0
# The white between two columns, in parts of the size of print: less is a gap between words.
COLUMN_WHITE = 0.7
# Rows have two cells or more in this part of a piece between two rulings.
SHARED = 0.6
# Lines stand on one row when their middles are within this part of their height.
SAME_ROW = 0.5
# A table of numbers has more than this part of its cells full of them; one of words has rows and columns as here.
MOST_NUMBERS = 0.3
LEAST_COLUMNS, LEAST_PIECES, LEAST_ROWS = 2, 2, 3
# Without a ruling below its head it has so many columns, and words in all of its cells.
SURE_COLUMNS = 3

_Row = list[Line]


def open_grids(lines: Sequence[Line], rulings: Sequence[Box], grids: Sequence[Grid], value: Rule) -> Iterator[Grid]:
    """Yield the grids that level rulings and the white between words make.

    Args:
        lines: The text of a page, with the places of its characters.
        rulings: The level rulings of the page.
        grids: The grids that are drawn whole: what stands in them is left alone.
        value: The form of a number in a cell.
    """
    frames = [_frame(grid) for grid in grids if grid]
    free = [line for line in lines if not any(_holds(frame, line) for frame in frames)]
    for alike in _alike(rulings):
        run: list[tuple[Box, list[_Row]]] = []
        for upper, lower in pairwise(alike):
            inside = [line for line in free if _between(line, upper, lower)]
            rows = _rows(inside)
            if rows and sum(len(row) > 1 or _has_gap(row[0]) for row in rows) >= SHARED * len(rows):
                run.append((_space(upper, lower), rows))
                continue
            yield from _grid(run, value)
            run = []
        yield from _grid(run, value)


def _space(upper: Box, lower: Box) -> Box:
    """Return the space between two rulings."""
    return Box(upper.page, upper.x0, upper.top, upper.x1, lower.top)


def _alike(rulings: Sequence[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for ruling in sorted(rulings, key=lambda one: one.top):
        group = next((found for found in groups if _same_edges(found[0], ruling)), None)
        if group is None:
            groups.append([ruling])
        else:
            group.append(ruling)
    return groups


def _same_edges(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < SAME_EDGE and abs(one.x1 - other.x1) < SAME_EDGE


def _frame(grid: Grid) -> Box:
    lefts, tops, rights, bottoms = zip(*((box.x0, box.top, box.x1, box.bottom) for box in grid), strict=True)
    return Box(grid[0].page, min(lefts), min(tops), max(rights), max(bottoms))


def _holds(box: Box, line: Line) -> bool:
    middle = (line.top + line.bottom) / 2
    return box.top <= middle <= box.bottom and box.x0 <= (line.x0 + line.x1) / 2 <= box.x1


def _between(line: Line, upper: Box, lower: Box) -> bool:
    middle = (line.top + line.bottom) / 2
    return upper.top < middle < lower.top and line.x0 > upper.x0 - SAME_EDGE and line.x1 < upper.x1 + SAME_EDGE


def _rows(lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda one: (one.top + one.bottom) / 2):
        middle = (line.top + line.bottom) / 2
        last = rows[-1][0] if rows else None
        if last is not None and middle - (last.top + last.bottom) / 2 < SAME_ROW * (last.bottom - last.top):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _has_gap(line: Line) -> bool:
    return any(left - right > COLUMN_WHITE * line.size for right, left in _edges(line))


def _edges(line: Line) -> Iterator[tuple[float, float]]:
    """Yield where a character ends and where the next one begins."""
    yield from zip(line.rights, line.lefts[1:], strict=False)


def _grid(run: Sequence[tuple[Box, list[_Row]]], value: Rule) -> Iterator[Grid]:
    rows = [row for _, rows in run for row in rows]
    if not run or len(rows) < LEAST_ROWS:
        return
    edges = [run[0][0].x0, *_column_edges(rows), run[0][0].x1]
    columns = len(edges) - 1
    full = all(_filled(row, edges) == columns for row in rows)
    if columns < LEAST_COLUMNS or (len(run) < LEAST_PIECES and not (full and columns >= SURE_COLUMNS)):
        return
    words = [word for row in rows[1:] for line in row for word in line.text.split()]
    if sum(value.match(word) is not None for word in words) > MOST_NUMBERS * len(words):
        return
    yield tuple(
        Box(space.page, left, top, right, bottom)
        for space, found in run
        for top, bottom in _row_edges(space, found, edges[1])
        for left, right in pairwise(edges)
    )


def _filled(row: _Row, edges: Sequence[float]) -> int:
    """Return in how many columns a row has words."""
    middles = [(left + right) / 2 for line in row for left, right in _words(line)]
    return sum(any(left < middle < right for middle in middles) for left, right in pairwise(edges))


def _column_edges(rows: Sequence[_Row]) -> list[float]:
    """Return the middles of the white that all rows leave between words."""
    taken: list[tuple[float, float]] = []
    size = max(line.size for row in rows for line in row)
    words = sorted(word for row in rows for line in row for word in _words(line))
    for left, right in words:
        if taken and left - taken[-1][1] < COLUMN_WHITE * size:
            taken[-1] = taken[-1][0], max(taken[-1][1], right)
        else:
            taken.append((left, right))
    return [(before[1] + after[0]) / 2 for before, after in pairwise(taken)]


def _words(line: Line) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a line without white as wide as that between columns."""
    begin = line.lefts[0] if line.lefts else line.x0
    for right, left in _edges(line):
        if left - right > COLUMN_WHITE * line.size:
            yield begin, right
            begin = left
    yield begin, line.rights[-1] if line.rights else line.x1


def _row_edges(space: Box, rows: Sequence[_Row], first: float) -> Iterator[tuple[float, float]]:
    """Yield the upper and lower edges of the rows of a piece; one without its first cell goes on with the one above."""
    whole: list[list[Line]] = []
    for row in rows:
        if whole and min(line.x0 for line in row) > first:
            whole[-1] += row
        else:
            whole.append(list(row))
    tops = [min(line.top for line in row) for row in whole]
    bottoms = [max(line.bottom for line in row) for row in whole]
    middles = [(below + above) / 2 for below, above in zip(bottoms, tops[1:], strict=False)]
    yield from pairwise([space.top, *middles, space.bottom])
