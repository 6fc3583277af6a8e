"""The body of an article in pieces: paragraphs and printed tables, with the figures that stand in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.output.listing import printed
from extractor.web.addresses import Place, places_of

_FIGURES = """
    SELECT id, indicator, label, scope, region, item, period_start, period_end, period_kind, raw, bound, amount,
      base_unit, yoy, share, page, boxes, start, "end", article_id, unit, read_from,
      (SELECT raw FROM numbers WHERE figure_id = figures.id AND role = 'yoy') AS yoy_printed,
      (SELECT raw FROM numbers WHERE figure_id = figures.id AND role = 'share') AS share_printed
    FROM figures WHERE {} ORDER BY start, id"""

_CELLS = """
    SELECT table_id, "row", "column", row_span, column_span, text, header, cells.start
    FROM cells JOIN tables ON tables.id = table_id WHERE article_id = ? ORDER BY tables.position, "row", "column"
"""

# What a header of the archive is the head of, as HTML has it
_SCOPES = {"column": "col", "row": "row"}


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure of an article or page; `start` and `end` are offsets in the article's body.

    `raw` is the number as it is printed, `printed` has its unit too, which in a table stands elsewhere. `yoy_printed`
    and `share_printed` are the numbers in print, None where words say it.
    """

    id: int
    indicator: str | None
    label: str | None
    scope: str | None
    region: str | None
    item: str | None
    period_start: str | None
    period_end: str | None
    kind: str | None
    raw: str
    printed: str
    bound: str | None
    amount: float | None
    unit: str | None
    yoy: float | None
    share: float | None
    yoy_printed: str | None
    share_printed: str | None
    page: int
    places: tuple[Place, ...]
    start: int
    end: int
    article: int

    @property
    def name(self) -> str:
        """The indicator with its scope and item; the words as printed where it has no name of its own."""
        scope = self.scope if self.indicator and self.scope and self.scope not in self.indicator else ""
        name = f"{scope or ''}{self.indicator or self.label or ''}"
        return f"{name}（{self.item}）" if self.item else name or self.raw


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


def printed_figures(connection: sqlite3.Connection, column: str, row_id: int) -> Iterator[PrintedFigure]:
    """Yield the figures of an article (`article_id`) or issue (`issue_id`), as they stand in its text."""
    assert column in {"article_id", "issue_id"}
    for row in connection.execute(_FIGURES.format(f"{column} = ?"), [row_id]):
        yield PrintedFigure(
            **{name: row[name] for name in ("id", "indicator", "label", "scope", "region", "item", "raw", "bound")},
            **{name: row[name] for name in ("period_start", "period_end", "amount", "yoy", "share", "page", "start")},
            **{name: row[name] for name in ("yoy_printed", "share_printed")},
            printed=printed(row["raw"], row["unit"], row["read_from"]),
            kind=row["period_kind"],
            unit=row["base_unit"],
            places=places_of(row["boxes"]),
            end=row["end"],
            article=row["article_id"],
        )


def blocks(body: str, figures: Sequence[PrintedFigure], tables: Sequence[Sequence[TableCell]] = ()) -> Iterator[Block]:
    """Yield a body as paragraphs and tables; the paragraphs that are rows of a table are in the table."""
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


def read_tables(
    connection: sqlite3.Connection, article_id: int, body: str, figures: Sequence[PrintedFigure]
) -> list[list[TableCell]]:
    """Return the cells of each table of an article, in the order of their rows."""
    tables: dict[int, list[TableCell]] = {}
    for row in connection.execute(_CELLS, [article_id]):
        start, end = row["start"], row["start"] + len(row["text"])
        own = pieces(body, start, end, figures)
        place = (row["row"], row["column"], row["row_span"], row["column_span"])
        cell = TableCell(own, start, end, *place, _SCOPES.get(row["header"], ""))
        tables.setdefault(row["table_id"], []).append(cell)
    return list(tables.values())


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
