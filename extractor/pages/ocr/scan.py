"""A page in pixels → the same page upright, with the characters that were read on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean, median

import numpy as np

from extractor.model import Page
from extractor.model.characters import runs_of
from extractor.pages.glyphs import POINTS_AN_INCH
from extractor.pages.ocr.agreement import agreed, text_of
from extractor.pages.ocr.bars import with_bars_inverted
from extractor.pages.ocr.bleach import bleached
from extractor.pages.ocr.blots import Grey, blots_of
from extractor.pages.ocr.cuts import Cut, cut, scaled
from extractor.pages.ocr.engine import Engine
from extractor.pages.ocr.marks import FAINT
from extractor.pages.ocr.reading import Reading
from extractor.pages.ocr.rect import Rect
from extractor.pages.ocr.setting import set_lines
from extractor.pages.ocr.straighten import tilt_of, turned
from extractor.pages.ocr.strips import Strip, strips_of
from extractor.pages.rendering import Raster

# Lines are looked for at this resolution: at half of it the detector loses small print, at twice it takes four times
# as long and parts lines of large print.
_FIND_DPI = 100.0
# A page is taken to be no longer than this, in inches, the side of A2. One that says it is, is most often a scan whose
# pixels were taken for points: its print is larger by as much, and to look for lines at that size takes all memory.
_LONGEST = 23.4
# Blots are looked for at this one, at which a full stop of 8-point type has five pixels.
_BLOT_DPI = 150.0
# The height of the ink in the strips that are read first, again where a character of the first reading is less sure
# than this, and once more where the two readings differ.
_PASSES, _CERTAIN = (40, 33, 44), 0.95
# … and the height once more for lines with ink that no character was read for: a stroke as wide as the first of these
# parts of the line's height, with no character's middle on it or as near as the second.
_SMALL_PASS, _STROKE, _BESIDE = 28, 0.6, 0.1
# What the recogniser makes of pictures, stamps and specks it is not sure of; of what the detector took for no line, it
# has to be surer. Real lines have 0.9 and more.
_SURE, _SURE_OF_MISSED = 0.6, 0.8
# A box is that of a line that runs down the page where it is so many times as high as wide, and as so many lines.
_UPENDED, _LINES_HIGH = 1.8, 2.2
# A page whose widest lines are read with less certainty than this may stand on its head.
_UPRIGHT, _TRIED = 0.9, 4


class Scanner:
    """Reads scanned pages; holds the models."""

    def __init__(self) -> None:
        self._engine = Engine()

    def read(self, number: int, raster: Raster) -> Page:
        """Return a page with the characters that were read on it, in points of the page turned upright."""
        scale = POINTS_AN_INCH / raster.dpi
        if raster.blank:
            return Page(number, raster.width * scale, raster.height * scale, (), None)
        dpi = max(raster.dpi, max(raster.width, raster.height) / _LONGEST)
        page, angle, boxes = self._upright(_pixels(raster), dpi)
        strips = self._strips(page, dpi, boxes)
        readings = self._readings(page, strips)
        lines = [(strip, reading) for strip, reading in zip(strips, readings, strict=True) if _is_text(strip, reading)]
        height, width = page.shape
        runs = tuple(runs_of(set_lines(lines, raster.dpi)))
        return Page(number, width * scale, height * scale, runs, "ocr" if runs else None, turned=angle)

    def _upright(self, page: Grey, dpi: float) -> tuple[Grey, float, list[Rect]]:
        """Return the page upright, by how many degrees clockwise it was turned, and the boxes of its lines."""
        angle, sideways = tilt_of(page)
        angle += 90.0 * sideways
        upright = bleached(with_bars_inverted(turned(page, angle), dpi), dpi)
        boxes = self._engine.find(scaled(upright, _FIND_DPI / dpi))
        if self._on_its_head(upright, [box.times(dpi / _FIND_DPI) for box in boxes]):
            height, width = (side * _FIND_DPI / dpi for side in upright.shape)
            boxes = [Rect(width - box.x1, height - box.y1, width - box.x0, height - box.y0) for box in boxes]
            upright, angle = turned(upright, 180), angle - 180
        return upright, angle, boxes

    def _on_its_head(self, page: Grey, boxes: Sequence[Rect]) -> bool:
        widest = sorted(boxes, key=lambda box: -box.width)[:_TRIED]
        cuts = [cut(page, box, _PASSES[0]).pixels for box in widest]
        sure = _certainty(self._engine.read(cuts))
        return sure < _UPRIGHT and sure < _certainty(self._engine.read([turned(each, 180) for each in cuts]))

    def _strips(self, page: Grey, dpi: float, boxes: Sequence[Rect]) -> list[Strip]:
        ink = blots_of(scaled(page, _BLOT_DPI / dpi), _BLOT_DPI)
        across, down = _by_direction([box.times(_BLOT_DPI / _FIND_DPI) for box in boxes])
        blots = [blot for blot in ink.blots if not any(box.holds(blot) for box in down)]
        return [strip.times(dpi / _BLOT_DPI) for strip in strips_of(across, blots, ink.rules)]

    def _readings(self, page: Grey, strips: Sequence[Strip]) -> list[Reading]:
        """Read each strip, once more at another scale where it is in doubt, and at a third where the two differ."""
        readings = self._pass(page, strips, _PASSES[0])
        doubted = [index for index, reading in enumerate(readings) if _is_doubted(reading)]
        second = self._pass(page, [strips[index] for index in doubted], _PASSES[1])
        pairs = [(index, readings[index], other) for index, other in zip(doubted, second, strict=True)]
        differ = [index for index, one, other in pairs if text_of(one) != text_of(other)]
        third = dict(zip(differ, self._pass(page, [strips[index] for index in differ], _PASSES[2]), strict=True))
        for index, one, other in pairs:
            readings[index] = agreed((one, other, third[index]) if index in third else (one, other))
        return self._completed(page, strips, readings)

    def _completed(self, page: Grey, strips: Sequence[Strip], readings: list[Reading]) -> list[Reading]:
        """Read lines again in which ink was passed over: at the end of a line the recogniser loses flat characters."""
        lacking = [index for index, strip in enumerate(strips) if readings[index] and _unread(strip, readings[index])]
        again = self._pass(page, [strips[index] for index in lacking], _SMALL_PASS)
        for index, other in zip(lacking, again, strict=True):
            if _unread(strips[index], other) < _unread(strips[index], readings[index]):
                readings[index] = agreed((readings[index], other))
        return readings

    def _pass(self, page: Grey, strips: Sequence[Strip], height: int) -> list[Reading]:
        """Read strips in which the ink is `height` pixels high; places are in pixels of the page."""
        cuts = [cut(page, strip.ink, height) for strip in strips]
        readings = self._engine.read([each.pixels for each in cuts])
        return [_placed(reading, each) for reading, each in zip(readings, cuts, strict=True)]


def _pixels(raster: Raster) -> Grey:
    return np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.width)


def _placed(reading: Reading, where: Cut) -> Reading:
    return tuple(replace(glyph, middle=where.left + glyph.middle / where.scale) for glyph in reading)


def _is_doubted(reading: Reading) -> bool:
    """Whether a reading has a character that is not sure, or none at all."""
    return min((glyph.confidence for glyph in reading), default=0.0) < _CERTAIN


def _unread(strip: Strip, reading: Reading) -> int:
    """Return how many wide strokes of a line lie beside all characters that were read."""
    margin = _BESIDE * strip.ink.height
    wide = (blot for blot in strip.blots if blot.width > _STROKE * strip.ink.height)
    return sum(not any(blot.x0 - margin < glyph.middle < blot.x1 + margin for glyph in reading) for blot in wide)


def _by_direction(boxes: Sequence[Rect]) -> tuple[list[Rect], list[Rect]]:
    """Return the boxes of lines that run across the page, and of those that run down it, which are not read."""
    # How high a line is, whichever way it runs: on a page of few lines half of the boxes may be pictures and watermarks
    usual = median(min(box.width, box.height) for box in boxes) if boxes else 0.0
    down = [box for box in boxes if box.height >= _UPENDED * box.width and box.height >= _LINES_HIGH * usual]
    return [box for box in boxes if box not in down], down


def _certainty(readings: Sequence[Reading]) -> float:
    return fmean(glyph.confidence for reading in readings for glyph in reading) if any(readings) else 0.0


def _is_text(strip: Strip, reading: Reading) -> bool:
    inked = tuple(glyph for glyph in reading if not glyph.text.isspace())
    telling = tuple(glyph for glyph in inked if glyph.text not in FAINT) or inked
    return _certainty([telling]) >= (_SURE_OF_MISSED if strip.missed else _SURE)
