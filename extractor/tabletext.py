"""A printed table → its part of an article's body: caption, unit, a paragraph a row, notes; a helper of `articles`.

A reader who searches finds the words of tables there, and every cell knows its place in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractor.model import Cell, Paragraph, Piece, PrintedTable, Table


def placed(printed: PrintedTable, start: int) -> tuple[Table, tuple[Paragraph, ...]]:
    """Return a table that knows its place in the body, and the paragraphs that it puts there.

    Args:
        printed: The table, and what is printed around it.
        start: Where in the body it begins.
    """
    table = printed.table
    paragraphs = list(printed.above)
    at = start + sum(len(paragraph.text) + 1 for paragraph in paragraphs)
    cells: list[Cell] = []
    for row in range(table.rows):
        text = table.row_text(row)
        cells += _in_row(table, row, at)
        paragraphs.append(Paragraph(text, _pieces(cells, row, at)))
        at += len(text) + 1
    paragraphs += printed.notes
    end = start + sum(len(paragraph.text) + 1 for paragraph in paragraphs) - 1
    return replace(table, cells=tuple(cells), start=start, end=end), tuple(paragraphs)


def _pieces(cells: Iterable[Cell], row: int, start: int) -> tuple[Piece, ...]:
    """Return the pieces of a row's cells, counted from the beginning of the row."""
    return tuple(
        replace(piece, start=cell.start - start + piece.start)
        for cell in cells
        if cell.row == row
        for piece in cell.pieces
    )


def _in_row(table: Table, row: int, start: int) -> list[Cell]:
    """Return the cells of a row, the first of whose columns begins at `start` in the body."""
    cells = []
    at, column = start, 0
    for cell in (cell for cell in table.cells if cell.row == row):
        at += cell.column - column
        cells.append(replace(cell, start=at))
        at, column = at + len(cell.text), cell.column
    return cells
