"""A line cut out of a page, in the height that the recogniser reads."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.rect import Rect

# The height of a strip in pixels, which the model prescribes.
_HEIGHT = 48
# White at both ends, in parts of the height of the ink.
_SIDE = 0.25


@dataclass(frozen=True, slots=True)
class Cut:
    """A strip of a page: its pixels, the x on the page at which it begins, and its pixels per pixel of the page."""

    pixels: Grey
    left: float
    scale: float


def cut(page: Grey, ink: Rect, height: int) -> Cut:
    """Cut a line out of the page, scaled so that its ink is `height` pixels high, in the middle of the strip."""
    scale = height / ink.height
    left = ink.x0 - _SIDE * ink.height
    top = ink.y0 - (_HEIGHT - height) / 2 / scale
    width = max(1, round((ink.width + 2 * _SIDE * ink.height) * scale))
    # Only this part of the page is looked at. Large print is first reduced by areas: single pixels lose thin strokes.
    x0, y0 = max(0, int(left)), max(0, int(top))
    part = page[y0 : int(top + _HEIGHT / scale) + 2, x0 : int(left + width / scale) + 2]
    step = min(1.0, 2 * scale)
    part = scaled(part, step)
    matrix = np.array([[step / scale, 0, (left - x0) * step], [0, step / scale, (top - y0) * step]])
    pixels = cv2.warpAffine(
        part, matrix, (width, _HEIGHT), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return Cut(np.asarray(pixels, np.uint8), left, scale)


def scaled(page: Grey, scale: float) -> Grey:
    """Return a picture with so many pixels for each of its own, and with one at least each way."""
    if scale == 1:
        return page
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    height, width = (round(side * scale) for side in page.shape)
    if min(height, width) < 1:  # OpenCV refuses to make nothing of something
        return np.asarray(cv2.resize(page, (max(width, 1), max(height, 1)), interpolation=how), np.uint8)
    return np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=how), np.uint8)
