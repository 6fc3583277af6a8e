"""Rows of the archive, as they are read back → the bulletin that they were made of; pure, SQL is elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from extractor.archive.places import places_of
from extractor.archive.rows import Cell
from extractor.model import Article, Box, Field, Figure, Line, Number, Paragraph, Table
from extractor.model import Cell as TableCell

Row = Mapping[str, Cell]  # by the names of the columns

_BOX = tuple(field.name for field in fields(Box))
_FIGURE = tuple(field.name for field in fields(Figure))


def table_of(row: Row, cells: Iterable[Row]) -> Table:
    """Return the table of a row of `tables` and its rows of `cells`."""
    known = {name: row[name] for name in ("caption", "unit", "rows", "columns", "start", "end")}
    notes = tuple(str(row["notes"]).split("\n")) if row["notes"] else ()
    return Table(**known, notes=notes, cells=tuple(map(_cell_of, cells)))  # type: ignore[arg-type]


def _cell_of(row: Row) -> TableCell:
    box = Box(**{name: row[name] for name in _BOX})  # type: ignore[arg-type]
    known = {field.name: row[field.name] for field in fields(TableCell) if field.name not in ("box", "pieces")}
    return TableCell(**known, box=box)  # type: ignore[arg-type]


def line_of(row: Row) -> Line:
    """Return a line as the archive keeps it: without the places of its characters."""
    known = {field.name: row[field.name] for field in fields(Line) if field.name in row}
    return Line(**known | {"bold": bool(row["bold"]), "lefts": (), "rights": ()})  # type: ignore[arg-type]


def figure_of(row: Row) -> Figure:
    """Return the figure of a row that has at least the columns of `figures`."""
    boxes = tuple(Box(*place) for place in places_of(str(row["boxes"])))
    return Figure(**{name: row[name] for name in _FIGURE} | {"boxes": boxes})  # type: ignore[arg-type]


def article_of(
    row: Row,
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
