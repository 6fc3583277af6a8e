"""The size of the type in each line, and the height at which it stands.

The ink of a line is as high as its highest mark, and Chinese justified to the margin is further apart than its size: a
Chinese character's own ink is the measure of both. Lines whose sizes differ by less than the eye sees have one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from extractor.pages.glyphs import POINTS_AN_INCH
from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Rect
from extractor.pages.ocr.strips import Strip

# The sizes of Chinese type in points, 八号 to 初号, with the full sizes that word processors offer between them.
_USUAL = (5, 5.5, 6.5, 7.5, 9, 10, 10.5, 11, 12, 14, 15, 16, 18, 20, 22, 24, 26, 28, 32, 36, 42, 48, 60, 72)
# A size that was measured is taken for the usual one that is as near as this part of it, else for itself.
_NEAR = 0.04
# Sizes that lie closer than this to the size of most lines are that size; the ink of few characters tells less: by
# number of characters at most, from few to many.
_SAME = ((2, 0.25), (4, 0.15), (1_000, 0.07))
# How high ink is, in parts of the size: that of the larger Chinese characters of a line, that of figures and capitals.
_HAN_INK, _LATIN_INK = 0.92, 0.72
# Which of a line's characters is taken, counted from the smallest: flat and small ones (一, 口) do not fill the square.
_LARGER = 0.75
# Characters that are all lower than this part of the line's ink tell nothing of its size: a numeral one (一).
_FLAT = 0.5
# The ink of a character lies as near to its middle as this, in parts of the height of the line's ink.
_AROUND = 0.45
# Other sizes than the usual ones are whole numbers of these, in points.
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of a line and the height of the middle of its squares, both in pixels."""

    size: float
    middle: float


def measures(lines: Sequence[tuple[Strip, Reading]], dpi: float) -> list[Measure]:
    """Return the measures of the lines of a page, sizes made one with those like them, and rounded to a usual one."""
    measured = [_measured(strip, reading) for strip, reading in lines]
    weights = [sum(glyph.text.isalnum() for glyph in reading) or 1 for _, reading in lines]
    sizes = _made_one([each.size for each in measured], weights)
    return [Measure(_usual(size, dpi), each.middle) for size, each in zip(sizes, measured, strict=True)]


def _measured(strip: Strip, reading: Reading) -> Measure:
    if larger := _larger(strip, (glyph for glyph in reading if "\u3400" <= glyph.text <= "\u9fff")):
        return Measure(larger[0].height / _HAN_INK, median(box.middle for box in larger))
    if larger := _larger(strip, (glyph for glyph in reading if glyph.text.isalnum())):
        return Measure(larger[0].height / _LATIN_INK, median(box.middle for box in larger))
    return Measure(strip.ink.height / _HAN_INK, strip.ink.middle)


def _larger(strip: Strip, glyphs: Iterable[Glyph]) -> list[Rect]:
    """Return the ink of the larger ones of some characters, the smallest first; none where all of them are flat."""
    found = [box for box in (_square(glyph.middle, strip) for glyph in glyphs) if box is not None]
    found.sort(key=lambda box: box.height)
    larger = found[round(_LARGER * (len(found) - 1)) :]
    return larger if larger and larger[0].height > _FLAT * strip.ink.height else []


def _square(middle: float, strip: Strip) -> Rect | None:
    """Return the box of the ink around the middle of a character; None where there is none."""
    half = _AROUND * strip.ink.height
    found: Rect | None = None
    for blot in strip.blots:
        if abs((blot.x0 + blot.x1) / 2 - middle) < half:
            found = blot if found is None else found.with_(blot)
    return found


def _made_one(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Give all sizes near that of the most characters their middle one, then do so with the rest."""
    made = list(sizes)
    left = set(range(len(sizes)))
    while left:
        near = {one: [other for other in left if _alike(sizes[one], sizes[other], weights[other])] for one in left}
        group = max(near.values(), key=lambda group: (sum(weights[index] for index in group), -group[0]))
        size = median(sizes[index] for index in group for _ in range(weights[index]))
        for index in group:
            made[index] = size
        left.difference_update(group)
    return made


def _alike(size: float, other: float, weight: int) -> bool:
    """Whether the size of a line of so many characters may be another size, less exactly measured."""
    reach = next(reach for most, reach in _SAME if weight <= most)
    return abs(other - size) <= reach * size


def _usual(size: float, dpi: float) -> float:
    points = size * POINTS_AN_INCH / dpi
    near = min(_USUAL, key=lambda usual: abs(usual - points) / usual)
    return (near if abs(near - points) < _NEAR * near else max(round(points / _STEP), 1) * _STEP) * dpi / POINTS_AN_INCH
