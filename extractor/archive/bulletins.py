"""An issue → what was read of it: the whole bulletin, or its articles with what it takes to read them again."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields

from extractor.archive.database import select
from extractor.archive.issues import named_issue
from extractor.archive.records import Issue, StoredArticle
from extractor.archive.restored import Row, article_of, figure_of, line_of, table_of
from extractor.errors import Missing
from extractor.model import Bulletin, Figure, Line, Masthead, PageSize, Section, Table

_Place = tuple[int | None, int | None]  # section, article

_STORED = """
    SELECT articles.id, kind, articles.title, body, fields <> '{}' AS card,
      (SELECT count(*) FROM numbers WHERE article_id = articles.id AND role = 'unread') AS unread
    FROM articles JOIN sections ON sections.id = section_id
    WHERE articles.issue_id = ? ORDER BY sections.position, articles.position"""

_PAGES = "SELECT number, width, height, text_from FROM pages WHERE issue_id = ? ORDER BY 1"
_LINES = "SELECT * FROM lines WHERE issue_id = ? ORDER BY page, position"
_SECTIONS = "SELECT id, kind, heading FROM sections WHERE issue_id = ? ORDER BY position"
_ARTICLES = "SELECT * FROM articles WHERE issue_id = ? ORDER BY section_id, position"
_FIGURES = "SELECT * FROM figures WHERE issue_id = ? ORDER BY id"
_NUMBERS = "SELECT numbers.* FROM numbers JOIN articles ON articles.id = article_id WHERE issue_id = ? ORDER BY 1"
_TABLES = "SELECT * FROM tables WHERE issue_id = ? ORDER BY article_id, position"

_CELLS = """
    SELECT cells.* FROM cells JOIN tables ON tables.id = table_id
    WHERE issue_id = ? ORDER BY table_id, cells."row", cells."column"
    """


def bulletin(connection: sqlite3.Connection, issue_id: int) -> Bulletin:
    """Return an issue as the archive keeps it.

    That is the bulletin that was added, but for what no row keeps: where single characters stand (lines have no `lefts`
    and `rights`, paragraphs no `pieces`, so that neither can be asked for boxes or pages), the columns of lines, the
    `notes`, and of two fields of a card with one name the first.

    Raises:
        Missing: There is no such issue.
    """
    issue = named_issue(connection, issue_id)
    lines: defaultdict[_Place, list[Line]] = defaultdict(list)
    for row in select(connection, _LINES, issue_id):
        lines[row["section_id"], row["article_id"]].append(line_of(dict(row)))
    return Bulletin(
        file=issue.file,
        sha256=issue.sha256,
        masthead=_masthead(issue),
        pages=tuple(PageSize(**dict(row)) for row in select(connection, _PAGES, issue_id)),
        furniture=tuple(lines[None, None]),
        sections=_sections(connection, issue_id, lines),
        patterns=issue.patterns,
    )


def stored_articles(connection: sqlite3.Connection, issue: Issue) -> list[StoredArticle]:
    """Return the articles of an issue in reading order."""
    masthead = _masthead(issue)
    figures = _figures_by_article(connection, issue.id)
    tables = _tables_by_article(connection, issue.id)
    return [
        StoredArticle(
            id=row["id"],
            issue=issue.id,
            masthead=masthead,
            section=row["kind"],
            title=row["title"],
            body=row["body"],
            card=bool(row["card"]),
            figures=figures[row["id"]],
            unread=row["unread"],
            tables=tuple(tables[row["id"]]),
        )
        for row in select(connection, _STORED, issue.id)
    ]


def article_of_figure(connection: sqlite3.Connection, figure_id: int) -> StoredArticle:
    """Return the article that a figure stands in.

    Raises:
        Missing: There is no such figure.
    """
    for row in select(connection, "SELECT issue_id FROM figures WHERE id = ?", figure_id):
        issue = named_issue(connection, row["issue_id"])
        return next(article for article in stored_articles(connection, issue) if figure_id in article.figures)
    raise Missing(f"no figure has the id {figure_id}; `extractor figures` lists them")


def _sections(connection: sqlite3.Connection, issue_id: int, lines: Mapping[_Place, list[Line]]) -> tuple[Section, ...]:
    figures = _figures_by_article(connection, issue_id)
    numbers: defaultdict[int, list[Row]] = defaultdict(list)
    for row in select(connection, _NUMBERS, issue_id):
        numbers[row["article_id"]].append(dict(row))
    tables = _tables_by_article(connection, issue_id)
    articles = defaultdict(list)
    for row in select(connection, _ARTICLES, issue_id):
        section, article = row["section_id"], row["id"]
        printed, own = lines[section, article], figures[article]
        articles[section].append(article_of(dict(row), printed, own, numbers[article], tables[article]))
    return tuple(
        Section(row["kind"], row["heading"], tuple(lines[row["id"], None]), tuple(articles[row["id"]]))
        for row in select(connection, _SECTIONS, issue_id)
    )


def _figures_by_article(connection: sqlite3.Connection, issue_id: int) -> defaultdict[int, dict[int, Figure]]:
    """Return the figures of an issue by the id of their article and their own, in reading order."""
    figures: defaultdict[int, dict[int, Figure]] = defaultdict(dict)
    for row in select(connection, _FIGURES, issue_id):
        figures[row["article_id"]][row["id"]] = figure_of(dict(row))
    return figures


def _tables_by_article(connection: sqlite3.Connection, issue_id: int) -> defaultdict[int, list[Table]]:
    """Return the tables of an issue by the id of their article, in reading order."""
    cells: defaultdict[int, list[Row]] = defaultdict(list)
    for row in select(connection, _CELLS, issue_id):
        cells[row["table_id"]].append(dict(row))
    tables: defaultdict[int, list[Table]] = defaultdict(list)
    for row in select(connection, _TABLES, issue_id):
        tables[row["article_id"]].append(table_of(dict(row), cells[row["id"]]))
    return tables


def _masthead(issue: Issue) -> Masthead:
    return Masthead(**{field.name: getattr(issue, field.name) for field in fields(Masthead)})
