"""Lines as they were read → characters with their boxes, and what the recogniser passed over: bullets, leaders, 〇."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.model.characters import Char
from extractor.pages.glyphs import POINTS_AN_INCH
from extractor.pages.ocr.agreement import DOUBT
from extractor.pages.ocr.marks import NUMERALS, ZERO, as_printed, is_wide, with_dashes
from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Blot, Rect
from extractor.pages.ocr.sizes import Measure, measures
from extractor.pages.ocr.strips import Strip

# The width of what is not Chinese, in parts of the size.
_HALF = 0.5
# Characters whose middles are no further apart have no white between them: figures of full width are a square apart.
_NO_GAP = 1.3
# White of less than this, in parts of the size, beyond what their widths take, is shared by two characters.
_SHARED = 0.5
# Marks that stand in the right half of their square.
_RIGHT_HALF = frozenset("（【《〈「『〔［“‘")
# A solid blot before or behind a line is an ornament, where it is as high as this part of the size. Ink fills half of
# the box of a diamond, π/4 of that of a disc, all of that of a square, and less than half of that of a character.
_ORNAMENT_HEIGHT = (0.2, 1.1)
# It is about as wide as high: its width in parts of its height.
_ORNAMENT_ASPECT = (0.7, 1.4)
# Its middle is nearly a square from that of the character beside it; a dot of that character is half a square away.
_ORNAMENT_AWAY = 0.8
_ORNAMENTS = ((0.9, "■"), (0.65, "●"), (0.45, "◆"))
# A ring is as high and as wide as this, and less of its box is ink, which for a ring with a stroke of a tenth is 0.3.
_RING, _HOLLOW = (0.6, 1.05), 0.45
# A character is read where its middle is as near as this, and the next one is as near as that, in parts of the size.
_SAME, _NEXT = 0.4, 1.5
# Leaders fill at least this many squares; a dot is no higher than this part of the size.
_LEADERS, _DOT, _DOTS = 2, 0.3, frozenset("….·・ ")


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its size and the height of its middle, in pixels."""

    strip: Strip
    reading: Reading
    size: float
    middle: float


def set_lines(lines: Iterable[tuple[Strip, Reading]], dpi: float) -> Iterator[Char]:
    """Yield the characters of a page, line by line from top to bottom, with their em boxes in points."""
    read = [(strip, as_printed(reading)) for strip, reading in lines if reading]
    found = [_set(*line, measure) for line, measure in zip(read, measures(read, dpi), strict=True)]
    found.sort(key=lambda line: (line.middle, line.strip.ink.x0))
    for line in found:
        yield from _chars(line, POINTS_AN_INCH / dpi)


def _set(strip: Strip, reading: Reading, measure: Measure) -> SetLine:
    reading = with_dashes(_without_blanks(reading, measure.size), strip.blots, measure.size)
    return SetLine(strip, reading, measure.size, measure.middle)


def _without_blanks(reading: Reading, size: float) -> Reading:
    """Drop blanks, but between two characters of an alphabet, or two figures that are clearly apart."""
    kept: list[Glyph] = []
    for index, glyph in enumerate(reading):
        if not glyph.text.isspace():
            kept.append(glyph)
        elif kept and index + 1 < len(reading):
            before, after = kept[-1], reading[index + 1]
            in_number = _is_in_number(before.text) and _is_in_number(after.text)
            near = after.middle - before.middle < _NO_GAP * size
            if before.text.isascii() and after.text.isascii() and not (in_number and near):
                kept.append(glyph)
    return tuple(kept)


def _is_in_number(text: str) -> bool:
    return text.isdigit() or text in ".,%"


# ------------------------------------------------------------------ boxes


def _chars(line: SetLine, scale: float) -> Iterator[Char]:
    """Yield the characters of a line; `scale` makes points of pixels."""
    glyphs = _with_leaders(_with_zeros(_with_ornaments(line), line), line)
    top = (line.middle - line.size / 2) * scale
    edges = _edges(glyphs, line.size, line.strip.ink)
    for glyph, (left, right) in zip(glyphs, edges, strict=True):
        yield Char(
            glyph.text, left * scale, top, right * scale, top + line.size * scale, line.size * scale, bold=False,
            confidence=round(glyph.confidence, 3),
        )  # fmt: skip


def _with_ornaments(line: SetLine) -> Reading:
    """Add the bullet before a line and the ornament behind it, where the recogniser passed over them."""
    inked = [glyph for glyph in line.reading if not glyph.text.isspace()]
    first, last = inked[0], inked[-1]
    left = first.middle - _ORNAMENT_AWAY * (_width(first, line.size) + line.size) / 2
    right = last.middle + _ORNAMENT_AWAY * (_width(last, line.size) + line.size) / 2
    before = _ornament([blot for blot in line.strip.blots if blot.x0 + blot.x1 < 2 * left], line, first)
    behind = _ornament([blot for blot in line.strip.blots if blot.x0 + blot.x1 > 2 * right], line, last)
    return (*before, *line.reading, *behind)


def _ornament(blots: Sequence[Blot], line: SetLine, beside: Glyph) -> Reading:
    """Return the one solid shape that is among blots, as a character."""
    low, high = (part * line.size for part in _ORNAMENT_HEIGHT)
    narrow, wide = _ORNAMENT_ASPECT
    inked = [blot for blot in blots if blot.height > low]
    if len(inked) != 1 or inked[0].height > high or not narrow < inked[0].width / inked[0].height < wide:
        return ()
    shape = next((shape for full, shape in _ORNAMENTS if inked[0].full > full), None)
    return (Glyph(shape, (inked[0].x0 + inked[0].x1) / 2, beside.confidence),) if shape else ()


def _with_zeros(glyphs: Reading, line: SetLine) -> Reading:
    """Add each ring beside a Chinese figure for which no character was read, with doubt: it is a zero (二〇二三)."""
    found = list(glyphs)
    for blot in line.strip.blots:
        middle = (blot.x0 + blot.x1) / 2
        index = bisect(found, middle, key=lambda glyph: glyph.middle)
        beside = [
            glyph for glyph in found[max(index - 1, 0) : index + 1] if abs(glyph.middle - middle) < _NEXT * line.size
        ]
        unread = not any(abs(glyph.middle - middle) < _SAME * line.size for glyph in beside)
        if unread and _is_ring(blot, line.size) and any(glyph.text in NUMERALS for glyph in beside):
            found.insert(index, Glyph(ZERO, middle, DOUBT))
    return tuple(found)


def _is_ring(blot: Blot, size: float) -> bool:
    low, high = (part * size for part in _RING)
    return low < blot.width < high and low < blot.height < high and blot.full < _HOLLOW


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
    if other.middle - one.middle < max(usual + _SHARED * size, _NO_GAP * size):
        return one.middle + (other.middle - one.middle) * _width(one, size) / (2 * usual)
    return one.middle + _width(one, size) / 2 if left_of else other.middle - _width(other, size) / 2
