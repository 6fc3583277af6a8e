"""Text → figures: marks put together, paragraph by paragraph.

A level opens a figure; the growth, share and difference said of it in the same sentence join it; one said of
something else opens a figure without a level. What a clause does not say again (period, scope, item, indicator) is
carried over from what was said before: scope and item within the sentence, period, region and indicator further on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor import periods
from extractor.marks import Mark, Value, marks_of
from extractor.model import Figure, Number, NumberRole, PeriodKind
from extractor.patterns import Patterns, Word
from extractor.periods import Period
from extractor.subjects import Gap, Subject, following_noun

_LEDGER_ROLES: dict[str, NumberRole] = {
    "period": "date",
    "date": "date",
    "ordinal": "ordinal",
    "name": "name",
    "list": "list",
    "duration": "duration",
    "other": "other",
}
_COUNTLESS_BASES = frozenset("%")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text does not say itself: the issue's month (`YYYY-MM`), the city and province that 我市 and 我省 mean.

    `card` texts describe a company: what they count, they count at the date of the issue.
    """

    published: str | None = None
    city: str | None = None
    province: str | None = None
    card: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What was read in a text: its figures and all its numbers; pages and boxes are not yet known."""

    figures: tuple[Figure, ...]
    numbers: tuple[Number, ...]


def read_statement(text: str, setting: Setting, patterns: Patterns) -> Statement:
    """Return the figures and numbers of a text whose paragraphs are parted by newlines.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    reader = _Reader(text, setting, patterns)
    start = 0
    for paragraph in text.split("\n"):
        reader.paragraph(start, start + len(paragraph))
        start += len(paragraph) + 1
    return Statement(tuple(reader.figures), tuple(sorted(reader.numbers, key=lambda number: number.start)))


class _Reader:
    """Walks over the marks of a text and keeps what is carried over."""

    def __init__(self, text: str, setting: Setting, patterns: Patterns) -> None:
        self.figures: list[Figure] = []
        self.numbers: list[Number] = []
        self._text = text
        self._setting = setting
        self._patterns = patterns
        self._period: Period | None = None
        self._year: int | None = None
        self._region: str | None = setting.city
        self._breakdown: str | None = None
        self._indicator: Word | None = None
        self._label = ""
        self._sentence: _Sentence = _Sentence(0, 0)
        self._handlers: dict[str, Callable[[Mark], None]] = {
            "period": self._say_period,
            "region": self._say_region,
            "home": self._say_home,
            "breakdown": self._say_breakdown,
            "level": self._level,
            "change": self._change,
            "share": self._share,
            "points": self._points,
            "delta": self._delta,
        }

    def paragraph(self, start: int, end: int) -> None:
        """Read one paragraph of the text."""
        self._breakdown = None
        marks = [_shift(mark, start) for mark in marks_of(self._text[start:end], self._patterns)]
        for match in self._patterns.rule("words", "sentence").all(self._text[start:end]):
            first, last = start + match.start(), start + match.end()
            self._sentence = _Sentence(first, last, [mark for mark in marks if first <= mark.start < last])
            for mark in self._sentence.marks:
                if handler := self._handlers.get(mark.role):
                    handler(mark)
                elif mark.role in _LEDGER_ROLES:
                    self._note(mark.start, mark.end, _LEDGER_ROLES[mark.role], None)
        self._note_unread(start, end)

    # ---------------------------------------------------------------- context

    def _say_period(self, mark: Mark) -> None:
        self._note(mark.start, mark.end, "date", None)
        period = periods.resolve(
            mark.rule.options["kind"],
            mark.groups,
            self._patterns,
            published=self._setting.published,
            said=self._sentence.year or self._year,
        )
        if period is None:
            return
        if period.year_said:
            self._year = self._sentence.year = period.year
        self._sentence.period = period
        self._sentence.period_at = mark.start
        if period.kind != "stock":
            self._period = period

    def _say_region(self, mark: Mark) -> None:
        self._region = self._patterns.table("region").meaning(mark.groups["region"]).means

    def _say_home(self, mark: Mark) -> None:
        home = self._patterns.table("home").meaning(mark.groups["home"])
        named = self._setting.city if home.attributes["level"] == "city" else self._setting.province
        self._region = named or self._region

    def _say_breakdown(self, mark: Mark) -> None:
        self._breakdown = self._patterns.table("breakdown").meaning(mark.groups["breakdown"]).means

    # ---------------------------------------------------------------- numbers

    def _level(self, mark: Mark) -> None:
        subject = self._subject(mark, counted=self._is_count(mark.values[0]))
        for value, said in zip(mark.values, self._share_out(subject, mark), strict=True):
            self._open(mark, value, said)

    def _change(self, mark: Mark) -> None:
        word = self._patterns.table("comparison").find(mark.groups.get("comparison", ""))
        column = word.attributes["column"] if word else "yoy"
        self._attach(mark, column)

    def _share(self, mark: Mark) -> None:
        self._attach(mark, "share")

    def _points(self, mark: Mark) -> None:
        self._attach(mark, "pp")

    def _delta(self, mark: Mark) -> None:
        self._attach(mark, "delta")

    def _attach(self, mark: Mark, column: str) -> None:
        """Join growths, shares or differences to the levels before them, or open figures without a level."""
        subject = self._subject(mark, counted=False)
        count = len(mark.values)
        open_figures = self._open_figures(column)
        if subject.says_something and not (count > 1 and len(open_figures) >= count and not subject.items):
            subjects = self._share_out(subject, mark)
            if len(subjects) == count:
                for value, said in zip(mark.values, subjects, strict=True):
                    self._set(self._open(mark, None, said, value), column, value, mark)
                return
        elif len(open_figures) >= count:
            for index, value in zip(open_figures[-count:], mark.values, strict=True):
                self._set(index, column, value, mark)
            self._sentence.anchor = mark.end
            return
        elif count == 1 and not self._sentence.figures:
            self._set(self._open(mark, None, subject, mark.values[0]), column, mark.values[0], mark)
            return
        for value in mark.values:
            self._note(value.start, value.end, "unread", None)
        self._sentence.anchor = mark.end

    def _open_figures(self, column: str) -> list[int]:
        """Return the figures of the sentence that can take one more `column`."""
        if column == "pp":
            return [index for index in self._sentence.figures[-1:] if self.figures[index].pp is None]
        return [index for index in self._sentence.figures if getattr(self.figures[index], column) is None]

    def _set(self, index: int, column: str, value: Value, mark: Mark) -> None:
        amount = float(value.quantity.amount * value.sign)
        figure = self.figures[index]
        if column == "share":
            figure = replace(figure, share=amount, share_of=mark.groups.get("whole") or figure.share_of)
        elif column == "pp":
            figure = replace(figure, pp=amount, pp_of="share" if figure.share is not None else "yoy")
        elif column == "yoy":
            figure = replace(figure, yoy=amount)
        elif column == "mom":
            figure = replace(figure, mom=amount)
        else:
            figure = replace(figure, delta=amount)
        self.figures[index] = figure
        self._note(value.start, value.end, _ROLES[column], index)

    # ---------------------------------------------------------------- subjects

    def _subject(self, mark: Mark, *, counted: bool) -> Subject:
        gap = Gap(self._text, self._sentence.anchor, mark.start, self._sentence.marks, self._patterns)
        return gap.subject(counted=counted)

    def _share_out(self, subject: Subject, mark: Mark) -> list[Subject]:
        """Return one subject for each number of a mark, or fewer where the words do not tell them apart."""
        count = len(mark.values)
        if count == 1:
            return [self._next_in_turn(subject)]
        if len(subject.indicators) == count:
            return [replace(subject, indicators=(word,)) for word in subject.indicators]
        items = subject.items
        if len(items) != count:
            gap = Gap(self._text, self._sentence.anchor, mark.start, self._sentence.marks, self._patterns)
            items = gap.enumeration(count)
        if len(items) == count:
            return [replace(subject, items=(item,)) for item in items]
        return [subject] * count if mark.role == "level" else []

    def _next_in_turn(self, subject: Subject) -> Subject:
        """Deal out items that were listed first and get their numbers one clause after another."""
        if subject.respectively and len(subject.items) > 1:
            self._sentence.waiting = list(subject.items[1:])
            return replace(subject, items=subject.items[:1])
        if not subject.says_something and self._sentence.waiting:
            return replace(subject, items=(self._sentence.waiting.pop(0),))
        return subject

    def _is_count(self, value: Value) -> bool:
        base = value.quantity.base_unit
        return not (base.isascii() or base in _COUNTLESS_BASES)

    # ---------------------------------------------------------------- figures

    def _open(self, mark: Mark, level: Value | None, subject: Subject, growth: Value | None = None) -> int:
        """Add a figure and return its index."""
        printed = level or growth
        assert printed is not None, "a figure needs a level or a growth"
        counted = level is not None and self._is_count(level)
        self._remember(subject, counted=counted)
        label = subject.label or (following_noun(self._text, printed.end, self._patterns) if counted else "")
        indicator = subject.indicators[-1] if subject.indicators else (None if label else self._indicator)
        scope = subject.scope or (None if subject.whole or counted else self._sentence.scope)
        period, kind = self._when(mark, indicator, counted=counted)
        figure = Figure(
            page=0,
            start=printed.start,
            end=printed.end,
            raw=self._text[printed.start : printed.end],
            sentence=self._text[self._sentence.start : self._sentence.end].strip(),
            rule=mark.rule.name,
            boxes=(),
            indicator=indicator.means if indicator else None,
            label=label or self._label or None,
            scope=scope,
            region=self._region,
            breakdown=self._breakdown,
            item=self._item(subject, indicator),
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            period_kind=kind,
        )
        if level:
            quantity = level.quantity
            figure = replace(
                figure,
                value=float(quantity.value),
                decimals=quantity.decimals,
                bound=quantity.bound,
                unit=quantity.unit,
                amount=float(quantity.amount),
                base_unit=quantity.base_unit,
            )
        self.figures.append(figure)
        index = len(self.figures) - 1
        self._sentence.figures.append(index)
        self._sentence.anchor = mark.end
        if level:
            self._note(level.start, level.end, "level", index)
        return index

    def _remember(self, subject: Subject, *, counted: bool) -> None:
        """Keep what later clauses may leave unsaid."""
        if subject.indicators:
            self._indicator = subject.indicators[-1]
            self._label = subject.label
        elif subject.label:
            self._indicator = None
            self._label = subject.label
        if subject.whole:
            self._sentence.scope = None
        if subject.scope and not counted:
            self._sentence.scope = subject.scope
        if subject.items:
            self._sentence.items = subject.items

    def _item(self, subject: Subject, indicator: Word | None) -> str | None:
        """Return the item; listed with a total they are one item together. Only known indicators have items."""
        items = subject.items or self._sentence.items
        return "、".join(items) if items and indicator else None

    def _when(self, mark: Mark, indicator: Word | None, *, counted: bool) -> tuple[Period | None, PeriodKind | None]:
        period = self._sentence.period
        published = self._setting.published
        said_here = period is not None and self._sentence.period_at >= self._sentence.anchor
        present = self._setting.card and counted and not said_here
        if period is None and not present:
            stock = indicator is not None and indicator.get("stock") is not None
            period = None if stock or self._setting.card else self._period
        if (period is None or present) and published is not None:
            period = periods.issue_month(published)
        return period, period.kind if period else None

    # ---------------------------------------------------------------- ledger

    def _note(self, start: int, end: int, role: NumberRole, figure: int | None) -> None:
        self.numbers.append(Number(0, start, end, self._text[start:end], role, figure))

    def _note_unread(self, start: int, end: int) -> None:
        """Note every number of a paragraph that no rule has claimed."""
        claimed = [(number.start, number.end) for number in self.numbers if start <= number.start < end]
        for match in self._patterns.rule("words", "numeral").all(self._text[start:end]):
            first, last = start + match.start(), start + match.end()
            if not any(a < last and first < b for a, b in claimed):
                self._note(first, last, "unread", None)


_ROLES: dict[str, NumberRole] = {"yoy": "yoy", "mom": "mom", "share": "share", "pp": "pp", "delta": "delta"}


class _Sentence:
    """What is known of the sentence being read; `anchor` is where the last number ended."""

    def __init__(self, start: int, end: int, marks: list[Mark] | None = None) -> None:
        self.start = start
        self.end = end
        self.marks = marks or []
        self.anchor = start
        self.figures: list[int] = []
        self.period: Period | None = None
        self.period_at = -1
        self.year: int | None = None
        self.scope: str | None = None
        self.items: tuple[str, ...] = ()
        self.waiting: list[str] = []


def _shift(mark: Mark, by: int) -> Mark:
    values = tuple(replace(value, start=value.start + by, end=value.end + by) for value in mark.values)
    return replace(mark, start=mark.start + by, end=mark.end + by, values=values)
