"""A connection → what no rule understood: unread numbers, and figures without a canonical indicator."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from extractor.archive.database import select
from extractor.archive.records import UnnamedLabel, UnreadNumber

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
