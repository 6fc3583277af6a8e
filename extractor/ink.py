"""A row of characters → its ink: the same by fields, without blanks, parted where the white is wide.

A helper of `lines`. What is asked of all characters of a row is asked of one field at a time, for that takes a fraction
of the time that it takes to go over the characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import add, eq, le, sub
from statistics import median
from typing import NamedTuple

from extractor.doubles import without_doubles
from extractor.gutters import GUTTER
from extractor.model import Char
from extractor.spans import Span

# Gap, in parts of the size, from which the stretches on either side are two lines (head left and right, columns) …
COLUMN_GAP = 3.0
# … unless it is less than this many times the line's median gap: then the line is letter-spaced.
LETTER_SPACED = 2.0
# White half of a full-width mark, in parts of the size.
HALF_WIDE = 0.45


class Ink(NamedTuple):
    """Characters with ink that follow each other; each field has a value for each of them.

    `spaced` says whether blanks were printed before a character, `gaps` is the white before it.
    """

    texts: tuple[str, ...]
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    rights: tuple[float, ...]
    bottoms: tuple[float, ...]
    sizes: tuple[float, ...]
    bolds: tuple[bool, ...]
    confidences: tuple[float, ...]
    spaced: tuple[bool, ...]
    gaps: tuple[float, ...]

    def part(self, first: int, last: int) -> Ink:
        """Return what stands from `first` to before `last`."""
        if first == 0 and last == len(self.texts):
            return self
        cut = slice(first, last)
        return Ink(
            self.texts[cut],
            self.lefts[cut],
            self.tops[cut],
            self.rights[cut],
            self.bottoms[cut],
            self.sizes[cut],
            self.bolds[cut],
            self.confidences[cut],
            self.spaced[cut],
            self.gaps[cut],
        )


def ink_of(row: Sequence[Char]) -> Ink | None:
    """Return the ink of characters at one height, from left to right, what is printed twice once; None for blanks."""
    whole = _whole(row)
    middles = list(map(add, whole.lefts, whole.rights))
    if not all(map(le, middles, middles[1:])):
        row = sorted(row, key=lambda char: char.x0 + char.x1)
        whole = _whole(row)
    if any(map(eq, whole.texts, whole.texts[1:])):
        row = without_doubles(row)
        whole = _whole(row)
    text = "".join(whole.texts)
    if text.split() == [text] and len(text) == len(row):
        return whole
    inked: list[Char] = []
    spaced: list[bool] = []
    blank = False
    for char in row:
        if char.text and not char.text.isspace():
            inked.append(char)
            spaced.append(blank)
        blank = not char.text or char.text.isspace()
    return _by_fields(inked, tuple(spaced)) if inked else None


def stacked_ink(chars: Sequence[Char]) -> Ink:
    """Return the ink of characters below each other, none of which is blank: no white between them says anything."""
    nothing = (False,) * len(chars)
    return _by_fields(chars, nothing)._replace(gaps=(0.0,) * len(chars))


def _whole(row: Sequence[Char]) -> Ink:
    return _by_fields(row, (False,) * len(row))


def _by_fields(chars: Sequence[Char], spaced: tuple[bool, ...]) -> Ink:
    texts, lefts, tops, rights, bottoms, sizes, bolds, _, _, confidences = zip(*chars, strict=True)
    gaps = (0.0, *map(sub, lefts[1:], rights))
    return Ink(texts, lefts, tops, rights, bottoms, sizes, bolds, confidences, spaced, gaps)


def joined(parts: Sequence[Ink]) -> Ink:
    """Return parts of a row as one."""
    return parts[0] if len(parts) == 1 else Ink(*[tuple(chain(*values)) for values in zip(*parts, strict=True)])


def parts_of(row: Ink) -> Iterator[Ink]:
    """Part a row where the white is too wide for one line."""
    count, gaps, sizes = len(row.gaps), row.gaps, row.sizes
    if count < 3 or max(gaps) <= COLUMN_GAP * min(sizes):
        yield row
        return
    widest = LETTER_SPACED * median(gaps[1:])
    wide = [at for at in range(1, count) if gaps[at] > widest and gaps[at] > COLUMN_GAP * sizes[at]]
    for first, last in pairwise([0, *wide, count]):
        yield row.part(first, last)


def spans_of(index: int, row: Ink) -> list[Span]:
    """Return the ink of a row, parted at each gap that could belong to the white between two columns."""
    count, gaps, sizes = len(row.gaps), row.gaps, row.sizes
    wide: list[int] = []
    if max(gaps) > GUTTER / 2 * min(sizes):
        wide = [
            at for at in range(1, count) if gaps[at] > GUTTER / 2 * sizes[at] and _white(row, at) > GUTTER * sizes[at]
        ]
    return [_span(index, row, first, last) for first, last in pairwise([0, *wide, count])]


def _span(index: int, row: Ink, first: int, last: int) -> Span:
    left, right = row.lefts[first], max(row.rights[first:last])
    return Span(
        index,
        first,
        last,
        left + _white_before(row, first),
        min(row.tops[first:last]),
        max(left, right - _white_behind(row, last - 1)),
        max(row.bottoms[first:last]),
        row.sizes[first],
    )


def _white(row: Ink, at: int) -> float:
    """The white before a character; a mark of full width is white on one side, and may hang over its column by that."""
    return _white_behind(row, at - 1) + row.gaps[at] + _white_before(row, at)


def _white_before(row: Ink, at: int) -> float:
    return HALF_WIDE * row.sizes[at] if _is_wide_mark(row, at, "Ps", "Pi") else 0.0


def _white_behind(row: Ink, at: int) -> float:
    return HALF_WIDE * row.sizes[at] if _is_wide_mark(row, at, "Pe", "Pf", "Po") else 0.0


def _is_wide_mark(row: Ink, at: int, *categories: str) -> bool:
    mark = row.texts[at][0]
    if mark < "\u2018" or row.rights[at] - row.lefts[at] < 2 * HALF_WIDE * row.sizes[at]:
        return False
    return unicodedata.category(mark) in categories
