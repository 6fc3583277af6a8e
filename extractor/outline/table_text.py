"""A printed table → its part of an article's body: caption, unit, a paragraph a row, notes.

A reader who searches finds the words of tables there, and every cell knows its place in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.model import Cell, Paragraph, Piece, PrintedTable, Table, tabbed
from extractor.model.copying import changed


def table_in_body(printed: PrintedTable, start: int) -> tuple[Table, tuple[Paragraph, ...]]:
    """Return a table that knows its place in the body, and the paragraphs that it puts there.

    Args:
        printed: The table, and what is printed around it.
        start: Where in the body it begins.
    """
    table = printed.table
    paragraphs = list(printed.above)
    at = start + sum(len(paragraph.text) + 1 for paragraph in paragraphs)
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    cells: list[Cell] = []
    for row in range(table.rows):
        own = list(_in_row(rows.get(row, []), at))
        cells += own
        text = tabbed(own)
        paragraphs.append(Paragraph(text, tuple(_pieces(own, at))))
        at += len(text) + 1
    paragraphs += printed.notes
    end = start + sum(len(paragraph.text) + 1 for paragraph in paragraphs) - 1
    return replace(table, cells=tuple(cells), start=start, end=end), tuple(paragraphs)


def _pieces(row: Iterable[Cell], start: int) -> Iterator[Piece]:
    """Yield the pieces of a row's cells, counted from the beginning of the row."""
    for cell in row:
        for piece in cell.pieces:
            yield changed(piece, start=cell.start - start + piece.start)


def _in_row(row: Iterable[Cell], start: int) -> Iterator[Cell]:
    """Yield the cells of a row, the first of whose columns begins at `start` in the body."""
    at, column = start, 0
    for cell in row:
        at += cell.column - column
        yield changed(cell, start=at)
        at, column = at + len(cell.text), cell.column
