"""A number and its subject → a figure that is named, dated and given a region by what was said, here or before."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.figures.column_writer import BETWEEN_ITEMS, Names, Words, opened
from extractor.figures.dating import Dater
from extractor.figures.marks import Mark, Value
from extractor.figures.setting import Setting
from extractor.figures.text.context import Listener, Memory, Said, Sentence
from extractor.figures.text.subjects import Subject, following_noun, purpose
from extractor.model import Figure
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules, Word

Origins = dict[str, Said[str]]


@dataclass(frozen=True, slots=True)
class OpenedFigure:
    """A figure that has its names, but no numbers yet; `origins` tells which words gave its fields."""

    figure: Figure
    origins: Origins


class Namer:
    """Names the figures of one text."""

    def __init__(self, text: str, printed: str, setting: Setting, listener: Listener, rules: Rules) -> None:
        self._text = text
        self._printed = printed
        self._listener = listener
        self._rules = rules
        self._dater = Dater(setting, listener, rules)

    def opened(
        self, mark: Mark, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]
    ) -> OpenedFigure:
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
            sentence.memory = memory = changed(memory, region_used=region)
        named = Said(indicator.thing.means, indicator.start, indicator.end) if indicator else None
        scope, item = self._scope(value, subject, sentence), self._item(value, subject, sentence, before)
        self._strengthen(subject, sentence)
        dated = subject.period or self._dater.when(mark, value, indicator, sentence.memory)
        if sentence.memory.next_period:
            sentence.memory = changed(sentence.memory, next_period=None)
        names = Names(
            indicator=_kept(named, "indicator", origins),
            label=_kept(label, "label", origins),
            scope=_kept(scope, "scope", origins),
            region=_kept(region, "region", origins),
            breakdown=_kept(memory.breakdown, "breakdown", origins),
            item=_kept(item, "item", origins),
            period=dated.thing if dated else None,
        )
        if dated:
            origins["period"] = Said(f"{dated.thing.start}..{dated.thing.end}", dated.start, dated.end)
        return OpenedFigure(opened(self._words(mark, value, sentence), names), origins)

    def _words(self, mark: Mark, value: Value, sentence: Sentence) -> Words:
        raw = self._printed[value.start : value.end]
        return Words(value.start, value.end, raw, self._printed[sentence.start : sentence.end].strip(), mark.rule.name)

    def _completed(
        self, mark: Mark, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]
    ) -> Subject:
        """Add what the words say in a roundabout way: an item as a plain name, a scope in what a share is a share of.

        What is merely counted (在美国设有海外仓4个) has no item, though the words name a country.
        """
        memory = sentence.memory
        goes_on = memory.indicator is not None and memory.is_kind_of(value)
        if value.is_count and not (subject.indicators or subject.described or goes_on):
            if subject.items and self._is_part(value, subject, sentence, before):
                return changed(subject, label=_label_of_part(value, subject, before))
            subject = changed(subject, items=(), label=subject.wide_label or subject.label)
        if subject.label and not subject.indicators and self._rules.table("government").find(subject.label.thing):
            subject = changed(subject, items=(subject.label,), label=self._of_government(value, subject, memory))
        words = self._text[memory.anchor : value.start]
        contained = value.is_money and self._rules.rule("language", "contained").search(words) is not None
        if contained and subject.label and not subject.indicators:
            subject = changed(subject, items=(subject.label,), label=None)
        if value.is_count and self._names_what_follows(mark, subject):
            subject = changed(subject, indicators=(), label=None)
        name = subject.label if not (subject.indicators or subject.items) else None
        if name and self._is_part(value, subject, sentence, before):
            last = before[-1] if before else None
            rest = last and last.item != last.label and self._rules.rule("language", "rest").fullmatch(name.thing)
            subject = changed(subject, items=(name,), label=None if rest else subject.label)
        elif name and self._is_another_item(name, value, subject, memory, before):
            subject = changed(subject, items=(name,), label=None)
        whole = mark.groups.get("whole")
        if whole and subject.scope is None and (scope := self._listener.scope_in(whole)):
            subject = changed(subject, scope=Said(scope, mark.start, mark.end))
        return subject

    def _of_government(self, value: Value, subject: Subject, memory: Memory) -> Said[str] | None:
        """Return what an amount is that only says whose it is (自治区本级61亿元): what it was before, or as printed."""
        if memory.indicator and memory.is_kind_of(value):
            return None
        before = memory.topic if memory.breakdown else memory.label if memory.is_kind_of(value) else None
        another = before and any(word in before.thing for word in self._rules.table("government").spellings)
        return before if before and not another else subject.clause

    def _names_what_follows(self, mark: Mark, subject: Subject) -> bool:
        """Whether a count is of the noun behind it, not of an indicator in an earlier clause: …解读会，76家企业参加."""
        earlier = bool(subject.indicators) and all(word.end <= subject.tail for word in subject.indicators)
        alone = len(mark.values) == 1 and not subject.respectively
        return earlier and alone and following_noun(self._text, mark.end, self._rules) is not None

    def _region(self, indicator: Said[Word] | None, memory: Memory) -> Said[str] | None:
        """Return the region of a figure; 全国 before an unknown noun (全国统筹调剂金) is mostly part of its name."""
        named = memory.wide and indicator is None and memory.home is not None
        return memory.region if named else memory.own_region or memory.region

    def _is_another_item(
        self, name: Said[str], value: Value, subject: Subject, memory: Memory, before: list[Figure]
    ) -> bool:
        """Whether an amount is of one more item of what was told before: …制造业实际使用外资5亿元；服务业6亿元."""
        if self._rules.table("aspect").find(name.thing) or not memory.is_kind_of(value):
            return False
        if memory.breakdown and memory.indicator:
            return True
        follows = subject.part or (before and before[-1].item)
        said = value.is_money and follows and (memory.indicator or memory.label)
        return bool(said) and self._rules.rule("language", "item-noun").search(name.thing) is not None

    def _is_part(self, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]) -> bool:
        """Whether a number counts a part of what was counted before: …64家，其中会员企业23家、其他企业41家."""
        unit = value.quantity.base_unit
        begins = subject.part and unit in {each.base_unit for each in before}
        parted = self._rules.rule("language", "new-matter").search(self._text[sentence.memory.anchor : value.start])
        goes_on = sentence.memory.part_unit == unit and not parted
        if not value.is_count or subject.period or not (begins or goes_on):
            return False
        sentence.memory = changed(sentence.memory, part_unit=unit)
        return True

    def _named(
        self, mark: Mark, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]
    ) -> tuple[Said[Word] | None, Said[str] | None]:
        """Return the indicator and the label, said here or before, and keep them for what comes."""
        memory = sentence.memory
        label = self._label(mark, subject)
        if label and not subject.indicators:
            label = self._specific(label, value, subject, before)
        indicator = subject.indicators[-1] if subject.indicators else self._indicator_of(label)
        indicator = indicator or self._indicator_within(label, subject)
        if indicator and indicator.thing.get("stock") and value.is_money:
            indicator = None
        if indicator or label:
            level = value.column == "level"
            base_unit = value.quantity.base_unit if level else None
            main = (indicator, label) if level else memory.main
            sentence.memory = changed(memory, indicator=indicator, label=label, base_unit=base_unit, main=main)
        elif value.column == "share" and any(memory.main):
            return memory.main
        elif memory.is_kind_of(value):
            earlier = None if subject.items else subject.earlier
            return memory.indicator, memory.label or (None if memory.indicator else earlier)
        elif subject.items:
            label = _counted_before(value, before) or subject.items[0]
        else:
            label = subject.earlier
        return indicator, label

    def _label(self, mark: Mark, subject: Subject) -> Said[str] | None:
        """Return the noun before the number, or else the one behind it, or else the nearest one before."""
        counts = mark.values[0].is_count
        if subject.label and not subject.indicators and self._is_no_noun(subject.label, counts=counts):
            subject = changed(subject, label=None)
        alone = len(mark.values) == 1
        behind = alone and mark.role in ("level", "rate")
        following = following_noun(self._text, mark.end, self._rules, phrase=not counts) if behind else None
        if subject.joined and alone and self._sums_up(mark, subject, following):
            return subject.joined
        if not counts and subject.label and self._rules.table("noun-verb").find(subject.label.thing) and following:
            return following
        if fund := self._fund(mark, subject):
            return fund
        acts = counts and subject.acts
        if subject.label and (subject.indicators or not (subject.lists or acts)):
            return subject.label
        far = subject.far_label
        if (subject.items or subject.scope) and not acts:
            return subject.label or (far if self._is_aspect_before_item(far, subject) else None)
        if far and self._is_no_noun(far, counts=counts):
            far = None
        return following or subject.label or far

    def _is_aspect_before_item(self, label: Said[str] | None, subject: Subject) -> bool:
        """Whether a noun says what is told of the item right behind it: 出口 in 出口美国12亿元."""
        behind = label is not None and any(item.start == label.end for item in subject.items)
        return bool(behind and label and self._rules.table("aspect").find(label.thing))

    def _fund(self, mark: Mark, subject: Subject) -> Said[str] | None:
        """Return an amount that is only called money with what it is for: 下达资金支持种业振兴."""
        label = subject.label
        if (
            label is None
            or not mark.values[0].is_money
            or self._rules.rule("language", "fund").search(label.thing) is None
        ):
            return None
        use = purpose(self._text, mark.end, self._rules)
        return Said(label.thing + use.thing, label.start, use.end) if use else None

    def _sums_up(self, mark: Mark, subject: Subject, following: Said[str] | None) -> bool:
        """Whether one number is said of a whole list: 大豆和马铃薯补贴3亿元; 应用程序、小程序2160款."""
        if subject.respectively or mark.role not in ("level", "delta"):
            return False
        if not mark.values[0].is_count:
            return True
        exemplary = self._rules.rule("language", "and-others").search(subject.joined.thing) if subject.joined else None
        return not (exemplary or following or subject.acts or self._indicator_of(subject.label))

    def _is_no_noun(self, label: Said[str], *, counts: bool) -> bool:
        """Whether words name nothing that can be told: 服务 in 服务5万家企业; but 采购 in 采购1.9亿元."""
        if not counts and self._rules.table("noun-verb").find(label.thing):
            return False
        return self._rules.rule("language", "no-noun").search(label.thing) is not None

    def _indicator_of(self, label: Said[str] | None) -> Said[Word] | None:
        """Return the indicator that a noun behind its number is a name of: 语言 in 42种语言."""
        word = self._rules.table("indicator").find(label.thing) if label else None
        return Said(word, label.start, label.end) if word and label else None

    def _indicator_within(self, label: Said[str] | None, subject: Subject) -> Said[Word] | None:
        """Return the indicator that begins within the item before it: 服务进出口 in 运输服务进出口."""
        item = subject.items[-1] if subject.items else None
        if label is None or item is None or not item.start < item.end == label.start:
            return None
        table = self._rules.table("indicator")
        words = ((start, table.find(self._text[start : label.end])) for start in range(item.start, label.start))
        return next((Said(word, start, label.end) for start, word in words if word), None)

    def _specific(self, label: Said[str], value: Value, subject: Subject, before: list[Figure]) -> Said[str]:
        """Return a measure with what it measures: 签约项目总投资额, not 总投资额, after 签约项目31个."""
        alone = self._rules.rule("language", "clause-end").match(self._text[label.start - 1 : label.start])
        total = self._rules.table("bare-total").find(label.thing)
        if not alone or not (total or self._rules.table("generic-measure").find(label.thing)):
            return label
        alike = [figure for figure in before if not (total and _counts_another(value, figure))]
        counted = [figure.label for figure in alike if figure.label and figure.decimals == 0]
        named = counted[-1:] or ([subject.earlier.thing] if subject.earlier else [])
        return label._replace(thing="".join(named) + label.thing)

    def _scope(self, value: Value, subject: Subject, sentence: Sentence) -> Said[str] | None:
        if subject.whole or subject.scope:
            sentence.memory = changed(sentence.memory, scope=subject.scope)
        unknown = subject.label is not None and not subject.indicators
        other = value.is_count or (unknown and value.column != "level")
        carried = None if other else sentence.memory.scope
        return subject.scope or carried

    def _item(self, value: Value, subject: Subject, sentence: Sentence, before: list[Figure]) -> Said[str] | None:
        """Return the item, or the items that one number sums up; a part (其中出口) keeps the item."""
        label = subject.label or subject.far_label
        unknown = label is not None and not subject.indicators
        aspect = subject.part and label and self._rules.table("aspect").find(label.thing)
        measure = label and self._rules.table("generic-measure").find(label.thing)
        counted = measure and before and before[-1].decimals == 0 and before[-1].item
        if unknown and not (subject.items or aspect or counted):
            sentence.memory = changed(sentence.memory, items=None)
        items = sentence.memory.items if not value.is_count else None
        if subject.items:
            names = tuple(dict.fromkeys(item.thing for item in subject.items))
            items = Said(names, subject.items[0].start, subject.items[-1].end)
            sentence.memory = changed(sentence.memory, items=items)
        return Said(BETWEEN_ITEMS.join(items.thing), items.start, items.end) if items else None

    def _strengthen(self, subject: Subject, sentence: Sentence) -> None:
        """Take a year that might have been part of a name for a period, where it stands in the number's own clause."""
        weak = sentence.memory.weak_period
        if weak and weak.start >= subject.tail:
            lasting = weak if weak.thing.year_said else sentence.memory.period
            sentence.memory = changed(sentence.memory, own_period=weak, period=lasting, weak_period=None)


def _counts_another(value: Value, figure: Figure) -> bool:
    """Whether a number counts in another unit than a figure: 85个学科，总数5000万条."""
    return value.is_count and value.quantity.base_unit != figure.base_unit


def _label_of_part(value: Value, subject: Subject, before: list[Figure]) -> Said[str] | None:
    """Return what an item that is a part counts: 海外仓, as the whole does, in 海外仓94个，其中美国51个.

    The whole is the last figure that counts in the same unit, and no less. An item that names the same kind
    (企业57家，其中外资企业9家) keeps its own words, and what only follows a part (、德国14个) is named as that was.
    """
    if not subject.part:
        return None
    wholes = [figure for figure in before if figure.label and figure.base_unit == value.quantity.base_unit]
    amount = value.quantity.signed(value.sign)
    whole = next((figure.label for figure in reversed(wholes) if (figure.amount or 0) >= amount), None)
    own = subject.wide_label
    return own if own and (whole is None or own.thing.endswith(whole)) else Said(whole) if whole else None


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
