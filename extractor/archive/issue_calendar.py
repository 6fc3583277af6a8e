"""A connection → the issues with how much was read of them, by year and month, with the months that are missing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.archive.database import select

_ENTRIES = """
    SELECT id, sha256, title, published, imported, pages,
      (SELECT count(*) FROM articles WHERE issue_id = issues.id) AS articles,
      (SELECT count(*) FROM figures WHERE issue_id = issues.id) AS figures
    FROM issues ORDER BY published IS NULL, published, id"""


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """An issue with how much was read from it."""

    id: int
    sha256: str
    title: str
    published: str | None
    imported: str
    pages: int
    articles: int
    figures: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar; it is missing where it lies between the first issue and the last, but has none."""

    number: int
    issues: tuple[IssueEntry, ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the calendar with its twelve months."""

    number: int
    months: tuple[Month, ...]


def issue_entries(connection: sqlite3.Connection) -> list[IssueEntry]:
    """Return the issues by month of publication, those without one last."""
    return [IssueEntry(**dict(row)) for row in select(connection, _ENTRIES)]


def calendar(issues: Iterable[IssueEntry]) -> tuple[Year, ...]:
    """Return the years from the first dated issue to the last, the latest first."""
    by_month: dict[str, list[IssueEntry]] = {}
    for issue in issues:
        if issue.published:
            by_month.setdefault(issue.published, []).append(issue)
    if not by_month:
        return ()
    first, last = min(by_month), max(by_month)
    years = range(int(last[:4]), int(first[:4]) - 1, -1)
    return tuple(
        Year(year, tuple(_month(year, number, by_month, (first, last)) for number in range(1, 13))) for year in years
    )


def _month(year: int, number: int, by_month: dict[str, list[IssueEntry]], span: tuple[str, str]) -> Month:
    name = f"{year:04}-{number:02}"
    issues = tuple(by_month.get(name, ()))
    return Month(number, issues, not issues and span[0] < name < span[1])
