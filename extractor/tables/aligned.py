"""Printed lines → the tables that no ruling draws: rows whose numbers stand below each other.

A false table is worse than a missed one, so a table must have three rows and two columns of numbers, or one column
where a caption or a unit says that it is a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.model import Box, Line
from extractor.rules.rule_set import Rules
from extractor.tables.number_rows import NumberRow, is_parted, lines_by_height, number_row
from extractor.tables.sheet import CellPlace, LinePart, Sheet, cells_of

# Rows of numbers, columns of numbers, and part of the places in them that hold one.
LEAST_ROWS = 3
LEAST_COLUMNS = 2
LEAST_FILLED = 0.5
# Rows of one table are not further apart than this many times their usual distance; where there is but one, it is
# taken to be so many times the size.
WIDEST_PITCH = 2.6
USUAL_PITCH = 2
# Lines of text that a header may have above the numbers, and how many characters one of its cells may have.
MOST_HEADER_ROWS = 3
LONGEST_HEADER = 24
# Above the header stand a caption and a line of units.
ROWS_OF_TITLES = 2
# A header may be wider than its columns by so many times its size, on both sides.
WIDER = 2
# It is no further from the middle of a column that it heads than so many times that column's width.
FARTHEST_HEADER = 3

Titled = Callable[[Line], bool]


class _ColumnExtent(NamedTuple):
    """From where to where the ink of one column reaches, in points."""

    x0: float
    x1: float


def aligned_sheets(lines: Sequence[Line], titled: Titled, rules: Rules) -> list[Sheet]:
    """Return the tables of a page that are set without rulings.

    Args:
        lines: Lines of one page that stand in no ruled table, with the places of their characters.
        titled: Says whether a line is a caption or names units.
        rules: The forms of numbers in cells.
    """
    heights = lines_by_height(lines)
    # Most pages have no row of a table
    if sum(len(group) > 1 or is_parted(group[0]) for group in heights) < LEAST_ROWS:
        return []
    rows = [number_row(group, rules) for group in heights]
    note = rules.rule("print/tables", "note")
    notes = {index for index, row in enumerate(rows) if note.match(row.parts[0].text)}
    sheets = []
    for first, last in _runs(rows, notes):
        above = rows[max(0, first - MOST_HEADER_ROWS - ROWS_OF_TITLES) : first]
        named = any(titled(line) for row in above for line in row.lines)
        extents = _extents(rows[first:last])
        if _is_table(rows[first:last], extents, LEAST_COLUMNS - named):
            begin = _header_begin(rows, first, extents, titled)
            sheets.append(_sheet(rows[begin:last], first - begin, extents))
    return sheets


# ------------------------------------------------------------------ rows → runs of rows with numbers


def _runs(rows: Sequence[NumberRow], notes: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield where rows of numbers begin and end; a row of one part may stand among them, as a group's name.

    A note ends them, whatever stands below it (the numbers of a chart).
    """
    index = 0
    while index < len(rows):
        last = index
        at = index
        while at < len(rows) and at not in notes and (rows[at].counts or _names_group(rows, at, index)):
            if at > index and not _follows(rows, index, at):
                break
            last = at + 1 if rows[at].counts else last
            at += 1
        if last > index:
            yield index, last
        index = max(last, index + 1)


def _names_group(rows: Sequence[NumberRow], at: int, first: int) -> bool:
    if at == first or len(rows[at].parts) != 1 or at + 1 >= len(rows):
        return False
    name = rows[at].parts[0]
    return rows[at + 1].counts and len(name.text) <= LONGEST_HEADER and name.x0 <= rows[first].parts[0].x1


def _follows(rows: Sequence[NumberRow], first: int, at: int) -> bool:
    """Whether a row is as near to the one before it as the rows of a table are."""
    steps = [after.top - before.top for before, after in pairwise(rows[first:at])]
    size = rows[at].lines[0].size
    usual = max(median(steps), size) if steps else USUAL_PITCH * size
    return rows[at].top - rows[at - 1].top <= WIDEST_PITCH * usual


# ------------------------------------------------------------------ rows → columns


def _extents(rows: Sequence[NumberRow]) -> list[_ColumnExtent]:
    """Return the columns: what overlaps in rows of numbers stands in one of them; a dash may stand beside them."""
    extents: list[_ColumnExtent] = []
    counted = [row for row in rows if row.counts]
    inked = (part for row in counted for part, none in zip(row.parts, row.blanks, strict=True) if not none)
    spans = sorted((part.x0, part.x1) for part in inked)
    for x0, x1 in spans:
        if extents and x0 < extents[-1].x1:
            extents[-1] = _ColumnExtent(extents[-1].x0, max(x1, extents[-1].x1))
        else:
            extents.append(_ColumnExtent(x0, x1))
    return extents


def _is_table(rows: Sequence[NumberRow], extents: Sequence[_ColumnExtent], least: int) -> bool:
    """Whether the numbers of the rows stand in columns, no two of a row in one, and most places are taken."""
    counted = [row for row in rows if row.counts]
    if len(counted) < LEAST_ROWS:
        return False
    taken = [
        [_column(extents, part) for part, value in zip(row.parts, row.values, strict=True) if value] for row in counted
    ]
    if any(len(set(columns)) < len(columns) for columns in taken):
        return False
    often = {column for columns in taken for column in columns}
    if sum(map(len, taken)) < LEAST_FILLED * len(counted) * len(often):
        return False
    full = [column for column in often if sum(column in columns for columns in taken) >= LEAST_FILLED * len(counted)]
    labelled = sum(not row.values[0] for row in counted)
    return len([column for column in full if column > 0]) >= least and labelled >= LEAST_FILLED * len(counted)


def _column(extents: Sequence[_ColumnExtent], part: LinePart) -> int:
    """Return the column that a part of a line overlaps most, or else the nearest one."""
    x0, x1 = part.x0, part.x1
    last = bisect_left(extents, x1, key=lambda extent: extent.x0) - 1
    if last >= 0 and extents[last].x0 <= x0 < min(x1, extents[last].x1):
        return last  # it begins in this one, and ends before the next
    return max(
        range(len(extents)),
        key=lambda index: min(x1, extents[index].x1) - max(x0, extents[index].x0),
    )


# ------------------------------------------------------------------ header


def _header_begin(rows: Sequence[NumberRow], first: int, extents: Sequence[_ColumnExtent], titled: Titled) -> int:
    """Return where the header above the first row of numbers begins; a group's name may stand between them."""
    begin = first
    named = first > 1 and _is_group_name(rows[first - 1], extents) and len(rows[first - 2].parts) > 1
    if named and _heads(rows[first - 2], rows[first - 1], extents, titled):
        begin = first - 2
    while begin > 0 and first - begin < MOST_HEADER_ROWS and _heads(rows[begin - 1], rows[begin], extents, titled):
        begin -= 1
    return begin


def _is_group_name(row: NumberRow, extents: Sequence[_ColumnExtent]) -> bool:
    """Whether a row is but a short name in the first column."""
    name = row.parts[0]
    return (
        len(row.parts) == 1
        and len(name.text) <= LONGEST_HEADER
        and _column(extents, name) == 0
        and name.x1 < extents[1].x0
    )


def _heads(row: NumberRow, below: NumberRow, extents: Sequence[_ColumnExtent], titled: Titled) -> bool:
    size = row.lines[0].size
    if below.top - row.top > WIDEST_PITCH * size or any(titled(line) for line in row.lines):
        return False
    inside = row.parts[0].x0 >= extents[0].x0 - WIDER * size and row.parts[-1].x1 <= extents[-1].x1 + WIDER * size
    short = all(len(part.text) <= LONGEST_HEADER for part in row.parts)
    return inside and short and (len(row.parts) > 1 or row.parts[0].x0 > extents[0].x1)


# ------------------------------------------------------------------ rows and columns → sheet


def _sheet(rows: Sequence[NumberRow], headers: int, extents: Sequence[_ColumnExtent]) -> Sheet:
    placed: list[tuple[CellPlace, Sequence[LinePart]]] = []
    for index, row in enumerate(rows):
        spans = _header_spans(rows, index, extents) if index + 1 < headers else None
        placed += _placed(row, index, spans, extents)
    cells = cells_of(placed)
    lines = [line for row in rows for line in row.lines]
    box = Box(
        lines[0].page,
        extents[0].x0,
        min(line.top for line in lines),
        extents[-1].x1,
        max(line.bottom for line in lines),
    )
    lefts = tuple(extent.x0 - extents[0].x0 for extent in extents)
    return Sheet(box, len(rows), lefts, tuple(cells), frozenset(line.key for line in lines))


def _placed(
    row: NumberRow, index: int, spans: Sequence[tuple[int, int]] | None, extents: Sequence[_ColumnExtent]
) -> Iterator[tuple[CellPlace, list[LinePart]]]:
    """Yield the places of a row's cells, with what they hold."""
    held: dict[tuple[int, int], list[LinePart]] = {}
    for number, part in enumerate(row.parts):
        place = spans[number] if spans else (_column(extents, part), 1)
        held.setdefault(place, []).append(part)
    for (column, span), parts in sorted(held.items()):
        yield CellPlace(index, column, 1, span), parts


def _header_spans(rows: Sequence[NumberRow], index: int, extents: Sequence[_ColumnExtent]) -> list[tuple[int, int]]:
    """Return first column and number of columns of each cell of a header that has another one below it.

    A cell heads the columns that are nearest to it among those whose own header stands below.
    """
    parts = rows[index].parts
    below = sorted({_column(extents, part) for part in rows[index + 1].parts})
    spans = []
    for part in parts:
        own = [
            column for column in below if _nearest(parts, extents[column]) is part and _beside(part, extents[column])
        ]
        column = _column(extents, part)
        spans.append((own[0], own[-1] - own[0] + 1) if own and column in range(own[0], own[-1] + 1) else (column, 1))
    return spans


def _nearest(parts: Sequence[LinePart], extent: _ColumnExtent) -> LinePart:
    middle = extent.x0 + extent.x1
    return min(parts, key=lambda part: abs(part.x0 + part.x1 - middle))


def _beside(part: LinePart, extent: _ColumnExtent) -> bool:
    """Whether a column is near enough to a header to be headed by it."""
    return abs(part.x0 + part.x1 - extent.x0 - extent.x1) / 2 < FARTHEST_HEADER * (extent.x1 - extent.x0)
