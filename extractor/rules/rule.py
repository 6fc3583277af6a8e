"""A compiled rule, and the time that it may take."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Protocol, TypeVar

import regex

from extractor.errors import PatternError
from extractor.rules.sieve import Needs

# Longest time that one rule may take over one text, in seconds: a thousand times what a sound rule needs.
TIME_LIMIT = 2.0

# What a rule found; its groups are what the pattern names.
Match = regex.Match[str]

_Found = TypeVar("_Found")
_Found_co = TypeVar("_Found_co", covariant=True)


class _Find(Protocol[_Found_co]):
    """A search of a compiled pattern, which is interrupted after so many seconds."""

    def __call__(self, text: str, start: int, /, *, timeout: float = ...) -> _Found_co: ...


@dataclass(frozen=True)
class Example:
    """A text and what must come out of it: what it `gives`, and which words the pattern `matches` if that is said; for
    a refusal nothing, and `why`.
    """

    text: str
    gives: tuple[Mapping[str, str], ...]
    matches: str | None
    why: str
    where: str


class _Watch:
    """What runs at the timer's looks: `watched_searches` starts it.

    A search is told by the frame of the `Rule` that runs it, which no other search has. The timer counts the time of
    all threads; how long a search has run is told by the time of its own.
    """

    def __init__(self) -> None:
        self.on = False
        self._seen: FrameType | None = None
        self._since = 0.0

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """End a search that has run for its time since it was first seen."""
        if frame is not self._seen:
            self._seen, self._since = frame, time.thread_time()
        elif frame is not None and frame.f_code in _SEARCHES and time.thread_time() - self._since >= TIME_LIMIT:
            rule, text = frame.f_locals["self"], frame.f_locals["text"]
            raise rule.too_slow(text, TIME_LIMIT)

    def forget(self) -> None:
        """Let go of what was seen last."""
        self._seen = None


_watch = _Watch()


@dataclass(frozen=True)
class Alternative:
    """One of the alternatives of a rule's pattern; `needs` is what a text must hold for it to match.

    It is compiled by itself: `regex` looks for the word that every match must hold only where there is one for all.
    """

    needs: Needs
    compiled: regex.Pattern[str]


@dataclass(frozen=True)
class Rule:
    """A compiled rule. `options` are the keys that its group adds, as they were written; `uses` are the blocks and word
    tables that its pattern names itself, not those within them; `alternatives` are those of its pattern, for rules that
    are tried on every text.
    """

    name: str
    group: str
    where: str
    about: str
    expanded: str
    options: Mapping[str, str]
    examples: tuple[Example, ...]
    refuses: tuple[Example, ...]
    uses: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    compiled: regex.Pattern[str]

    def is_of(self, pattern: str, words: Mapping[str, Sequence[str]]) -> bool:
        """Whether a pattern with these words, by the names of their lists, is what was compiled."""
        named = {name: frozenset(each) for name, each in words.items()}
        return self.compiled.pattern == pattern and self.compiled.named_lists == named

    # While all searches are watched, none is given a time limit: even to be given none costs more than most searches

    def search(self, text: str, start: int = 0) -> Match | None:
        """Return the first match at or after `start`.

        Raises:
            PatternError: The rule ran past its time limit (so do the other methods).
        """
        if _watch.on:
            return self.compiled.search(text, start)
        return self._timed(self.compiled.search, text, start)

    def first(self, among: Iterable[Alternative], text: str, start: int) -> Match | None:
        """Return the first match of some alternatives at or after `start`; of two at one place, the former's."""
        found: Match | None = None
        for alternative in among:
            search = alternative.compiled.search
            match = search(text, start) if _watch.on else self._timed(search, text, start)
            if match and (found is None or match.start() < found.start()):
                found = match
        return found

    def match(self, text: str, start: int = 0) -> Match | None:
        """Return the match that begins at `start`."""
        if _watch.on:
            return self.compiled.match(text, start)
        return self._timed(self.compiled.match, text, start)

    def fullmatch(self, text: str) -> Match | None:
        """Return the match of the whole text."""
        if _watch.on:
            return self.compiled.fullmatch(text)
        return self._timed(self.compiled.fullmatch, text, 0)

    def all(self, text: str, start: int = 0, *, limit: float | None = None) -> list[Match]:
        """Return the matches at or after `start` from left to right, none overlapping another.

        `limit` is a time limit of the caller's own, in seconds.
        """
        if _watch.on and limit is None:
            return list(self.compiled.finditer(text, start))
        return self._timed(self._list, text, start, limit)

    def _list(self, text: str, start: int, *, timeout: float = TIME_LIMIT) -> list[Match]:
        return list(self.compiled.finditer(text, start, timeout=timeout))

    def _timed(self, find: _Find[_Found], text: str, start: int, limit: float | None = None) -> _Found:
        try:
            return find(text, start, timeout=limit or TIME_LIMIT)
        except TimeoutError as error:
            raise self.too_slow(text, limit or TIME_LIMIT) from error

    def too_slow(self, text: str, limit: float) -> PatternError:
        """Return the error that names the rule, which the regex library's TimeoutError does not."""
        return PatternError(
            self.where,
            f"rule '{self.name}' took longer than {limit:g} s over a text of {len(text)} characters"
            f" that begins '{text[:40]}': make its repetitions possessive (++, *+) or bounded ({{1,20}})",
        )


# The code of what searches while all searches are watched
_SEARCHES = frozenset(one.__code__ for one in (Rule.search, Rule.first, Rule.match, Rule.fullmatch, Rule.all))


@contextmanager
def watched_searches() -> Iterator[None]:
    """Let one timer watch over all searches of this process, in place of a clock for each, which costs more than most.

    A search that takes longer than `TIME_LIMIT` of its thread's processor time ends at one of the timer's next looks,
    so at about twice that, with the same error. Only the main thread can have the timer, and where the system has none,
    each search keeps its clock; no other thread may search meanwhile.
    """
    if sys.platform == "win32" or _watch.on or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _watch.look)
    signal.siginterrupt(signal.SIGVTALRM, False)
    signal.setitimer(signal.ITIMER_VIRTUAL, TIME_LIMIT, TIME_LIMIT)
    _watch.on = True
    try:
        yield
    finally:
        _watch.on = False
        _watch.forget()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
