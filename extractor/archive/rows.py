"""A bulletin → the rows of the archive's tables; pure, SQL is elsewhere, and `restored` leads back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter, itemgetter

from extractor.model import Article, Box, Bulletin, Figure, Line, Section, TextFrom

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: those that hold ids, each with the table whose ids they are, and all others."""

    ids: Mapping[str, str]
    others: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in the order in which a row has them."""
        return (*self.ids, *self.others)


# Columns that hold just what the thing of the row says of itself under the same name
_PAGE = ("number", "width", "height", "text_from")
_LINE = ("page", "position", "text", "role", "x0", "top", "x1", "bottom", "size", "bullet", "confidence")
_FIGURE = tuple(field.name for field in fields(Figure) if field.name != "boxes")
_NUMBER = ("page", "start", "end", "raw", "role")
_TABLE = ("first_page", "last_page", "caption", "unit", "rows", "columns", "start", "end")
_CELL = ("row", "column", "row_span", "column_span", "text", "header", "start")
_BOX = tuple(field.name for field in fields(Box))
_ARTICLE = ("title", "source", "body", "first_page", "last_page")

_ISSUE_ID = {"issue_id": "issues"}
_ARTICLE_ID = _ISSUE_ID | {"article_id": "articles"}
# The tables in which an issue has rows, in the order in which they are written: articles last, as `schema.SEARCH` says
COLUMNS = {
    "pages": Columns(_ISSUE_ID, _PAGE),
    "sections": Columns({"id": "sections"} | _ISSUE_ID, ("position", "kind", "heading", "first_page", "last_page")),
    "lines": Columns(_ARTICLE_ID | {"section_id": "sections"}, (*_LINE, "bold")),
    "figures": Columns({"id": "figures"} | _ARTICLE_ID, (*_FIGURE, "boxes")),
    "numbers": Columns({"id": "numbers", "article_id": "articles", "figure_id": "figures"}, _NUMBER),
    "tables": Columns({"id": "tables"} | _ARTICLE_ID, ("position", *_TABLE, "notes")),
    "cells": Columns({"table_id": "tables"}, (*_CELL, *_BOX)),
    "articles": Columns({"id": "articles"} | _ISSUE_ID | {"section_id": "sections"}, ("position", *_ARTICLE, "fields")),
}
ISSUE = (
    *("id", "file", "sha256", "bulletin", "publisher", "title", "number", "year", "month", "published"),
    *("published_from", "pages", "text_from", "imported", "patterns", "original"),
)


@dataclass(frozen=True, slots=True)
class IssueRows:
    """An issue as it goes to the archive; made where a file is read, so that little has to travel.

    `head` is the bulletin without its furniture and sections, `tables` the rows of each table of `COLUMNS`. Their ids
    count from 0 in each table, in reading order.
    """

    head: Bulletin
    tables: Mapping[str, Sequence[Row]]

    def placed(self, first: Mapping[str, int]) -> Iterator[tuple[str, list[Row]]]:
        """Yield each table with its rows as they are written.

        Args:
            first: The id of the first new row of each table.
        """
        for table, rows in self.tables.items():
            starts = [first[other] for other in COLUMNS[table].ids.values()]
            yield table, [(*map(_counted_on, starts, row), *row[len(starts) :]) for row in rows]


def _counted_on(start: int, place: Cell) -> Cell:
    return None if place is None else start + place  # type: ignore[operator]


_page, _line, _figure, _number, _table, _cell, _box, _article = (
    attrgetter(*names) for names in (_PAGE, _LINE, _FIGURE, _NUMBER, _TABLE, _CELL, _BOX, _ARTICLE)
)


def rows_of(bulletin: Bulletin) -> IssueRows:
    """Return the rows of a bulletin."""
    tables: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    tables["pages"] += [(0, *_page(page)) for page in bulletin.pages]
    tables["lines"] += _line_rows(bulletin.furniture, None, None)
    for position, section in enumerate(bulletin.sections):
        _add_section(tables, section, position)
    page = len(COLUMNS["lines"].ids)
    tables["lines"].sort(key=itemgetter(page, page + 1))
    return IssueRows(replace(bulletin, furniture=(), sections=()), tables)


def _add_section(tables: dict[str, list[Row]], section: Section, position: int) -> None:
    section_id = len(tables["sections"])
    pages = [line.page for line in section.lines]
    ends = min(pages, default=None), max(pages, default=None)
    tables["sections"].append((section_id, 0, position, section.kind, section.heading, *ends))
    tables["lines"] += _line_rows(section.heading_lines, section_id, None)
    for place, article in enumerate(section.articles):
        _add_article(tables, article, place, section_id)


def _add_article(tables: dict[str, list[Row]], article: Article, position: int, section_id: int) -> None:
    article_id, figure_id, number_id = (len(tables[table]) for table in ("articles", "figures", "numbers"))
    tables["articles"].append((article_id, 0, section_id, position, *_article(article), _fields(article)))
    tables["lines"] += _line_rows(article.lines, section_id, article_id)
    tables["figures"] += [
        (place, 0, article_id, *_figure(figure), json.dumps([_box(box) for box in figure.boxes]))
        for place, figure in enumerate(article.figures, figure_id)
    ]
    tables["numbers"] += [
        (place, article_id, None if number.figure is None else figure_id + number.figure, *_number(number))
        for place, number in enumerate(article.numbers, number_id)
    ]
    for order, table in enumerate(article.tables):
        table_id = len(tables["tables"])
        notes = "\n".join(table.notes) or None
        tables["tables"].append((table_id, 0, article_id, order, *_table(table), notes))
        tables["cells"] += [(table_id, *_cell(cell), *_box(cell.box)) for cell in table.cells]


def _line_rows(lines: Iterable[Line], section_id: int | None, article_id: int | None) -> list[Row]:
    return [(0, article_id, section_id, *_line(line), int(line.bold)) for line in lines]


def _fields(article: Article) -> str:
    # A card may print a field twice; a JSON object keeps one of a name, so the second value goes below the first
    entries: dict[str, str] = {}
    for field in article.fields:
        entries[field.name] = f"{entries[field.name]}\n{field.value}" if field.name in entries else field.value
    return json.dumps(entries, ensure_ascii=False)


def issue_row(issue_id: int, head: Bulletin, imported: str, original: str) -> Row:
    """Return the row of an issue in `issues`.

    Args:
        issue_id: Its id.
        head: As in `IssueRows`.
        imported: When, ISO 8601.
        original: The name of the PDF in `sqlar`.
    """
    masthead = head.masthead
    year, _, month = (masthead.published or "").partition("-")
    return (
        *(issue_id, head.file, head.sha256, masthead.bulletin, masthead.publisher, masthead.title, masthead.number),
        *(int(year) if year else None, int(month) if month else None, masthead.published, masthead.published_from),
        *(len(head.pages), _text_from(page.text_from for page in head.pages), imported, head.patterns, original),
    )


def _text_from(pages: Iterable[TextFrom | None]) -> TextFrom | None:
    """Return the one way in which all pages with text were read, or `mixed`; unread and blank ones do not count."""
    ways = set(pages) - {None, "undecodable", "damaged"}
    return ways.pop() if len(ways) == 1 else "mixed" if ways else None
