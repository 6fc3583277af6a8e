from __future__ import annotations

import numpy as np
import pytest

from extractor.pages.ocr.cuts import cut, scaled
from extractor.pages.ocr.rect import Rect
from tests.pages.ocr.making import BLACK


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 900), (900, 1), (2, 2)])
def test_of_the_smallest_page_a_pixel_is_left_and_lines_are_cut(width: int, height: int) -> None:
    page = np.full((height, width), BLACK, np.uint8)
    for scale in (0.1, 1 / 3, 1.0, 2.0):
        assert scaled(page, scale).shape == (max(1, round(height * scale)), max(1, round(width * scale)))
    assert cut(page, Rect(0, 0, width, height), 40).pixels.shape[0] == 48
