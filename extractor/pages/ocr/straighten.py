"""A scanned page → the same page upright: how far its print is turned, and the turning of it."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extractor.pages.ocr.blots import Grey, ink_of
from extractor.pages.ocr.cuts import scaled

Places = npt.NDArray[np.float64]

# The skew of a page is measured at this many pixels along its longer side: lines of 10 points are then 10 pixels
# high, and half a pixel at the end of a line is less than a twentieth of a degree.
_LONG_SIDE = 1000
# Feeders and flatbeds turn a page by a few degrees; who photographs one, by ten at most.
_MOST = 10.0
_COARSE, _FINE = 0.5, 0.05
# The profile is smoothed, so that the rows of pixels that a few letters happen to fill are no rows of print.
_SMOOTH = (0.25, 0.5, 0.25)
# Any number serves: the same page is always turned alike.
_PIXEL = 1
# What is bigger than this, in parts of the longer side, is a rule, a frame or a picture, and no letter.
_LETTER = 0.06
# Print counts as sideways when the columns of the page are this much sharper than its rows: Chinese is set on a grid,
# so that its columns are sharp as well.
_SIDEWAYS = 1.5


def tilt_of(page: Grey) -> tuple[float, bool]:
    """Return by how many degrees clockwise the lines of a page slope, and whether they run down instead of across.

    The method is Postl's (1986): the profile of a page along its lines is sharpest, where rows of ink and rows of
    white take turns. Here the sharpness is the sum of squared steps of the profile.
    """
    xs, ys = _letters(scaled(page, min(1.0, _LONG_SIDE / max(page.shape))))
    if not len(xs):
        return 0.0, False
    across, rows = _sharpest(xs, ys)
    down, columns = _sharpest(-ys, xs)
    return (down, True) if columns > _SIDEWAYS * rows else (across, False)


def _letters(page: Grey) -> tuple[Places, Places]:
    """Return x and y of each pixel of ink that may be part of a letter.

    A pixel is a square, and its ink anywhere in it: whole numbers would make an unturned profile the sharpest.
    """
    ink = ink_of(page)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    most = _LETTER * max(page.shape)
    small = (stats[:, cv2.CC_STAT_WIDTH] < most) & (stats[:, cv2.CC_STAT_HEIGHT] < most)
    small[0] = False
    ys, xs = np.nonzero(small[labels]) if count > 1 else (np.zeros(0), np.zeros(0))
    within = np.random.default_rng(_PIXEL).random((2, len(xs)))
    return xs + within[0], ys + within[1]


def _sharpest(along: Places, across: Places) -> tuple[float, float]:
    """Return the angle at which the profile is sharpest, and how sharp it is."""
    best = max((_sharpness(along, across, angle), -abs(angle), angle) for angle in _steps(0.0, _MOST, _COARSE))
    best = max((_sharpness(along, across, angle), -abs(angle), angle) for angle in _steps(best[2], _COARSE, _FINE))
    return best[2], best[0]


def _steps(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + step * index for index in range(-count, count + 1)]


def _sharpness(along: Places, across: Places, angle: float) -> float:
    turned = across * np.cos(np.radians(angle)) - along * np.sin(np.radians(angle))
    profile = np.bincount((turned - turned.min()).astype(np.int64)).astype(np.float64)
    return float(np.sum(np.diff(np.convolve(profile, _SMOOTH)) ** 2))


def turned(page: Grey, angle: float) -> Grey:
    """Return the page turned back by `angle` degrees, about its middle, on white.

    Quarters are turned without loss and swap the sides of the page.
    """
    quarters = round(angle / 90)
    page = np.ascontiguousarray(np.rot90(page, quarters))
    rest = angle - 90 * quarters
    if abs(rest) < _FINE:
        return page
    height, width = page.shape
    # The middle of the picture lies between pixels where a side is even; OpenCV turns counter-clockwise
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), rest, 1.0)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255), np.uint8)
