"""What is pale and lies behind print → paper: watermarks and tinted boxes.

Where a watermark runs behind lines, the detector sees neither, and the ink of both is one blot. Pale print by itself,
such as a title in a light colour, is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan

import cv2
import numpy as np
import numpy.typing as npt

from extractor.ocr.blots import Grey
from extractor.ocr.cuts import scaled
from extractor.ocr.rect import Rect

Contrast = npt.NDArray[np.float32]

# What is pale is looked for at this resolution.
_DPI = 100.0
# Contrast is counted from the paper, 0, to the darkest print, 1. The noise of paper is below the first; what lies
# behind print is, as a whole, below the second, and each pixel of it below the third.
_PAPER, _PALE, _PALEST_INK = 0.08, 0.33, 0.45
# The page's darkest print is what this part of its pixels is; a page with less contrast than this, of 255, has none.
_DARKEST, _LEAST_CONTRAST = 0.002, 80
# What lies behind print is at least so high, in inches, and this part of its box is dark ink; the pale edges of print
# itself are no higher than its letters.
_HIGH, _PRINTED_OVER = 0.3, 0.01
# Frames have pale edges, which are as high; of what lies behind print no more than this part is beside dark ink.
_EDGING = 0.5
# The letters of a watermark are of one tone, so that those with print over them tell of the others.
_ALIKE = 0.06


def bleached(page: Grey, dpi: float) -> Grey:
    """Return the page with paper in the place of pale pictures, letters and boxes that have print over them."""
    smooth = cv2.medianBlur(scaled(page, _DPI / dpi), 3)
    paper, darkest = float(np.median(smooth)), float(np.quantile(smooth, _DARKEST))
    if paper - darkest < _LEAST_CONTRAST:
        return page
    contrast = (paper - smooth.astype(np.float32)) / (paper - darkest)
    behind = _behind(contrast.astype(np.float32))
    if not behind.any():
        return page
    height, width = page.shape
    mask = cv2.resize(behind, (width, height), interpolation=cv2.INTER_NEAREST).astype(bool)
    lightest = paper - _PALEST_INK * (paper - darkest)
    return np.where(mask & (page > lightest), np.uint8(255), page)


@dataclass(frozen=True, slots=True)
class _Patch:
    """Connected pale pixels: their number in the picture, their box, their mean contrast.

    `edging` is the part of them that lies beside dark ink.
    """

    label: int
    box: Rect
    tone: float
    edging: float


def _behind(contrast: Contrast) -> Grey:
    """Return 1 where something pale has print over it or goes on beside that, and 0 elsewhere."""
    dark = contrast >= _PALEST_INK
    patches, labels = _patches(contrast, dark)
    tall = [patch for patch in patches if patch.box.height >= _HIGH * _DPI and patch.tone < _PALE]
    over = [patch for patch in tall if patch.edging < _EDGING and _inked(patch.box, dark) > _PRINTED_OVER]
    found = [patch for patch in tall if any(abs(patch.tone - other.tone) < _ALIKE for other in over)]
    if found:
        found += _strokes_beside(found, patches, dark.shape)
    mask = np.isin(labels, [patch.label for patch in found]).astype(np.uint8)
    return np.asarray(cv2.dilate(mask, np.ones((5, 5), np.uint8)), np.uint8)


def _patches(contrast: Contrast, dark: npt.NDArray[np.bool_]) -> tuple[list[_Patch], npt.NDArray[np.int32]]:
    """Return the pale patches of a picture, and which of them each of its pixels belongs to, 0 for none."""
    pale = ((contrast > _PAPER) & ~dark).astype(np.uint8)
    _, found, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    labels = np.asarray(found, np.int32)
    beside = cv2.dilate(dark.astype(np.uint8), np.ones((3, 3), np.uint8))
    tones, edges = (np.bincount(labels.ravel(), weights=of.ravel()).tolist() for of in (contrast, beside))
    patches = [
        _Patch(label, Rect(left, top, left + width, top + height), tones[label] / size, edges[label] / size)
        for label, (left, top, width, height, size) in enumerate(stats.tolist())
        if label  # the first is all the rest of the picture
    ]
    return patches, labels


def _inked(box: Rect, dark: npt.NDArray[np.bool_]) -> float:
    """Return the part of a box that is dark ink."""
    return float(dark[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)].mean())


def _strokes_beside(found: Sequence[_Patch], patches: Iterable[_Patch], shape: tuple[int, ...]) -> list[_Patch]:
    """Return the patches that are other strokes of the letters that were found, or of those beside them."""
    tones = np.full(shape, np.nan, np.float32)
    for patch in found:
        reach = patch.box.height / 2
        top, left = max(0, round(patch.box.y0 - reach)), max(0, round(patch.box.x0 - reach))
        tones[top : round(patch.box.y1 + reach), left : round(patch.box.x1 + reach)] = patch.tone
    strokes = []
    for patch in patches:
        tone = float(tones[int(patch.box.middle), int((patch.box.x0 + patch.box.x1) / 2)])
        if not isnan(tone) and (not patch.edging or abs(patch.tone - tone) < _ALIKE):
            strokes.append(patch)
    return strokes
