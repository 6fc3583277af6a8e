"""A connection → what no rule understood: unread numbers, and figures without a canonical indicator."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from extractor.archive.database import select
from extractor.archive.records import UnnamedLabel, UnreadNumber

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


def unread_numbers(connection: sqlite3.Connection) -> Iterator[UnreadNumber]:
    """Yield the numbers that no rule understood, by month of publication and then in reading order."""
    # One by one: each comes with the body of its article
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    for row in cursor.execute(_UNREAD):
        yield UnreadNumber(**dict(row))


def unnamed_labels(connection: sqlite3.Connection) -> list[UnnamedLabel]:
    """Return how figures without a canonical indicator are called, the most frequent first."""
    rows = (dict(row) for row in select(connection, _UNNAMED))
    return [UnnamedLabel(**row | {"units": tuple(json.loads(row["units"]))}) for row in rows]
