"""A mark that tells a period or a breakdown → the memory behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from extractor.figures.marks import Mark, marks_of
from extractor.figures.text.before.memory import Dated, Memory, Times
from extractor.figures.text.before.outlook import NOTHING_TOLD, Outlook
from extractor.figures.text.clause.meanings import meaning_in
from extractor.figures.text.said import Said
from extractor.model import PeriodKind
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.words import periods
from extractor.words.periods import Period

# Periods that a later sentence, or a heading, may start from again.
_LEADING: frozenset[PeriodKind] = frozenset(("cumulative", "quarter", "year"))
# Kinds of rules whose period is so far: what is said of somebody this year dates nobody else.
_TO_DATE = frozenset(("year", "since", "within"))
# Kinds of rules whose period dates the next number only: 年翻译量, 上年同期为.
_FOR_THE_NEXT = frozenset(("annual", "same"))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands.

    `sentence` is where its sentence begins, `published` the issue's month. `whom` is of whom the next number is said,
    empty where that is a place or nobody told; `outlook` has the months that the paragraph tells of.
    """

    text: str
    sentence: int
    published: str | None
    whom: str = ""
    outlook: Outlook = NOTHING_TOLD


def heard(mark: Mark, memory: Memory, spot: Spot, rules: Rules) -> Memory:
    """Return the memory behind a mark."""
    if mark.role == "period":
        return changed(memory, times=_with_period(mark, memory, spot, rules))
    if mark.role == "home" and _opens_matter(mark, spot, rules):
        return changed(memory, breakdown=None)
    if mark.role == "breakdown":
        word = mark.groups.get("breakdown")
        breakdown = rules.table("breakdown").meaning(word).means if word else mark.text
        another = memory.before.says_something and memory.before.whom != memory.whole.whom
        whole = memory.before if another else memory.whole
        named = whole if whole.says_something else memory.named
        scope = meaning_in(mark.text, "scope", rules)
        said = Said(scope, mark.start, mark.end) if scope else memory.scope
        return changed(memory, breakdown=Said(breakdown, mark.start, mark.end), named=named, scope=said)
    return memory


def _opens_matter(mark: Mark, spot: Spot, rules: Rules) -> bool:
    """Whether a mark opens a sentence, or what is told behind a semicolon."""
    before = spot.text[spot.sentence : mark.start]
    return not before or rules.rule("language", "new-matter").fullmatch(before[-1:]) is not None


def heading_heard(marks: Iterable[Mark], memory: Memory, spot: Spot, rules: Rules) -> Memory:
    """Return the memory behind a heading: the period that it names is that of what follows, even a plan's.

    全年 without a year may be last year's or this one's.
    """
    for mark in marks:
        period = resolved(mark, memory.times, spot, rules) if mark.role == "period" else None
        if period and period.kind in _LEADING and (period.year_said or period.kind != "year"):
            dated = Dated(Said(period, mark.start, mark.end))
            return changed(memory, times=changed(memory.times, headline=dated, lasting=dated, year=dated))
    return memory


def resolved(mark: Mark, times: Times, spot: Spot, rules: Rules) -> Period | None:
    """Return the months that a mark of the role `period` means; 今年 ends where its paragraph's headline ends."""
    kind = mark.rule.options["kind"]
    # A day that is counted at is the last one, whatever year was told of before
    told = times.year if kind != "stock" or times.own else None
    if _year_of_sentence(times, spot):
        told = times.own
    year = told.period.year if told and told.holds_for(spot.whom) else None
    through = spot.outlook.as_of(spot.whom) if kind == "present" else _through(times, spot)
    around = periods.Told(_planned(times, spot) or spot.published, year, times.now, through)
    return periods.resolve(kind, mark.groups, around, rules)


def _year_of_sentence(times: Times, spot: Spot) -> bool:
    """Whether the sentence has printed a year, not ahead of the issue, which is that of its months."""
    own = times.own
    if own is None or not own.period.year_said or own.said.start < spot.sentence:
        return False
    return spot.published is None or own.period.start <= spot.published


def _planned(times: Times, spot: Spot) -> str | None:
    """Return the last month of the year that a plan is for, under its heading: there 年末 is the end of that year."""
    headline = times.headline
    if headline is None or spot.published is None or headline.period.kind != "year":
        return None
    return headline.period.end if headline.period.end > spot.published else None


def _through(times: Times, spot: Spot) -> str | None:
    """Return the month to which the issue's year is told of: by the paragraph, or else by the text's headline."""
    told, headline = spot.outlook.through(spot.whom), times.headline
    if told or headline is None or spot.whom or headline.period.kind != "cumulative":
        return told
    return headline.period.end if spot.published and headline.period.end[:4] == spot.published[:4] else None


def period_in(words: str, times: Times, spot: Spot, rules: Rules) -> Period | None:
    """Return the period that stands right before a number inside its mark: 由2015年的不到1%."""
    marks = (mark for mark in marks_of(words, rules) if mark.role == "period")
    return next((period for mark in marks if (period := resolved(mark, times, spot, rules))), None)


def column_against(words: str, times: Times, spot: Spot, rules: Rules) -> Literal["yoy", "mom"] | None:
    """Return what a growth against a named time is, None where that is neither just before nor a year ago.

    较2021年 is 同比 in 2022, 较2月份 is 环比 in March.
    """
    now, then = times.now, period_in(words, times, spot, rules)
    if now is None or then is None:
        return None
    if then.kind == "stock" and not then.year_said and then.start >= now.start:
        # 上年末 is the end of the year before the one told of, though that is over when the issue appears
        then = then.shifted(-1)
    if then.is_year_before(now) or (then.kind == "stock" and then.is_year_before(now.closing())):
        return "yoy"
    return "mom" if then.is_right_before(now) else None


def _with_period(mark: Mark, memory: Memory, spot: Spot, rules: Rules) -> Times:
    times, kind = memory.times, mark.rule.options["kind"]
    period = resolved(mark, _listed(mark, times, spot, rules), spot, rules)
    if period is None:
        return times
    if _year_of_sentence(times, spot) and times.own and period.year == times.own.period.year:
        period = replace(period, year_said=True)
    said = Said(period, mark.start, mark.end)
    own = kind in _TO_DATE or period.kind in ("year", "span")
    dated = Dated(said, spot.whom if own else "")
    ahead = spot.published is not None and period.start > spot.published
    alone = rules.rule("language", "clause-end").match(spot.text, mark.end)
    if not alone and _is_background(period, spot.published):
        return changed(times, weak=dated.said)
    if kind in _FOR_THE_NEXT:
        return changed(times, upcoming=dated.said)
    if kind == "day":
        times = changed(times, day=dated)
    if kind != "stock" and not ahead and _is_newer(dated, times.headline):
        times = changed(times, headline=dated)
    aside = (period.kind == "month" and times.headline is not None) or kind == "stock"
    part = _is_part(mark, spot, rules) and times.lasting is not None
    if not (aside or ahead or period.kind in ("stock", "span") or part):
        times = changed(times, lasting=dated)
    return changed(times, own=dated, as_of=dated.said if period.kind == "stock" else times.as_of)


def _listed(mark: Mark, times: Times, spot: Spot, rules: Rules) -> Times:
    """Return the times where a period is listed right behind another, whose year is its own: 2021年三季度和四季度."""
    own = times.own
    if own is None:
        return times
    between = spot.text[own.said.end : mark.start]
    return changed(times, year=own) if rules.rule("language", "separator").fullmatch(between) else times


def _is_newer(dated: Dated, headline: Dated | None) -> bool:
    """Whether a period is what paragraphs start from, from now on: that of a place, and later than the one before."""
    if dated.whom or dated.period.kind not in _LEADING:
        return False
    later = headline is not None and dated.period.end > headline.period.end
    return headline is None or (later and dated.period.kind in ("cumulative", "year"))


def _is_part(mark: Mark, spot: Spot, rules: Rules) -> bool:
    """Whether a period is that of a part only: 上半年…，其中6月增长2.7%."""
    return rules.rule("language", "part").search(spot.text[spot.sentence : mark.start]) is not None


def _is_background(period: Period, published: str | None) -> bool:
    """Whether a year only names something (2023年服贸会): it is the issue's own, and not yet over."""
    return period.kind == "year" and published is not None and period.start <= published < period.end
