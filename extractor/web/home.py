"""An archive → its first page: issues by year with those that are missing, headline indicators, what came in last."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.archive.issue_calendar import IssueEntry, Year, calendar, issue_entries
from extractor.archive.series import Choice, Point, Series, latest, read_series
from extractor.web.labels import Headline

MOST_HEADLINES = 6
LAST_ISSUES = 5


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
        connection: To the archive.
        headlines: Indicators to show; without any of them, those with most figures are shown.
        kinds: Kinds of period, the one to be preferred first.
    """
    issues = issue_entries(connection)
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


def _headlines(
    connection: sqlite3.Connection, headlines: Sequence[Headline], kinds: Sequence[str]
) -> tuple[Indicator, ...]:
    choices = [Choice(each.indicator, each.scope or "", items=(each.item or "",), population="") for each in headlines]
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
