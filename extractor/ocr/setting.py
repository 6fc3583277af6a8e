"""Lines as they were read → characters with their boxes, and what the recogniser passed over: bullets and leaders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.model import Char
from extractor.ocr.marks import as_printed, is_wide, with_dashes
from extractor.ocr.reading import Glyph, Reading
from extractor.ocr.rect import Rect
from extractor.ocr.sizes import measures
from extractor.ocr.strips import Strip

# The width of what is not Chinese, in parts of the size.
_HALF = 0.5
# Marks that stand in the right half of their square.
_RIGHT_HALF = frozenset("（【《〈「『〔［“‘")
# A solid blot before the first character is a bullet, where it is as high as this part of the size. Ink fills half of
# the box of a diamond, π/4 of that of a disc, all of that of a square, and less than half of that of a character.
_BULLET_HEIGHT = (0.2, 0.95)
_BULLETS = ((0.9, "■"), (0.65, "●"), (0.45, "◆"))
# Leaders fill at least this many squares; a dot is no higher than this part of the size.
_LEADERS, _DOT, _DOTS = 2, 0.3, frozenset("….·・ ")


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its size and the height of its middle, in pixels."""

    strip: Strip
    reading: Reading
    size: float
    middle: float


def set_lines(lines: Iterable[tuple[Strip, Reading]], dpi: float) -> list[Char]:
    """Return the characters of a page, line by line from top to bottom, with their em boxes in points."""
    read = [(strip, as_printed(reading)) for strip, reading in lines if reading]
    found = [
        SetLine(strip, with_dashes(reading, strip.blots, measure.size), measure.size, measure.middle)
        for (strip, reading), measure in zip(read, measures(read, dpi), strict=True)
    ]
    found.sort(key=lambda line: (line.middle, line.strip.ink.x0))
    return [char for line in found for char in _chars(line, 72 / dpi)]


def _chars(line: SetLine, scale: float) -> Iterator[Char]:
    """Yield the characters of a line; `scale` makes points of pixels."""
    glyphs = _with_leaders(_with_bullet(line), line)
    top = (line.middle - line.size / 2) * scale
    edges = _edges(glyphs, line.size, line.strip.ink)
    for glyph, (left, right) in zip(glyphs, edges, strict=True):
        yield Char(
            glyph.text, left * scale, top, right * scale, top + line.size * scale, line.size * scale, bold=False,
            confidence=round(glyph.confidence, 3),
        )  # fmt: skip


def _with_bullet(line: SetLine) -> Reading:
    """Put a bullet before a line that begins with one, if the recogniser passed over it."""
    first = next(glyph for glyph in line.reading if not glyph.text.isspace())
    edge = first.middle - 0.45 * _width(first, line.size)
    low, high = (part * line.size for part in _BULLET_HEIGHT)
    before = [blot for blot in line.strip.blots if blot.x1 < edge and blot.height > low]
    if len(before) != 1 or before[0].height > high or not 0.7 < before[0].width / before[0].height < 1.4:
        return line.reading
    shape = next((shape for full, shape in _BULLETS if before[0].full > full), None)
    if shape is None:
        return line.reading
    return (Glyph(shape, (before[0].x0 + before[0].x1) / 2, first.confidence), *line.reading)


def _with_leaders(glyphs: Reading, line: SetLine) -> Reading:
    """Fill the white between two characters with dots, where dots are printed in it: leaders of a contents page."""
    words = [glyph for glyph in glyphs if glyph.text not in _DOTS]
    filled = list(words[:1])
    for before, after in pairwise(words):
        filled += _dots(before, after, line)
        filled.append(after)
    return tuple(filled) if len(filled) > len(words) else glyphs


def _dots(before: Glyph, after: Glyph, line: SetLine) -> list[Glyph]:
    """Return a leader a square between two characters that are far apart, if there is a dot or more in each square."""
    left, right = before.middle + line.size / 2, after.middle - line.size / 2
    squares = int((right - left) / line.size)
    if squares < _LEADERS:
        return []
    small = [blot for blot in line.strip.blots if left < blot.x0 and blot.x1 < right and blot.height < _DOT * line.size]
    if len(small) < squares:
        return []
    width = (right - left) / squares
    return [Glyph("…", left + (index + 0.5) * width, before.confidence) for index in range(squares)]


def _width(glyph: Glyph, size: float) -> float:
    return size if is_wide(glyph.text) else _HALF * size


def _edges(glyphs: Reading, size: float, ink: Rect) -> list[tuple[float, float]]:
    """Return left and right of each character: half way to the next, where that is no further than usual."""
    edges: list[tuple[float, float]] = []
    for index, glyph in enumerate(glyphs):
        half = _width(glyph, size) / 2
        if index:
            left = max(edges[-1][1], _between(glyphs[index - 1], glyph, size))
        else:
            left = ink.x0 - (half if glyph.text in _RIGHT_HALF else 0.0)
        right = _between(glyph, glyphs[index + 1], size, left_of=True) if index + 1 < len(glyphs) else ink.x1
        edges.append((left, max(right, left)))
    return edges


def _between(one: Glyph, other: Glyph, size: float, *, left_of: bool = False) -> float:
    """Return the edge between two characters; where there is white between them, that of the first or the second."""
    usual = (_width(one, size) + _width(other, size)) / 2
    if other.middle - one.middle < usual + 0.5 * size:
        return one.middle + (other.middle - one.middle) * _width(one, size) / (2 * usual)
    return one.middle + _width(one, size) / 2 if left_of else other.middle - _width(other, size) / 2
