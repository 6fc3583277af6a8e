"""A number and what was said before → its period."""

from __future__ import annotations

from extractor.figures.marks import Mark, Value
from extractor.figures.setting import Setting
from extractor.figures.text.context import Listener, Memory, Said
from extractor.rules.rule_set import Rules, Word
from extractor.words import periods
from extractor.words.periods import Period


class Dater:
    """Dates the numbers of one text."""

    def __init__(self, setting: Setting, listener: Listener, rules: Rules) -> None:
        self._setting = setting
        self._listener = listener
        self._rules = rules

    def when(self, mark: Mark, value: Value, indicator: Said[Word] | None, memory: Memory) -> Said[Period] | None:
        """Return the period of a number: its own, its sentence's, the text's, or the issue's month.

        The old one of two numbers (由650元提高到720元) has none, unless it is printed.
        """
        span = memory.own_period
        then = "when" in mark.groups and len(mark.values) > 1 and value.start < mark.values[len(mark.values) // 2].start
        if span and span.thing.kind == "span" and "when" in mark.groups and not value.when:
            return span._replace(thing=span.thing.edge(first=then))
        if value.when and (own := self._listener.period_in(value.when, memory)):
            now = memory.own_period or memory.period
            # 上年 is the year before the one told of, though that is over when the issue appears
            own = own.shifted(-1) if then and now and not own.year_said and own.start >= now.thing.start else own
            return Said(own, value.start - len(value.when), value.start)
        if then:
            return None
        if memory.next_period:
            return memory.next_period
        published = self._setting.published
        issue = Said(periods.issue_month(published)) if published else None
        period = memory.own_period
        said_here = period is not None and period.start >= memory.anchor
        counted = value.is_count or mark.role == "rate"
        if self._setting.card and counted and not said_here:
            return issue
        if period is None and (period := _period_before(value, memory)) and self._is_stock(value, indicator, memory):
            period = period._replace(thing=period.thing.closing())
        return period or issue

    def _is_stock(self, value: Value, indicator: Said[Word] | None, memory: Memory) -> bool:
        """Whether a number tells how much there is at a time, not how much was done over it (销售面积)."""
        if memory.label and self._rules.rule("language", "flow").search(memory.label.thing):
            return False
        measure = self._rules.table("measure").find(value.quantity.base_unit)
        return bool((indicator and indicator.thing.get("stock")) or (measure and measure.get("stock")))


def _period_before(value: Value, memory: Memory) -> Said[Period] | None:
    """Return the period that earlier sentences leave to a number.

    That is the day counted at, where its year is printed and it is later than the last period told, or where the
    number is a part of what was counted then (截至年末，债务余额…。分结构看，债券…).
    """
    said, as_of, breakdown = memory.period, memory.as_of, memory.breakdown
    if said is None or as_of is None:
        return said or as_of
    newer = as_of.thing.year_said and as_of.thing.end > said.thing.end
    within = breakdown is not None and breakdown.start > as_of.start > said.start
    return as_of if newer or (within and memory.base_unit and memory.is_kind_of(value)) else said
