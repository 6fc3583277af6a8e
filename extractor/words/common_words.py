"""A text → the characters in it that make no common word: such a run is mostly part of a name.

Words are taken greedily from left to right, so that the end of one and the beginning of the next are no word.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.rules.name_lists import CommonWordList

_HAN_FIRST, _HAN_LAST = "\u4e00", "\u9fff"


class CommonWords:
    """Tells the characters of common words from others.

    Args:
        listed: The words.
        more: Words of any length that are common in bulletins.
    """

    def __init__(self, listed: CommonWordList, more: frozenset[str] = frozenset()) -> None:
        self._pairs = listed.pairs
        self._single = listed.single
        self._verbs = listed.verbs
        self._more: dict[str, tuple[str, ...]] = {}
        for word in sorted(more, key=len, reverse=True):
            self._more[word[0]] = (*self._more.get(word[0], ()), word)

    def unknown(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield where the runs of characters stand that are of no common word, within a stretch of a text."""
        end = len(text) if end is None else end
        at, first = start, None
        while at < end:
            length = self._word_at(text, at, end)
            if not length and _HAN_FIRST <= text[at] <= _HAN_LAST:
                first = at if first is None else first
                at += 1
                continue
            if first is not None:
                yield first, at
                first = None
            at += length or 1
        if first is not None:
            yield first, end

    def opening(self, text: str, start: int, end: int) -> int:
        """Return where the run ends with which a stretch opens, `start` where it opens with a common word or a verb."""
        first, stop = next(self.unknown(text, start, end), (start, start))
        if first != start:
            return start
        return next((at for at in range(start, stop) if text[at] in self._verbs), stop)

    def _word_at(self, text: str, at: int, end: int) -> int:
        """Return how long the common word is that begins at a place, 0 where none does."""
        for word in self._more.get(text[at], ()):
            if text.startswith(word, at, end):
                return len(word)
        if at + 1 < end and text[at + 1] in self._pairs.get(text[at], ""):
            return 2
        return 1 if text[at] in self._single else 0
