"""An archive → the member companies: their cards, and the articles that name them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.archive.database import select
from extractor.errors import Missing
from extractor.search.search import match_query

MOST_MENTIONS = 200

_CARDS = """
    SELECT articles.id, articles.title, fields, published, issues.title AS issue, sha256, articles.first_page AS page
    FROM articles JOIN issues ON issues.id = articles.issue_id
    WHERE fields <> '{}' AND articles.title IS NOT NULL AND (?1 IS NULL OR articles.title = ?1)
    ORDER BY published DESC, articles.id"""

_MENTIONS = """
    SELECT articles.id, articles.title, kind, published, issues.title AS issue, sha256, articles.first_page AS page,
      substr(articles.body, 1, 60) || iif(length(articles.body) > 60, '…', '') AS beginning
    FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles_fts MATCH ? AND fields = '{}' ORDER BY published DESC, articles.id LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A card or an article that speaks of a company."""

    id: int
    title: str | None
    beginning: str
    section: str
    published: str | None
    issue: str
    sha256: str
    page: int | None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """A member company with its cards and the articles that name it, the latest first."""

    name: str
    cards: tuple[Mention, ...]
    mentions: tuple[Mention, ...]


def read_companies(connection: sqlite3.Connection) -> dict[str, list[Mention]]:
    """Return the member companies, each with its cards, by name; the one with the latest card first."""
    companies: dict[str, list[Mention]] = {}
    for card in _mentions(select(connection, _CARDS, None)):
        companies.setdefault(card.title or "", []).append(card)
    return companies


def read_company(connection: sqlite3.Connection, name: str) -> Company:
    """Return a company by the title of its cards.

    Raises:
        Missing: No card has this title.
    """
    cards = tuple(_mentions(select(connection, _CARDS, name)))
    if not cards:
        raise Missing(f"no company's card is titled {name}")
    match = match_query('"' + name.replace('"', " ") + '"')
    return Company(name, cards, tuple(_mentions(select(connection, _MENTIONS, match, MOST_MENTIONS))))


def _mentions(rows: Iterable[sqlite3.Row]) -> Iterator[Mention]:
    for row in rows:
        known = dict(row)
        yield Mention(
            **{name: known[name] for name in ("id", "title", "published", "issue", "sha256", "page")},
            beginning=known.get("beginning", ""),
            section=known.get("kind", ""),
            fields=card_fields(known.get("fields", "{}")),
        )


def card_fields(written: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of a card; those of several lines keep their breaks."""
    return tuple((str(name), str(value)) for name, value in json.loads(written).items())
