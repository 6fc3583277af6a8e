"""A bulletin as rows of the archive's tables, and back; pure, SQL is elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from extractor.model import (
    Article,
    Box,
    Bulletin,
    Field,
    Figure,
    Line,
    Number,
    Paragraph,
    Section,
    Table,
    TextFrom,
)
from extractor.model import (
    Cell as TableCell,
)

Cell = str | int | float | bytes | None
Row = dict[str, Cell]

_BOX = tuple(field.name for field in fields(Box))
FIGURE_COLUMNS = tuple(field.name for field in fields(Figure))


@dataclass(frozen=True, slots=True)
class FirstIds:
    """The ids that the first new row of each table gets; the others follow in reading order."""

    issue: int
    section: int
    article: int
    figure: int
    number: int
    table: int


def rows_of(bulletin: Bulletin, ids: FirstIds, *, imported: str, original: str) -> dict[str, list[Row]]:
    """Return the rows of a bulletin by table, parents before children.

    Args:
        bulletin: As it was read.
        ids: The first free id of each table.
        imported: When, ISO 8601.
        original: The name of the PDF in `sqlar`.
    """
    tables: dict[str, list[Row]] = {
        "issues": [_issue_row(bulletin, ids.issue, imported, original)],
        "pages": [
            {
                "issue_id": ids.issue,
                "number": page.number,
                "width": page.width,
                "height": page.height,
                "text_from": page.text_from,
            }
            for page in bulletin.pages
        ],
        "sections": [],
        "articles": [],
        "lines": [_line_row(line, ids.issue, None, None) for line in bulletin.furniture],
        "figures": [],
        "numbers": [],
        "tables": [],
        "cells": [],
    }
    for position, section in enumerate(bulletin.sections):
        _add_section(tables, section, position, ids)
    tables["lines"].sort(key=lambda row: (row["page"], row["position"]))
    for number, row in enumerate(tables["numbers"], ids.number):
        row["id"] = number
    return tables


def _add_section(tables: dict[str, list[Row]], section: Section, position: int, ids: FirstIds) -> None:
    section_id = ids.section + len(tables["sections"])
    pages = [line.page for line in section.lines]
    tables["sections"].append(
        {
            "id": section_id,
            "issue_id": ids.issue,
            "position": position,
            "kind": section.kind,
            "heading": section.heading,
            "first_page": min(pages, default=None),
            "last_page": max(pages, default=None),
        }
    )
    tables["lines"] += [_line_row(line, ids.issue, section_id, None) for line in section.heading_lines]
    for place, article in enumerate(section.articles):
        article_id = ids.article + len(tables["articles"])
        figure_id = ids.figure + len(tables["figures"])
        tables["articles"].append(_article_row(article, article_id, ids.issue, section_id, place))
        tables["lines"] += [_line_row(line, ids.issue, section_id, article_id) for line in article.lines]
        tables["figures"] += [
            {"id": figure_id + index, "issue_id": ids.issue, "article_id": article_id} | _figure_row(figure)
            for index, figure in enumerate(article.figures)
        ]
        tables["numbers"] += [_number_row(number, article_id, figure_id) for number in article.numbers]
        for order, table in enumerate(article.tables):
            table_id = ids.table + len(tables["tables"])
            tables["tables"].append(_table_row(table, table_id, ids.issue, article_id, order))
            tables["cells"] += [_cell_row(cell, table_id) for cell in table.cells]


def _issue_row(bulletin: Bulletin, issue_id: int, imported: str, original: str) -> Row:
    masthead = bulletin.masthead
    year, _, month = (masthead.published or "").partition("-")
    return {
        "id": issue_id,
        "file": bulletin.file,
        "sha256": bulletin.sha256,
        "bulletin": masthead.bulletin,
        "publisher": masthead.publisher,
        "title": masthead.title,
        "number": masthead.number,
        "year": int(year) if year else None,
        "month": int(month) if month else None,
        "published": masthead.published,
        "published_from": masthead.published_from,
        "pages": len(bulletin.pages),
        "text_from": _text_from(page.text_from for page in bulletin.pages),
        "imported": imported,
        "patterns": bulletin.patterns,
        "original": original,
    }


def _text_from(pages: Iterable[TextFrom | None]) -> TextFrom | None:
    """Return the one way in which all pages with text were read, or `mixed`; unread and blank ones do not count."""
    ways = set(pages) - {None, "undecodable", "damaged"}
    return ways.pop() if len(ways) == 1 else "mixed" if ways else None


def _article_row(article: Article, article_id: int, issue_id: int, section_id: int, position: int) -> Row:
    # A card may print a field twice; a JSON object keeps one of a name, so the second value goes below the first
    entries: dict[str, str] = {}
    for field in article.fields:
        entries[field.name] = f"{entries[field.name]}\n{field.value}" if field.name in entries else field.value
    return {
        "id": article_id,
        "issue_id": issue_id,
        "section_id": section_id,
        "position": position,
        "title": article.title,
        "source": article.source,
        "body": article.body,
        "fields": json.dumps(entries, ensure_ascii=False),
        "first_page": article.first_page,
        "last_page": article.last_page,
    }


def _line_row(line: Line, issue_id: int, section_id: int | None, article_id: int | None) -> Row:
    return {
        "issue_id": issue_id,
        "page": line.page,
        "position": line.position,
        "text": line.text,
        "role": line.role,
        "x0": line.x0,
        "top": line.top,
        "x1": line.x1,
        "bottom": line.bottom,
        "size": line.size,
        "bold": int(line.bold),
        "bullet": line.bullet,
        "confidence": line.confidence,
        "section_id": section_id,
        "article_id": article_id,
    }


def _figure_row(figure: Figure) -> Row:
    row: Row = {name: getattr(figure, name) for name in FIGURE_COLUMNS}
    row["boxes"] = json.dumps([[box.page, box.x0, box.top, box.x1, box.bottom] for box in figure.boxes])
    return row


def _number_row(number: Number, article_id: int, first_figure: int) -> Row:
    return {
        "id": None,
        "article_id": article_id,
        "page": number.page,
        "start": number.start,
        "end": number.end,
        "raw": number.raw,
        "role": number.role,
        "figure_id": None if number.figure is None else first_figure + number.figure,
    }


def _table_row(table: Table, table_id: int, issue_id: int, article_id: int, position: int) -> Row:
    return {
        "id": table_id,
        "issue_id": issue_id,
        "article_id": article_id,
        "position": position,
        "first_page": table.first_page,
        "last_page": table.last_page,
        "caption": table.caption,
        "unit": table.unit,
        "notes": "\n".join(table.notes) or None,
        "rows": table.rows,
        "columns": table.columns,
        "start": table.start,
        "end": table.end,
    }


def _cell_row(cell: TableCell, table_id: int) -> Row:
    return {
        "table_id": table_id,
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "header": cell.header,
        "page": cell.box.page,
        "x0": cell.box.x0,
        "top": cell.box.top,
        "x1": cell.box.x1,
        "bottom": cell.box.bottom,
        "start": cell.start,
    }


def table_of(row: Mapping[str, Cell], cells: Iterable[Mapping[str, Cell]]) -> Table:
    """Return the table of a row of `tables` and its rows of `cells`."""
    known = {name: row[name] for name in ("caption", "unit", "rows", "columns", "start", "end")}
    notes = tuple(str(row["notes"]).split("\n")) if row["notes"] else ()
    return Table(**known, notes=notes, cells=tuple(map(_cell_of, cells)))  # type: ignore[arg-type]


def _cell_of(row: Mapping[str, Cell]) -> TableCell:
    box = Box(**{name: row[name] for name in _BOX})  # type: ignore[arg-type]
    known = {field.name: row[field.name] for field in fields(TableCell) if field.name not in ("box", "pieces")}
    return TableCell(**known, box=box)  # type: ignore[arg-type]


def line_of(row: Mapping[str, Cell]) -> Line:
    """Return a line as the archive keeps it: without the places of its characters."""
    known = {field.name: row[field.name] for field in fields(Line) if field.name in row}
    return Line(**known | {"bold": bool(row["bold"]), "lefts": (), "rights": ()})  # type: ignore[arg-type]


def figure_of(row: Mapping[str, Cell]) -> Figure:
    """Return the figure of a row that has at least the columns of `FIGURE_COLUMNS`."""
    boxes = tuple(Box(*box) for box in json.loads(str(row["boxes"])))
    return Figure(**{name: row[name] for name in FIGURE_COLUMNS} | {"boxes": boxes})  # type: ignore[arg-type]


def article_of(
    row: Mapping[str, Cell],
    lines: Sequence[Line],
    figures: Mapping[int, Figure],
    numbers: Iterable[Row],
    tables: Iterable[Table],
) -> Article:
    """Return an article as the archive keeps it: paragraphs without their pieces.

    Args:
        row: The row of `articles`.
        lines: The lines of the article.
        figures: Its figures by id.
        numbers: Its rows of `numbers`.
        tables: Its tables.
    """
    places = {figure_id: place for place, figure_id in enumerate(figures)}
    return Article(
        title=row["title"],  # type: ignore[arg-type]
        source=row["source"],  # type: ignore[arg-type]
        paragraphs=tuple(Paragraph(text, ()) for text in str(row["body"]).split("\n")) if row["body"] else (),
        fields=tuple(Field(name, value) for name, value in json.loads(str(row["fields"])).items()),
        lines=tuple(lines),
        figures=tuple(figures.values()),
        numbers=tuple(_number_of(number, places) for number in numbers),
        tables=tuple(tables),
    )


def _number_of(row: Row, places: Mapping[int, int]) -> Number:
    known = {name: row[name] for name in ("page", "start", "end", "raw", "role")}
    figure = row["figure_id"]
    return Number(**known, figure=None if figure is None else places[int(figure)])  # type: ignore[arg-type]
