"""Bulletin → what `extractor show` prints of it: one stage, as text or as JSON.

The figures of an issue that is in an archive are handed in, for only the archive knows their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from typing import Literal, get_args

from extractor.archive.records import FoundFigure
from extractor.model import Article, Bulletin, Line, Table
from extractor.output.listing import Value, figure_records, figure_table, json_text
from extractor.output.terminal import harmless, text_table
from extractor.output.views import lines_text, outline_text, tables_text

Stage = Literal["pages", "lines", "outline", "tables", "figures"]
STAGES: tuple[Stage, ...] = get_args(Stage)

# Where single characters stand, and in which column, is kept in memory only: an issue that comes from an archive has
# none of it.
_LINE_COLUMNS = tuple(field.name for field in fields(Line) if field.name not in {"lefts", "rights", "column"})
_TABLE_COLUMNS = tuple(field.name for field in fields(Table) if field.name != "cells")


def stage_text(bulletin: Bulletin, stage: Stage, figures: Sequence[FoundFigure] | None = None) -> str:
    """Return a stage as lines of text, the last one ended; `figures` are those of the archive."""
    views: dict[Stage, Callable[[Bulletin], str]] = {
        "pages": _pages_text,
        "lines": lambda read: _harmless(lines_text(read)),
        "outline": lambda read: _harmless(outline_text(read)),
        "tables": lambda read: _harmless(tables_text(read)),
        "figures": lambda read: figure_table(figures_of(read) if figures is None else figures) + "\n",
    }
    return views[stage](bulletin)


def stage_json(bulletin: Bulletin, stage: Stage, figures: Sequence[FoundFigure] | None = None) -> str:
    """Return a stage as JSON: an object for the outline, else a list; `figures` are those of the archive."""
    views: dict[Stage, Callable[[Bulletin], Value]] = {
        "pages": lambda read: [asdict(page) for page in read.pages],
        "lines": lambda read: [{name: getattr(line, name) for name in _LINE_COLUMNS} for line in read.lines],
        "outline": _outline,
        "tables": lambda read: [_table(table) for article in read.articles for table in article.tables],
        "figures": lambda read: figure_records(figures_of(read) if figures is None else figures),
    }
    return json_text(views[stage](bulletin), indent=2) + "\n"


def figures_of(bulletin: Bulletin) -> list[FoundFigure]:
    """Return the figures of an issue that was read from a file, in reading order and without ids."""
    head = bulletin.masthead
    return [
        FoundFigure(None, head.title, head.published, section.kind, article.title, figure)
        for section in bulletin.sections
        for article in section.articles
        for figure in article.figures
    ]


def _harmless(text: str) -> str:
    """Keep the line breaks and tabs of a view, and nothing else that a terminal might obey."""
    return "\n".join("\t".join(map(harmless, line.split("\t"))) for line in text.split("\n"))


def _pages_text(bulletin: Bulletin) -> str:
    lines = [line.page for line in bulletin.lines]
    rows = [
        (str(page.number), f"{page.width:g}", f"{page.height:g}", page.text_from or "-", str(lines.count(page.number)))
        for page in bulletin.pages
    ]
    return text_table(("page", "width", "height", "text from", "lines"), rows) + "\n"


def _outline(bulletin: Bulletin) -> Value:
    sections: list[Value] = [
        {
            "kind": section.kind,
            "heading": section.heading,
            "articles": [_article(article) for article in section.articles],
        }
        for section in bulletin.sections
    ]
    return {"file": bulletin.file, "sha256": bulletin.sha256, **asdict(bulletin.masthead), "sections": sections}


def _table(table: Table) -> Value:
    cells = [{name: value for name, value in asdict(cell).items() if name != "pieces"} for cell in table.cells]
    record = {name: getattr(table, name) for name in _TABLE_COLUMNS}
    return {"first_page": table.first_page, "last_page": table.last_page, **record, "cells": cells}


def _article(article: Article) -> Value:
    return {
        "title": article.title,
        "source": article.source,
        "first_page": article.first_page,
        "last_page": article.last_page,
        "fields": [asdict(field) for field in article.fields],
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
    }
