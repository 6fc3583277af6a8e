"""The words before a number → what the number is said of: indicator, label, scope, region, items.

A number's *gap* is the text since the number before it; its *tail* is the last clause of the gap. The tail names the
indicator; the whole gap may name the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.marks import Mark
from extractor.patterns import Patterns, Word


@dataclass(frozen=True, slots=True)
class Subject:
    """What the words before a number say; a thing that they do not say is None or empty."""

    indicators: tuple[Word, ...] = ()
    label: str = ""
    items: tuple[str, ...] = ()
    scope: str | None = None
    whole: bool = False
    total: bool = False
    respectively: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the words name a subject of their own, rather than go on with the one before."""
        return bool(self.indicators or self.items or self.scope or self.label)


class Gap:
    """The text between two numbers, with the marks in it."""

    def __init__(self, text: str, start: int, end: int, marks: Sequence[Mark], patterns: Patterns) -> None:
        self._text = text
        self._end = end
        self._patterns = patterns
        self._marks = [mark for mark in marks if start <= mark.start and mark.end <= end]
        self._brackets = [m.span() for m in patterns.rule("words", "bracket").all(text[:end]) if m.start() >= start]
        self._clauses = self._split(start)

    def subject(self, *, counted: bool) -> Subject:
        """Return what the gap says; `counted` numbers (17家企业参展) may have their noun behind them."""
        tail = self._clauses[-1]
        indicators = self._in(tail, "indicator")
        if not indicators and not self._plain(*tail):
            indicators = self._in((self._clauses[0][0], self._end), "indicator")[-1:]
        items = self._in(tail, "item") or self._in((self._clauses[0][0], self._end), "item")
        return Subject(
            indicators=tuple(self._word(mark) for mark in indicators),
            label=self._printed(indicators[-1]) if indicators else self._label(tail, counted=counted),
            items=tuple(self._word(mark).means for mark in items),
            scope=self._scope(),
            whole=any(mark.role == "whole" for mark in self._marks),
            total=any(mark.role == "total" for mark in self._marks),
            respectively=any(mark.role == "respectively" for mark in self._marks),
        )

    def enumeration(self, count: int) -> tuple[str, ...]:
        """Return the `count` things that the last clause which lists so many lists, or nothing."""
        for start, end in reversed(self._clauses):
            listed = [mark for mark in self._marks if mark.role == "indicator" and start <= mark.start < end]
            stop = listed[-1].start if listed else end
            if scopes := [mark for mark in self._marks if mark.role == "scope" and start < mark.start < stop]:
                stop = scopes[-1].start if scopes[-1].end == stop else stop
            begin = max((mark.end for mark in self._marks if mark.role != "item" and mark.end <= stop), default=start)
            parts = self._parts(max(start, begin), stop)
            if len(parts) == count and all(parts):
                return tuple(parts)
        return ()

    def _parts(self, start: int, end: int) -> list[str]:
        text = self._text[start:end]
        edges = [match.span() for match in self._patterns.rule("words", "separator").all(text)]
        starts = [0, *(last for _, last in edges)]
        ends = [*(first for first, _ in edges), len(text)]
        parts = [self._trim(text[first:last]) for first, last in zip(starts, ends, strict=True)]
        cuts = self._patterns.rule("words", "cut").all(parts[0])
        return [parts[0][cuts[-1].end() :] if cuts else parts[0], *parts[1:]]

    def _split(self, start: int) -> list[tuple[int, int]]:
        """Return the clauses of the gap; what stands in brackets parts none."""
        edges = [
            match.end()
            for match in self._patterns.rule("words", "clause-end").all(self._text[: self._end])
            if match.start() >= start and not any(a <= match.start() < b for a, b in self._brackets)
        ]
        starts = [start, *edges]
        return list(zip(starts, [*edges, self._end], strict=True))

    def _in(self, span: tuple[int, int], role: str) -> list[Mark]:
        return [mark for mark in self._marks if mark.role == role and span[0] <= mark.start < span[1]]

    def _word(self, mark: Mark) -> Word:
        return self._patterns.table(mark.role).meaning(mark.groups[mark.role])

    def _scope(self) -> str | None:
        scopes = [mark for mark in self._marks if mark.role in ("scope", "whole")]
        return self._word(scopes[-1]).means if scopes and scopes[-1].role == "scope" else None

    def _printed(self, indicator: Mark) -> str:
        """Return an indicator as printed, with the scope in front of it and the remark behind it."""
        start, end = indicator.start, indicator.end
        for mark in self._marks:
            if mark.role == "scope" and mark.end == start:
                start = mark.start
            if mark.role == "whole" and mark.start == end:
                end = mark.end
        return self._text[start:end]

    def _label(self, tail: tuple[int, int], *, counted: bool) -> str:
        """Return the noun that an unknown indicator is called by."""
        pieces = self._pieces(*tail)
        if pieces[-1] or not counted:
            return next((piece for piece in reversed(pieces) if piece), "")
        return ""

    def _plain(self, start: int, end: int) -> str:
        return "".join(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> list[str]:
        """Return the stretches of a clause between its marks and cutting words, trimmed."""
        spans = [(mark.start, mark.end) for mark in self._marks if start <= mark.start and mark.end <= end]
        spans += [span for span in self._brackets if start <= span[0] and span[1] <= end]
        cuts = self._patterns.rule("words", "cut").all(self._text[:end])
        spans += [match.span() for match in cuts if match.start() >= start]
        pieces, at = [], start
        for first, last in sorted(spans):
            if first >= at:
                pieces.append(self._trim(self._text[at:first]))
            at = max(at, last)
        return [*pieces, self._trim(self._text[at:end])]

    def _trim(self, text: str) -> str:
        """Take the connecting words off both ends."""
        links = self._patterns.rule("words", "links")
        while match := links.search(text):
            text = text[match.end() :] if match.start() == 0 else text[: match.start()]
        return text.strip()


def following_noun(text: str, end: int, patterns: Patterns) -> str:
    """Return the noun right behind a counted number: 企业参展 in 17家企业参展."""
    match = patterns.rule("words", "following").match(text, end)
    return match["noun"] if match else ""
