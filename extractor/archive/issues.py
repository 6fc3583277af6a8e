"""A connection → the issues of an archive, the one that a user names, and how much there is in all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from extractor.archive.database import select
from extractor.archive.records import Issue, Totals
from extractor.errors import Missing
from extractor.rules.version import Version

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
      (SELECT count(*) FROM issues WHERE patterns <> :rules) AS older,
      (SELECT count(*) FROM issues WHERE patterns NOT LIKE :structure || '.%') AS older_pages"""

_NAMES = "SELECT id, file, published, title FROM issues ORDER BY published, id"


def all_issues(connection: sqlite3.Connection) -> list[Issue]:
    """Return the issues by month of publication, those without one last."""
    return [Issue(**dict(row)) for row in select(connection, _ISSUES, None)]


def named_issue(connection: sqlite3.Connection, name: str | int) -> Issue:
    """Return the issue with this id, file name (with or without its ending), month `YYYY-MM` or title.

    Raises:
        Missing: There is none, or more than one.
    """
    issues = select(connection, _NAMES)
    names = [
        (str(row["id"]), row["file"], PurePath(row["file"]).stem, row["published"], row["title"]) for row in issues
    ]
    for kind in range(5):
        found = [row for row, known in zip(issues, names, strict=True) if known[kind] == str(name)]
        if len(found) > 1:
            several = ", ".join(f"{row['id']} ({row['file']}, {row['title']})" for row in found)
            raise Missing(f"more than one issue is called '{name}'; give the id of one: {several}")
        if found:
            return Issue(**dict(select(connection, _ISSUES, found[0]["id"])[0]))
    latest = ", ".join(row["published"] or row["file"] for row in issues[-5:]) or "none at all"
    raise Missing(f"no issue is called '{name}'; the latest are: {latest}")


def totals(connection: sqlite3.Connection, rules: Version) -> Totals:
    """Return how much there is, and how many issues were read with other rules than those of a version."""
    return Totals(**dict(select(connection, _TOTALS, rules=str(rules), structure=rules.structure)[0]))


def hashes(connection: sqlite3.Connection, issues: Iterable[int]) -> Mapping[int, str]:
    """Return the SHA-256 of issues by their ids."""
    return {issue: select(connection, "SELECT sha256 FROM issues WHERE id = ?", issue)[0]["sha256"] for issue in issues}
