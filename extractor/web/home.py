"""An archive → its first page: issues by year with those that are missing, headline indicators, what came in last."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.web.series import Choice, Point, Series, latest, read_series
from extractor.web.words import Headline

MOST_HEADLINES = 6
LAST_ISSUES = 5

_ISSUES = """
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


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the first page: its series, and the last of its figures that has an amount."""

    series: Series
    last: Point


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page shows; years the latest first, `undated` are issues whose month nobody knows."""

    years: tuple[Year, ...]
    undated: tuple[IssueEntry, ...]
    missing: int
    latest: tuple[IssueEntry, ...]
    headlines: tuple[Indicator, ...]
    issues: int
    articles: int
    figures: int


def read_home(connection: sqlite3.Connection, headlines: Sequence[Headline], kinds: Sequence[str]) -> Home:
    """Return the first page of an archive.

    Args:
        connection: To the archive; its rows have names.
        headlines: Indicators to show; without any of them, those with most figures are shown.
        kinds: Kinds of period, the one to be preferred first.
    """
    issues = [IssueEntry(**dict(row)) for row in connection.execute(_ISSUES)]
    years = calendar(issues)
    return Home(
        years=years,
        undated=tuple(issue for issue in issues if not issue.published),
        missing=sum(month.missing for year in years for month in year.months),
        latest=tuple(
            sorted(issues, key=lambda issue: (issue.imported, issue.published or ""))[: -LAST_ISSUES - 1 : -1]
        ),
        headlines=_headlines(connection, headlines, kinds),
        issues=len(issues),
        articles=sum(issue.articles for issue in issues),
        figures=sum(issue.figures for issue in issues),
    )


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


def _headlines(
    connection: sqlite3.Connection, headlines: Sequence[Headline], kinds: Sequence[str]
) -> tuple[Indicator, ...]:
    choices = [Choice(indicator=each.indicator, scope=each.scope or "", items=(each.item or "",)) for each in headlines]
    found = _found(connection, choices, kinds, narrowed=True)
    if found:
        return found
    frequent = read_series(connection, Choice(), kinds).options.indicators[:MOST_HEADLINES]
    return _found(connection, [Choice(indicator=indicator) for indicator in frequent], kinds)


def _found(
    connection: sqlite3.Connection, choices: Sequence[Choice], kinds: Sequence[str], *, narrowed: bool = False
) -> tuple[Indicator, ...]:
    found = []
    for choice in choices:
        series = read_series(connection, choice, kinds, narrowed=narrowed)
        points = [point for point in latest(series.points) if point.amount is not None]
        if points:
            found.append(Indicator(series, points[-1]))
    return tuple(found[:MOST_HEADLINES])
