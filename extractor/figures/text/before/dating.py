"""A number and what was said before → its period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extractor.figures.marks import Mark, Value
from extractor.figures.text.before.hearing import Spot, period_in
from extractor.figures.text.before.memory import Dated, Memory, Times
from extractor.figures.text.said import Said
from extractor.model import PeriodFrom, PeriodKind
from extractor.rules.rule_set import Rules
from extractor.words import periods
from extractor.words.period import MONTHS, Period, month_text, year_and_month


@dataclass(frozen=True, slots=True)
class Asked:
    """A number whose period is asked for.

    The words that are its own begin at `anchor`, behind the number before. `stock` tells that it is how much there is
    at a time, `done` that it is surely how much was done (money, 新增); neither, that nobody tells; `event` that it is
    said of a fair or a forum, `card` that its text describes a company.
    """

    mark: Mark
    value: Value
    anchor: int
    stock: bool
    done: bool
    event: bool
    card: bool


class When(NamedTuple):
    """A period, and where it was read."""

    said: Said[Period]
    read: PeriodFrom


def when(asked: Asked, memory: Memory, spot: Spot, rules: Rules) -> When | None:
    """Return the period of a number: its own, its sentence's, the text's, or the issue's month.

    The old one of two numbers (由650元提高到720元) has none, unless it is printed.
    """
    if "when" in asked.mark.groups and (asked.value.when or _is_then(asked)):
        said = _of_two_times(asked, memory, spot, rules)
        return When(said, "clause") if said else None
    own = memory.times.own
    if own and own.period.kind == "span" and "when" in asked.mark.groups:
        return When(own.said._replace(thing=own.period.edge(first=False)), "sentence")
    said = memory.times.upcoming or _said(asked, memory, spot)
    if said:
        return When(said, _read_at(said, asked.anchor, spot))
    issue = periods.issue_month(spot.published) if spot.published else None
    return When(Said(issue), "issue") if issue else None


def _is_then(asked: Asked) -> bool:
    """Whether a number is the old one of two: 650元 in 由650元提高到720元."""
    mark = asked.mark
    return len(mark.values) > 1 and asked.value.start < mark.values[len(mark.values) // 2].start


def _of_two_times(asked: Asked, memory: Memory, spot: Spot, rules: Rules) -> Said[Period] | None:
    value, times, then = asked.value, memory.times, _is_then(asked)
    if times.own and times.own.period.kind == "span" and not value.when:
        return times.own.said._replace(thing=times.own.period.edge(first=then))
    own = period_in(value.when, times, spot, rules) if value.when else None
    if own is None:
        return None
    # 上年 is the year before the one told of, though that is over when the issue appears
    earlier = then and times.now and not own.year_said and own.start >= times.now.start
    return Said(own.shifted(-1) if earlier else own, value.start - len(value.when), value.start)


def _said(asked: Asked, memory: Memory, spot: Spot) -> Said[Period] | None:
    """Return the period that words of the text tell for a number, None where the issue's month stands in."""
    times = memory.times
    own = times.own if times.own and times.own.holds_for(spot.whom) else None
    # What people expect of a time to come is said now: 看好下月业务量的企业占四成
    if own and asked.value.column == "share" and spot.published and _is_soon(own.period, spot.published):
        own = None
    here = own is not None and own.said.start >= asked.anchor
    counted = asked.value.is_count or asked.mark.role == "rate"
    if asked.card and counted and not here:
        return None
    if asked.event and not own and times.day:
        return times.day.said
    if asked.stock:
        return _of_stock(own, times, spot, here=here)
    if own:
        return _until(own) if own.period.kind == "stock" and asked.done else own.said
    return _carried(asked, memory, spot)


def _until(own: Dated) -> Said[Period]:
    """Return the months of a year until the day that is counted at: what was done 截至9月末."""
    year, month = year_and_month(own.period.end)
    kind: PeriodKind = "year" if month == MONTHS else "cumulative"
    return own.said._replace(thing=Period(month_text(year, 1), own.period.end, kind, own.period.year_said))


def _is_soon(period: Period, published: str) -> bool:
    """Whether a period less than a year long is yet to come: what people expect of it is said now."""
    return period.start > published and period.kind != "year"


def _of_stock(own: Dated | None, times: Times, spot: Spot, *, here: bool) -> Said[Period] | None:
    """Return when there was so much: at the end of the period said with it, or at the day that is counted at.

    Where neither is said, a dated piece of news counts at its day, a report of a month or a year at the end of that.
    """
    if times.as_of and not here:
        return times.as_of
    if own:
        return own.said if own.period.kind == "span" else own.closing()
    paragraph = spot.text.rfind("\n", 0, spot.sentence)
    if times.day and times.day.said.start > paragraph:
        return times.day.closing()
    lasting = times.lasting if times.lasting and not times.lasting.whom else None
    return lasting.closing() if lasting and lasting.period.kind in ("month", "year") else None


def _carried(asked: Asked, memory: Memory, spot: Spot) -> Said[Period] | None:
    """Return the period that earlier sentences leave to a number.

    That is the day counted at, where its year is printed and it is later than the last period told.
    """
    times, as_of = memory.times, memory.times.as_of
    lasting = next((each for each in (times.lasting, times.headline) if each and each.holds_for(spot.whom)), None)
    if lasting is None or as_of is None:
        return lasting.said if lasting else as_of
    newer = as_of.thing.year_said and as_of.thing.end > lasting.period.end
    return as_of if newer and not asked.done else lasting.said


def _read_at(said: Said[Period], anchor: int, spot: Spot) -> PeriodFrom:
    """Return how far off the words of a period stand."""
    if said.start >= anchor:
        return "clause"
    if said.start >= spot.sentence:
        return "sentence"
    return "paragraph" if said.start > spot.text.rfind("\n", 0, spot.sentence) else "article"
