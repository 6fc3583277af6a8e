"""lines → the same, in the columns of the page before where a page has too little text to show any of its own.

The last page of a text in two columns may hold two lines beside two others. They look like two rows of a table or of a
card, and only the page before tells that they are columns: the lines begin where its columns begin, and fill them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.lines.columns.bands import LEVEL
from extractor.lines.columns.gutters import INDENT, LEAST_ROWS, RAG
from extractor.model import Line

# A column of the page before has so many lines, so that it is one beyond doubt.
COLUMN_LINES = 6
# Lines that may stand above the text, a running head in three parts, and the white below them in parts of their size.
HEAD_LINES = 3
HEAD_WHITE = 1.0
# How far the characters of a line may stand out of a column, in parts of its size. Indents, ragged ends and heights are
# those of columns that show themselves, here too in parts of a line's size.
OUTSIDE = 0.6


@dataclass(frozen=True, slots=True)
class _Column:
    """From where to where a column reaches, in points."""

    left: float
    right: float

    def holds(self, line: Line, index: int) -> bool:
        """Whether a character stands in it."""
        out = OUTSIDE * line.size
        return self.left - out < line.lefts[index] and line.rights[index] < self.right + out


def continue_columns(before: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, those at its top in the columns of the page before if they begin and fill them.

    Args:
        before: The lines of the page before, in reading order.
        lines: The lines of the page, in reading order; where they have columns already, nothing changes.
    """
    columns = _columns(before)
    if not columns or any(line.column for line in lines):
        return list(lines)
    for first in range(min(len(lines), HEAD_LINES + 1)):
        if any(lines[first].top - head.bottom < HEAD_WHITE * head.size for head in lines[:first]):
            continue
        run = list(_run(lines[first:], columns))
        parts = [[part for one in run for part in one if part.column == at] for at in range(1, len(columns) + 1)]
        if _are_columns(parts, columns):
            ordered = [*lines[:first], *(part for column in parts for part in column), *lines[first + len(run) :]]
            return [replace(line, position=position) for position, line in enumerate(ordered)]
    return list(lines)


def _columns(lines: Sequence[Line]) -> list[_Column]:
    """Return the columns of a page from left to right; none where it has fewer than two, or some above others."""
    held: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.column:
            held[line.column].append(line)
    found = [
        _Column(min(line.x0 for line in column), max(line.x1 for line in column))
        for column in held.values()
        if len(column) >= COLUMN_LINES
    ]
    found.sort(key=lambda column: column.left)
    beside = all(left.right < right.left for left, right in pairwise(found))
    return found if beside and len(found) > 1 else []


def _run(lines: Sequence[Line], columns: Sequence[_Column]) -> Iterator[list[Line]]:
    """Yield the parts of each line that stand in columns, up to a line that does not stand in them."""
    for line in lines:
        parts = _parts(line, columns)
        if line.role != "body" or not parts:
            return
        yield parts


def _parts(line: Line, columns: Sequence[_Column]) -> list[Line]:
    """Return a line cut into what stands in each of the columns; nothing where it stands outside of them."""
    places = [
        next((at for at, column in enumerate(columns, start=1) if column.holds(line, index)), 0)
        for index in range(len(line.text))
    ]
    inked = [index for index, char in enumerate(line.text) if char != " "]
    if not all(places[index] for index in inked):
        return []
    starts = [inked[0], *(after for one, after in pairwise(inked) if places[one] != places[after])]
    ends = [*(one + 1 for one, after in pairwise(inked) if places[one] != places[after]), inked[-1] + 1]
    return [_part(line, start, end, places[start]) for start, end in zip(starts, ends, strict=True)]


def _part(line: Line, start: int, end: int, column: int) -> Line:
    """Return the characters of a line from `start` to before `end` as a line; a bullet stays with the first."""
    return replace(
        line,
        text=line.text[start:end],
        x0=line.x0 if start == 0 else line.lefts[start],
        x1=max(line.rights[start:end]),
        lefts=line.lefts[start:end],
        rights=line.rights[start:end],
        bullet=line.bullet if start == 0 else "",
        column=column,
    )


def _are_columns(parts: Sequence[Sequence[Line]], columns: Sequence[_Column]) -> bool:
    """Whether lines stand in columns as text does: all begin at the edge, the columns at one height, and each but the
    last has a line as wide as it.
    """
    filled = [(lines, column) for lines, column in zip(parts, columns, strict=True) if lines]
    if len(filled) < 2 or not parts[0] or sorted(map(len, parts))[-2] >= LEAST_ROWS:
        return False
    top, size = parts[0][0].top, parts[0][0].size
    level = all(abs(lines[0].top - top) < LEVEL * size for lines, _ in filled)
    begin = all(line.x0 < column.left + INDENT * size for lines, column in filled for line in lines)
    full = all(any(line.x1 > column.right - RAG * size for line in lines) for lines, column in filled[:-1])
    return level and begin and full
