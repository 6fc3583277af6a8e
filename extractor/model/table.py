"""A table: its cells, the lines that it was printed in, and what of a text is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.model.line import Paragraph, Piece
from extractor.model.page import Box

CellHeader = Literal["column", "row"]


@dataclass(frozen=True)
class Cell:
    """A cell of a table that holds text; rows and columns count from 0.

    `header` says whether it names what stands below it (`column`) or to its right (`row`), None where it does neither.
    `box` is where its text is printed, piece by piece in `pieces`; `start` is where it begins in the article's body.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    header: CellHeader | None
    box: Box
    start: int = 0
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, joined over pages; its cells in reading order, each merged one once, empty ones left out.

    `unit` is the line that names the units, as printed. `start` and `end` place all of it, with caption, unit and
    notes, in the article's body; there each row is a paragraph with its cells parted by tabs.
    """

    caption: str | None
    unit: str | None
    notes: tuple[str, ...]
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    start: int = 0
    end: int = 0

    @property
    def first_page(self) -> int:
        """The page on which the table begins."""
        return min(cell.box.page for cell in self.cells)

    @property
    def last_page(self) -> int:
        """The page on which the table ends."""
        return max(cell.box.page for cell in self.cells)

    def row_text(self, row: int) -> str:
        """Return the texts of a row parted by tabs; a cell that spans several columns leaves the others empty."""
        return tabbed(cell for cell in self.cells if cell.row == row)


def tabbed(row: Iterable[Cell]) -> str:
    """Return the texts of the cells of a row as `Table.row_text` does."""
    texts = {cell.column: cell.text for cell in row}
    return "\t".join([texts.get(column, "") for column in range(max(texts, default=-1) + 1)])


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with what is printed around it: caption and units `above`, and notes, with their lines."""

    table: Table
    above: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]


def prose_of(body: str, tables: Sequence[Table]) -> str:
    """Return a body with blanks in place of its tables, so that what is left is read as sentences where it stands."""
    for table in tables:
        inside = "".join(char if char == "\n" else " " for char in body[table.start : table.end])
        body = body[: table.start] + inside + body[table.end :]
    return body
