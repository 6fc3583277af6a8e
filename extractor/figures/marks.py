"""Text → marks: what every rule of patterns/figures/ reads in it.

The text is walked from left to right; at each place the rule that begins first is right, then the longer one, then
the one that says that a number is no figure. A mark never overlaps another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, get_args

from extractor.figures.column_writer import COLUMNS, Column
from extractor.rules.rule import Alternative, Match, Rule
from extractor.rules.rule_set import Rules
from extractor.rules.sieve import Sieve
from extractor.words.quantities import Printed, Quantity, quantity_of

# What a mark is: a number of some kind, a number that is no figure, or words that say something of a number.
MarkRole = Literal[
    "level", "change", "share", "rate", "points", "delta",
    "period", "date", "ordinal", "name", "list", "duration", "other",
    "indicator", "scope", "whole", "region", "home", "breakdown", "item", "respectively", "total",
]  # fmt: skip
_ROLES: Mapping[str, MarkRole] = {role: role for role in get_args(MarkRole)}
# The group that frames a number: its column, or `each` where the rule reads one column only.
Frame = Literal["each"] | Column

# The column that a rule's numbers belong in, where no comparison word says another.
_COLUMNS: Mapping[MarkRole, Column] = {
    "level": "level", "change": "yoy", "share": "share", "rate": "share", "points": "pp", "delta": "delta",
}  # fmt: skip
# Groups that frame a number of a rule that reads several columns at once.
_COLUMN_GROUPS: tuple[Column, ...] = ("yoy", "mom", "share", "pp", "delta", "level")
_PERCENT = "%"
_PART_GROUPS = ("number", "scale", "measure", "percent", "points", "fraction", "flat", "upper")
_BOUND_GROUPS = ("lead", "more", "tail")
_FRAME_GROUPS: tuple[Frame, ...] = ("each", *_COLUMN_GROUPS)
_FRAMED_GROUPS = (*_PART_GROUPS, *_BOUND_GROUPS)
# What is asked of a match of numbers.
_ASKED = frozenset((*_FRAME_GROUPS, *_PART_GROUPS, *_BOUND_GROUPS, "comparison", "direction", "plus", "minus", "when"))


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a mark.

    `start` and `end` frame it with its unit and the words that bound it (近30%, 5家以上); `column` is its column;
    `sign` is 1 or -1; `when` is the period printed right before it (由2015年的不到1%), mostly empty.
    """

    column: Column
    start: int
    end: int
    quantity: Quantity
    sign: int
    when: str

    @property
    def is_money(self) -> bool:
        """Whether this is a level whose base unit is an ISO 4217 code."""
        return self.column == "level" and is_money(self.quantity.base_unit)

    @property
    def is_count(self) -> bool:
        """Whether this is a level that counts things or people, rather than money or percent."""
        base_unit = self.quantity.base_unit
        return self.column == "level" and not is_money(base_unit) and base_unit not in ("", "%")


def is_money(base_unit: str) -> bool:
    """Whether a base unit is an ISO 4217 code."""
    return base_unit.isascii() and base_unit.isupper()


@dataclass(frozen=True, slots=True)
class Mark:
    """What one rule read; offsets count the characters of the text."""

    rule: Rule
    role: MarkRole
    start: int
    end: int
    text: str
    groups: Mapping[str, str]
    values: tuple[Value, ...] = field(default=())


def marks_of(text: str, rules: Rules, start: int = 0) -> list[Mark]:
    """Return the marks of a text, from left to right.

    Args:
        text: The text.
        rules: The rules.
        start: Where it begins in a longer one, of which the marks give the places.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    return [_mark(rule, match, start, rules) for rule, match in _walk(_trying(text, rules), text)]


# A rule, with those of its alternatives that may match in a text.
_Tried = tuple[Rule, list[Alternative]]
_Found = tuple[_Tried, Match]


@lru_cache(maxsize=4)
def _readers(rules: Rules) -> tuple[Sequence[tuple[Rule, Alternative]], Sieve]:
    """Return the rules that read marks, alternative by alternative, and what tells which of them may match."""
    trying = sorted(
        rules.group("figures").values(), key=lambda rule: (rule.options.get("role") in _COLUMNS, "kind" in rule.options)
    )
    readers = [(rule, alternative) for rule in trying for alternative in rule.alternatives]
    return readers, Sieve(alternative.needs for _, alternative in readers)


def _trying(text: str, rules: Rules) -> list[_Tried]:
    readers, sieve = _readers(rules)
    tried: list[_Tried] = []
    for rule, alternative in map(readers.__getitem__, sieve.passed(text)):
        if tried and tried[-1][0] is rule:
            tried[-1][1].append(alternative)
        else:
            tried.append((rule, [alternative]))
    return tried


def _walk(tried: Iterable[_Tried], text: str) -> list[tuple[Rule, Match]]:
    waiting = [one for each in tried if (one := _next(each, text, 0))]
    chosen: list[tuple[Rule, Match]] = []
    while waiting:
        (rule, _), match = min(waiting, key=lambda one: (one[1].start(), -one[1].end()))
        chosen.append((rule, match))
        at = match.end()
        again = (one if one[1].start() >= at else _next(one[0], text, at) for one in waiting)
        waiting = [one for one in again if one]
    return chosen


def _next(tried: _Tried, text: str, at: int) -> _Found | None:
    """Return the rule's first match at or after `at` that is not empty."""
    rule, alternatives = tried
    while match := rule.first(alternatives, text, at):
        if match.end() > match.start():
            return tried, match
        at = match.end() + 1
    return None


def _mark(rule: Rule, match: Match, start: int, rules: Rules) -> Mark:
    role: MarkRole = "period" if "kind" in rule.options else _ROLES[rule.options["role"]]
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    values = _values(rule, role, _Captured(match, groups), start, rules) if role in _COLUMNS else ()
    return Mark(rule, role, start + match.start(), start + match.end(), match[0], groups, values)


def _values(rule: Rule, role: MarkRole, captured: _Captured, start: int, rules: Rules) -> tuple[Value, ...]:
    """Return one value per framed number; what a number does not say, its neighbours in the list say for it."""
    parts = captured.parts()
    columns = _columns(parts, captured, role, rules)
    falling = rule.options.get("falls", "").split()
    values: list[Value] = []
    direction, at = 1, captured.start
    for part, words, column in zip(parts, _words(parts, rule.options.get("measure", "")), columns, strict=True):
        direction = _direction(part, direction if part.name == "each" else 1, rules)
        sign = -1 if part.text("minus") or column in falling else direction
        quantity = quantity_of(words, rules).less(rule.options.get("less", "0"))
        first, last = part.frame()
        when = captured.between(at, first, "when")
        values.append(Value(column, start + first, start + last, quantity, sign, when))
        at = last
    return tuple(values)


def _columns(parts: Sequence[_Part], captured: _Captured, role: MarkRole, rules: Rules) -> list[Column]:
    """Return the column of each number: 同比、环比分别增长 names one for each."""
    words = [captured.text[start:end] for start, end in captured.spans.get("comparison", ())]
    said = [COLUMNS[rules.table("comparison").meaning(word).attributes["column"]] for word in words]
    if role == "delta":
        usual: list[Column] = ["delta"] * len(parts)
    elif len(said) == len(parts):
        usual = said
    else:
        usual = (said or [_COLUMNS[role]])[:1] * len(parts)
    return [part.name if part.name != "each" else column for part, column in zip(parts, usual, strict=True)]


def _words(parts: Sequence[_Part], measure: str) -> list[Printed]:
    """Return the words of each number; one without a unit (3.1、5.2和7.3亿元) has that of the next, but
    keeps its own scale (9600万、1.2亿元).

    `measure` is what the rule counts in where nothing is printed (付息金额37亿).
    """
    printed: list[Printed] = []
    for part in reversed(parts):
        said = part.texts()
        words = Printed(
            **{name: said[name] for name in _PART_GROUPS if name in said},
            bounds=tuple(said[name] for name in _BOUND_GROUPS if name in said),
        )
        if printed and not words.has_unit:
            after = printed[-1]
            scale = words.scale or after.scale
            words = replace(words, scale=scale, measure=after.measure, percent=after.percent, points=after.points)
        if not words.has_unit:
            words = replace(words, percent=measure) if measure == _PERCENT else replace(words, measure=measure)
        printed.append(words)
    return printed[::-1]


def _direction(part: _Part, before: int, rules: Rules) -> int:
    """Return -1 for a fall; a growth that names no direction takes that of the one before it."""
    if part.text("plus"):
        return 1
    direction = part.text("direction")
    for name in ("direction", "points-direction", "more-or-less", "more-and-less"):
        word = rules.table(name).find(direction) if direction else None
        if word:
            return int(word.attributes["sign"])
    return before


class _Captured:
    """Where the groups of a match stand in its text."""

    def __init__(self, match: Match, groups: Iterable[str]) -> None:
        """Take over a match; `groups` are those of it that stand somewhere."""
        self.text = match.string
        self.start = match.start()
        self.spans: dict[str, list[tuple[int, int]]] = {name: match.spans(name) for name in groups if name in _ASKED}

    def parts(self) -> list[_Part]:
        """Return the stretches that frame a number, from left to right."""
        frames = [(span, name) for name in _FRAME_GROUPS for span in self.spans.get(name, ())]
        return [_Part(self, *span, name) for span, name in sorted(frames)]

    def between(self, start: int, end: int, name: str) -> str:
        """Return what the group captured first between two places, or nothing."""
        for span in self.spans.get(name, ()):
            if start <= span[0] and span[1] <= end:
                return self.text[slice(*span)]
        return ""


class _Part:
    """A stretch of a match that frames one number; `name` is the group that framed it."""

    def __init__(self, captured: _Captured, start: int, end: int, name: Frame) -> None:
        self._captured = captured
        self._start = start
        self._end = end
        self.name = name

    def text(self, name: str) -> str:
        """Return what the group captured inside the stretch, or nothing."""
        return self._captured.between(self._start, self._end, name)

    def texts(self) -> dict[str, str]:
        """Return what each group captured first inside the stretch, of those that captured something."""
        found = ((name, self.text(name)) for name in self._captured.spans)
        return {name: text for name, text in found if text}

    def frame(self) -> tuple[int, int]:
        """Return where the number and its unit begin and end."""
        starts = [start for start, _ in self._inside("number")]
        spans = [
            span
            for name in _FRAMED_GROUPS
            for span in self._inside(name)
            # One that stands before its number, in brackets, is that of several: 总额（亿）10.00
            if name not in ("scale", "measure") or not starts or span[0] >= starts[0]
        ]
        return min(spans)[0], max(end for _, end in spans)

    def _inside(self, name: str) -> list[tuple[int, int]]:
        return [span for span in self._captured.spans.get(name, ()) if self._start <= span[0] and span[1] <= self._end]
