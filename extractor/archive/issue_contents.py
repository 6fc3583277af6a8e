"""An issue → what it says of itself, its sections with their articles, and the issues before and after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.archive.database import select
from extractor.errors import Missing

# Of SHA-256, in hexadecimal: two of a million issues share these with a chance of one in 500
HASH_LENGTH = 12

_ISSUE = """
    SELECT id, sha256, file, title, bulletin, publisher, number, published, pages, text_from FROM issues
    WHERE sha256 >= ?1 AND sha256 < ?1 || 'g' LIMIT 1"""

_NEIGHBOURS = """
    SELECT id, sha256, file, title, bulletin, publisher, number, published, pages, text_from FROM issues
    WHERE published IS NOT NULL AND bulletin IS ? ORDER BY published, id"""

_CONTENTS = """
    SELECT sections.id AS section, kind, heading, articles.id AS article, articles.title, source,
      substr(body, 1, 60) || iif(length(body) > 60, '…', '') AS beginning,
      articles.first_page, articles.last_page, fields <> '{}' AS card,
      (SELECT count(*) FROM figures WHERE article_id = articles.id) AS figures
    FROM sections LEFT JOIN articles ON articles.section_id = sections.id
    WHERE sections.issue_id = ? ORDER BY sections.position, articles.position"""


@dataclass(frozen=True, slots=True)
class IssueHead:
    """What an issue says of itself; `id` is for asking the archive, `sha256` for addresses."""

    id: int
    sha256: str
    file: str
    title: str
    bulletin: str | None
    publisher: str | None
    number: str | None
    published: str | None
    pages: int
    text_from: str | None

    @property
    def short_number(self) -> str:
        """The number as a citation has it, without what stands in brackets; empty where it names no year."""
        number = (self.number or "").partition("（")[0].partition("(")[0]
        year = (self.published or "")[:4]
        return number if year and year in number else ""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article in a list; `beginning` of its body stands for a title where there is none."""

    id: int
    title: str | None
    beginning: str
    source: str | None
    first_page: int | None
    last_page: int | None
    card: bool
    figures: int


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section of an issue with its articles, in reading order."""

    kind: str
    heading: str
    articles: tuple[ArticleEntry, ...]


@dataclass(frozen=True, slots=True)
class IssueContents:
    """An issue as its sections, with the issues before and after it."""

    head: IssueHead
    sections: tuple[SectionEntry, ...]
    previous: IssueHead | None
    next: IssueHead | None


def issue_head(connection: sqlite3.Connection, sha256: str) -> IssueHead:
    """Return an issue by the beginning of its hash.

    Raises:
        Missing: There is none.
    """
    for row in select(connection, _ISSUE, sha256) if len(sha256) >= HASH_LENGTH else ():
        return IssueHead(**dict(row))
    raise Missing(f"no issue has a hash that begins with {sha256}")


def issue_contents(connection: sqlite3.Connection, sha256: str) -> IssueContents:
    """Return an issue, its contents and its neighbours by month among the issues of the same bulletin.

    Raises:
        Missing: There is none.
    """
    head = issue_head(connection, sha256)
    heads = [IssueHead(**dict(row)) for row in select(connection, _NEIGHBOURS, head.bulletin)]
    previous, following = neighbours([each.id for each in heads], head.id)
    by_id = {each.id: each for each in heads}
    sections: dict[int, SectionEntry] = {}
    for row in select(connection, _CONTENTS, head.id):
        entry = sections.get(row["section"]) or SectionEntry(row["kind"], row["heading"], ())
        own = (_entry(row),) if row["article"] is not None else ()
        sections[row["section"]] = SectionEntry(entry.kind, entry.heading, (*entry.articles, *own))
    return IssueContents(head, tuple(sections.values()), by_id.get(previous or 0), by_id.get(following or 0))


def neighbours(ids: Sequence[int], own: int) -> tuple[int | None, int | None]:
    """Return the ids before and after one's own, None where there is none."""
    if own not in ids:
        return None, None
    place = ids.index(own)
    return (ids[place - 1] if place else None), (ids[place + 1] if place + 1 < len(ids) else None)


def _entry(row: sqlite3.Row) -> ArticleEntry:
    names = ("title", "beginning", "source", "first_page", "last_page", "figures")
    return ArticleEntry(id=row["article"], card=bool(row["card"]), **{name: row[name] for name in names})
