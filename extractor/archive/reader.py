"""archive.db → what it tells: every question that is asked of an archive, in SQL.

Asking needs nothing but Python's own SQLite; `archive` adds what writes.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

from extractor.archive.database import connect, plain_errors
from extractor.archive.records import (
    Attempt,
    FigureFilter,
    FoundFigure,
    Issue,
    StoredArticle,
    Totals,
    UnnamedLabel,
    UnreadNumber,
)
from extractor.archive.restoring import Row, article_of, figure_of, line_of, table_of
from extractor.archive.rows import Cell
from extractor.errors import ArchiveError
from extractor.model import Bulletin, Figure, Line, Masthead, PageSize, Section, Table
from extractor.search.results import Hit, SearchFilter, find

_Place = tuple[int | None, int | None]  # section, article

_ISSUES = """
    SELECT id, file, sha256, bulletin, publisher, title, number, year, month, published, published_from, pages,
      text_from, imported, patterns,
      (SELECT count(*) FROM articles WHERE issue_id = issues.id) AS articles,
      (SELECT count(*) FROM figures WHERE issue_id = issues.id) AS figures,
      (SELECT count(*) FROM numbers JOIN articles ON articles.id = article_id
       WHERE issue_id = issues.id AND role = 'unread') AS unread
    FROM issues WHERE ?1 IS NULL OR id = ?1 ORDER BY published IS NULL, published, id"""

# Counted in indexes, which are a small part of the file
_TOTALS = """
    SELECT (SELECT count(*) FROM issues) AS issues,
      (SELECT count(*) FROM articles) AS articles,
      (SELECT count(*) FROM figures) AS figures,
      (SELECT count(*) FROM numbers WHERE role = 'unread') AS unread,
      (SELECT count(*) FROM issues WHERE patterns <> ?) AS older"""

_FIGURES = """
    SELECT figures.*, issues.title AS issue, published, kind, articles.title AS article,
      fields <> '{}' AS card
    FROM figures JOIN articles ON articles.id = article_id
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = figures.issue_id
    WHERE (:indicator IS NULL OR indicator GLOB :indicator OR label GLOB :indicator)
      AND (:item IS NULL OR item GLOB :item)
      AND (:scope IS NULL OR scope GLOB :scope)
      AND (:region IS NULL OR region GLOB :region)
      AND (:section IS NULL OR kind GLOB :section)
      AND (:period_from IS NULL OR substr(period_end, 1, length(:period_from)) >= :period_from)
      AND (:period_to IS NULL OR substr(period_end, 1, length(:period_to)) <= :period_to)
      AND (:issue IS NULL OR figures.issue_id = :issue)
    ORDER BY published, figures.id"""

_ARTICLES = """
    SELECT articles.id, kind, articles.title, body, fields <> '{}' AS card,
      (SELECT count(*) FROM numbers WHERE article_id = articles.id AND role = 'unread') AS unread
    FROM articles JOIN sections ON sections.id = section_id
    WHERE articles.issue_id = ? ORDER BY sections.position, articles.position"""

_CELLS = """
    SELECT cells.* FROM cells JOIN tables ON tables.id = table_id
    WHERE issue_id = ? ORDER BY table_id, cells."row", cells."column"
    """

_UNREAD = """
    SELECT start, "end", page, issues.title AS issue, published, body
    FROM numbers JOIN articles ON articles.id = article_id JOIN issues ON issues.id = issue_id
    WHERE role = 'unread' ORDER BY published, numbers.id"""

# Beside min(), SQLite takes the other columns from the row that holds the minimum: the first example
_UNNAMED = """
    SELECT label, count(*) AS times, count(DISTINCT figures.issue_id) AS issues,
      json_group_array(DISTINCT unit) FILTER (WHERE unit IS NOT NULL) AS units,
      min(figures.id) AS figure, sentence, page, issues.title AS issue, published
    FROM figures JOIN issues ON issues.id = figures.issue_id
    WHERE indicator IS NULL GROUP BY label ORDER BY times DESC, figure"""


def open_reader(path: Path) -> Reader:
    """Open an archive to ask it; `archive.open_archive` opens one to write to it too.

    Raises:
        ArchiveError: There is no such file, it is no archive of this version, or it cannot be read.
    """
    return Reader(path, connect(path))


class Reader:
    """Asks an open archive; close it, or use it in a `with`. Every method raises `ArchiveError` where it fails."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Ask over a connection of `database.connect`."""
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def has(self, sha256: str) -> bool:
        """Tell whether a file with this hash has been imported."""
        return bool(self._rows("SELECT 1 FROM issues WHERE sha256 = ?", sha256))

    def given_month(self, sha256: str) -> str | None:
        """Return the month that the user gave for a file with this hash, None where the file itself was asked."""
        query = "SELECT published FROM issues WHERE sha256 = ? AND published_from = 'date'"
        return next((row["published"] for row in self._rows(query, sha256)), None)

    def imports(self) -> list[Attempt]:
        """Return the attempts to import a file, in their order."""
        return [
            Attempt(**dict(row))
            for row in self._rows("SELECT file, sha256, status, error, seconds, at FROM imports ORDER BY id")
        ]

    def issues(self) -> list[Issue]:
        """Return the issues by month of publication, those without one last."""
        return [Issue(**dict(row)) for row in self._rows(_ISSUES, None)]

    def totals(self, rules: str) -> Totals:
        """Return how much there is, and of how many issues the rules were others than those of this version."""
        return Totals(**dict(self._rows(_TOTALS, rules)[0]))

    def issue(self, name: str | int) -> Issue:
        """Return the issue with this id, file name (with or without its ending), month `YYYY-MM` or title.

        Raises:
            ArchiveError: There is none, or more than one.
        """
        issues = self._rows("SELECT id, file, published, title FROM issues ORDER BY published, id")
        names = [
            (str(row["id"]), row["file"], PurePath(row["file"]).stem, row["published"], row["title"]) for row in issues
        ]
        for kind in range(5):
            found = [row for row, known in zip(issues, names, strict=True) if known[kind] == str(name)]
            if len(found) > 1:
                several = ", ".join(f"{row['id']} ({row['file']}, {row['title']})" for row in found)
                raise ArchiveError(
                    f"{self.path}: more than one issue is called '{name}'; give the id of one: {several}"
                )
            if found:
                return Issue(**dict(self._rows(_ISSUES, found[0]["id"])[0]))
        latest = ", ".join(row["published"] or row["file"] for row in issues[-5:]) or "none at all"
        raise ArchiveError(f"{self.path}: no issue is called '{name}'; the latest are: {latest}")

    def original(self, issue_id: int) -> bytes:
        """Return the PDF that an issue was read from, byte for byte."""
        query = "SELECT sz, data FROM sqlar JOIN issues ON issues.original = sqlar.name WHERE issues.id = ?"
        for row in self._rows(query, issue_id):
            data = bytes(row["data"])
            return data if len(data) == row["sz"] else zlib.decompress(data)
        raise ArchiveError(f"{self.path}: no PDF is kept of issue {issue_id}")

    def search(self, words: str, limit: int = 20, wanted: SearchFilter | None = None) -> list[Hit]:
        """Return the articles that hold the words, the best first; `finding.find` says how."""
        with plain_errors(self.path):
            return find(self._connection, words, wanted, limit=limit)

    def figures(self, wanted: FigureFilter | None = None) -> list[FoundFigure]:
        """Return the figures that pass a filter, by month of publication and then in reading order."""
        # To GLOB, a bracket opens a set of characters
        values = asdict(wanted or FigureFilter())
        values = {name: word.replace("[", "[[]") if isinstance(word, str) else word for name, word in values.items()}
        return [
            FoundFigure(
                id=row["id"],
                issue=row["issue"],
                published=row["published"],
                section=row["kind"],
                article=row["article"],
                figure=figure_of(dict(row)),
                card=bool(row["card"]),
            )
            for row in self._rows(_FIGURES, **values)
        ]

    def articles(self, issue: Issue) -> list[StoredArticle]:
        """Return the articles of an issue in reading order."""
        masthead = _masthead(issue)
        figures = self._figures_by_article(issue.id)
        tables = self._tables_by_article(issue.id)
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
            for row in self._rows(_ARTICLES, issue.id)
        ]

    def article_of(self, figure_id: int) -> StoredArticle:
        """Return the article that a figure stands in.

        Raises:
            ArchiveError: There is no such figure.
        """
        for row in self._rows("SELECT issue_id FROM figures WHERE id = ?", figure_id):
            issue = self.issue(row["issue_id"])
            return next(article for article in self.articles(issue) if figure_id in article.figures)
        raise ArchiveError(f"{self.path}: no figure has the id {figure_id}; `extractor figures` lists them")

    def unread_numbers(self) -> Iterator[UnreadNumber]:
        """Yield the numbers that no rule understood, by month of publication and then in reading order."""
        with plain_errors(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            for row in cursor.execute(_UNREAD):
                yield UnreadNumber(**dict(row))

    def unnamed_labels(self) -> list[UnnamedLabel]:
        """Return how figures without a canonical indicator are called, the most frequent first."""
        rows = (dict(row) for row in self._rows(_UNNAMED))
        return [UnnamedLabel(**row | {"units": tuple(json.loads(row["units"]))}) for row in rows]

    def bulletin(self, issue_id: int) -> Bulletin:
        """Return an issue as the archive keeps it.

        That is the bulletin that was added, but for where single characters stand: its lines have no `lefts` and
        `rights`, its paragraphs no `pieces`.
        """
        issue = self.issue(issue_id)
        sizes = self._rows("SELECT number, width, height, text_from FROM pages WHERE issue_id = ? ORDER BY 1", issue_id)
        lines: defaultdict[_Place, list[Line]] = defaultdict(list)
        for row in self._rows("SELECT * FROM lines WHERE issue_id = ? ORDER BY page, position", issue_id):
            lines[row["section_id"], row["article_id"]].append(line_of(dict(row)))
        return Bulletin(
            file=issue.file,
            sha256=issue.sha256,
            masthead=_masthead(issue),
            pages=tuple(PageSize(**dict(row)) for row in sizes),
            furniture=tuple(lines[None, None]),
            sections=self._sections(issue_id, lines),
            patterns=issue.patterns,
        )

    def _sections(self, issue_id: int, lines: Mapping[_Place, list[Line]]) -> tuple[Section, ...]:
        figures = self._figures_by_article(issue_id)
        numbers: defaultdict[int, list[Row]] = defaultdict(list)
        query = "SELECT numbers.* FROM numbers JOIN articles ON articles.id = article_id WHERE issue_id = ? ORDER BY 1"
        for row in self._rows(query, issue_id):
            numbers[row["article_id"]].append(dict(row))
        tables = self._tables_by_article(issue_id)
        articles = defaultdict(list)
        for row in self._rows("SELECT * FROM articles WHERE issue_id = ? ORDER BY section_id, position", issue_id):
            section, article = row["section_id"], row["id"]
            printed, own = lines[section, article], figures[article]
            articles[section].append(article_of(dict(row), printed, own, numbers[article], tables[article]))
        sections = self._rows("SELECT id, kind, heading FROM sections WHERE issue_id = ? ORDER BY position", issue_id)
        return tuple(
            Section(row["kind"], row["heading"], tuple(lines[row["id"], None]), tuple(articles[row["id"]]))
            for row in sections
        )

    def _figures_by_article(self, issue_id: int) -> defaultdict[int, dict[int, Figure]]:
        """Return the figures of an issue by the id of their article and their own, in reading order."""
        figures: defaultdict[int, dict[int, Figure]] = defaultdict(dict)
        for row in self._rows("SELECT * FROM figures WHERE issue_id = ? ORDER BY id", issue_id):
            figures[row["article_id"]][row["id"]] = figure_of(dict(row))
        return figures

    def _tables_by_article(self, issue_id: int) -> defaultdict[int, list[Table]]:
        """Return the tables of an issue by the id of their article, in reading order."""
        cells: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self._rows(_CELLS, issue_id):
            cells[row["table_id"]].append(dict(row))
        tables: defaultdict[int, list[Table]] = defaultdict(list)
        for row in self._rows("SELECT * FROM tables WHERE issue_id = ? ORDER BY article_id, position", issue_id):
            tables[row["article_id"]].append(table_of(dict(row), cells[row["id"]]))
        return tables

    def _rows(self, query: str, *values: Cell, **named: Cell) -> list[sqlite3.Row]:
        with plain_errors(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(query, named or values).fetchall()


def _masthead(issue: Issue) -> Masthead:
    return Masthead(**{field.name: getattr(issue, field.name) for field in fields(Masthead)})
