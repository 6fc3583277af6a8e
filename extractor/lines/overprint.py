"""A row of characters → the same without what is printed twice, to look bold or cast a shadow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.model.characters import Char

# A character printed again within this part of its width and size is the same one.
SAME_PLACE = 0.3
# The narrowest letters are so wide, in parts of the size.
NARROWEST_LETTER = 0.2
# The second print begins further than this, in parts of the size, before the first has ended.
DOUBLED = (1 - SAME_PLACE) * NARROWEST_LETTER
# A character is compared with so many before it: prints of its neighbours may stand between two of its own.
PRINTS_BEFORE = 3


def may_have_doubles(text: str, lefts: Sequence[float], rights: Sequence[float]) -> bool:
    """Return whether a character of a row, sorted from left to right, may be printed again in the place of another.

    Args:
        text: The characters.
        lefts: The left edge of each.
        rights: The right edge of each.
    """
    twice = [at for at, (one, other) in enumerate(pairwise(text)) if one == other]
    return any(abs(lefts[at + 1] - lefts[at]) < SAME_PLACE * (rights[at] - lefts[at]) for at in twice)


def without_doubles(row: Sequence[Char]) -> Sequence[Char]:
    """Return a row, sorted from left to right, without what is printed a second time."""
    if not [1 for one, other in pairwise(row) if one.text == other.text and _same_place(one, other)]:
        return row
    kept: list[Char] = []
    for char in row:
        if not any(one.text == char.text and _same_place(one, char) for one in kept[-PRINTS_BEFORE:]):
            kept.append(char)
    return kept


def _same_place(one: Char, other: Char) -> bool:
    return abs(other.x0 - one.x0) < SAME_PLACE * (one.x1 - one.x0) and abs(other.top - one.top) < SAME_PLACE * one.size
