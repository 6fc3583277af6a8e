"""A bulletin into archive.db and out again: the one door to sqlite-utils.

The file is one SQLite file with the default rollback journal: when it is closed nothing lies beside it, so it can be
copied, committed and read from a folder that nobody may write to. An issue is one transaction.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from calendar import timegm
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType
from typing import Literal

import sqlite_utils

from extractor.database import connect, plain_errors
from extractor.errors import ArchiveError
from extractor.model import Bulletin, Figure, Line, Masthead, PageSize, Section
from extractor.rows import Cell, FirstIds, Row, article_of, figure_of, line_of, rows_of
from extractor.search import Snippet, match_query, snippet, spans

ImportStatus = Literal["imported", "failed"]
_Place = tuple[int | None, int | None]  # section, article

_NEXT_IDS = """
    SELECT (SELECT coalesce(max(id), 0) + 1 FROM issues) AS issue,
      (SELECT coalesce(max(id), 0) + 1 FROM sections) AS section,
      (SELECT coalesce(max(id), 0) + 1 FROM articles) AS article,
      (SELECT coalesce(max(id), 0) + 1 FROM figures) AS figure,
      (SELECT coalesce(max(id), 0) + 1 FROM numbers) AS number"""

_HELD_IDS = {
    "section": "SELECT min(id) AS first, count(*) AS many FROM sections WHERE issue_id = ?",
    "article": "SELECT min(id) AS first, count(*) AS many FROM articles WHERE issue_id = ?",
    "figure": "SELECT min(id) AS first, count(*) AS many FROM figures WHERE issue_id = ?",
    "number": """SELECT min(numbers.id) AS first, count(*) AS many
      FROM numbers JOIN articles ON articles.id = article_id WHERE issue_id = ?""",
}

_ISSUES = """
    SELECT id, file, sha256, bulletin, publisher, title, number, year, month, published, published_from, pages,
      text_from, imported, patterns,
      (SELECT count(*) FROM articles WHERE issue_id = issues.id) AS articles,
      (SELECT count(*) FROM figures WHERE issue_id = issues.id) AS figures,
      (SELECT count(*) FROM numbers JOIN articles ON articles.id = article_id
       WHERE issue_id = issues.id AND role = 'unread') AS unread
    FROM issues WHERE ?1 IS NULL OR id = ?1 ORDER BY published IS NULL, published, id"""

_SEARCH = """
    SELECT articles.id, articles.title, articles.body, articles.first_page, kind, issues.title AS issue, published
    FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles_fts MATCH ? ORDER BY rank, articles.id LIMIT ?"""

_FIGURES = """
    SELECT figures.*, issues.title AS issue, published, kind, articles.title AS article
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


@dataclass(frozen=True, slots=True)
class Issue:
    """A row of `issues`, with how much was read from it; `unread` counts numbers that no rule understood."""

    id: int
    file: str
    sha256: str
    bulletin: str | None
    publisher: str | None
    title: str
    number: str | None
    year: int | None
    month: int | None
    published: str | None
    published_from: str | None
    pages: int
    text_from: str | None
    imported: str
    patterns: str
    articles: int
    figures: int
    unread: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """A row of `imports`; `at` is when, ISO 8601 in UTC."""

    file: str
    sha256: str | None
    status: ImportStatus
    error: str | None
    seconds: float
    at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found; `page` is the first on which a line holds one of the words."""

    article: int
    issue: str
    published: str | None
    section: str
    title: str | None
    snippet: Snippet
    page: int


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are asked for; `None` lets all through.

    `indicator` (canonical or as printed), `item`, `scope`, `region` and `section` (kind) are whole words, or patterns
    with `*` and `?`. `period_from` and `period_to` are `YYYY-MM` or `YYYY`, inclusive, and compared with the last
    month that a figure covers, so that a cumulative figure belongs to the month up to which it counts.
    """

    indicator: str | None = None
    item: str | None = None
    scope: str | None = None
    region: str | None = None
    period_from: str | None = None
    period_to: str | None = None
    section: str | None = None
    issue: int | None = None


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure with the place that it was read from."""

    id: int
    issue: str
    published: str | None
    section: str
    article: str | None
    figure: Figure


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it was read, and what it takes to read it again.

    `figures` go by their ids; `unread` counts the numbers that no rule understood; a `card` describes a company.
    """

    id: int
    issue: int
    masthead: Masthead
    section: str
    title: str | None
    body: str
    card: bool
    figures: Mapping[int, Figure]
    unread: int


@dataclass(frozen=True, slots=True)
class UnreadNumber:
    """A number that no rule understood; `start` and `end` are offsets in the body of its article."""

    start: int
    end: int
    page: int
    issue: str
    published: str | None
    body: str


@dataclass(frozen=True, slots=True)
class UnnamedLabel:
    """What figures without a canonical indicator are called in print, None where nothing names them.

    `times` counts the figures, `issues` those in which they stand; `units` are as printed. `figure` is the id of the
    first, whose sentence, page and issue follow.
    """

    label: str | None
    times: int
    issues: int
    units: tuple[str, ...]
    figure: int
    sentence: str
    page: int
    issue: str
    published: str | None


def open_archive(path: Path, *, create: bool = False) -> Archive:
    """Open an archive, for reading and writing where the file allows it.

    Args:
        path: The archive.
        create: Make a new one where there is none.

    Raises:
        ArchiveError: There is no such file, it is no archive of this version, cannot be read, or cannot be made.
    """
    connection = connect(path, create=create)
    return Archive(path, sqlite_utils.Database(connection, execute_plugins=False))


class Archive:
    """An open archive; close it, or use it in a `with`. Every method raises `ArchiveError` where the file fails."""

    def __init__(self, path: Path, database: sqlite_utils.Database) -> None:
        """Take over a connection of `database.connect`."""
        self.path = path
        self._database = database

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is left to be written."""
        self._database.close()

    def has(self, sha256: str) -> bool:
        """Tell whether a file with this hash has been imported."""
        return self.known(sha256) is not None

    def known(self, sha256: str) -> Issue | None:
        """Return the issue that was read from a file with this hash, None where none was."""
        for row in self._rows("SELECT id FROM issues WHERE sha256 = ?", sha256):
            return Issue(**dict(self._rows(_ISSUES, row["id"])[0]))
        return None

    def add(self, bulletin: Bulletin, original: bytes, *, seconds: float) -> int:
        """Write an issue whole, in one transaction, and return its id.

        One that is there already, whatever its file was called, is left as it is, and its id returned.

        Args:
            bulletin: As it was read.
            original: The bytes of its PDF.
            seconds: How long reading took.
        """
        with self._transaction():
            for row in self._rows("SELECT id FROM issues WHERE sha256 = ?", bulletin.sha256):
                return int(row["id"])
            now = _now()
            name = self._store(bulletin, original)
            ids = FirstIds(**dict(self._rows(_NEXT_IDS)[0]))
            for table, rows in rows_of(bulletin, ids, imported=now, original=name).items():
                self._database.table(table).insert_all(rows)
            self._note(Attempt(bulletin.file, bulletin.sha256, "imported", None, round(seconds, 3), now))
            return ids.issue

    def replace(self, bulletin: Bulletin, *, seconds: float) -> int:
        """Write an issue that is there already anew, in one transaction, and return its id, which stays.

        Its PDF stays too. Sections, articles, figures and numbers keep their ids as long as there are no more of them
        than before; else they get new ones.

        Args:
            bulletin: As it is read now.
            seconds: How long reading took.

        Raises:
            ArchiveError: The archive has no issue of this hash.
        """
        with self._transaction():
            for row in self._rows("SELECT id, original FROM issues WHERE sha256 = ?", bulletin.sha256):
                now = _now()
                ids = self._ids_of(row["id"], bulletin)
                self._database.conn.execute("DELETE FROM issues WHERE id = ?", [row["id"]])
                for table, rows in rows_of(bulletin, ids, imported=now, original=row["original"]).items():
                    self._database.table(table).insert_all(rows)
                self._note(Attempt(bulletin.file, bulletin.sha256, "imported", None, round(seconds, 3), now))
                return ids.issue
        raise ArchiveError(f"{self.path}: {bulletin.file} is not in it; import it first")

    def _ids_of(self, issue_id: int, bulletin: Bulletin) -> FirstIds:
        """Return the first ids of an issue's rows: those that it has, where the new rows have room there."""
        free = dict(self._rows(_NEXT_IDS)[0])
        new = rows_of(bulletin, FirstIds(**free), imported="", original="")
        ids = {"issue": issue_id}
        for name in ("section", "article", "figure", "number"):
            old = self._rows(_HELD_IDS[name], issue_id)[0]
            ids[name] = old["first"] if old["first"] and len(new[f"{name}s"]) <= old["many"] else free[name]
        return FirstIds(**ids)

    def record_failure(self, file: str, sha256: str | None, error: str, seconds: float) -> None:
        """Keep in `imports` that a file could not be imported, and why.

        Nothing is written where the last attempt on this file failed in the same way, so that importing a folder again
        changes no row. (`add` keeps what went well; a file that is known already is no attempt, and is not kept.)

        Args:
            file: Its base name.
            sha256: Its hash, `None` where it cannot be read at all.
            error: The sentence shown to the user.
            seconds: How long the attempt took.
        """
        with self._transaction():
            last = self._rows("SELECT sha256, status, error FROM imports WHERE file = ? ORDER BY id DESC LIMIT 1", file)
            if [tuple(row) for row in last] != [(sha256, "failed", error)]:
                self._note(Attempt(file, sha256, "failed", error, round(seconds, 3), _now()))

    def imports(self) -> list[Attempt]:
        """Return the attempts to import a file, in their order."""
        return [
            Attempt(**dict(row))
            for row in self._rows("SELECT file, sha256, status, error, seconds, at FROM imports ORDER BY id")
        ]

    def issues(self) -> list[Issue]:
        """Return the issues by month of publication, those without one last."""
        return [Issue(**dict(row)) for row in self._rows(_ISSUES, None)]

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

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Return the articles that hold the words, the best first; `match_query` says how words are read."""
        return [
            Hit(
                article=row["id"],
                issue=row["issue"],
                published=row["published"],
                section=row["kind"],
                title=row["title"],
                snippet=snippet(row["body"], words),
                page=self._page_of_hit(row["id"], words, row["first_page"]),
            )
            for row in self._rows(_SEARCH, match_query(words), limit)
        ]

    def figures(self, wanted: FigureFilter | None = None) -> list[FoundFigure]:
        """Return the figures that pass a filter, by month of publication and then in reading order."""
        # To GLOB, a bracket opens a set of characters
        values = asdict(wanted or FigureFilter())
        values = {name: word.replace("[", "[[]") if isinstance(word, str) else word for name, word in values.items()}
        return [
            FoundFigure(row["id"], row["issue"], row["published"], row["kind"], row["article"], figure_of(dict(row)))
            for row in self._rows(_FIGURES, **values)
        ]

    def articles(self, issue: Issue) -> list[StoredArticle]:
        """Return the articles of an issue in reading order."""
        masthead = _masthead(issue)
        figures: defaultdict[int, dict[int, Figure]] = defaultdict(dict)
        for row in self._rows("SELECT * FROM figures WHERE issue_id = ? ORDER BY id", issue.id):
            figures[row["article_id"]][row["id"]] = figure_of(dict(row))
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
            cursor = self._database.conn.cursor()
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
        figures: defaultdict[int, dict[int, Figure]] = defaultdict(dict)
        for row in self._rows("SELECT * FROM figures WHERE issue_id = ? ORDER BY id", issue_id):
            figures[row["article_id"]][row["id"]] = figure_of(dict(row))
        numbers: defaultdict[int, list[Row]] = defaultdict(list)
        query = "SELECT numbers.* FROM numbers JOIN articles ON articles.id = article_id WHERE issue_id = ? ORDER BY 1"
        for row in self._rows(query, issue_id):
            numbers[row["article_id"]].append(dict(row))
        articles = defaultdict(list)
        for row in self._rows("SELECT * FROM articles WHERE issue_id = ? ORDER BY section_id, position", issue_id):
            section, article = row["section_id"], row["id"]
            articles[section].append(article_of(dict(row), lines[section, article], figures[article], numbers[article]))
        sections = self._rows("SELECT id, kind, heading FROM sections WHERE issue_id = ? ORDER BY position", issue_id)
        return tuple(
            Section(row["kind"], row["heading"], tuple(lines[row["id"], None]), tuple(articles[row["id"]]))
            for row in sections
        )

    def _page_of_hit(self, article_id: int, words: str, first_page: int) -> int:
        query = "SELECT page, text FROM lines WHERE article_id = ? ORDER BY page, position"
        for row in self._rows(query, article_id):
            if spans(row["text"], words):
                return int(row["page"])
        return first_page

    def _store(self, bulletin: Bulletin, original: bytes) -> str:
        """Put a PDF into `sqlar`, as `sqlite3 -A` does, and return its name there."""
        path = PurePath(bulletin.file)
        taken = self._rows("SELECT 1 FROM sqlar WHERE name = ?", path.name)
        name = f"{path.stem}-{bulletin.sha256[:8]}{path.suffix}" if taken else path.name
        packed = zlib.compress(original)
        data = packed if len(packed) < len(original) else original
        # The day of publication: the file's own time says when it was last copied, and would differ between two runs
        month = bulletin.masthead.published
        day = timegm(time.strptime(month, "%Y-%m")) if month else 0
        row = {"name": name, "mode": 0o100644, "mtime": day, "sz": len(original), "data": data}
        self._database.table("sqlar").insert(row)
        return name

    def _note(self, attempt: Attempt) -> None:
        self._database.table("imports").insert(asdict(attempt))

    def _rows(self, query: str, *values: Cell, **named: Cell) -> list[sqlite3.Row]:
        with plain_errors(self.path):
            cursor = self._database.conn.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(query, named or values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with plain_errors(self.path):
            connection = self._database.conn
            # Taken for writing at once: two imports wait for each other instead of failing half-way
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise


def _masthead(issue: Issue) -> Masthead:
    return Masthead(**{field.name: getattr(issue, field.name) for field in fields(Masthead)})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
