"""Cells → which of them are headers: first rows name what stands below them, columns of words what stands beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.model import Cell, CellHeader
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules

# Part of the cells of a column below the header that must be words, or years, for it to name rows: more than half, for
# numbers may be missing.
MOSTLY = 0.6


class HeaderReader:
    """Tells headers by what cells hold: words, years or numbers."""

    def __init__(self, rules: Rules) -> None:
        self._value = rules.rule("print/tables", "value")
        self._year = rules.rule("print/tables", "year")
        self._blank = rules.rule("print/tables", "blank")
        self._numbering = rules.rule("print/tables", "numbering")

    def marked(self, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """Return the cells with `header` set."""
        rows = self._header_rows(cells)
        names = self._name_columns(cells, rows)
        again = self._rows_midway(cells, rows, names)
        return tuple(
            [changed(cell, header="column" if cell.row in again else self._header(cell, rows, names)) for cell in cells]
        )

    def is_value(self, cell: Cell) -> bool:
        """Whether a cell holds a number and nothing else."""
        return self._value.match(cell.text) is not None

    def _header(self, cell: Cell, rows: int, names: frozenset[int]) -> CellHeader | None:
        if cell.row < rows:
            return "column"
        return "row" if cell.column in names else None

    def _header_rows(self, cells: Sequence[Cell]) -> int:
        """Return how many rows there are above the first that has a number besides years, or that names a group.

        A table without any number has one row of headers; one whose first row holds numbers has none.
        """
        rows = _grouped(cells, lambda cell: cell.row)
        for row in range(max(rows) + 1):
            own = rows.get(row, [])
            names_group = row > 0 and len(own) == 1 and own[0].column == 0
            if names_group or self._counts(own):
                return row if self._any_value(cells) else 1
        return 1

    def _rows_midway(self, cells: Sequence[Cell], rows: int, names: frozenset[int]) -> frozenset[int]:
        """Return the rows in the middle that head what stands below them: of words over most columns of numbers."""
        columns = {cell.column for cell in cells if cell.row >= rows and self.is_value(cell)} - names
        found: set[int] = set()
        for row, own in _grouped([cell for cell in cells if cell.row > rows], lambda cell: cell.row).items():
            over = {cell.column for cell in own} & columns
            if columns and len(own) > 1 and len(over) >= MOSTLY * len(columns) and all(map(self._heads, own)):
                found.add(row)
        return frozenset(row for row in found if any(cell.row > row for cell in cells))

    def _heads(self, cell: Cell) -> bool:
        """Whether a cell may be a header: words or a year."""
        plain = self.is_value(cell) or self._blank.match(cell.text)
        return not plain or self._year.match(cell.text) is not None

    def _any_value(self, cells: Sequence[Cell]) -> bool:
        return any(self.is_value(cell) for cell in cells)

    def _counts(self, row: Sequence[Cell]) -> bool:
        """Whether a row holds numbers that are no header: years are, where a row has nothing but them and words."""
        numbers = [cell for cell in row if self.is_value(cell)]
        years = [cell for cell in numbers if self._year.match(cell.text)]
        if len(numbers) > len(years):
            return True
        # 2023 as the name of a row, with words or nothing beside it, counts; a row of years does not
        return len(years) == 1 and len(row) > 1 and years[0].column == 0

    def _name_columns(self, cells: Sequence[Cell], rows: int) -> frozenset[int]:
        """Return the columns that name rows: of words, or headed as ordinals or years, with numbers to their right.

        Where there are no numbers at all, the first column does.
        """
        if not self._any_value(cells):
            return frozenset((0,))
        columns = range(max(cell.column + cell.column_span for cell in cells))
        held = _grouped(cells, lambda cell: cell.column)
        names = frozenset(column for column in columns if self._names(column, held.get(column, []), rows))
        last = max((column for column in columns if column not in names), default=1)
        return frozenset(column for column in names if column < last)

    def _names(self, column: int, cells: Sequence[Cell], rows: int) -> bool:
        below = [cell for cell in cells if cell.row >= rows]
        above = [cell for cell in cells if cell.row < rows]
        if any(self._numbering.match(cell.text) for cell in above):
            return True
        if not below:
            return False
        if column == 0 and sum(self._year.match(cell.text) is not None for cell in below) >= MOSTLY * len(below):
            return True
        words = [cell for cell in below if not (self.is_value(cell) or self._blank.match(cell.text))]
        return len(words) >= MOSTLY * len(below)


def _grouped(cells: Sequence[Cell], begins: Callable[[Cell], int]) -> dict[int, list[Cell]]:
    """Return the cells that begin in each row, or in each column, in their order."""
    groups: dict[int, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(begins(cell), []).append(cell)
    return groups
