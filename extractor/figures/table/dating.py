"""Words of headers that date → periods: 9月 under 2023年, 本期 and 上年同期 of a table for 1-9月, 103年度.

A period that a header names, but nothing makes known (本期 in a table without a date), is not the issue's: it stays
unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from extractor.figures.marks import Mark
from extractor.figures.setting import Setting
from extractor.rules.rule import Match
from extractor.rules.rule_set import Rules
from extractor.words import periods
from extractor.words.period import month_text
from extractor.words.periods import Period

HeaderPlace = Literal[
    "in the column's header",
    "in the row's name",
    "in the unit line",
    "in the caption",
    "in the sentence before",
    "in the title",
]
# What speaks of a table as a whole.
AROUND: tuple[HeaderPlace, ...] = ("in the caption", "in the sentence before", "in the title")

# How many years the calendar of the Republic of China is behind.
_ROC_OFFSET = 1911
_MONTHS = 12  # of a year
_QUARTER = 3  # months
_FOUR = 4  # digits of a year of ours


class Dated(NamedTuple):
    """What a text says of its period: `said` tells that it names one, though it may not be known.

    `back` tells that it is that of the column before it, in another year (上年同期).
    """

    period: Period | None = None
    said: bool = False
    back: bool = False


class HeaderDater:
    """Dates the words of headers in one issue.

    Args:
        setting: What the issue says.
        rules: The rules.
    """

    def __init__(self, setting: Setting, rules: Rules) -> None:
        self._setting = setting
        self._rules = rules
        self._year = rules.rule("print/tables", "year")
        self._roc = rules.rule("figures/table-heads", "roc-year")
        self._relative = rules.rule("figures/table-heads", "table-period")

    def gregorian(self, text: str) -> str:
        """Return a text with years of the Republic of China in ours: 103年度 is 2014年度."""
        for found in reversed(self._roc.all(text)):
            text = f"{text[: found.start()]}{int(found['year']) + _ROC_OFFSET}{text[found.end() :]}"
        return text

    def bare_year(self, text: str) -> Dated:
        """Return the year that a header consists of (2021, 2022E)."""
        found = self._year.match(text)
        return Dated(periods.calendar_year(int(found["year"])), said=True) if found else Dated()

    def numbered_year(self, number: str, *, roc: bool) -> Dated:
        """Return the year that a number in a column of years is: of four digits, or of the Republic of China."""
        if len(number) == _FOUR:
            return Dated(periods.calendar_year(int(number)), said=True)
        roc = roc or len(number) == _FOUR - 1
        return Dated(periods.calendar_year(int(number) + _ROC_OFFSET) if roc else None, said=True)

    def relative(self, text: str, base: Period | None) -> tuple[str, Dated]:
        """Return a header without the words in front that refer to the table's period, and what they mean.

        上年 and 期初 in front of a name are part of it (上年结转).
        """
        found = self._relative.match(text)
        if found is None:
            return text, Dated()
        way, rest = _way_of(found), text[found.end() :]
        if way in _ALONE and not self._is_plain(rest):
            return text, Dated()
        return rest, Dated(_WAYS[way](base) if base else None, said=True, back=way == "same_before")

    def of_marks(self, marks: Iterable[Mark], base: Period | None, place: HeaderPlace) -> Dated:
        """Return the period that marks name: the narrower one of two; of two that differ, in a caption, none.

        Args:
            marks: The marks of periods in one text.
            base: The period to which they refer.
            place: Where the text stands. A day is that of a count, but in a title that of an event.
        """
        told, around = Dated(), place in AROUND
        for mark in marks:
            day = mark.rule.options["kind"] == "day"
            if day and place == "in the title":
                continue
            period = self._resolved(mark, told.period or base)
            period = period.closing() if day and period else period
            if told.period is None or (period and _within(period, told.period)):
                told = Dated(period, said=True)
            elif around and period and not _within(told.period, period):
                return Dated(None, said=True)
        return told

    def _is_plain(self, rest: str) -> bool:
        heads = ("plain-header", "corner")
        return not rest or any(self._rules.table(name).find(rest) for name in heads) or self._is_kind(rest)

    def _is_kind(self, rest: str) -> bool:
        found = self._rules.rule("figures/table-heads", "head-modality").search(rest)
        return found is not None and found.start() == 0

    def _resolved(self, mark: Mark, base: Period | None) -> Period | None:
        """Return the period of a mark; 上年 in a table that is dated is the year before its own."""
        relative = "yearword" in mark.groups or "monthword" in mark.groups
        told = periods.Told(
            published=base.end if base and relative else self._setting.published,
            said=base.year if base else self._setting.covers,
            before=base,
        )
        return periods.resolve(mark.rule.options["kind"], mark.groups, told, self._rules)


def nested(outer: Period | None, base: Period | None) -> Period | None:
    """Return the period to which headers below one refer: below 2022年, 累计 is that of the table, in that year."""
    if outer is None or base is None:
        return outer or base
    same_kind = outer.kind != "year" or base.kind == "year"
    return outer if same_kind else base.shifted(outer.year - base.year)


def combined(column: Period | None, row: Period | None) -> Period | None:
    """Return the period of a column's header and a row's name: the months of the one in the year of the other."""
    if column and row and column.kind == "year" and row.kind != "year" and not row.year_said:
        return row.shifted(column.year - row.year)
    return column or row


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _way_of(found: Match) -> str:
    return next(name for name, words in found.groupdict().items() if words is not None)


def _moved(month: str, months: int) -> str:
    """Return the month so many months after another."""
    years, index = divmod(int(month[:4]) * _MONTHS + int(month[5:]) - 1 + months, _MONTHS)
    return month_text(years, index + 1)


def _stock(month: str) -> Period:
    return Period(month, month, "stock", year_said=False)


def _month(base: Period, back: int = 0) -> Period | None:
    """Return the last month of a table's period, or one so many months before; a whole year has no such month."""
    last = _moved(base.end, -back)
    return None if base.kind == "year" else Period(last, last, "month", year_said=False)


def _quarter(base: Period, back: int = 0) -> Period | None:
    """Return the quarter that a table's period ends with, or one so many quarters before."""
    if base.kind == "year" or int(base.end[5:]) % _QUARTER:
        return None
    end = _moved(base.end, -back * _QUARTER)
    return Period(_moved(end, 1 - _QUARTER), end, "quarter", year_said=False)


def _to_date(base: Period) -> Period:
    return base if base.kind == "year" else Period(f"{base.end[:4]}-01", base.end, "cumulative", year_said=False)


def _year_end(base: Period) -> Period | None:
    return base.closing() if base.end.endswith("-12") else None


# What the groups of the rule `table-period` mean, given the period of the table.
_WAYS: Mapping[str, Callable[[Period], Period | None]] = {
    "now": lambda base: base,
    "before": lambda base: base.shifted(-1),
    "same_before": lambda base: base.shifted(-1),
    "month": _month,
    "quarter": _quarter,
    "quarter_ago": lambda base: _quarter(base, 1),
    "month_ago": lambda base: _month(base, 1),
    "year_ago_month": lambda base: _month(base, _MONTHS),
    "full_year": lambda base: periods.calendar_year(base.year),
    "cumulative": _to_date,
    "cumulative_before": lambda base: _to_date(base).shifted(-1),
    "end": Period.closing,
    "year_end": _year_end,
    "opening": lambda base: _stock(_moved(base.start, -1)),
    "year_opening": lambda base: _stock(f"{int(base.end[:4]) - 1}-12"),
    "month_opening": lambda base: _stock(_moved(base.end, -1)),
}
# Words that refer to what was before, and in front of a name belong to it (上年结转).
_ALONE = ("before", "opening", "year_opening", "month_opening")
