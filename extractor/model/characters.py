"""Characters as a file holds them, in runs; and one by one, for what must look at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple


class Run(NamedTuple):
    """Characters that follow each other in a file and differ only in what they are and in their x; never empty.

    `lefts[i]` and `rights[i]` are the x of both edges of `text[i]`, as the PDF gives it, not normalised. `angle` is by
    how many degrees clockwise the baseline is turned, 0 for upright text; `pale` says that it is so light or so
    transparent that it may be print in the background, as a watermark is; `confidence` is how sure OCR was of it, 0 to
    1, and 1 for a text layer.

    What can be asked of a run need not be asked of each of its characters, of which there are more than of all else.
    """

    text: str
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    top: float
    bottom: float
    size: float
    bold: bool
    angle: int = 0
    pale: bool = False
    confidence: float = 1.0


class Char(NamedTuple):
    """A printed character by itself; but for `text`, `x0` and `x1` all is as in `Run`."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    angle: int = 0
    pale: bool = False
    confidence: float = 1.0


# All but what a character is, and its left and right edge.
_shared = itemgetter(*(at for at, field in enumerate(Char._fields) if field not in ("text", "x0", "x1")))


def chars_of(runs: Iterable[Run]) -> Iterator[Char]:
    """Yield the characters of runs."""
    for text, lefts, rights, top, bottom, size, bold, angle, pale, confidence in runs:
        for char, x0, x1 in zip(text, lefts, rights, strict=True):
            yield Char(char, x0, top, x1, bottom, size, bold, angle, pale, confidence)


def runs_of(chars: Iterable[Char]) -> Iterator[Run]:
    """Yield as runs the characters that follow each other and are alike.

    Of what says several letters (a ligature) each gets an equal part of the width; what says none is a blank.
    """
    for _, alike in groupby(chars, key=_shared):
        parts = [part for char in alike for part in _letters(char)]
        one = parts[0]
        text = "".join(part.text for part in parts)
        lefts, rights = tuple(part.x0 for part in parts), tuple(part.x1 for part in parts)
        yield Run(text, lefts, rights, one.top, one.bottom, one.size, one.bold, one.angle, one.pale, one.confidence)


def _letters(char: Char) -> list[Char]:
    if len(char.text) == 1:
        return [char]
    width = (char.x1 - char.x0) / max(1, len(char.text))
    return [
        char._replace(text=letter, x0=char.x0 + at * width, x1=char.x0 + (at + 1) * width)
        for at, letter in enumerate(char.text or " ")
    ]
