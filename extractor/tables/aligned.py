"""Printed lines → the tables that no ruling draws: rows whose numbers stand below each other.

A false table is worse than a missed one, so a table must have three rows and two columns of numbers, or one column
where a caption or a unit says that it is a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.model import Box, Line
from extractor.rules.rules import Rules
from extractor.tables.number_rows import NumberRow, heights_of, is_parted, row_of
from extractor.tables.sheet import Place, Sheet, Stretch, cells_of

# Rows of numbers, columns of numbers, and part of the places in them that hold one.
LEAST_ROWS = 3
LEAST_COLUMNS = 2
LEAST_FILLED = 0.5
# Rows of one table are not further apart than this many times their usual distance.
WIDEST_PITCH = 2.6
# Lines of text that a header may have above the numbers, and how long one of its cells may be.
MOST_HEADER_ROWS = 3
LONGEST_HEADER = 24

Titled = Callable[[Line], bool]


class _Strip(NamedTuple):
    """The x that the stretches of one column take up."""

    x0: float
    x1: float


def aligned_sheets(lines: Sequence[Line], titled: Titled, rules: Rules) -> list[Sheet]:
    """Return the tables of a page that are set without rulings.

    Args:
        lines: Lines of one page that stand in no ruled table, with the places of their characters.
        titled: Says whether a line is a caption or names units.
        rules: The forms of numbers in cells.
    """
    heights = heights_of(lines)
    # Most pages have no row of a table
    if sum(len(group) > 1 or is_parted(group[0]) for group in heights) < LEAST_ROWS:
        return []
    rows = [row_of(group, rules) for group in heights]
    sheets = []
    for first, last in _runs(rows):
        above = rows[max(0, first - MOST_HEADER_ROWS - 2) : first]
        named = any(titled(line) for row in above for line in row.lines)
        strips = _strips(rows[first:last])
        if _is_table(rows[first:last], strips, LEAST_COLUMNS - named):
            begin = _header_begin(rows, first, strips, titled)
            sheets.append(_sheet(rows[begin:last], first - begin, strips))
    return sheets


# ------------------------------------------------------------------ rows → runs of rows with numbers


def _runs(rows: Sequence[NumberRow]) -> Iterator[tuple[int, int]]:
    """Yield where rows of numbers begin and end; a row of one stretch may stand among them, as a group's name."""
    index = 0
    while index < len(rows):
        last = index
        at = index
        while at < len(rows) and (rows[at].counts or _names_group(rows, at, index)):
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
    usual = max(median(steps), size) if steps else 2 * size
    return rows[at].top - rows[at - 1].top <= WIDEST_PITCH * usual


# ------------------------------------------------------------------ rows → columns


def _strips(rows: Sequence[NumberRow]) -> list[_Strip]:
    """Return the columns: what overlaps in rows of numbers stands in one of them; a dash may stand beside them."""
    strips: list[_Strip] = []
    counted = [row for row in rows if row.counts]
    inked = (part for row in counted for part, none in zip(row.parts, row.blanks, strict=True) if not none)
    spans = sorted((part.x0, part.x1) for part in inked)
    for x0, x1 in spans:
        if strips and x0 < strips[-1].x1:
            strips[-1] = _Strip(strips[-1].x0, max(x1, strips[-1].x1))
        else:
            strips.append(_Strip(x0, x1))
    return strips


def _is_table(rows: Sequence[NumberRow], strips: Sequence[_Strip], least: int) -> bool:
    """Whether the numbers of the rows stand in columns, no two of a row in one, and most places are taken."""
    counted = [row for row in rows if row.counts]
    if len(counted) < LEAST_ROWS:
        return False
    taken = [
        [_column(strips, part) for part, value in zip(row.parts, row.values, strict=True) if value] for row in counted
    ]
    if any(len(set(columns)) < len(columns) for columns in taken):
        return False
    often = {column for columns in taken for column in columns}
    if sum(map(len, taken)) < LEAST_FILLED * len(counted) * len(often):
        return False
    full = [column for column in often if sum(column in columns for columns in taken) >= LEAST_FILLED * len(counted)]
    labelled = sum(not row.values[0] for row in counted)
    return len([column for column in full if column > 0]) >= least and labelled >= LEAST_FILLED * len(counted)


def _column(strips: Sequence[_Strip], part: Stretch) -> int:
    """Return the column that a stretch overlaps most, or else the nearest one."""
    x0, x1 = part.x0, part.x1
    last = bisect_left(strips, x1, key=lambda strip: strip.x0) - 1
    if last >= 0 and strips[last].x0 <= x0 < min(x1, strips[last].x1):
        return last  # it begins in this one, and ends before the next
    return max(
        range(len(strips)),
        key=lambda index: min(x1, strips[index].x1) - max(x0, strips[index].x0),
    )


# ------------------------------------------------------------------ header


def _header_begin(rows: Sequence[NumberRow], first: int, strips: Sequence[_Strip], titled: Titled) -> int:
    """Return where the header above the first row of numbers begins; a group's name may stand between them."""
    begin = first
    named = first > 1 and _is_group_name(rows[first - 1], strips) and len(rows[first - 2].parts) > 1
    if named and _heads(rows[first - 2], rows[first - 1], strips, titled):
        begin = first - 2
    while begin > 0 and first - begin < MOST_HEADER_ROWS and _heads(rows[begin - 1], rows[begin], strips, titled):
        begin -= 1
    return begin


def _is_group_name(row: NumberRow, strips: Sequence[_Strip]) -> bool:
    """Whether a row is but a short name in the first column."""
    name = row.parts[0]
    return (
        len(row.parts) == 1
        and len(name.text) <= LONGEST_HEADER
        and _column(strips, name) == 0
        and name.x1 < strips[1].x0
    )


def _heads(row: NumberRow, below: NumberRow, strips: Sequence[_Strip], titled: Titled) -> bool:
    size = row.lines[0].size
    if below.top - row.top > WIDEST_PITCH * size or any(titled(line) for line in row.lines):
        return False
    inside = row.parts[0].x0 >= strips[0].x0 - 2 * size and row.parts[-1].x1 <= strips[-1].x1 + 2 * size
    short = all(len(part.text) <= LONGEST_HEADER for part in row.parts)
    return inside and short and (len(row.parts) > 1 or row.parts[0].x0 > strips[0].x1)


# ------------------------------------------------------------------ rows and columns → sheet


def _sheet(rows: Sequence[NumberRow], headers: int, strips: Sequence[_Strip]) -> Sheet:
    placed: list[tuple[Place, Sequence[Stretch]]] = []
    for index, row in enumerate(rows):
        spans = _header_spans(rows, index, strips) if index + 1 < headers else None
        placed += _placed(row, index, spans, strips)
    cells = cells_of(placed)
    lines = [line for row in rows for line in row.lines]
    box = Box(
        lines[0].page,
        strips[0].x0,
        min(line.top for line in lines),
        strips[-1].x1,
        max(line.bottom for line in lines),
    )
    lefts = tuple(strip.x0 - strips[0].x0 for strip in strips)
    return Sheet(box, len(rows), lefts, tuple(cells), frozenset(line.key for line in lines))


def _placed(
    row: NumberRow, index: int, spans: Sequence[tuple[int, int]] | None, strips: Sequence[_Strip]
) -> Iterator[tuple[Place, list[Stretch]]]:
    """Yield the cells of a row with their stretches."""
    held: dict[tuple[int, int], list[Stretch]] = {}
    for number, part in enumerate(row.parts):
        place = spans[number] if spans else (_column(strips, part), 1)
        held.setdefault(place, []).append(part)
    for (column, span), parts in sorted(held.items()):
        yield Place(index, column, 1, span), parts


def _header_spans(rows: Sequence[NumberRow], index: int, strips: Sequence[_Strip]) -> list[tuple[int, int]]:
    """Return first column and number of columns of each cell of a header that has another one below it.

    A cell heads the columns that are nearest to it among those whose own header stands below.
    """
    parts = rows[index].parts
    below = sorted({_column(strips, part) for part in rows[index + 1].parts})
    spans = []
    for part in parts:
        own = [column for column in below if _nearest(parts, strips[column]) is part and _beside(part, strips[column])]
        column = _column(strips, part)
        spans.append((own[0], own[-1] - own[0] + 1) if own and column in range(own[0], own[-1] + 1) else (column, 1))
    return spans


def _nearest(parts: Sequence[Stretch], strip: _Strip) -> Stretch:
    middle = strip.x0 + strip.x1
    return min(parts, key=lambda part: abs(part.x0 + part.x1 - middle))


def _beside(part: Stretch, strip: _Strip) -> bool:
    """Whether a column is no further from a header than three times the column's width."""
    return abs(part.x0 + part.x1 - strip.x0 - strip.x1) / 2 < 3 * (strip.x1 - strip.x0)
