"""What is pale and lies behind print → paper: watermarks and tinted boxes.

Where a watermark runs behind lines, the detector sees neither, and the ink of both is one blot. Pale print by itself,
such as a title in a light colour, is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.cuts import scaled
from extractor.pages.ocr.rect import Rect

Contrast = npt.NDArray[np.float32]

# What is pale is looked for at this resolution.
_DPI = 100.0
# Contrast is counted from the paper, 0, to the darkest print, 1. The noise of paper is below the first; what lies
# behind print is, as a whole, below the second; print is above the third.
_PAPER, _PALE, _PRINT = 0.08, 0.33, 0.45
# The page's darkest print is what this part of its pixels is; a page with less contrast than this, of 255, has none.
_DARKEST, _LEAST_CONTRAST = 0.002, 80
# Pixels as near to print as this, in the pixels of this resolution, may be its blurred edge, and tell nothing.
_EDGE = 2
# The noise of a scanner is smoothed away in squares of this side, in pixels.
_SMOOTH = 3
# What lies behind print is at least so high, in inches, and this part of its box is print.
_HIGH, _PRINTED_OVER = 0.3, 0.01
# The letters of a watermark are of one tone, so that those with print over them tell of the others.
_ALIKE = 0.06
# What lies as near to it as this part of its height goes on with it: more strokes of its letters, or those beside them.
_GOES_ON = 0.5


def bleached(page: Grey, dpi: float) -> Grey:
    """Return the page with pale pictures, letters and boxes that have print over them made as light as paper.

    The print over them is made lighter by as much, so that its strokes keep their shape.
    """
    smooth = cv2.medianBlur(scaled(page, _DPI / dpi), _SMOOTH)
    paper, darkest = float(np.median(smooth)), float(np.quantile(smooth, _DARKEST))
    if paper - darkest < _LEAST_CONTRAST:
        return page
    contrast = smooth.astype(np.float32)
    np.subtract(paper, contrast, out=contrast)
    contrast /= paper - darkest
    behind = _behind(contrast)
    if not behind.any():
        return page
    behind *= paper - darkest
    return _lifted(page, behind)


def _lifted(page: Grey, lift: Contrast) -> Grey:
    """Return a page made lighter by what a smaller picture says of each place, row by row: a page has many pixels."""
    rows, columns = (_nearest(*sides) for sides in zip(lift.shape, page.shape, strict=True))
    lighter = page.copy()
    for row in np.flatnonzero(lift.any(axis=1)):
        first, last = np.searchsorted(rows, (row, row + 1))
        lighter[first:last] = np.clip(lighter[first:last] + lift[row, columns], 0, 255)
    return lighter


def _nearest(side: int, wanted: int) -> npt.NDArray[np.int64]:
    """Return which of so many pixels stands at each place when they are made as many as are wanted."""
    places = np.arange(side, dtype=np.float32).reshape(side, 1)
    return cv2.resize(places, (1, wanted), interpolation=cv2.INTER_NEAREST).ravel().astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Patch:
    """Connected pale pixels: their number in the picture, their box and their mean contrast."""

    label: int
    box: Rect
    tone: float


def _behind(contrast: Contrast) -> Contrast:
    """Return the contrast of what is pale and has print over it, or goes on beside that, and 0 elsewhere."""
    print_ = contrast >= _PRINT
    patches, labels = _patches(contrast, print_)
    tall = [patch for patch in patches if patch.box.height >= _HIGH * _DPI and patch.tone < _PALE]
    over = [patch for patch in tall if _inked(patch.box, print_) > _PRINTED_OVER]
    found = [patch for patch in tall if any(abs(patch.tone - other.tone) < _ALIKE for other in over)]
    around = _around(found, contrast.shape)
    tones = np.zeros(labels.max() + 1, np.float32)
    for patch in patches:
        # Other strokes of the same letters, or of those beside them
        tones[patch.label] = around[int(patch.box.middle), int((patch.box.x0 + patch.box.x1) / 2)]
    for patch in found:
        tones[patch.label] = patch.tone
    side = 2 * _EDGE + 3  # over the edge that tells nothing, and a pixel of print
    return np.asarray(cv2.dilate(tones[labels], np.ones((side, side), np.uint8)), np.float32)


def _patches(contrast: Contrast, print_: npt.NDArray[np.bool_]) -> tuple[list[_Patch], npt.NDArray[np.int32]]:
    """Return the pale patches of a picture, and which of them each of its pixels belongs to, 0 for none."""
    side = 2 * _EDGE + 1
    near = cv2.dilate(print_.astype(np.uint8), np.ones((side, side), np.uint8)).astype(bool)
    pale = ((contrast > _PAPER) & ~near).astype(np.uint8)
    _, found, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    labels = np.asarray(found, np.int32)
    inked = np.flatnonzero(labels)  # most of a page is paper
    tones = np.bincount(labels.flat[inked], contrast.flat[inked], minlength=len(stats)).tolist()
    patches = [
        _Patch(label, Rect(left, top, left + width, top + height), tones[label] / size)
        for label, (left, top, width, height, size) in enumerate(stats.tolist())
        if label  # the first is all the rest of the picture
    ]
    return patches, labels


def _inked(box: Rect, print_: npt.NDArray[np.bool_]) -> float:
    """Return the part of a box that is print."""
    return float(print_[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)].mean())


def _around(found: Sequence[_Patch], shape: tuple[int, ...]) -> Contrast:
    """Return the tones of patches where they are, and where what goes on with them may be; 0 elsewhere."""
    tones = np.zeros(shape, np.float32)
    for patch in found:
        reach = _GOES_ON * patch.box.height
        top, left = max(0, round(patch.box.y0 - reach)), max(0, round(patch.box.x0 - reach))
        tones[top : round(patch.box.y1 + reach), left : round(patch.box.x1 + reach)] = patch.tone
    return tones
