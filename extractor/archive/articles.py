"""An article → its text as it is printed, with its figures and tables, and the articles before and after it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from extractor.archive.companies import card_fields
from extractor.archive.database import select
from extractor.archive.issue_contents import IssueHead, issue_head, neighbours
from extractor.archive.printed_figures import PrintedFigure, figures_of_article
from extractor.errors import Missing

_ARTICLE = """
    SELECT articles.id, articles.title, source, body, fields, articles.first_page, articles.last_page, kind,
      sha256, articles.issue_id
    FROM articles JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles.id = ?"""

_ORDER = """
    SELECT articles.id FROM articles JOIN sections ON sections.id = section_id
    WHERE articles.issue_id = ? ORDER BY sections.position, articles.position"""

_CELLS = """
    SELECT table_id, "row", "column", row_span, column_span, text, header, cells.start
    FROM cells JOIN tables ON tables.id = table_id WHERE article_id = ? ORDER BY tables.position, "row", "column"
    """


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a printed table; `start` is the offset of its text in the body, `header` as in the table `cells`."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    header: str | None
    start: int


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article with its fields if it is a card, its figures, the cells of its tables and its neighbours' ids."""

    id: int
    issue: IssueHead
    section: str
    title: str | None
    source: str | None
    first_page: int | None
    last_page: int | None
    fields: tuple[tuple[str, str], ...]
    body: str
    figures: tuple[PrintedFigure, ...]
    tables: tuple[tuple[PrintedCell, ...], ...]
    previous: int | None
    next: int | None


def printed_article(connection: sqlite3.Connection, article_id: int) -> PrintedArticle:
    """Return an article.

    Raises:
        Missing: There is none.
    """
    for row in select(connection, _ARTICLE, article_id):
        order = [each["id"] for each in select(connection, _ORDER, row["issue_id"])]
        previous, following = neighbours(order, article_id)
        return PrintedArticle(
            id=article_id,
            issue=issue_head(connection, row["sha256"]),
            section=row["kind"],
            title=row["title"],
            source=row["source"],
            first_page=row["first_page"],
            last_page=row["last_page"],
            fields=card_fields(row["fields"]),
            body=row["body"],
            figures=figures_of_article(connection, article_id),
            tables=_tables(connection, article_id),
            previous=previous,
            next=following,
        )
    raise Missing(f"no article has the id {article_id}")


def longest_body(connection: sqlite3.Connection) -> int:
    """Return how many characters the longest body has, 0 where there is none.

    Raises:
        sqlite3.Error: The file fails, or is no archive.
    """
    return select(connection, "SELECT max(length(body)) AS longest FROM articles")[0]["longest"] or 0


def _tables(connection: sqlite3.Connection, article_id: int) -> tuple[tuple[PrintedCell, ...], ...]:
    """Return the cells of each table of an article, in the order of their rows."""
    tables: dict[int, list[PrintedCell]] = {}
    for row in select(connection, _CELLS, article_id):
        known = dict(row)
        tables.setdefault(known.pop("table_id"), []).append(PrintedCell(**known))
    return tuple(map(tuple, tables.values()))
