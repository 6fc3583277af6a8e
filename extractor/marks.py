"""Text → marks: what every rule of patterns/figures/ and patterns/periods.yaml reads in it.

First the rules that read numbers; where two overlap, the one that begins first is right, then the longer one. Then,
in what they left, the rules that read context: indicator, scope, region, item. A mark never overlaps another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from extractor.patterns import Patterns, Rule
from extractor.quantities import Printed, Quantity, quantity_of

CONTEXT_ROLES = frozenset(
    ("indicator", "scope", "whole", "region", "home", "breakdown", "item", "respectively", "total")
)
_BOUND_GROUPS = ("lead", "more", "tail")
_PART_GROUPS = ("number", "scale", "measure", "percent", "points", "fraction", "flat")


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a mark; `start` and `end` frame it with its unit; `sign` is -1, 0 or 1."""

    start: int
    end: int
    quantity: Quantity
    sign: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What one rule read; offsets count the characters of the text."""

    rule: Rule
    role: str
    start: int
    end: int
    text: str
    groups: Mapping[str, str]
    values: tuple[Value, ...] = field(default=())


def marks_of(text: str, patterns: Patterns) -> list[Mark]:
    """Return the marks of a text, from left to right.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    figures = patterns.rules("figures").values()
    numbers = [rule for rule in figures if _role(rule) not in CONTEXT_ROLES] + list(patterns.rules("periods").values())
    context = [rule for rule in figures if _role(rule) in CONTEXT_ROLES]
    taken = _choose(_all_matches(numbers, text), [])
    taken = _choose(_all_matches(context, text), taken)
    return [_mark(rule, match, patterns) for _, _, rule, match in sorted(taken, key=lambda one: one[0])]


_Found = tuple[int, int, Rule, regex.Match[str]]


def _role(rule: Rule) -> str:
    return "period" if rule.group == "periods" else rule.options["role"]


def _all_matches(rules: list[Rule], text: str) -> list[_Found]:
    """Return the non-empty matches of all rules, the first and longest in front."""
    found = [(*match.span(), rule, match) for rule in rules for match in rule.all(text) if match.end() > match.start()]
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _choose(found: list[_Found], taken: list[_Found]) -> list[_Found]:
    """Return `taken` and those of `found` that overlap nothing chosen before."""
    covered = [False] * (max((end for _, end, _, _ in (*found, *taken)), default=0) + 1)
    chosen = list(taken)
    for start, end, _, _ in taken:
        covered[start:end] = [True] * (end - start)
    for one in found:
        start, end, _, _ = one
        if not any(covered[start:end]):
            covered[start:end] = [True] * (end - start)
            chosen.append(one)
    return chosen


def _mark(rule: Rule, match: regex.Match[str], patterns: Patterns) -> Mark:
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    values = _values(match, patterns) if "each" in groups else ()
    return Mark(rule, _role(rule), match.start(), match.end(), match[0], groups, values)


def _values(match: regex.Match[str], patterns: Patterns) -> tuple[Value, ...]:
    """Return one value per capture of `each`; a growth that names no direction takes the one before it."""
    values: list[Value] = []
    sign = 1
    for start, end in match.spans("each"):
        part = _Parts(match, start, end)
        sign = _sign(part, sign, patterns)
        printed = Printed(
            **{name: part.text(name) for name in _PART_GROUPS},
            bounds=tuple(filter(None, map(part.text, _BOUND_GROUPS))),
        )
        values.append(Value(*part.frame(_PART_GROUPS + ("more", "tail")), quantity_of(printed, patterns), sign))
    return tuple(values)


def _sign(part: _Parts, before: int, patterns: Patterns) -> int:
    if part.text("minus"):
        return -1
    direction = part.text("direction")
    for name in ("direction", "points-direction", "more-or-less"):
        word = patterns.table(name).find(direction) if direction else None
        if word:
            return int(word.attributes["sign"])
    return before


class _Parts:
    """The captures of a match that lie inside one of its stretches."""

    def __init__(self, match: regex.Match[str], start: int, end: int) -> None:
        self._match = match
        self._start = start
        self._end = end

    def span(self, name: str) -> tuple[int, int] | None:
        """Return where the group was captured inside the stretch, or None."""
        if name not in self._match.re.groupindex:
            return None
        inside = (span for span in self._match.spans(name) if self._start <= span[0] and span[1] <= self._end)
        return next(inside, None)

    def text(self, name: str) -> str:
        """Return what the group captured inside the stretch, or nothing."""
        span = self.span(name)
        return self._match.string[slice(*span)] if span else ""

    def frame(self, names: tuple[str, ...]) -> tuple[int, int]:
        """Return where the groups together begin and end."""
        spans = [span for span in map(self.span, names) if span]
        return min(span[0] for span in spans), max(span[1] for span in spans)
