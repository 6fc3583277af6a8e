"""Words → a page of the articles that hold them, and by what they can be narrowed; `search.results` finds them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from extractor.archive.issues import hashes
from extractor.search.results import SearchFilter, SearchResult, result_totals, search_results
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
class ResultPage:
    """A page of results, the best first: page `page` of `pages`, from 1 on, its first one being the `first` of all.

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


def result_page(connection: sqlite3.Connection, words: str, narrowing: Narrowing, page: int = 1) -> ResultPage:
    """Return a page of the articles that hold the words, whatever they are; the last where there are not so many."""
    year = _year(narrowing.year)
    wanted = SearchFilter(year, year, narrowing.section, narrowing.source)
    totals = result_totals(connection, words, wanted)
    pages = max(1, -(-totals.articles // ON_A_PAGE))
    page = min(page, pages)
    before = ON_A_PAGE * (page - 1)
    results = search_results(connection, words, wanted, limit=ON_A_PAGE, offset=before)
    known = hashes(connection, {result.issue_id for result in results})
    return ResultPage(
        total=totals.articles,
        page=page,
        pages=pages,
        first=before + 1,
        articles=tuple(_found(result, known[result.issue_id]) for result in results),
        years=tuple((str(name), many) for name, many in totals.years.items() if name is not None),
        sections=tuple(totals.sections.items()),
        sources=tuple((name, many) for name, many in totals.sources.items() if name is not None)[:MOST_SOURCES],
    )


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else _NO_YEAR


def _found(result: SearchResult, sha256: str) -> FoundArticle:
    return FoundArticle(
        id=result.article,
        issue=result.issue,
        sha256=sha256,
        published=result.published,
        section=result.section,
        title=Snippet(result.title or "", result.title_spans),
        source=result.source,
        snippet=result.snippet,
        page=result.page,
    )
