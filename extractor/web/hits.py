"""Words → the articles that hold them, page by page, and by what they can be narrowed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

from extractor.search import Snippet, match_query, snippet, spans

ON_A_PAGE = 20
WIDTH = 160
MOST_SOURCES = 40

_NARROWED = """
    FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles_fts MATCH :match"""

_COUNTS = f"SELECT year, kind, articles.source, count(*) AS many {_NARROWED} GROUP BY 1, 2, 3"

_HITS = f"""
    SELECT articles.id, articles.title, articles.body, articles.source, articles.first_page, kind, published, sha256,
      issues.title AS issue {_NARROWED}
      AND (:year IS NULL OR CAST(year AS TEXT) = :year)
      AND (:section IS NULL OR kind = :section)
      AND (:source IS NULL OR articles.source = :source)
    ORDER BY rank, articles.id LIMIT :limit OFFSET :offset"""

_LINES = "SELECT page, text FROM lines WHERE article_id = ? ORDER BY page, position"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which of the articles are asked for; None lets all through."""

    year: str | None = None
    section: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that holds the words; `page` is the first of its pages on which a line holds one."""

    id: int
    issue: str
    sha256: str
    published: str | None
    section: str
    title: Snippet
    source: str | None
    snippet: Snippet
    page: int


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, the best first; `total` counts all, and the others how many there are of each kind.

    Each count is of what the other two choices leave, so that a choice can be exchanged for another.
    """

    total: int
    articles: tuple[FoundArticle, ...]
    years: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]


def find(connection: sqlite3.Connection, words: str, narrowing: Narrowing, page: int = 1) -> Found:
    """Return a page of the articles that hold the words, whatever they are; pages count from 1."""
    match = match_query(words)
    counts = connection.execute(_COUNTS, {"match": match}).fetchall()
    wanted = (narrowing.year, narrowing.section, narrowing.source)
    values = {"match": match, "limit": ON_A_PAGE, "offset": ON_A_PAGE * (page - 1)}
    values |= {"year": narrowing.year, "section": narrowing.section, "source": narrowing.source}
    rows = connection.execute(_HITS, values).fetchall()
    return Found(
        total=sum(many for *kinds, many in counts if _fits(kinds, wanted)),
        articles=tuple(_found(connection, row, words) for row in rows),
        years=tuple(sorted(_counted(counts, wanted, 0), reverse=True)),
        sections=tuple(_counted(counts, wanted, 1)),
        sources=tuple(_counted(counts, wanted, 2)[:MOST_SOURCES]),
    )


def _fits(kinds: list[object], wanted: tuple[str | None, ...], but: int | None = None) -> bool:
    return all(
        place == but or word is None or str(kind) == word
        for place, (kind, word) in enumerate(zip(kinds, wanted, strict=True))
    )


def _counted(counts: list[sqlite3.Row], wanted: tuple[str | None, ...], place: int) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for *kinds, many in counts:
        if kinds[place] is not None and _fits(kinds, wanted, but=place):
            found[str(kinds[place])] += many
    return found.most_common()


def _found(connection: sqlite3.Connection, row: sqlite3.Row, words: str) -> FoundArticle:
    title = row["title"] or ""
    return FoundArticle(
        id=row["id"],
        issue=row["issue"],
        sha256=row["sha256"],
        published=row["published"],
        section=row["kind"],
        title=Snippet(title, tuple(spans(title, words))),
        source=row["source"],
        snippet=snippet(row["body"], words, width=WIDTH),
        page=_page_of_hit(connection, row["id"], words, row["first_page"]),
    )


def _page_of_hit(connection: sqlite3.Connection, article_id: int, words: str, first_page: int) -> int:
    for page, text in connection.execute(_LINES, [article_id]):
        if spans(text, words):
            return int(page)
    return first_page
