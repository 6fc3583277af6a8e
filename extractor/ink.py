"""A row of runs → its ink: the characters by fields, without blanks, parted where the white is wide.

A helper of `lines`. What is asked of all characters of a row is asked of one field at a time, for that takes a fraction
of the time that it takes to go over the characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, compress, pairwise, repeat
from operator import not_, sub
from statistics import median
from typing import NamedTuple, TypeVar

from extractor.doubles import DOUBLED, without_doubles
from extractor.gutters import GUTTER
from extractor.model import Run
from extractor.runs import chars_of, runs_of
from extractor.spans import Span

# Gap, in parts of the size, from which the stretches on either side are two lines (head left and right, columns) …
COLUMN_GAP = 3.0
# … unless it is less than this many times the line's median gap: then the line is letter-spaced.
LETTER_SPACED = 2.0
# White half of a full-width mark, in parts of the size.
HALF_WIDE = 0.45

T = TypeVar("T")


class Ink(NamedTuple):
    """Characters with ink that follow each other; each field has a value for each of them.

    `spaced` says whether blanks were printed before a character, `gaps` is the white before it.
    """

    text: str
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
        if first == 0 and last == len(self.text):
            return self
        cut = slice(first, last)
        return Ink(
            self.text[cut],
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


def ink_of(row: Sequence[Run]) -> Ink | None:
    """Return the ink of runs at one height, from left to right, what is printed twice once; None for blanks."""
    whole = _by_fields(row)
    if min(whole.gaps) < -DOUBLED * min(whole.sizes):
        chars = sorted(chars_of(row), key=lambda char: char.x0 + char.x1)
        whole = _by_fields(list(runs_of(without_doubles(chars))))
    return whole if whole.text.split() == [whole.text] else _without_blanks(whole)


def stacked_ink(runs: Sequence[Run]) -> Ink:
    """Return the ink of runs below each other, in which nothing is blank: no white between them says anything."""
    return _by_fields(runs)._replace(gaps=(0.0,) * sum(len(run.text) for run in runs))


def _by_fields(row: Sequence[Run]) -> Ink:
    texts, lefts, rights, tops, bottoms, sizes, bolds, _, _, confidences = zip(*row, strict=True)
    text = "".join(texts)
    counts = list(map(len, texts))
    left, right = tuple(chain.from_iterable(lefts)), tuple(chain.from_iterable(rights))
    return Ink(
        text,
        left,
        _spread(tops, counts),
        right,
        _spread(bottoms, counts),
        _spread(sizes, counts),
        _spread(bolds, counts),
        _spread(confidences, counts),
        (False,) * len(text),
        _gaps(left, right),
    )


def _spread(values: tuple[T, ...], counts: Sequence[int]) -> tuple[T, ...]:
    """Return a value of each run, which is mostly the same, for each of its characters."""
    if values.count(values[0]) == len(values):
        return values[:1] * sum(counts)
    return tuple(chain.from_iterable(map(repeat, values, counts)))


def _gaps(lefts: Sequence[float], rights: Sequence[float]) -> tuple[float, ...]:
    return (0.0, *map(sub, lefts[1:], rights))


def _without_blanks(row: Ink) -> Ink | None:
    inked = [not char.isspace() for char in row.text]
    if not any(inked):
        return None
    lefts, rights = tuple(compress(row.lefts, inked)), tuple(compress(row.rights, inked))
    return Ink(
        "".join(compress(row.text, inked)),
        lefts,
        tuple(compress(row.tops, inked)),
        rights,
        tuple(compress(row.bottoms, inked)),
        tuple(compress(row.sizes, inked)),
        tuple(compress(row.bolds, inked)),
        tuple(compress(row.confidences, inked)),
        tuple(compress((False, *map(not_, inked)), inked)),
        _gaps(lefts, rights),
    )


def joined(parts: Sequence[Ink]) -> Ink:
    """Return parts of a row as one."""
    if len(parts) == 1:
        return parts[0]
    texts, *fields = zip(*parts, strict=True)
    return Ink("".join(texts), *[tuple(chain.from_iterable(values)) for values in fields])


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
    mark = row.text[at]
    if mark < "\u2018" or row.rights[at] - row.lefts[at] < 2 * HALF_WIDE * row.sizes[at]:
        return False
    return unicodedata.category(mark) in categories
