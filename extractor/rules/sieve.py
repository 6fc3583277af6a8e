"""Which of many patterns may match in a text, told by the characters and pairs of characters that it holds.

Nine in ten searches of a rule in a text find nothing, and a look at the text tells so before it is searched. `needs`
derives what a pattern needs: of each of some sets of *grams* (single characters, and pairs that follow each other) a
text must hold one. It is a necessary condition and no more. All digits count as one character, which keeps the sets
small.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

import regex

# Sets of grams: of each, a text must hold one.
Grams = tuple[frozenset[str], ...]
# What each of the ways in which a pattern can match needs; a text must do for one of them.
Needs = tuple[Grams, ...]

DIGIT = "0"
_DIGITS = regex.compile(r"\d")


def alike(text: str) -> str:
    """Return a text in which every digit is the same."""
    return _DIGITS.sub(DIGIT, text)


def grams_of(text: str) -> frozenset[str]:
    """Return the characters of a text and its pairs of neighbours, all digits being alike."""
    same = alike(text)
    return frozenset((*same, *map(str.__add__, same, same[1:])))


class Sieve:
    """Tells which of several patterns may match in a text.

    Each set of grams has a bit: a text sets the bits of the sets that it meets, and a pattern may match where all of
    its bits are set.
    """

    def __init__(self, needs: Iterable[Needs]) -> None:
        """Build a sieve for patterns, in their order."""
        bits: dict[frozenset[str], int] = {}
        self._wanted = [
            (index, reduce(or_, [bits.setdefault(grams, 1 << len(bits)) for grams in way], 0))
            for index, each in enumerate(needs)
            for way in each
        ]
        self._met: dict[str, int] = {}
        for grams, bit in bits.items():
            for gram in grams:
                self._met[gram] = self._met.get(gram, 0) | bit

    def passed(self, text: str) -> Iterable[int]:
        """Return the patterns that may match in a text, by their places in order; no other one does."""
        met = reduce(or_, filter(None, map(self._met.get, grams_of(text))), 0)
        return dict.fromkeys([index for index, wanted in self._wanted if wanted & met == wanted])
