"""Words → the articles of an archive that hold them, the best first, and how many there are by year, section, source.

The search box, the pages of the site and the command all ask here, over any connection that knows `match_query`'s
index; nothing is written.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TypeVar

from extractor.search.search import Snippet, Span, match_query, snippet, spans

_Value = TypeVar("_Value")

# Ranked before anything else is fetched: a sort that carried the texts of ten thousand hits would take a second
_HITS = """
    SELECT articles.id, articles.title, articles.body, articles.source, articles.first_page, kind, published, year,
      articles.issue_id, issues.title AS issue
    FROM (SELECT articles_fts.rowid AS article, rank AS score {matching}
          ORDER BY score, article LIMIT :limit OFFSET :offset)
      JOIN articles ON articles.id = article
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    ORDER BY score, article"""
_ALL = "FROM articles_fts WHERE articles_fts MATCH :query"
_NARROWED = """
    FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles_fts MATCH :query AND ({year}) AND ({section}) AND ({source})"""
_CONDITIONS = {
    "year": "(:year_from IS NULL OR year >= :year_from) AND (:year_to IS NULL OR year <= :year_to)",
    "section": ":section IS NULL OR kind GLOB :section",
    "source": ":source IS NULL OR articles.source GLOB :source",
}
_TOTALS = """
    SELECT year, kind AS section, articles.source AS source, count(*) AS articles,
      ({year}) AS in_year, ({section}) AS in_section, ({source}) AS in_source
    FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles_fts MATCH :query GROUP BY 1, 2, 3"""


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which articles a search is for; `None` lets all through.

    Years are those of the issue, inclusive. `section` (kind) and `source` are whole words, or patterns with `*` and
    `?`; an article without a source passes only where none is asked for.
    """

    year_from: int | None = None
    year_to: int | None = None
    section: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """An article that a search found; `page` is the first on which a line holds one of the words.

    The snippet is of the body, or of its end with the source behind it in brackets; `title_spans` are the hits in the
    title.
    """

    article: int
    issue_id: int
    issue: str
    published: str | None
    year: int | None
    section: str
    title: str | None
    title_spans: tuple[Span, ...]
    source: str | None
    snippet: Snippet
    page: int


@dataclass(frozen=True, slots=True)
class ResultTotals:
    """How many articles a search finds, and how many of each year, section and source.

    The numbers of a kind of filter are what choosing another of its values would give: they keep to the other filters
    and not to it. Years go down, sections and sources from the most frequent on; None stands for what has none.
    """

    articles: int
    years: Mapping[int | None, int]
    sections: Mapping[str, int]
    sources: Mapping[str | None, int]


def search_results(
    connection: sqlite3.Connection, words: str, wanted: SearchFilter | None = None, *, limit: int = 20, offset: int = 0
) -> list[SearchResult]:
    """Return the articles that hold the words, the best first, from `offset` on and at most `limit`.

    `match_query` says how words are read; no words are an error.

    Args:
        connection: To an archive, opened in any way.
        words: What was typed.
        wanted: What the articles are narrowed by.
        limit: How many at most.
        offset: How many of the best to leave out, for further pages.

    Raises:
        sqlite3.Error: The file fails.
    """
    narrowed = wanted is not None and wanted != SearchFilter()
    query = _HITS.format(matching=_NARROWED.format(**_CONDITIONS) if narrowed else _ALL)
    values = {"query": match_query(words), "limit": limit, "offset": offset, **_values(wanted)}
    return [_result(connection, row, words) for row in _rows(connection, query, values)]


def result_totals(connection: sqlite3.Connection, words: str, wanted: SearchFilter | None = None) -> ResultTotals:
    """Return how many articles a search finds in all, and by what they can be narrowed.

    Raises:
        sqlite3.Error: The file fails.
    """
    values = {"query": match_query(words), **_values(wanted)}
    groups = _rows(connection, _TOTALS.format(**_CONDITIONS), values)
    years: dict[int | None, int] = _counts(groups, "year", "in_section", "in_source")
    return ResultTotals(
        articles=sum(row["articles"] for row in groups if row["in_year"] and row["in_section"] and row["in_source"]),
        years={year: years[year] for year in sorted(years, key=lambda year: year or float("-inf"), reverse=True)},
        sections=_counts(groups, "section", "in_year", "in_source"),
        sources=_counts(groups, "source", "in_year", "in_section"),
    )


def _counts(groups: Iterable[sqlite3.Row], column: str, *tests: str) -> dict[_Value, int]:
    """Return how many articles that pass the tests there are of each value of a column, the most frequent first."""
    counts: Counter[_Value] = Counter()
    for row in groups:
        if all(row[test] for test in tests):
            counts[row[column]] += row["articles"]
    return dict(counts.most_common())


def _values(wanted: SearchFilter | None) -> dict[str, str | int | None]:
    # To GLOB, a bracket opens a set of characters
    values = asdict(wanted or SearchFilter())
    return {name: word.replace("[", "[[]") if isinstance(word, str) else word for name, word in values.items()}


def _result(connection: sqlite3.Connection, row: sqlite3.Row, words: str) -> SearchResult:
    return SearchResult(
        article=row["id"],
        issue_id=row["issue_id"],
        issue=row["issue"],
        published=row["published"],
        year=row["year"],
        section=row["kind"],
        title=row["title"],
        title_spans=tuple(spans(row["title"] or "", words)),
        source=row["source"],
        snippet=snippet(_text_of(row["body"], row["source"]), words),
        page=_page_of_hit(connection, row["id"], words, row["first_page"]),
    )


def _page_of_hit(connection: sqlite3.Connection, article: int, words: str, first_page: int) -> int:
    query = "SELECT page, text FROM lines WHERE article_id = :article ORDER BY page, position"
    for row in _rows(connection, query, {"article": article}):
        if spans(row["text"], words):
            return int(row["page"])
    return first_page


def _text_of(body: str, source: str | None) -> str:
    """Return the text of an article as it is printed: its source in brackets behind it."""
    return f"{body}（{source}）" if source else body


def _rows(connection: sqlite3.Connection, query: str, values: dict[str, str | int | None]) -> list[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query, values).fetchall()
