"""Parts of printed lines → a sheet: rows and columns of a table on one page, before it is joined with others.

What tables with and without rulings have in common: cutting lines into cells, and joining what stands in one cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extractor.model import Box, Cell, Line, LineKey, Piece
from extractor.model.copying import changed
from extractor.words.joining import joined

# Edges that are this near to each other, in points, are one: double rulings, and rectangles drawn as rulings.
SAME_EDGE = 3.0


class CellPlace(NamedTuple):
    """Where a cell is in its sheet."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """The part of a table that stands on one page.

    `lefts` are the left edges of its columns in points, counted from the left edge of the first; `keys` are the lines
    that it takes up. `box` frames it.
    """

    box: Box
    rows: int
    lefts: tuple[float, ...]
    cells: tuple[Cell, ...]
    keys: frozenset[LineKey]

    @property
    def page(self) -> int:
        """The page on which it stands."""
        return self.box.page

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.lefts)


class LinePart(NamedTuple):
    """Characters `first` to `last` of a printed line, without the blanks around them."""

    line: Line
    first: int
    last: int

    @property
    def text(self) -> str:
        """What they say."""
        return self.line.text[self.first : self.last]

    @property
    def x0(self) -> float:
        """Their left edge."""
        return self.line.lefts[self.first]

    @property
    def x1(self) -> float:
        """Their right edge."""
        return self.line.rights[self.last - 1]


def line_part(line: Line, first: int, last: int) -> LinePart:
    """Return characters `first` to `last` of a line, less the blanks at both ends; one of them is none."""
    while line.text[first] == " ":
        first += 1
    while line.text[last - 1] == " ":
        last -= 1
    return LinePart(line, first, last)


def cells_of(placed: Iterable[tuple[CellPlace, Sequence[LinePart]]]) -> list[Cell]:
    """Return the cells that hold these parts of lines; what begins at one place, as in garbled print, is one."""
    held: dict[tuple[int, int], tuple[CellPlace, list[LinePart]]] = {}
    for place, parts in placed:
        held.setdefault((place.row, place.column), (place, []))[1].extend(parts)
    lines = {part.line.key: part.line for _, parts in held.values() for part in parts}
    printed = {key: line.as_role("table") for key, line in lines.items()}
    return [_cell_of(place, parts, printed) for place, parts in held.values()]


def _cell_of(place: CellPlace, parts: Sequence[LinePart], printed: Mapping[LineKey, Line]) -> Cell:
    """Return the cell that holds these parts of lines, from top to bottom and from left to right.

    Args:
        place: Where it is in its sheet.
        parts: What it holds.
        printed: The lines of the table by their keys.
    """
    ordered = sorted(parts, key=lambda part: (part.line.position, part.x0))
    box = Box(
        ordered[0].line.page,
        min([part.x0 for part in ordered]),
        min([part.line.top for part in ordered]),
        max([part.x1 for part in ordered]),
        max([part.line.bottom for part in ordered]),
    )
    text, places = joined([part.text for part in ordered])
    pieces = tuple(
        [
            Piece(start, printed[part.line.key], part.first + begin, length)
            for part, (start, begin, length) in zip(ordered, places, strict=True)
        ]
    )
    return Cell(place.row, place.column, place.row_span, place.column_span, text, None, box, pieces=pieces)


def without_gaps(cells: Sequence[Cell], lefts: Sequence[float]) -> tuple[int, tuple[float, ...], tuple[Cell, ...]]:
    """Return number of rows, left edges of the columns and cells without the rows and columns in which none begins."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    kept = [
        changed(
            cell,
            row=bisect_left(rows, cell.row),
            column=bisect_left(columns, cell.column),
            row_span=bisect_left(rows, cell.row + cell.row_span) - bisect_left(rows, cell.row),
            column_span=bisect_left(columns, cell.column + cell.column_span) - bisect_left(columns, cell.column),
        )
        for cell in cells
    ]
    first = lefts[columns[0]] if columns else 0.0
    ordered = sorted(kept, key=lambda cell: (cell.row, cell.column))
    return len(rows), tuple(lefts[column] - first for column in columns), tuple(ordered)


def distinct(edges: Sequence[float]) -> list[float]:
    """Return edges in order, one for those that are the same to the eye."""
    ordered = sorted(edges)
    return ordered[:1] + [after for before, after in pairwise(ordered) if after - before > SAME_EDGE]
