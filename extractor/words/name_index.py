"""Names → where they stand in a text, the longest first; as fast with ten thousand names as with ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# A name is looked up where its first two characters stand; none is shorter.
_FIRST = 2


class NameIndex:
    """Names by their first two characters.

    Args:
        names: Names of two characters or more; shorter ones are never found.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if len(name) >= _FIRST)
        # The lengths of names, by the two characters with which they begin: the longest first
        self._lengths: dict[str, tuple[int, ...]] = {}
        for name in sorted(self._names, key=len, reverse=True):
            first, length = name[:_FIRST], len(name)
            known = self._lengths.get(first, ())
            if not known or known[-1] != length:
                self._lengths[first] = (*known, length)
        self._opening = frozenset(first[0] for first in self._lengths)

    def at(self, text: str, start: int) -> Iterator[str]:
        """Yield the names that begin at a place of a text, the longest first."""
        for length in self._lengths.get(text[start : start + _FIRST], ()):
            name = text[start : start + length]
            if name in self._names:
                yield name

    def starts(self, text: str) -> list[int]:
        """Return, in their order, the places of a text at which a name may begin."""
        opening, lengths = self._opening, self._lengths
        return [
            start
            for start, character in enumerate(text)
            if character in opening and text[start : start + _FIRST] in lengths
        ]
