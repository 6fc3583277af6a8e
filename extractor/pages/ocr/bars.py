"""Light print on dark bars → dark print on paper, as the detector, the ink and the recogniser want it.

Headings and the first rows of tables are often set so. A bar is a dark area that is wider than high, of one tone, with
lighter print on it; what is neither (rules, letters, photographs, grey boxes with black print) is left as it is.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.cuts import scaled

Contour = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

# As light as paper is made, and as a pixel can be.
_WHITE = 255
# Bars are looked for at this resolution, at which the noise of a scanner is averaged away.
_DPI = 75.0
# What is lighter than this, of 255, is no bar: white print on it could not be read.
_DARK = 190
# What is thinner than this, in inches, is a rule or the stroke of a letter. Less high and less wide no bar holds print.
_STROKE, _LEAST_HEIGHT, _LEAST_WIDTH = 0.04, 0.09, 0.3
# Bold letters of headings have thicker strokes. They are no wider than high, and so much of the edge of what is left of
# them is not dark.
_LEAST_ASPECT, _DARK_EDGE = 1.5, 0.95
# A bar fills this part of its outline, print and all; its own tone at least half of that.
_FILLED, _TONE = 0.85, 0.5
# How far from the tone of the bar its pixels are at most, and its print at least, in levels of 255.
_EVEN, _LIGHTER = 32, 48
# Pixels that are neither bar nor print are the edges of print; photographs have more of them. Print takes this part.
_MIXED, _PRINT = 0.25, 0.005
# The strokes of the print are thinner than this; the edge of a bar is blurred as far as that.
_BROADEST, _EDGE = 0.15, 0.012
# The edge of an area is looked at between the pixels that squares of these sides eat away from outside.
_OUTER, _INNER = 3, 5
# How far the work on a bar reaches beyond it, in edges; the sides of the squares by which its white grows over its
# blurred edge, and its print shrinks away from there.
_REACH, _GROWN, _SHRUNK = 3, 6, 2


def with_bars_inverted(page: Grey, dpi: float) -> Grey:
    """Return the page with the light print on its dark bars in black, and the bars as white as paper."""
    small = scaled(page, _DPI / dpi)
    bars = [bar for bar in _dark_areas(small) if _is_bar(small, bar)]
    if not bars:
        return page
    inverted = page.copy()
    for bar in bars:
        _invert(inverted, np.asarray(bar * (dpi / _DPI), np.int32), dpi)
    return inverted


def _dark_areas(page: Grey) -> list[Contour]:
    """Return the outlines of all dark areas that are broader than the strokes of letters."""
    # Closed, the page loses what is dark and thin; print within a bar only grows together
    closed = cv2.morphologyEx(page, cv2.MORPH_CLOSE, _square(_STROKE * _DPI))
    dark = np.asarray(closed <= _DARK, np.uint8)
    outlines, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return [np.asarray(outline, np.int32) for outline in outlines]


def _is_bar(page: Grey, outline: Contour) -> bool:
    left, top, width, height = cv2.boundingRect(outline)
    if height < _LEAST_HEIGHT * _DPI or width < max(_LEAST_WIDTH * _DPI, _LEAST_ASPECT * height):
        return False
    hull = np.asarray(cv2.convexHull(outline), np.int32)
    if cv2.contourArea(hull) < _FILLED * (width - 1) * (height - 1):
        return False
    part = page[top : top + height, left : left + width]
    within = _mask(hull, left, top, width, height)
    return _has_dark_edge(part, within) and _is_of_one_tone(part[within])


def _has_dark_edge(page: Grey, within: Mask) -> bool:
    """Whether an area is dark all along its edge; its outermost pixels are half paper."""
    outer, inner = (
        cv2.erode(within.astype(np.uint8), _square(side), borderType=cv2.BORDER_CONSTANT, borderValue=(0,)).astype(bool)
        for side in (_OUTER, _INNER)
    )
    edge = page[outer & ~inner]
    return edge.size > 0 and float(np.mean(edge < _DARK)) >= _DARK_EDGE


def _is_of_one_tone(pixels: Grey) -> bool:
    """Whether pixels are of one dark tone, but for some that are clearly lighter: print."""
    tone = float(np.median(pixels[pixels < _DARK]))
    even = float(np.mean(np.abs(pixels - tone) <= _EVEN))
    printed = float(np.mean(pixels > tone + _LIGHTER))
    return even >= _TONE and printed >= _PRINT and even + printed >= 1 - _MIXED


def _invert(page: Grey, outline: Contour, dpi: float) -> None:
    """Put white in the place of a bar, and what is lighter than its surroundings on it as much darker than white."""
    edge = max(1, round(_EDGE * dpi))
    left, top, width, height = cv2.boundingRect(outline)
    reach = _REACH * edge
    y0, y1 = max(0, top - reach), min(page.shape[0], top + height + reach)
    x0, x1 = max(0, left - reach), min(page.shape[1], left + width + reach)
    part = page[y0:y1, x0:x1]
    hull = _mask(np.asarray(cv2.convexHull(outline), np.int32), x0, y0, x1 - x0, y1 - y0).view(np.uint8)
    lighter = cv2.morphologyEx(part, cv2.MORPH_TOPHAT, _square(_BROADEST * dpi))
    part[cv2.dilate(hull, _square(_GROWN * edge)).view(np.bool_)] = _WHITE
    within = cv2.erode(hull, _square(_SHRUNK * edge), borderValue=1).view(np.bool_)
    noise = float(np.median(lighter[within], overwrite_input=True))  # most of a bar is no print
    levels = np.arange(_WHITE + 1)  # that `lighter` may have
    darker = (_WHITE - np.clip(levels - noise, 0, None)).astype(np.uint8)
    np.copyto(part, cv2.LUT(lighter, darker), where=within)


def _mask(outline: Contour, left: int, top: int, width: int, height: int) -> Mask:
    """Return what an outline holds of a rectangle."""
    mask = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(mask, outline - np.array([left, top], np.int32), (1,))
    return mask.view(np.bool_)


def _square(side: float) -> npt.NDArray[np.uint8]:
    return np.ones((max(3, round(side) | 1),) * 2, np.uint8)
