"""Words → a page of hits as the search page shows them; what is found, `finding` says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.search import results as finding
from extractor.search.results import Hit, SearchFilter
from extractor.search.search import Snippet

ON_A_PAGE = 20
MOST_SOURCES = 40
# What is no year of an issue: it lets nothing through.
_NO_YEAR = 0


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which of the articles are asked for, as the address says it; None lets all through."""

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
    """A page of hits, the best first: page `page` of `pages`, counted from 1, its first hit being the `first` of all.

    `total` counts all articles, and the others how many there are of each kind. Each count is of what the
    other two choices leave, so that a choice can be exchanged for another.
    """

    total: int
    page: int
    pages: int
    first: int
    articles: tuple[FoundArticle, ...]
    years: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]


def find(connection: sqlite3.Connection, words: str, narrowing: Narrowing, page: int = 1) -> Found:
    """Return a page of the articles that hold the words, whatever they are; the last where there are not so many."""
    year = _year(narrowing.year)
    wanted = SearchFilter(year, year, narrowing.section, narrowing.source)
    totals = finding.totals(connection, words, wanted)
    pages = max(1, -(-totals.articles // ON_A_PAGE))
    page = min(page, pages)
    before = ON_A_PAGE * (page - 1)
    hits = finding.find(connection, words, wanted, limit=ON_A_PAGE, offset=before)
    hashes = _hashes(connection, {hit.issue_id for hit in hits})
    return Found(
        total=totals.articles,
        page=page,
        pages=pages,
        first=before + 1,
        articles=tuple(_found(hit, hashes[hit.issue_id]) for hit in hits),
        years=tuple((str(name), many) for name, many in totals.years.items() if name is not None),
        sections=tuple(totals.sections.items()),
        sources=tuple((name, many) for name, many in totals.sources.items() if name is not None)[:MOST_SOURCES],
    )


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else _NO_YEAR


def _hashes(connection: sqlite3.Connection, issues: Iterable[int]) -> Mapping[int, str]:
    """Return the SHA-256 of issues, by which their pages are addressed."""
    query = "SELECT sha256 FROM issues WHERE id = ?"
    return {issue: connection.execute(query, [issue]).fetchone()[0] for issue in issues}


def _found(hit: Hit, sha256: str) -> FoundArticle:
    return FoundArticle(
        id=hit.article,
        issue=hit.issue,
        sha256=sha256,
        published=hit.published,
        section=hit.section,
        title=Snippet(hit.title or "", hit.title_spans),
        source=hit.source,
        snippet=hit.snippet,
        page=hit.page,
    )
