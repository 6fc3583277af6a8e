"""A row of characters → the same without what is printed twice, to look bold or cast a shadow; a helper of `lines`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.model import Char

# A character printed again within this part of its width and size is the same one.
SAME_PLACE = 0.3


def without_doubles(row: Sequence[Char]) -> Sequence[Char]:
    """Return a row, sorted by `x0`, without what is printed a second time; a character printed twice is bold."""
    if not [1 for one, other in pairwise(row) if one.text == other.text and _same_place(one, other)]:
        return row
    doubled: set[int] = set()
    kept: list[Char] = []
    for char in row:
        before = next((one for one in reversed(kept[-3:]) if one.text == char.text and _same_place(one, char)), None)
        if before is None:
            kept.append(char)
        else:
            doubled.add(id(before))
    return [replace(char, bold=True) if id(char) in doubled and char.text.strip() else char for char in kept]


def _same_place(one: Char, other: Char) -> bool:
    return abs(other.x0 - one.x0) < SAME_PLACE * (one.x1 - one.x0) and abs(other.top - one.top) < SAME_PLACE * one.size
