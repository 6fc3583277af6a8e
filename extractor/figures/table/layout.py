"""Cells of a table → which of them are the headers above a cell, and which the names beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from extractor.model import Cell, Table
from extractor.rules.rule_set import Rules


class TableLayout:
    """Knows what heads and names the cells of one table.

    Args:
        table: The table.
        rules: The rules.
    """

    def __init__(self, table: Table, rules: Rules) -> None:
        self._rules = rules
        self._blocks = _blocks([cell for cell in table.cells if cell.header == "column"])
        self._names = _by_row(cell for cell in table.cells if cell.header == "row")
        self._groups = _groups(table)
        # Columns in which names stand over several rows
        self._merged = {cell.column for cell in table.cells if cell.header == "row" and cell.row_span > 1}
        self._printed = Counter((cell.column, cell.text) for cell in table.cells if cell.header == "row")
        # The cells of a column have the same headers, and the names of a row are asked for several times
        self.heads = cache(self._heads_above)
        self._counted = [cell for cell in table.cells if cell.header is None]
        self._value = rules.rule("print/tables", "value")
        self._names_of: dict[tuple[int, int], list[Cell]] = {}
        self._numbering = rules.rule("print/tables", "numbering")
        self._years = rules.rule("figures/table-heads", "year-corner")
        self._rest = rules.rule("language", "rest")

    def corners(self, cell: Cell) -> list[Cell]:
        """Return the headers of the names of a cell's row."""
        names = {name.column for name in self.names(cell)}
        return [head for block in self._blocks for head in block if head.column in names and head.row < cell.row]

    def names(self, cell: Cell) -> list[Cell]:
        """Return the names of a cell's row, the outer ones first.

        These are the nearest columns of names to its left, and the last row above without numbers: it names a group.
        A subtotal has all names to its left.
        """
        at = cell.row, cell.column
        if at not in self._names_of:
            left = self._names_left_of(cell)
            near = _last_run(left)
            if near and self._rules.table("subtotal").find(near[-1].text.replace(" ", "")):
                near = left
            self._names_of[at] = [*self._group(cell, near), *near]
        return self._names_of[at]

    def levels(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Yield the columns that hold mostly numbers, from left to right, with the headers above the first of them."""
        cells: dict[int, list[Cell]] = defaultdict(list)
        for cell in self._counted:
            cells[cell.column].append(cell)
        for column, found in sorted(cells.items()):
            if 2 * sum(self._value.match(cell.text) is not None for cell in found) > len(found):
                yield column, self.heads(found[0].row, column)

    def is_key(self, name: Cell) -> bool:
        """Whether a name is that of one row only, so that names beside it (规格, 行业) only describe it."""
        return name.row_span == 1 and self._printed[name.column, name.text] == 1

    def is_numbering(self, cell: Cell) -> bool:
        """Whether a cell stands below a header of ordinals, dates or codes, whose numbers count nothing."""
        return any(self._numbering.match(head.text) for head in self.heads(cell.row, cell.column))

    def is_of_unknown_group(self, cell: Cell) -> bool:
        """Whether nobody tells of what a cell's row is a part: the column of groups, each over several rows, has none
        for it, or it is what is left over (其他) of one of several sums.
        """
        names = self.names(cell)
        if len(names) == 1 and self._rest.fullmatch(names[0].text) and not self.is_key(names[0]):
            return True
        if not names or min(name.column for name in names) - 1 in self._merged:
            return bool(names)
        # A piece of a name that is set upright over several rows
        return any(name.column in self._merged and name.row_span == 1 and len(name.text) == 1 for name in names)

    def corner(self, name: Cell) -> str:
        """Return the header of the column of names that a name stands in."""
        return next((head.text for head in reversed(self.heads(name.row, name.column))), "")

    def year_corner(self, name: Cell) -> str | None:
        """Return the header of a column of years that a number stands in, None where it stands in none."""
        heads = self.heads(name.row, name.column) if name.text.isdecimal() else ()
        return next((head.text for head in heads if self._years.match(head.text)), None)

    def _heads_above(self, row: int, column: int) -> tuple[Cell, ...]:
        """Return the headers above a cell, from top to bottom; one that spans several columns heads them all.

        Below headers in the middle of a table these hold, in the columns that they head.
        """
        for block in reversed(self._blocks):
            if block[0].row < row:
                heads = (head for head in block if head.column <= column < head.column + head.column_span)
                if found := tuple(heads):
                    return found
        return ()

    def _names_left_of(self, cell: Cell) -> list[Cell]:
        """Return the names to the left of a cell, less ordinals, dates and codes, where there are others."""
        left = [name for name in self._names.get(cell.row, ()) if name.column < cell.column]
        return [name for name in left if not self._is_code(name)] or left

    def _is_code(self, name: Cell) -> bool:
        heads = self.heads(name.row, name.column)
        return any(self._numbering.match(head.text) and not self._years.match(head.text) for head in heads)

    def _group(self, cell: Cell, near: Sequence[Cell]) -> list[Cell]:
        first = min((name.column for name in near), default=0)
        return [name for name in self._groups if name.row < cell.row and name.column == first][-1:]


def _blocks(headers: Sequence[Cell]) -> list[list[Cell]]:
    """Return the headers of a table by the runs of rows that they stand in: those above it, and those in its middle."""
    rows = sorted({head.row for head in headers})
    runs = [[row for _, row in run] for _, run in groupby(enumerate(rows), lambda one: one[1] - one[0])]
    return [[head for head in headers if head.row in run] for run in runs]


def _by_row(names: Iterable[Cell]) -> dict[int, list[Cell]]:
    """Return the names of each row, from left to right; one that spans several rows names them all."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for name in sorted(names, key=lambda name: name.column):
        for row in range(name.row, name.row + name.row_span):
            rows[row].append(name)
    return rows


def _groups(table: Table) -> list[Cell]:
    """Return the names of rows without a number or words beside them, which are those of the rows below."""
    counted = {cell.row for cell in table.cells if cell.header is None}
    names = (cell for cell in table.cells if cell.header == "row")
    return [name for name in names if counted.isdisjoint(range(name.row, name.row + name.row_span))]


def _last_run(names: Sequence[Cell]) -> list[Cell]:
    """Return the last cells that stand side by side without a column between them."""
    run: list[Cell] = []
    for name in reversed(names):
        if run and name.column + name.column_span < run[0].column:
            break
        run.insert(0, name)
    return run
