"""Unread numbers → the groups in which they stand: where the next rule should be written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

from extractor.archive import UnreadNumber

# How many characters on either side tell one use of a number from another: fewer mix them, more part them.
_WINDOW = 5
# How far to look for them, for a number among them counts as one.
_REACH = 40
# Longest example, in characters on either side of the number.
_EXAMPLE = 60

_DIGITS = regex.compile(r"\d+(?:[.,]\d+)*+")
_SENTENCE_ENDS = frozenset("。！？!?\n")


@dataclass(frozen=True, slots=True)
class Gap:
    """Unread numbers in the same surroundings; the first of them is the example.

    `surroundings` holds the words around with each number as `#`. `issues` counts the issues in which they stand.
    """

    surroundings: str
    times: int
    issues: int
    raw: str
    example: str
    page: int
    issue: str
    published: str | None


@dataclass(slots=True)
class _Group:
    raw: str
    example: str
    page: int
    issue: str
    published: str | None
    times: int = 0
    issues: set[str] = field(default_factory=set)


def gaps_of(numbers: Iterable[UnreadNumber]) -> list[Gap]:
    """Return the groups, the most frequent first; the numbers are taken one by one and not kept."""
    groups: dict[str, _Group] = {}
    for number in numbers:
        words = surroundings(number.body, number.start, number.end)
        group = groups.get(words) or groups.setdefault(words, _group(number))
        group.times += 1
        group.issues.add(number.issue)
    gaps = [_gap(words, group) for words, group in groups.items()]
    return sorted(gaps, key=lambda gap: (-gap.times, -gap.issues, gap.surroundings))


def surroundings(text: str, start: int, end: int) -> str:
    """Return the words right around a number, up to the next punctuation, every number in them as `#`."""
    before = _DIGITS.sub("#", text[max(start - _REACH, 0) : start])
    after = _DIGITS.sub("#", text[end : end + _REACH])
    return _up_to_a_stop(before[::-1][:_WINDOW])[::-1] + "#" + _up_to_a_stop(after[:_WINDOW])


def _up_to_a_stop(text: str) -> str:
    """Return the beginning of a text up to a line break or full-width punctuation: `%` and `-` belong to numbers."""
    for place, character in enumerate(text):
        wide = unicodedata.category(character).startswith("P") and unicodedata.east_asian_width(character) in "WF"
        if wide or character == "\n":
            return text[:place]
    return text


def _group(first: UnreadNumber) -> _Group:
    """Open a group with its example; the article is not kept."""
    raw = first.body[first.start : first.end]
    return _Group(raw, _sentence(first.body, first.start, first.end), first.page, first.issue, first.published)


def _gap(words: str, group: _Group) -> Gap:
    return Gap(
        surroundings=words,
        times=group.times,
        issues=len(group.issues),
        raw=group.raw,
        example=group.example,
        page=group.page,
        issue=group.issue,
        published=group.published,
    )


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a number, ellipses for what is too long of it."""
    first, last = start, end
    while first > 0 and text[first - 1] not in _SENTENCE_ENDS and start - first < _EXAMPLE:
        first -= 1
    while last < len(text) and text[last] not in _SENTENCE_ENDS and last - end < _EXAMPLE:
        last += 1
    opened = "…" if first > 0 and text[first - 1] not in _SENTENCE_ENDS else ""
    closed = "…" if last < len(text) and text[last] not in _SENTENCE_ENDS else ""
    return f"{opened}{text[first:last].strip()}{closed}"
