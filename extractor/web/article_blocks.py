"""An article → its body in blocks: paragraphs and printed tables, in pieces with the figures that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.archive.articles import PrintedArticle, PrintedCell
from extractor.archive.printed_figures import PrintedFigure

# What a header of the archive is the head of, as HTML has it
_SCOPES = {"column": "col", "row": "row"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph, and the figure that it is, if it is one."""

    text: str
    figure: PrintedFigure | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a printed table in pieces; `start` is the offset of its text in the article's body.

    `scope` is what it is the head of, as HTML has it: `col`, `row`, or empty.
    """

    pieces: tuple[Piece, ...]
    start: int
    end: int
    row: int
    column: int
    row_span: int
    column_span: int
    scope: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in pieces, or the rows of a printed table."""

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = ()


def article_blocks(article: PrintedArticle) -> Iterator[Block]:
    """Yield the body of an article as paragraphs and tables; paragraphs that are rows of a table are in the table."""
    body, figures = article.body, article.figures
    tables = [[_cell(cell, body, figures) for cell in table] for table in article.tables]
    start, waiting = 0, list(tables)
    for text in body.split("\n"):
        end = start + len(text)
        # A table is its first row's place; what else lies within it was shown there
        if waiting and start <= waiting[0][0].start <= end:
            yield Block(rows=_rows(waiting[0]))
        elif not any(cells[0].start <= start <= cells[-1].end for cells in tables):
            yield Block(pieces(body, start, end, figures))
        while waiting and waiting[0][-1].end <= end:
            waiting.pop(0)
        start = end + 1


def pieces(body: str, start: int, end: int, figures: Sequence[PrintedFigure]) -> tuple[Piece, ...]:
    """Return a part of a body in pieces; of two figures that overlap, only the first is a piece of its own."""
    found, done = [], start
    for figure in figures:
        if done <= figure.start < figure.end <= end:
            found += [Piece(body[done : figure.start]), Piece(body[figure.start : figure.end], figure)]
            done = figure.end
    return tuple(piece for piece in (*found, Piece(body[done:end])) if piece.text)


def _cell(cell: PrintedCell, body: str, figures: Sequence[PrintedFigure]) -> TableCell:
    start, end = cell.start, cell.start + len(cell.text)
    place = (cell.row, cell.column, cell.row_span, cell.column_span)
    return TableCell(pieces(body, start, end, figures), start, end, *place, _SCOPES.get(cell.header or "", ""))


def _rows(cells: Sequence[TableCell]) -> tuple[tuple[TableCell, ...], ...]:
    """Return the rows of a table; places that no cell covers, for only those with text are kept, are empty cells."""
    covered = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    rows, columns = (1 + max(place[side] for place in covered) for side in (0, 1))
    empty = [
        TableCell((), 0, 0, row, column, 1, 1, "")
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in covered
    ]
    placed: list[list[TableCell]] = [[] for _ in range(rows)]
    for cell in sorted((*cells, *empty), key=lambda cell: cell.column):
        placed[cell.row].append(cell)
    return tuple(map(tuple, placed))
