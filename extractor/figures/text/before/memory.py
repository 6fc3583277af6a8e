"""What holds for what comes: the things that a later clause leaves unsaid, each with the place where it was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.figures.marks import Value, is_money
from extractor.figures.text.said import Said
from extractor.model import PeriodKind
from extractor.model.copying import changed
from extractor.rules.rule_set import Word
from extractor.words.periods import Period

# Groups of a mark that name a year: 2023年, 去年.
YEARS = frozenset(("year", "yearword"))
# Periods that lie in one year.
_OF_A_YEAR: frozenset[PeriodKind] = frozenset(("cumulative", "month", "quarter", "year", "stock"))


class Dated(NamedTuple):
    """A period that was said, and of whom; `whom` is empty where it holds for all that the text is about."""

    said: Said[Period]
    whom: str = ""

    @property
    def period(self) -> Period:
        """The period."""
        return self.said.thing

    def closing(self) -> Said[Period]:
        """Return the end of the period, as that of a stock."""
        return self.said._replace(thing=self.period.closing())

    def holds_for(self, whom: str) -> bool:
        """Whether it dates what is said of somebody: what a company's 今年 says dates no other's."""
        return self.whom in ("", whom)


@dataclass(frozen=True)
class Times:
    """The periods said.

    `headline` is what a paragraph starts from again, `lasting` what was said last, `as_of` the day that the paragraph
    counts at, `day` the last date of an event; `year` is what a month without one belongs to. In a sentence, `own` is
    its period, `upcoming` that of the next figure only (年翻译量), and `weak` a year that may be part of a name
    (2023年服贸会).
    """

    headline: Dated | None = None
    lasting: Dated | None = None
    as_of: Said[Period] | None = None
    day: Dated | None = None
    year: Dated | None = None

    own: Dated | None = None
    upcoming: Said[Period] | None = None
    weak: Said[Period] | None = None

    def used(self, said: Said[Period]) -> Times:
        """Return the same when a number was dated by a period: its year is that of months without one."""
        own = next((each for each in (self.own, self.lasting) if each and each.said == said), None)
        return changed(self, year=own) if own and said.thing.year_said and said.thing.kind in _OF_A_YEAR else self

    @property
    def now(self) -> Period | None:
        """The period that is spoken of."""
        dated = self.own or self.lasting
        return dated.period if dated else None

    def begin_paragraph(self) -> Times:
        """Return what a paragraph begins with: the headline's year, unless a later one was told of since."""
        earlier = self.year and self.headline and self.year.period.end < self.headline.period.end
        year = self.headline if earlier else self.year
        return changed(self, as_of=None, lasting=self.headline or self.lasting, year=year)

    def begin_sentence(self) -> Times:
        """Return what a sentence begins with."""
        return changed(self, own=None, upcoming=None, weak=None)


@dataclass(frozen=True)
class Named:
    """What a number is called: its indicator, its label, and what it is counted in.

    `whom` is the firm or body that it is said of, empty where that is a place; `scope` is what it is told of.
    """

    indicator: Said[Word] | None = None
    label: Said[str] | None = None
    base_unit: str | None = None
    whom: str = ""
    scope: Said[str] | None = None

    @property
    def says_something(self) -> bool:
        """Whether it names anything."""
        return bool(self.indicator or self.label)

    def is_kind_of(self, value: Value) -> bool:
        """Whether a number can go on with what was named: money with money, people with people."""
        before, now = self.base_unit, value.quantity.base_unit
        if value.column != "level" or before == now:
            return True
        return not (value.is_count and now) if before is None else is_money(before) and is_money(now)


@dataclass(frozen=True)
class Memory:
    """What was said before a number.

    `named` is what was named last, `main` what the last level was of: a share is said of it; `topic` is the label of
    the last level of the sentence before, and `before` its name; `whole` is what the last level was of that was no part
    of another. `breakdown` parts a whole until the paragraph ends, `counts` are the wholes that it has counted, the
    last of each unit.

    In a sentence, `scope` (`scope_of_part`: one said of a part, 其中离岸) and `items` hold for what follows, `waiting`
    are items that were listed first and get their numbers clause by clause, `part_unit` is what the parts of a whole
    (其中…) are counted in.
    """

    times: Times = field(default_factory=Times)
    named: Named = field(default_factory=Named)
    main: Named = field(default_factory=Named)
    topic: Said[str] | None = None
    whole: Named = field(default_factory=Named)
    before: Named = field(default_factory=Named)
    breakdown: Said[str] | None = None
    counts: tuple[Named, ...] = ()

    scope: Said[str] | None = None
    scope_of_part: bool = False
    items: Said[tuple[str, ...]] | None = None
    waiting: tuple[Said[str], ...] = ()
    part_unit: str | None = None

    def begin_paragraph(self) -> Memory:
        """Return what a paragraph begins with."""
        return changed(self, times=self.times.begin_paragraph(), breakdown=None, topic=None, before=Named(), counts=())

    def counting(self, named: Named) -> Memory:
        """Return the same with one more whole that was counted."""
        others = (each for each in self.counts if each.base_unit != named.base_unit)
        return changed(self, counts=(*others, named))

    def counted_in(self, unit: str) -> Named | None:
        """Return the whole that was counted in a unit."""
        return next((named for named in self.counts if named.base_unit == unit), None)

    def begin_sentence(self, *, goes_on: bool, again: bool) -> Memory:
        """Return what a sentence begins with; 其中… `goes_on` with scope and items, 其占… keeps the label `again`."""
        label = self.named.label if self.named.indicator or again else None
        return Memory(
            times=self.times.begin_sentence(),
            named=changed(self.named, label=label),
            topic=self.main.label if self.main.label and self.breakdown is None else self.topic,
            before=self.main if self.main.says_something else self.before,
            whole=self.whole,
            breakdown=self.breakdown,
            counts=self.counts,
            scope=self.scope if goes_on else None,
            scope_of_part=self.scope_of_part,
            items=self.items if goes_on else None,
        )
