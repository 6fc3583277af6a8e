"""A period of whole months, and what is near it: the year before, its end, the months between."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model import PeriodKind

MONTHS = 12  # of a year
QUARTER = 3  # months


@dataclass(frozen=True, slots=True)
class Period:
    """A period of whole months; `start` and `end` are `YYYY-MM`, inclusive.

    `year_said` tells that the year was printed, `to_date` that the words name a year that is not over (今年, 年内): the
    period is what has passed of it.
    """

    start: str
    end: str
    kind: PeriodKind
    year_said: bool
    to_date: bool = False

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return year_and_month(self.end)[0]

    def shifted(self, years: int) -> Period:
        """Return the same months of another year."""
        (first, start), (last, end) = year_and_month(self.start), year_and_month(self.end)
        return Period(month_text(first + years, start), month_text(last + years, end), self.kind, year_said=False)

    def edge(self, *, first: bool) -> Period:
        """Return the first or the last year of the period."""
        year, _ = year_and_month(self.start if first else self.end)
        return Period(month_text(year, 1), month_text(year, MONTHS), "year", year_said=self.year_said)

    def years(self) -> tuple[Period, ...]:
        """Return each year of a period of whole years."""
        first, last = year_and_month(self.start)[0], self.year
        return tuple(
            Period(month_text(year, 1), month_text(year, MONTHS), "year", True) for year in range(first, last + 1)
        )

    def is_year_before(self, other: Period) -> bool:
        """Whether this is the year before the other's, or the same months of it."""
        if self.kind == "year":
            return self.year == other.year - 1
        return (self.start, self.end) == (other.shifted(-1).start, other.shifted(-1).end)

    def is_right_before(self, other: Period) -> bool:
        """Whether this is the month or quarter that ends where the other, as long, begins."""
        first, last = _months_since_zero(self.start), _months_since_zero(self.end)
        start, end = _months_since_zero(other.start), _months_since_zero(other.end)
        return last + 1 == start and last - first == end - start < QUARTER

    def closing(self) -> Period:
        """Return the end of the period, as the period of a stock."""
        return Period(self.end, self.end, "stock", year_said=False, to_date=self.to_date)

    def ahead(self) -> Period:
        """Return the whole year, or its end, where the words name one that is not over: what is planned is for that."""
        if not self.to_date:
            return self
        end = month_text(self.year, MONTHS)
        stock = self.kind == "stock"
        return Period(end if stock else month_text(self.year, 1), end, "stock" if stock else "year", self.year_said)


def month_text(year: int, month: int) -> str:
    """Return `2023-07` for 2023 and 7."""
    return f"{year:04d}-{month:02d}"


def year_and_month(text: str) -> tuple[int, int]:
    """Return 2023 and 7 for `2023-07`."""
    year, _, month = text.partition("-")
    return int(year), int(month)


def _months_since_zero(text: str) -> int:
    year, month = year_and_month(text)
    return MONTHS * year + month


def issue_month(published: str) -> Period:
    """Return the month of an issue (`YYYY-MM`) as the period of a stock."""
    return Period(published, published, "stock", year_said=False)


def calendar_year(year: int) -> Period:
    """Return a whole year as a period."""
    return Period(month_text(year, 1), month_text(year, MONTHS), "year", year_said=False)
