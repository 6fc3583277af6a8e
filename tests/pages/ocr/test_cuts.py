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


def test_a_line_is_cut_out_with_its_ink_in_the_middle_of_the_strip() -> None:
    page = np.full((200, 400), 250, np.uint8)
    page[100:120, 50:150] = 20
    found = cut(page, Rect(50, 100, 150, 120), 40)
    assert (found.left, found.scale) == (45, 2)  # a quarter of the height before the ink
    assert found.pixels.shape == (48, 220)
    dark = np.argwhere(found.pixels < 128)
    assert np.abs(dark.min(axis=0) - (4, 10)).max() <= 1
    assert np.abs(dark.max(axis=0) - (43, 209)).max() <= 1


def test_large_print_is_reduced_and_keeps_its_thin_strokes() -> None:
    page = np.full((400, 900), 250, np.uint8)
    page[100:260, 100:800:40] = 20  # strokes of one pixel, in ink 160 high
    found = cut(page, Rect(100, 100, 761, 260), 40)
    assert (found.left, found.scale) == (60, 0.25)
    assert found.pixels.shape == (48, 185)
    assert np.count_nonzero(found.pixels[24] < 230) >= 17


def test_where_the_page_ends_its_last_pixels_go_on() -> None:
    page = np.full((20, 40), 200, np.uint8)
    found = cut(page, Rect(0, 0, 40, 20), 40)
    assert found.left == -5
    assert found.pixels.min() == found.pixels.max() == 200


def test_at_the_foot_of_a_page_nothing_of_its_last_row_is_lost() -> None:
    page = np.full((100, 100), 250, np.uint8)
    page[98:, 98:] = 20
    found = cut(page, Rect(60, 80, 100, 100), 40)
    assert found.pixels[42, 88] < 128
    assert found.pixels[20, 20] == 250


def test_a_picture_in_its_own_size_is_itself() -> None:
    page = np.full((20, 40), 200, np.uint8)
    assert scaled(page, 1) is page


def test_a_picture_is_reduced_by_areas_and_enlarged_smoothly() -> None:
    page = np.array([[0, 100], [100, 200]], np.uint8)
    assert scaled(page, 0.5).tolist() == [[100]]
    assert scaled(page, 2.0).shape == (4, 4)
    assert np.asarray(scaled(np.array([[0, 200]], np.uint8), 4.0)).tolist()[0][0] == 0
