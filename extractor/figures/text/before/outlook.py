"""The marks of a paragraph → the months that it tells of, at which its 今年 and its 目前 end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractor.figures.marks import Mark
from extractor.model import PeriodKind
from extractor.rules.rule_set import Rules
from extractor.words import periods

# Kinds of rules whose periods a paragraph may be about.
_HEADLINES = frozenset(("cumulative", "season", "stock"))
_TOLD: frozenset[PeriodKind] = frozenset(("cumulative", "stock"))


class Told(NamedTuple):
    """A month that a paragraph tells of, whether it counts something at its end, and of whom it tells that.

    `whom` is empty where that is a place or nobody.
    """

    month: str
    counted: bool
    whom: str


class Outlook(NamedTuple):
    """The months that a paragraph tells of, in their order."""

    told: tuple[Told, ...] = ()

    def through(self, whom: str) -> str | None:
        """Return the month in which the first months end that are told of all, or of somebody."""
        return next((one.month for one in self.told if one.whom in ("", whom)), None)

    def as_of(self, whom: str) -> str | None:
        """Return the first month at whose end something is counted of all, or of somebody."""
        return next((one.month for one in self.told if one.counted and one.whom in ("", whom)), None)


NOTHING_TOLD = Outlook()


def outlook(marks: Sequence[Mark], published: str | None, whom: Callable[[int], str], rules: Rules) -> Outlook:
    """Return the months of the issue's own year that a paragraph tells of: 1—5月, 截至5月底.

    Args:
        marks: The marks of the paragraph.
        published: The issue's month.
        whom: Tells of whom the first number behind a place is said, as `Told` has it.
        rules: The rules.
    """
    if published is None:
        return NOTHING_TOLD
    told: list[Told] = []
    for mark in marks:
        kind = mark.rule.options["kind"] if mark.role == "period" else ""
        if kind not in _HEADLINES:
            continue
        period = periods.resolve(kind, mark.groups, periods.Told(published), rules)
        if period and period.kind in _TOLD and period.end[:4] == published[:4] and period.end < published:
            told.append(Told(period.end, period.kind == "stock", whom(mark.end)))
    return Outlook(tuple(told))
