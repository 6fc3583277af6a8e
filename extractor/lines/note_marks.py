"""The ink of a line → the same without the raised marks that lead to notes: the ① of 同比增长5.4%①."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.lines.ink import Ink
from extractor.lines.letters import Letters

# A mark is set so much smaller than its line, and its foot stands so much higher, both in parts of the line's size.
SMALLER = 0.8
RAISED = 0.12
# Characters: a longer run of small print is a word.
LONGEST = 8


def without_note_marks(ink: Ink, size: float, letters: Letters) -> Ink:
    """Return the ink of a line without the marks in it.

    A line may begin with one, as notes do; behind a Latin letter or a power of ten it is an exponent.

    Args:
        ink: The ink.
        size: The size in which most of the line is set.
        letters: The characters that marks are made of.
    """
    if min(ink.sizes) > SMALLER * size:
        return ink
    foot = max(ink.bottoms)
    small = [
        one < SMALLER * size and bottom < foot - RAISED * size
        for one, bottom in zip(ink.sizes, ink.bottoms, strict=True)
    ]
    for start, end in reversed(list(_stretches(ink, small))):
        text = ink.text[start:end]
        power = ink.text[start - 1 : start].isascii() and ink.text[start - 1 : start].isalpha()
        power = power or (ink.text[:start].endswith("10") and text.isdecimal())
        if start and not power and len(text) <= LONGEST and letters.note_marks.issuperset(text):
            ink = _without(ink, start, end)
    return ink


def _stretches(ink: Ink, small: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield where small raised runs that follow each other begin and end in the text."""
    begin: int | None = None
    last = 0
    for (start, end), is_small in zip(pairwise((0, *ink.ends)), small, strict=True):
        if is_small and begin is None:
            begin = start
        elif not is_small and begin is not None:
            yield begin, start
            begin = None
        last = end
    if begin is not None:
        yield begin, last


def _without(ink: Ink, start: int, end: int) -> Ink:
    """Return ink without what stands from `start` to before `end`; the white that it leaves says nothing."""
    if end >= len(ink.text):
        return ink.part(0, start)
    before, behind = ink.part(0, start), ink.part(end, len(ink.text))
    gaps = (*before.gaps, 0.0, *behind.gaps[1:])
    return Ink(
        before.text + behind.text,
        before.lefts + behind.lefts,
        before.rights + behind.rights,
        before.spaced + behind.spaced,
        gaps,
        max(gaps),
        before.ends + tuple(len(before.text) + one for one in behind.ends),
        before.tops + behind.tops,
        before.bottoms + behind.bottoms,
        before.sizes + behind.sizes,
        before.bolds + behind.bolds,
        before.confidences + behind.confidences,
    )
