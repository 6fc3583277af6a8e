"""Grey pixels → ink: where a page is dark, and the blots of which its characters are made, without rules and frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extractor.pages.ocr.rect import Blot, Rect

Grey = npt.NDArray[np.uint8]

# A pixel is ink when it is darker than its surroundings by this much, of 255: the noise of a scanner and the pale
# print of a watermark are less, a grey letter is more.
_DARKER = 28
# Single pixels are taken for noise and smoothed away, unless they are darker by this much: the ring of a full stop is
# one pixel thin.
_MUCH_DARKER = 70
# The surroundings: a square with this side, in parts of the page's longer side, which holds a few characters.
# It is no less than so many pixels.
_AROUND, _LEAST_AROUND = 0.03, 15
# Noise is smoothed away in squares of this side, in pixels; rules are taken out with as much of their ragged edges.
_SMOOTH, _RAGGED = 3, 3
# A blot that is smaller than this in both directions, in inches, is a speck: full stops of 6-point type are larger.
_SPECK = 0.008
# A stretch of ink that is longer than this, in inches, along or down the page is a rule: no dash is as long, and no
# stroke of a letter as high.
_RULE_ALONG, _RULE_DOWN = 1.0, 0.55


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of a page: the boxes of its blots, and those of the rules that run down it."""

    blots: tuple[Blot, ...]
    rules: tuple[Rect, ...]


def ink_of(page: Grey) -> Grey:
    """Return 1 where a page has ink and 0 where it is paper, whatever the light on it."""
    side = max(_LEAST_AROUND, round(_AROUND * max(page.shape)) | 1)
    dark, darkest = (
        cv2.adaptiveThreshold(pixels, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, side, darker)
        for pixels, darker in ((cv2.medianBlur(page, _SMOOTH), _DARKER), (page, _MUCH_DARKER))
    )
    return np.asarray(cv2.bitwise_or(dark, darkest), np.uint8)


def blots_of(page: Grey, dpi: float) -> Ink:
    """Return the blots of ink on a page that are no specks.

    Rules are taken out of the ink, for what they touch would be one blot with them. Their edges are ragged, and go too.
    """
    ink = ink_of(page)
    along = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(_RULE_ALONG * dpi)), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(_RULE_DOWN * dpi), 1), np.uint8))
    above, beside = np.ones((_RAGGED, 1), np.uint8), np.ones((1, _RAGGED), np.uint8)
    rules = cv2.bitwise_or(cv2.dilate(along, above), cv2.dilate(down, beside))
    letters = np.asarray(cv2.subtract(ink, rules), np.uint8)
    least = _SPECK * dpi
    blots = (blot for blot in _connected(letters) if blot.width >= least or blot.height >= least)
    return Ink(tuple(blots), tuple(_connected(np.asarray(down, np.uint8))))


def _connected(ink: Grey) -> Iterator[Blot]:
    """Yield the box of each connected piece of ink."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for x, y, width, height, area in stats[1:count].tolist():
        yield Blot(float(x), float(y), float(x + width), float(y + height), area / (width * height))
