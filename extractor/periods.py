"""Printed periods → months: `1-7月` in an issue of September 2023 is 2023-01 to 2023-07."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.model import PeriodKind
from extractor.patterns import Patterns

_KINDS: dict[str, PeriodKind] = {
    "cumulative": "cumulative",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "stock": "stock",
    "day": "month",
}


@dataclass(frozen=True, slots=True)
class Period:
    """A period of whole months; `start` and `end` are `YYYY-MM`, inclusive; `year_said` if the year was printed."""

    start: str
    end: str
    kind: PeriodKind
    year_said: bool

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return int(self.end[:4])

    def shifted(self, years: int) -> Period:
        """Return the same months of another year."""
        start, end = (month_text(int(month[:4]) + years, int(month[5:])) for month in (self.start, self.end))
        return Period(start, end, self.kind, year_said=False)

    def edge(self, *, first: bool) -> Period:
        """Return the first or the last year of the period."""
        year = self.start[:4] if first else self.end[:4]
        return Period(f"{year}-01", f"{year}-12", "year", year_said=self.year_said)

    def closing(self) -> Period:
        """Return the end of the period, as the period of a stock."""
        return Period(self.end, self.end, "stock", year_said=False)


def month_text(year: int, month: int) -> str:
    """Return `2023-07` for 2023 and 7."""
    return f"{year:04d}-{month:02d}"


def issue_month(published: str) -> Period:
    """Return the month of an issue (`YYYY-MM`) as the period of a stock."""
    return Period(published, published, "stock", year_said=False)


def resolve(
    kind: str,
    groups: Mapping[str, str],
    patterns: Patterns,
    *,
    published: str | None,
    said: int | None,
    before: Period | None,
) -> Period | None:
    """Return the period that a rule of patterns/periods.yaml captured.

    Args:
        kind: The rule's `kind`; `season` takes the kind of the captured season word.
        groups: The named groups: year, yearword, from, to, upto, season.
        published: The issue's month, `YYYY-MM`.
        said: The year that the text said last, which holds where the period names none.
        before: The period that the text said last, for `same` (去年同期).

    Returns:
        None where it cannot be known: neither text nor issue names a year, or the months run backwards.
    """
    if kind == "present":
        return issue_month(published) if published else None
    if kind == "annual":
        return _whole_year(int(published[:4]) - 1) if published else None
    if kind == "same":
        offset = int(patterns.table("year-word").meaning(groups["yearword"]).attributes["offset"])
        return before.shifted(offset) if before else None
    first, last, kind = _months(kind, groups, patterns)
    year = _year(groups, patterns, published)
    if year is None and said is not None:
        year = said
    elif year is None and published is not None:
        year = int(published[:4]) - (last > int(published[5:]))
    if year is None or last < first:
        return None
    start = last if _KINDS[kind] == "stock" else first
    return Period(month_text(year, start), month_text(year, last), _KINDS[kind], "year" in groups)


def _whole_year(year: int) -> Period:
    return Period(month_text(year, 1), month_text(year, 12), "year", year_said=False)


def _months(kind: str, groups: Mapping[str, str], patterns: Patterns) -> tuple[int, int, str]:
    if "season" in groups:
        season = patterns.table("season").meaning(groups["season"]).attributes
        return int(season["first"]), int(season["last"]), season["kind"]
    if "upto" in groups:
        return 1, int(groups["upto"]), kind
    if "from" in groups:
        return int(groups["from"]), int(groups.get("to", groups["from"])), kind
    return 1, 12, kind


def _year(groups: Mapping[str, str], patterns: Patterns, published: str | None) -> int | None:
    if "year" in groups:
        return int(groups["year"])
    if "yearword" in groups and published is not None:
        return int(published[:4]) + int(patterns.table("year-word").meaning(groups["yearword"]).attributes["offset"])
    return None
