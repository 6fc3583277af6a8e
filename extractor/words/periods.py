"""Printed periods → months: `1-7月` in an issue of September 2023 is 2023-01 to 2023-07."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from extractor.model import PeriodKind
from extractor.rules.rule_set import Rules
from extractor.words.numerals import whole_number
from extractor.words.period import MONTHS, QUARTER, Period, calendar_year, issue_month, month_text, year_and_month

# The door to periods: what is told of them stands in `period`.
__all__ = ["Period", "calendar_year", "issue_month", "resolve"]

# What a year of two digits (24H2), which is below the second number, counts from.
_CENTURY, _SHORT = 2000, 100
_KINDS: Mapping[str, PeriodKind] = {
    "cumulative": "cumulative",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told around a period.

    `published` is the issue's month, `YYYY-MM`; `said` the year that the text said last, which holds where the period
    names none; `before` the period that it said last, for `same` (去年同期) and `current` (当月); `through` the month,
    `YYYY-MM`, to which it tells of the issue's year: there 今年 and 目前 end.
    """

    published: str | None
    said: int | None = None
    before: Period | None = None
    through: str | None = None


def resolve(kind: str, groups: Mapping[str, str], told: Told, rules: Rules) -> Period | None:
    """Return the period that a rule of patterns/figures/periods.yaml captured.

    Args:
        kind: The rule's `kind`; `season` takes the kind of the captured season word.
        groups: The named groups: year, yearword, toyear, from, to, upto, season, plan, monthword,
            quarter, quarterword.
        told: What is told around it.
        rules: The rules.

    Returns:
        None where it cannot be known: neither text nor issue names a year, or the months run backwards.
    """
    clues = _Clues(groups, rules, told.published, told.said, told.before, told.through)
    period = _WAYS.get(kind, _months_of_a_year)(clues, kind)
    return period if period and period.start <= period.end else None


@dataclass(frozen=True, slots=True)
class _Clues:
    """What a period is worked out from: the arguments of `resolve`."""

    groups: Mapping[str, str]
    rules: Rules
    published: str | None
    said: int | None
    before: Period | None
    through: str | None

    def number(self, group: str) -> int | None:
        """The number that a group captured, None where it captured none."""
        return whole_number(self.groups[group], self.rules) if group in self.groups else None

    @property
    def issue(self) -> tuple[int, int] | None:
        """Year and month of the issue."""
        return year_and_month(self.published) if self.published else None

    @property
    def offset(self) -> int | None:
        """How many years the words are off the issue's."""
        return self._offset("yearword", "year-word")

    @property
    def months_off(self) -> int:
        """How many months the words are off the issue's."""
        return self._offset("monthword", "month-word") or 0

    @property
    def quarters_off(self) -> int:
        """How many quarters the words are off the issue's."""
        return self._offset("quarterword", "quarter-word") or 0

    @property
    def year(self) -> int | None:
        """The year that the words name, as a number or by its place before or behind the issue's."""
        offset, year = self.offset, self.number("year")
        if offset is None or self.issue is None:
            return year + _CENTURY if year is not None and year < _SHORT else year
        return self.issue[0] + offset

    def year_of(self, last: int) -> int | None:
        """The year named, or said before, or else the latest in which month `last` is not behind the issue."""
        year = self.said if self.year is None else self.year
        return self.issue[0] - (last > self.issue[1]) if year is None and self.issue else year

    def period(self, start: tuple[int, int], end: tuple[int, int], kind: PeriodKind) -> Period:
        """The period from one year and month to another."""
        return Period(month_text(*start), month_text(*end), kind, "year" in self.groups)

    @property
    def last(self) -> tuple[int, int] | None:
        """Year and month that a period to date ends in: that told of, or else the issue's."""
        return year_and_month(self.through) if self.through else self.issue

    def _offset(self, group: str, table: str) -> int | None:
        if group not in self.groups:
            return None
        return int(self.rules.table(table).meaning(self.groups[group]).attributes["offset"])


def _present(clues: _Clues, _kind: str) -> Period | None:
    """Return the month that something is counted at, or else the issue's."""
    return issue_month(month_text(*clues.last)) if clues.last else None


def _annual(clues: _Clues, _kind: str) -> Period | None:
    year = clues.issue[0] - 1 if clues.issue else None
    return clues.period((year, 1), (year, MONTHS), "year") if year else None


def _same(clues: _Clues, _kind: str) -> Period | None:
    """Return the months said last in the year named, or so many years before; where none were said, the issue's."""
    before = clues.before or (issue_month(clues.published) if clues.published else None)
    if before is None:
        return None
    year = clues.number("year")
    return before.shifted(year - before.year if year else clues.offset or 0)


def _relative(clues: _Clues, _kind: str) -> Period | None:
    if clues.issue is None:
        return None
    years, month = divmod(clues.issue[0] * MONTHS + clues.issue[1] - 1 + clues.months_off, MONTHS)
    return clues.period((years, month + 1), (years, month + 1), "month")


def _relative_quarter(clues: _Clues, _kind: str) -> Period | None:
    if clues.issue is None:
        return None
    now = (clues.issue[0] * MONTHS + clues.issue[1] - 1) // QUARTER
    year, quarter = divmod(now + clues.quarters_off, MONTHS // QUARTER)
    return clues.period((year, quarter * QUARTER + 1), (year, (quarter + 1) * QUARTER), "quarter")


def _current_quarter(clues: _Clues, _kind: str) -> Period | None:
    """Return the months of a quarter up to the one said last."""
    last = clues.before.end if clues.before else clues.published
    if last is None:
        return None
    year, month = year_and_month(last)
    return clues.period((year, month - (month - 1) % QUARTER), (year, month), "quarter")


def _within(clues: _Clues, _kind: str) -> Period | None:
    """Return the months of the issue's year that are told of, or those of an earlier year that was told of last."""
    before = year_and_month(clues.before.end) if clues.before else None
    earlier = before is not None and clues.issue is not None and before[0] < clues.issue[0]
    end = before if earlier else clues.last or before
    if end is None:
        return None
    return replace(clues.period((end[0], 1), end, "year" if end[1] == MONTHS else "cumulative"), to_date=not earlier)


def _current(clues: _Clues, _kind: str) -> Period | None:
    last = clues.before.end if clues.before else clues.published
    return Period(last, last, "month", year_said=False) if last else None


def _since(clues: _Clues, _kind: str) -> Period | None:
    """Return the months from a month or the start of a year, or of a five-year plan, to the issue's: to date."""
    if clues.issue is None:
        return None
    first = _plan(clues)[0] if "plan" in clues.groups else clues.year
    first = clues.issue[0] if first is None else first
    last = clues.last if clues.offset == 0 and clues.last and clues.last[0] == first else clues.issue
    month = clues.number("from") or 1
    return clues.period((first, month), last, "cumulative" if (first, month) == (last[0], 1) else "span")


def _span(clues: _Clues, _kind: str) -> Period | None:
    first, last = _plan(clues) if "plan" in clues.groups else (clues.number("year"), clues.number("toyear"))
    if first is None or last is None:
        return None
    return clues.period((first, clues.number("from") or 1), (last, clues.number("to") or MONTHS), "span")


def _ahead(clues: _Clues, _kind: str) -> Period | None:
    """Return the months from the issue's to so many years behind it."""
    years = clues.number("years")
    if clues.issue is None or years is None:
        return None
    return clues.period(clues.issue, (clues.issue[0] + years, clues.issue[1]), "span")


def _year(clues: _Clues, kind: str) -> Period | None:
    """Return a whole year; the issue's own is told up to the issue's month."""
    period = _since(clues, kind) if clues.offset == 0 else None
    return replace(period, to_date=True) if period else _months_of_a_year(clues, kind)


def _day(clues: _Clues, _kind: str) -> Period | None:
    """Return the month of a day, or the months of days that run from one month into another."""
    first = clues.number("from") or 1
    last = clues.number("to") or first
    until = clues.number("toyear")
    year = clues.year_of(last)
    if year is None:
        return None
    over = until or year + (last < first)
    return clues.period((year, first), (over, last), "month" if (over, last) == (year, first) else "span")


def _stock(clues: _Clues, kind: str) -> Period | None:
    """Return the end of the months named; a year is as good as its last month."""
    _, last, _ = _months(clues, kind)
    return _stock_of(clues, last)


def _opening(clues: _Clues, _kind: str) -> Period | None:
    """Return the opening of a year, which is as good as its first month."""
    return _stock_of(clues, 1)


def _stock_of(clues: _Clues, month: int) -> Period | None:
    year = _plan(clues)[1] if "plan" in clues.groups else clues.year_of(month)
    return clues.period((year, month), (year, month), "stock") if year is not None else None


def _months_of_a_year(clues: _Clues, kind: str) -> Period | None:
    first, last, kind = _months(clues, kind)
    # A quarter that has begun is this year's
    year = clues.year_of(first if kind == "quarter" else last)
    return clues.period((year, first), (year, last), _KINDS[kind]) if year is not None else None


def _months(clues: _Clues, kind: str) -> tuple[int, int, str]:
    """Return the first and last month that the words name, and the kind of their period."""
    if "season" in clues.groups:
        season = clues.rules.table("season").meaning(clues.groups["season"]).attributes
        return int(season["first"]), int(season["last"]), season["kind"]
    if quarter := clues.number("quarter"):
        return (quarter - 1) * QUARTER + 1, quarter * QUARTER, kind
    if upto := clues.number("upto"):
        return 1, upto, kind
    if first := clues.number("from"):
        return first, clues.number("to") or first, kind
    return 1, MONTHS, kind


def _plan(clues: _Clues) -> tuple[int, int]:
    plan = clues.rules.table("plan").meaning(clues.groups["plan"]).attributes
    return int(plan["first"]), int(plan["last"])


# How the kinds of patterns/figures/periods.yaml are worked out; all others are months of one year.
_WAYS: Mapping[str, Callable[[_Clues, str], Period | None]] = {
    "present": _present,
    "annual": _annual,
    "same": _same,
    "relative": _relative,
    "current": _current,
    "within": _within,
    "relative-quarter": _relative_quarter,
    "current-quarter": _current_quarter,
    "since": _since,
    "ahead": _ahead,
    "span": _span,
    "year": _year,
    "day": _day,
    "stock": _stock,
    "opening": _opening,
}
