"""What a text has said so far: the things that a later clause leaves unsaid, each with the place where it was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeVar

from extractor.figures.marks import Mark, MarkRole, Value, is_money, marks_of
from extractor.figures.setting import Setting
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules, Word
from extractor.words import periods
from extractor.words.periods import Period

T = TypeVar("T")

# The place of what the issue says, not the text.
FROM_ISSUE = -1


class Said(NamedTuple, Generic[T]):
    """A thing and the place of the words that said it; `start` is FROM_ISSUE where no words of the text did."""

    thing: T
    start: int = FROM_ISSUE
    end: int = FROM_ISSUE


@dataclass(frozen=True)
class Memory:
    """What holds over sentences (the first part), and what holds within one (the second).

    `home` and `headline` are the region and period that a paragraph starts from again, `as_of` the day that it counts
    at; `base_unit` is what the last indicator was counted in, `topic` the label of the last level of the sentence
    before, `main` are indicator and label of the last level: what a share is said of. In a sentence, `figures` are the
    indexes of its figures and `anchor` is where its last number ended; `waiting` are items that were listed first and
    get their numbers clause by clause; `part_unit` is what the parts of a whole (其中…) are counted in; `wide` tells
    that its region is a whole country or more, `region_used` is that of its first figure; `next_period` holds for the
    next figure only (年翻译量); `weak_period` is a year that may be part of a name (2023年服贸会).
    """

    home: Said[str] | None = None
    region: Said[str] | None = None
    headline: Said[Period] | None = None
    period: Said[Period] | None = None
    as_of: Said[Period] | None = None
    year: int | None = None
    breakdown: Said[str] | None = None
    indicator: Said[Word] | None = None
    label: Said[str] | None = None
    base_unit: str | None = None
    topic: Said[str] | None = None
    main: tuple[Said[Word] | None, Said[str] | None] = (None, None)

    part_unit: str | None = None
    own_region: Said[str] | None = None
    wide: bool = False
    region_used: Said[str] | None = None
    own_period: Said[Period] | None = None
    next_period: Said[Period] | None = None
    weak_period: Said[Period] | None = None
    scope: Said[str] | None = None
    items: Said[tuple[str, ...]] | None = None
    waiting: tuple[Said[str], ...] = ()
    figures: tuple[int, ...] = ()
    anchor: int = 0

    def is_kind_of(self, value: Value) -> bool:
        """Whether a number can go on with the indicator before: money with money, people with people."""
        before, now = self.base_unit, value.quantity.base_unit
        return value.column != "level" or before is None or before == now or (is_money(before) and is_money(now))


@dataclass(slots=True)
class Sentence:
    """A sentence with its marks, and what it remembers; `brackets` hold numbers of their own."""

    start: int
    end: int
    marks: list[Mark]
    brackets: list[tuple[int, int]]
    memory: Memory
    _kept: list[tuple[int, Memory]] = field(default_factory=list)

    def reach(self, at: int) -> None:
        """Go on to a mark: what a bracket said is forgotten behind it, and what was said before it holds again."""
        while self._kept and at >= self._kept[-1][0]:
            end, memory = self._kept.pop()
            self.memory = changed(memory, anchor=end)
        for start, end in self.brackets:
            if start < at < end and all(end != kept for kept, _ in self._kept):
                self._kept.append((end, self.memory))

    def finish(self) -> Memory:
        """Return what the sentence leaves to the next one."""
        self.reach(self.end)
        used = self.memory.region_used
        return changed(self.memory, region=used) if used else self.memory


class Listener:
    """Hears what marks say of periods, regions and breakdowns, and keeps it in the memory of a sentence."""

    def __init__(self, text: str, setting: Setting, rules: Rules) -> None:
        self._text = text
        self._setting = setting
        self._rules = rules

    def begin(self) -> Memory:
        """Return the memory with which a text begins."""
        home = Said(self._setting.city) if self._setting.city else None
        year = self._setting.covers
        period = Said(periods.calendar_year(year)) if year else None
        return Memory(home=home, region=home, headline=period, period=period, year=year)

    def begin_paragraph(self, memory: Memory) -> Memory:
        """Return the memory with which a paragraph begins."""
        return changed(
            memory,
            breakdown=None,
            as_of=None,
            topic=None,
            region=memory.home or memory.region,
            period=memory.headline or memory.period,
        )

    def hear_heading(self, marks: list[Mark], memory: Memory) -> Memory:
        """Return the memory behind a heading: the period that it names is that of what follows, even a plan's."""
        for mark in marks:
            said = self.said_period(mark, memory) if mark.role == "period" else None
            if said and said.thing.kind in ("cumulative", "quarter", "year"):
                return changed(memory, headline=said, period=said, year=said.thing.year)
        return memory

    def begin_sentence(self, memory: Memory, start: int, text: str) -> Memory:
        """Return the memory with which a sentence begins; 其中… keeps the scope, 其占… the items and the label too."""
        again = self._rules.rule("language", "pronoun").match(text) is not None
        goes_on = again or self._rules.rule("language", "goes-on").match(text) is not None
        return Memory(
            home=memory.home,
            region=memory.region,
            headline=memory.headline,
            period=memory.period,
            as_of=memory.as_of,
            year=memory.year,
            breakdown=memory.breakdown,
            indicator=memory.indicator,
            label=memory.label if memory.indicator or again else None,
            base_unit=memory.base_unit,
            topic=memory.main[1] if memory.main[1] and memory.breakdown is None else memory.topic,
            scope=memory.scope if goes_on else None,
            items=memory.items if again else None,
            anchor=start,
        )

    def hear(self, mark: Mark, sentence: Sentence) -> None:
        """Take in what a mark says."""
        if mark.role == "period":
            self._hear_period(mark, sentence)
        elif mark.role == "region" and self._is_leading(mark, sentence) and not self._is_listed(mark, sentence):
            word = self._rules.table("region").meaning(mark.groups["region"])
            self._keep_region(Said(word.means, mark.start, mark.end), sentence, wide=word.get("wide") is not None)
        elif mark.role == "home":
            if mark.start == sentence.start:
                sentence.memory = changed(sentence.memory, breakdown=None)
            level = self._rules.table("home").meaning(mark.groups["home"]).attributes["level"]
            named = {"city": self._setting.city, "province": self._setting.province}.get(level)
            if named:
                self._keep_region(Said(named, mark.start, mark.end), sentence, wide=False)
        elif mark.role == "breakdown":
            named = mark.groups.get("breakdown")
            breakdown = self._rules.table("breakdown").meaning(named).means if named else mark.text
            sentence.memory = changed(sentence.memory, breakdown=Said(breakdown, mark.start, mark.end))

    def resolve(self, mark: Mark, memory: Memory) -> Period | None:
        """Return the months that a mark of the role `period` means here."""
        before = memory.own_period or memory.period
        return periods.resolve(
            mark.rule.options["kind"],
            mark.groups,
            self._rules,
            published=self._setting.published,
            said=memory.year,
            before=before.thing if before else None,
        )

    def said_period(self, mark: Mark, memory: Memory) -> Said[Period] | None:
        """Return the period of a mark with its place."""
        period = self.resolve(mark, memory)
        return Said(period, mark.start, mark.end) if period else None

    def period_in(self, words: str, memory: Memory) -> Period | None:
        """Return the period that stands right before a number inside its mark: 由2015年的不到1%."""
        marks = (mark for mark in marks_of(words, self._rules) if mark.role == "period")
        return next((period for mark in marks if (period := self.resolve(mark, memory))), None)

    def column_against(self, words: str, memory: Memory) -> Literal["yoy", "mom"] | None:
        """Return what a growth against a named time is, None where that is neither just before nor a year ago.

        较2021年 is 同比 in 2022, 较2月份 is 环比 in March.
        """
        now, then = memory.own_period or memory.period, self.period_in(words, memory)
        if now is None or then is None:
            return None
        if then.is_year_before(now.thing):
            return "yoy"
        return "mom" if then.is_right_before(now.thing) else None

    def scope_in(self, words: str) -> str | None:
        """Return the scope that words name: 离岸 in 离岸执行额."""
        return self._meaning_in(words, "scope")

    def indicator_in(self, words: str) -> str | None:
        """Return the indicator that words name: 跨境电商出口额 in 全市跨境电商出口."""
        return self._meaning_in(words, "indicator")

    def _meaning_in(self, words: str, role: MarkRole) -> str | None:
        marks = (mark for mark in marks_of(words, self._rules) if mark.role == role)
        return next((self._rules.table(role).meaning(mark.groups[role]).means for mark in marks), None)

    def _hear_period(self, mark: Mark, sentence: Sentence) -> None:
        memory = sentence.memory
        period = self.resolve(mark, memory)
        if period is None:
            return
        ahead = self._setting.published is not None and period.start > self._setting.published
        year = period.year if period.year_said and period.kind != "span" and not ahead else memory.year
        said = Said(period, mark.start, mark.end)
        if self._is_background(period):
            sentence.memory = changed(memory, year=year, weak_period=said)
            return
        if mark.rule.options["kind"] == "annual":
            sentence.memory = changed(memory, next_period=said)
            return
        headline = memory.headline
        newer = mark.rule.options["kind"] != "stock" and (
            headline is None or (period.kind in ("cumulative", "year") and period.end > headline.thing.end)
        )
        if newer and not ahead and period.kind in ("cumulative", "quarter", "year"):
            headline = said
        aside = (period.kind == "month" and memory.headline is not None) or mark.rule.options["kind"] == "stock"
        passing = aside or ahead or period.kind in ("stock", "span") or self._is_part(mark, sentence)
        lasting = memory.period if passing else said
        as_of = said if period.kind == "stock" else memory.as_of
        sentence.memory = changed(memory, year=year, own_period=said, period=lasting, headline=headline, as_of=as_of)

    def _is_part(self, mark: Mark, sentence: Sentence) -> bool:
        """Whether a period is that of a part only: 上半年…，其中6月增长2.7%."""
        before = self._text[sentence.start : mark.start]
        return self._rules.rule("language", "part").search(before) is not None and sentence.memory.period is not None

    def _is_background(self, period: Period) -> bool:
        """Whether a year only names something (2023年服贸会): it is the issue's own, and not yet over."""
        published = self._setting.published
        return period.kind == "year" and published is not None and period.start <= published < period.end

    def _keep_region(self, region: Said[str], sentence: Sentence, *, wide: bool) -> None:
        """Keep a region for the sentence; the first that is no whole country is the one that the text is of."""
        memory = sentence.memory
        home = memory.home or (None if wide else region)
        sentence.memory = changed(memory, own_region=region, home=home, wide=wide)

    def _is_leading(self, mark: Mark, sentence: Sentence) -> bool:
        """Whether a region opens its clause; elsewhere (全国统筹调剂金) it is mostly part of a name."""
        before = self._text[sentence.start : mark.start]
        edges = self._rules.rule("language", "clause-end").all(before)
        start = sentence.start + (edges[-1].end() if edges else 0)
        at, rest = start, ""
        for other in sentence.marks:
            if start <= other.start and other.end <= mark.start and other.role in ("period", "home", "breakdown"):
                rest += self._text[at : other.start]
                at = other.end
        rest += self._text[at : mark.start]
        return self._rules.rule("language", "before-region").fullmatch(rest) is not None

    def _is_listed(self, mark: Mark, sentence: Sentence) -> bool:
        """Whether a region is one of several (银川、西安两市, 京津冀等17个省): none is the region of what follows."""
        if self._rules.rule("language", "and-others").match(self._text, mark.end):
            return True
        others = [other for other in sentence.marks if other.role == "region" and other is not mark]
        return any(1 <= max(other.start - mark.end, mark.start - other.end) <= 1 for other in others)
