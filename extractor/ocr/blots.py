"""Grey pixels → ink: where a page is dark, and the blots of which its characters are made."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extractor.ocr.rect import Blot

Grey = npt.NDArray[np.uint8]

# A pixel is ink when it is darker than its surroundings by this much, of 255: the noise of a scanner and the pale
# print of a watermark are less, a grey letter is more.
_DARKER = 28
# The surroundings: a square with this side, in parts of the page's longer side, which holds a few characters.
_AROUND = 0.03
# A blot that is smaller than this in both directions, in inches, is a speck: full stops of 6-point type are larger.
_SPECK = 0.008


def ink_of(page: Grey) -> Grey:
    """Return 1 where a page has ink and 0 where it is paper, whatever the light on it."""
    side = max(15, round(_AROUND * max(page.shape)) | 1)
    smooth = cv2.medianBlur(page, 3)
    dark = cv2.adaptiveThreshold(smooth, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, side, _DARKER)
    return np.asarray(dark, np.uint8)


def blots_of(page: Grey, dpi: float) -> list[Blot]:
    """Return the boxes of all blots of ink on a page that are no specks."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink_of(page), connectivity=8)
    least = _SPECK * dpi
    return [
        Blot(float(x), float(y), float(x + width), float(y + height), area / (width * height))
        for x, y, width, height, area in stats[1:count].tolist()
        if width >= least or height >= least
    ]
