"""A row of runs → its ink: the characters by fields, without blanks, parted where the white is wide.

What is asked of all characters of a row is asked of one field at a time, for that takes a fraction
of the time that it takes to go over the characters; what is the same for a whole run is asked of its runs.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import add, lt, not_, sub
from statistics import median
from typing import NamedTuple, TypeVar

from extractor.lines.columns.gutters import GUTTER
from extractor.lines.columns.spans import Span
from extractor.lines.overprint import DOUBLED, may_have_doubles, without_doubles
from extractor.model import Run
from extractor.model.characters import chars_of, runs_of

# Gap, in parts of the size, from which the stretches on either side are two lines (head left and right, columns) …
COLUMN_GAP = 3.0
# … unless it is less than this many times the line's median gap: then the line is letter-spaced, of which fewer
# characters than so many tell nothing.
LETTER_SPACED = 2.0
FEWEST_SPACED = 3
# White half of a full-width mark, in parts of the size.
HALF_WIDE = 0.45
# From so many runs on tuples are put together faster by a chain than by adding them up.
MANY_RUNS = 64

T = TypeVar("T")


class Ink(NamedTuple):
    """Characters with ink that follow each other; the fields up to `gaps` have a value for each of them.

    `spaced` says whether blanks were printed before a character, `gaps` is the white before it, `widest` the widest of
    that. The other fields have a value for each run; `ends` is where in the text it ends.
    """

    text: str
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    spaced: tuple[bool, ...]
    gaps: tuple[float, ...]
    widest: float
    ends: tuple[int, ...]
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    sizes: tuple[float, ...]
    bolds: tuple[bool, ...]
    confidences: tuple[float, ...]

    def each(self, values: tuple[T, ...]) -> tuple[T, ...]:
        """Return values of runs, which are mostly the same, for each character."""
        if values.count(values[0]) == len(values):
            return values[:1] * len(self.text)
        return tuple(chain.from_iterable(map(repeat, values, map(sub, self.ends, (0, *self.ends)))))

    def part(self, first: int, last: int) -> Ink:
        """Return what stands from `first` to before `last`."""
        if first == 0 and last == len(self.text):
            return self
        chosen, gaps = slice(first, last), self.gaps[first:last]
        runs = slice(bisect_right(self.ends, first), bisect_left(self.ends, last) + 1)
        return Ink(
            self.text[chosen],
            self.lefts[chosen],
            self.rights[chosen],
            self.spaced[chosen],
            gaps,
            max(gaps),
            tuple([min(end, last) - first for end in self.ends[runs]]),
            self.tops[runs],
            self.bottoms[runs],
            self.sizes[runs],
            self.bolds[runs],
            self.confidences[runs],
        )


def ink_of(row: Sequence[Run]) -> Ink | None:
    """Return the ink of runs at one height, from left to right, what is printed twice once; None for blanks."""
    whole = _by_fields(row)
    if min(whole.gaps) < -DOUBLED * min(whole.sizes):
        whole = _in_order(row)
    return whole if whole.text.split() == [whole.text] else _without_blanks(whole)


def _in_order(row: Sequence[Run]) -> Ink:
    """Return runs at one height from left to right, what is printed twice once.

    Mostly it is but the runs that are out of order. Only where runs overlap, or something may be printed twice, the
    characters are looked at one by one.
    """
    whole = _by_fields(sorted(row, key=lambda run: run.lefts[0] + run.rights[0]))
    middles = list(map(add, whole.lefts, whole.rights))
    if all(map(lt, middles, middles[1:])) and not may_have_doubles(whole.text, whole.lefts, whole.rights):
        return whole
    chars = sorted(chars_of(row), key=lambda char: char.x0 + char.x1)
    return _by_fields(list(runs_of(without_doubles(chars))))


def stacked_ink(runs: Sequence[Run]) -> Ink:
    """Return the ink of runs below each other, in which nothing is blank: no white between them says anything."""
    ink = _by_fields(runs)
    return ink._replace(gaps=(0.0,) * len(ink.gaps), widest=0.0)


def _by_fields(row: Sequence[Run]) -> Ink:
    texts, lefts, rights, tops, bottoms, sizes, bolds, _, _, confidences = zip(*row, strict=True)
    text, left, right = "".join(texts), _in_one(lefts), _in_one(rights)
    gaps = _gaps(left, right)
    return Ink(
        text,
        left,
        right,
        (False,) * len(text),
        gaps,
        max(gaps),
        tuple(accumulate(map(len, texts))),
        tops,
        bottoms,
        sizes,
        bolds,
        confidences,
    )


def _in_one(values: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """Return tuples as one."""
    return sum(values, ()) if len(values) < MANY_RUNS else tuple(chain.from_iterable(values))


def _gaps(lefts: Sequence[float], rights: Sequence[float]) -> tuple[float, ...]:
    return (0.0, *map(sub, lefts[1:], rights))


def _without_blanks(row: Ink) -> Ink | None:
    text = "".join(row.text.split())
    if not text:
        return None
    blank = list(map(str.isspace, row.text))
    inked = list(map(not_, blank))
    lefts, rights = tuple(compress(row.lefts, inked)), tuple(compress(row.rights, inked))
    gaps = _gaps(lefts, rights)
    before = list(accumulate(inked, initial=0))
    counts = [before[last] - before[first] for first, last in pairwise((0, *row.ends))]
    return Ink(
        text,
        lefts,
        rights,
        tuple(compress((False, *blank), inked)),
        gaps,
        max(gaps),
        tuple(accumulate(filter(None, counts))),
        tuple(compress(row.tops, counts)),
        tuple(compress(row.bottoms, counts)),
        tuple(compress(row.sizes, counts)),
        tuple(compress(row.bolds, counts)),
        tuple(compress(row.confidences, counts)),
    )


def put_together(row: Ink, spans: Sequence[Span]) -> Ink:
    """Return what spans of a row hold as one."""
    first, last = spans[0].first, spans[-1].last
    if len(spans) == 1 or sum([span.last - span.first for span in spans]) == last - first:
        return row.part(first, last)
    parts = [row.part(span.first, span.last) for span in spans]
    starts = accumulate([len(part.text) for part in parts], initial=0)
    return Ink(
        "".join([part.text for part in parts]),
        _chained(part.lefts for part in parts),
        _chained(part.rights for part in parts),
        _chained(part.spaced for part in parts),
        _chained(part.gaps for part in parts),
        max([part.widest for part in parts]),
        tuple([start + end for start, part in zip(starts, parts, strict=False) for end in part.ends]),
        _chained(part.tops for part in parts),
        _chained(part.bottoms for part in parts),
        _chained(part.sizes for part in parts),
        _chained(part.bolds for part in parts),
        _chained(part.confidences for part in parts),
    )


def _chained(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(values))


def parts_of(row: Ink) -> list[Ink]:
    """Part a row where the white is too wide for one line."""
    count, gaps = len(row.gaps), row.gaps
    if count < FEWEST_SPACED or row.widest <= COLUMN_GAP * min(row.sizes):
        return [row]
    least, sizes = LETTER_SPACED * median(gaps[1:]), row.each(row.sizes)
    wide = [at for at in range(1, count) if gaps[at] > least and gaps[at] > COLUMN_GAP * sizes[at]]
    return [row.part(first, last) for first, last in pairwise([0, *wide, count])]


def spans_of(index: int, row: Ink) -> list[Span]:
    """Return the ink of a row, parted at each gap that could belong to the white between two columns."""
    count, gaps = len(row.gaps), row.gaps
    if row.widest <= GUTTER / 2 * min(row.sizes):
        return [_span(index, row, 0)]
    sizes = row.each(row.sizes)
    wide = [
        at
        for at in range(1, count)
        if gaps[at] > GUTTER / 2 * sizes[at] and _white(row, sizes, at) > GUTTER * sizes[at]
    ]
    return [_span(index, row.part(first, last), first) for first, last in pairwise([0, *wide, count])]


def _span(index: int, part: Ink, first: int) -> Span:
    """Return as a span what begins with the character `first` of its row."""
    left, right, size = part.lefts[0], max(part.rights), part.sizes[0]
    return Span(
        index,
        first,
        first + len(part.text),
        left + _white_before(part, 0, size),
        min(part.tops),
        max(left, right - _white_behind(part, -1, part.sizes[-1])),
        max(part.bottoms),
        size,
    )


def _white(row: Ink, sizes: Sequence[float], at: int) -> float:
    """The white before a character; a mark of full width is white on one side, and may hang over its column by that."""
    return _white_behind(row, at - 1, sizes[at - 1]) + row.gaps[at] + _white_before(row, at, sizes[at])


def _white_before(row: Ink, at: int, size: float) -> float:
    return HALF_WIDE * size if _is_wide_mark(row, at, size, ("Ps", "Pi")) else 0.0


def _white_behind(row: Ink, at: int, size: float) -> float:
    return HALF_WIDE * size if _is_wide_mark(row, at, size, ("Pe", "Pf", "Po")) else 0.0


def _is_wide_mark(row: Ink, at: int, size: float, categories: Sequence[str]) -> bool:
    mark = row.text[at]
    if mark < "\u2018" or "\u4e00" <= mark <= "\u9fff" or unicodedata.category(mark) not in categories:
        return False
    return row.rights[at] - row.lefts[at] >= 2 * HALF_WIDE * size
