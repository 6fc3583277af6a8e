"""A number and its subject → a figure: named, placed and dated by what was said, here or before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor import periods
from extractor.context import Listener, Memory, Said, Sentence, Setting
from extractor.marks import Mark, Value
from extractor.model import Figure
from extractor.patterns import Patterns, Word
from extractor.periods import Period
from extractor.subjects import Subject, following_noun

Origins = dict[str, Said[str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure whose columns are still to be filled; `origins` tells which words gave its fields."""

    figure: Figure
    origins: Origins


class Drafter:
    """Makes figures of the numbers of one text."""

    def __init__(self, text: str, printed: str, setting: Setting, listener: Listener, patterns: Patterns) -> None:
        self._text = text
        self._printed = printed
        self._setting = setting
        self._listener = listener
        self._patterns = patterns

    def draft(self, mark: Mark, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]) -> Draft:
        """Return the figure of a number, and keep in the sentence what later numbers may leave unsaid.

        Args:
            mark: What read the number.
            value: The number.
            subject: What the words before it say.
            sentence: The sentence that it stands in.
            before: The figures of the sentence so far.
        """
        subject = self._completed(mark, value, subject, sentence, before)
        origins: Origins = {}
        indicator, label = self._named(mark, value, subject, sentence, before)
        memory = sentence.memory
        region = self._region(indicator, memory)
        if memory.own_region and not memory.figures:
            sentence.memory = memory = replace(memory, region_used=region)
        figure = Figure(
            page=0,
            start=value.start,
            end=value.end,
            raw=self._printed[value.start : value.end],
            sentence=self._printed[sentence.start : sentence.end].strip(),
            rule=mark.rule.name,
            boxes=(),
            indicator=_kept(Said(indicator.thing.means, indicator.start, indicator.end), "indicator", origins)
            if indicator
            else None,
            label=_kept(label, "label", origins),
            scope=_kept(self._scope(value, subject, sentence), "scope", origins),
            region=_kept(region, "region", origins),
            breakdown=_kept(memory.breakdown, "breakdown", origins),
            item=_kept(self._item(value, subject, sentence), "item", origins),
        )
        self._strengthen(subject, sentence)
        if said := subject.period or self._when(mark, value, indicator, sentence.memory):
            period = said.thing
            origins["period"] = Said(f"{period.start}..{period.end}", said.start, said.end)
            figure = replace(figure, period_start=period.start, period_end=period.end, period_kind=period.kind)
        sentence.memory = replace(sentence.memory, next_period=None)
        return Draft(figure, origins)

    def _completed(
        self, mark: Mark, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]
    ) -> Subject:
        """Add what the words say in a roundabout way: an item as a plain name, a scope in what a share is a share of.

        What is merely counted (在美国设有海外仓4个) has no item, though the words name a country.
        """
        memory = sentence.memory
        goes_on = memory.indicator is not None and _same_kind(value, memory)
        if is_count(value) and not (subject.indicators or subject.described or goes_on):
            subject = replace(subject, items=(), label=subject.wide_label or subject.label)
        if subject.label and not subject.indicators and self._patterns.table("government").find(subject.label.thing):
            subject = replace(subject, items=(subject.label,), label=None)
        if is_count(value) and self._names_what_follows(mark, subject):
            subject = replace(subject, indicators=(), label=None)
        name = subject.label if not (subject.indicators or subject.items) else None
        if name and self._is_part(value, subject, sentence, before):
            subject = replace(subject, items=(name,))
        elif name and memory.breakdown and goes_on:
            subject = replace(subject, items=(name,), label=None)
        whole = mark.groups.get("whole")
        if whole and subject.scope is None and (scope := self._listener.scope_in(whole)):
            subject = replace(subject, scope=Said(scope, mark.start, mark.end))
        return subject

    def _names_what_follows(self, mark: Mark, subject: Subject) -> bool:
        """Whether a count is of the noun behind it, not of an indicator in an earlier clause: …解读会，76家企业参加."""
        earlier = bool(subject.indicators) and all(word.end <= subject.tail for word in subject.indicators)
        alone = len(mark.values) == 1 and not subject.respectively
        return earlier and alone and following_noun(self._text, mark.end, self._patterns) is not None

    def _region(self, indicator: Said[Word] | None, memory: Memory) -> Said[str] | None:
        """Return the region of a figure; 全国 before an unknown noun (全国统筹调剂金) is mostly part of its name."""
        named = memory.wide and indicator is None and memory.home is not None
        return memory.region if named else memory.own_region or memory.region

    def _is_part(self, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]) -> bool:
        """Whether a number counts a part of what was counted before: …64家，其中会员企业23家、其他企业41家."""
        unit = value.quantity.base_unit
        begins = subject.part and unit in {each.base_unit for each in before}
        parted = self._patterns.rule("words", "new-matter").search(self._text[sentence.memory.anchor : value.start])
        goes_on = sentence.memory.part_unit == unit and not parted
        if not is_count(value) or subject.period or not (begins or goes_on):
            return False
        sentence.memory = replace(sentence.memory, part_unit=unit)
        return True

    def _named(
        self, mark: Mark, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]
    ) -> tuple[Said[Word] | None, Said[str] | None]:
        """Return the indicator and the label, said here or before, and keep them for what comes."""
        memory = sentence.memory
        label = self._label(mark, subject)
        if label and not subject.indicators:
            label = self._specific(label, subject, before)
        indicator = subject.indicators[-1] if subject.indicators else self._indicator_of(label)
        if indicator and indicator.thing.get("stock") and _is_amount(value):
            indicator = None
        if indicator or label:
            level = value.column == "level"
            base_unit = value.quantity.base_unit if level else None
            main = (indicator, label) if level else memory.main
            sentence.memory = replace(memory, indicator=indicator, label=label, base_unit=base_unit, main=main)
        elif value.column == "share" and any(memory.main):
            return memory.main
        elif _same_kind(value, memory):
            earlier = None if subject.items else subject.earlier
            return memory.indicator, memory.label or (None if memory.indicator else earlier)
        elif subject.items:
            label = _counted_before(value, before) or subject.items[0]
        else:
            label = subject.earlier
        return indicator, label

    def _label(self, mark: Mark, subject: Subject) -> Said[str] | None:
        """Return the noun before the number, or else the one behind it, or else the nearest one before."""
        if subject.label and not subject.indicators and self._is_no_noun(subject.label):
            subject = replace(subject, label=None)
        counts = is_count(mark.values[0])
        alone = len(mark.values) == 1
        behind = alone and mark.role in ("level", "rate")
        following = following_noun(self._text, mark.end, self._patterns, phrase=not counts) if behind else None
        if subject.joined and alone and self._sums_up(mark, subject, following):
            return subject.joined
        acts = subject.acts and counts
        if subject.label and (subject.indicators or not (subject.lists or acts)):
            return subject.label
        if (subject.items or subject.scope) and not acts:
            return subject.label
        far = subject.far_label if subject.far_label and not self._is_no_noun(subject.far_label) else None
        return following or subject.label or far

    def _sums_up(self, mark: Mark, subject: Subject, following: Said[str] | None) -> bool:
        """Whether one number is said of a whole list: 大豆和马铃薯补贴3亿元; 应用程序、小程序2160款."""
        if subject.respectively or mark.role not in ("level", "delta"):
            return False
        if not is_count(mark.values[0]):
            return True
        exemplary = self._patterns.rule("words", "and-others").search(subject.joined.thing) if subject.joined else None
        return not (exemplary or following or subject.acts or self._indicator_of(subject.label))

    def _is_no_noun(self, label: Said[str]) -> bool:
        """Whether words name nothing that can be counted: 服务 in 服务5万家企业, 县城城区和."""
        return self._patterns.rule("words", "no-noun").search(label.thing) is not None

    def _indicator_of(self, label: Said[str] | None) -> Said[Word] | None:
        """Return the indicator that a noun behind its number is a name of: 语言 in 42种语言."""
        word = self._patterns.table("indicator").find(label.thing) if label else None
        return Said(word, label.start, label.end) if word and label else None

    def _specific(self, label: Said[str], subject: Subject, before: list[Figure]) -> Said[str]:
        """Return a measure with what it measures: 签约项目总投资额, not 总投资额, after 签约项目31个."""
        alone = self._patterns.rule("words", "clause-end").match(self._text[label.start - 1 : label.start])
        if not alone or not self._patterns.table("generic-measure").find(label.thing):
            return label
        counted = [figure.label for figure in before if figure.label and figure.decimals == 0]
        named = counted[-1:] or ([subject.earlier.thing] if subject.earlier else [])
        return replace(label, thing="".join(named) + label.thing)

    def _scope(self, value: Value, subject: Subject, sentence: Sentence) -> Said[str] | None:
        if subject.whole or subject.scope:
            sentence.memory = replace(sentence.memory, scope=subject.scope)
        unknown = subject.label is not None and not subject.indicators
        other = is_count(value) or (unknown and value.column != "level")
        carried = None if other else sentence.memory.scope
        return subject.scope or carried

    def _item(self, value: Value, subject: Subject, sentence: Sentence) -> Said[str] | None:
        """Return the item, or the items that one number sums up."""
        unknown = subject.label is not None and not subject.indicators
        if unknown and not subject.items:
            sentence.memory = replace(sentence.memory, items=None)
        items = sentence.memory.items if not is_count(value) else None
        if subject.items:
            names = tuple(dict.fromkeys(item.thing for item in subject.items))
            items = Said(names, subject.items[0].start, subject.items[-1].end)
            sentence.memory = replace(sentence.memory, items=items)
        return Said("、".join(items.thing), items.start, items.end) if items else None

    def _strengthen(self, subject: Subject, sentence: Sentence) -> None:
        """Take a year that might have been part of a name for a period, where it stands in the number's own clause."""
        weak = sentence.memory.weak_period
        if weak and weak.start >= subject.tail:
            lasting = weak if weak.thing.year_said else sentence.memory.period
            sentence.memory = replace(sentence.memory, own_period=weak, period=lasting, weak_period=None)

    def _when(self, mark: Mark, value: Value, indicator: Said[Word] | None, memory: Memory) -> Said[Period] | None:
        """Return the period of a number: its own, its sentence's, the text's, or the issue's month.

        The old one of two numbers (由650元提高到720元) has none, unless it is printed.
        """
        span = memory.own_period
        then = "when" in mark.groups and len(mark.values) > 1 and value.start < mark.values[len(mark.values) // 2].start
        if span and span.thing.kind == "span" and "when" in mark.groups and not value.when:
            return replace(span, thing=span.thing.edge(first=then))
        if value.when and (own := self._listener.period_in(value.when, memory)):
            return Said(own, value.start - len(value.when), value.start)
        if then:
            return None
        if memory.next_period:
            return memory.next_period
        published = self._setting.published
        issue = Said(periods.issue_month(published)) if published else None
        period = memory.own_period
        said_here = period is not None and period.start >= memory.anchor
        counted = is_count(value) or mark.role == "rate"
        if self._setting.card and counted and not said_here:
            return issue
        if period is None and (period := _period_before(value, memory)) and self._is_stock(value, indicator, memory):
            period = replace(period, thing=period.thing.closing())
        return period or issue

    def _is_stock(self, value: Value, indicator: Said[Word] | None, memory: Memory) -> bool:
        """Whether a number tells how much there is at a time, not how much was done over it (销售面积)."""
        if memory.label and self._patterns.rule("words", "flow").search(memory.label.thing):
            return False
        measure = self._patterns.table("measure").find(value.quantity.base_unit)
        return bool((indicator and indicator.thing.get("stock")) or (measure and measure.get("stock")))


def is_money(base_unit: str) -> bool:
    """Whether a base unit is an ISO 4217 code."""
    return base_unit.isascii() and base_unit.isupper()


def is_count(value: Value) -> bool:
    """Whether a number counts things or people, rather than money or percent."""
    base_unit = value.quantity.base_unit
    return value.column == "level" and not is_money(base_unit) and base_unit != "%"


def _is_amount(value: Value) -> bool:
    """Whether a number is an amount of money: no indicator that counts people or firms is told in it."""
    return value.column == "level" and is_money(value.quantity.base_unit)


def _same_kind(value: Value, memory: Memory) -> bool:
    """Whether a number can go on with the indicator before: money with money, people with people."""
    before, now = memory.base_unit, value.quantity.base_unit
    return value.column != "level" or before is None or before == now or (is_money(before) and is_money(now))


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
    return as_of if newer or (within and memory.base_unit and _same_kind(value, memory)) else said


def _counted_before(value: Value, before: list[Figure]) -> Said[str] | None:
    """Return the label of the last figure of the sentence that counts in the same unit."""
    labels = [figure.label for figure in before if figure.base_unit == value.quantity.base_unit and figure.label]
    return Said(labels[-1]) if labels else None


def _kept(said: Said[str] | None, field: str, origins: Origins) -> str | None:
    """Return the thing said, and note where it was."""
    if said is None:
        return None
    origins[field] = said
    return said.thing
