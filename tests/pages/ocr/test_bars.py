from __future__ import annotations

import numpy as np
import pytest

from extractor.pages.ocr.bars import with_bars_inverted
from tests.pages.ocr.making import BLACK, PAPER, letters_on, most_held


def test_light_print_on_a_dark_bar_becomes_dark_on_paper() -> None:
    page = np.full((300, 900), PAPER, np.uint8)
    page[100:160, 50:850] = 70
    letters_on(page, 115, 80, 240)
    letters_on(page, 200, 80, BLACK)
    found = with_bars_inverted(page, 150.0)
    assert found[105, 400] > 250  # the bar
    assert found[130, 82] < 100  # a stroke on it
    assert found[100:160].min() < 100 < found[95:100].min()  # nothing is left of its edge
    assert (found[180:] == page[180:]).all()
    assert (page[105, 400], page[117, 90]) == (70, 240)  # the page itself is not touched


@pytest.mark.parametrize("tone", [170, 235])
def test_dark_print_on_a_grey_box_is_left(tone: int) -> None:
    page = np.full((300, 900), PAPER, np.uint8)
    page[100:160, 50:850] = tone
    letters_on(page, 115, 80, BLACK, count=18)
    assert with_bars_inverted(page, 150.0) is page


def test_what_is_of_many_tones_or_as_high_as_wide_is_no_bar() -> None:
    page = np.full((400, 900), PAPER, np.uint8)
    page[50:150, 50:850] = np.linspace(0, 255, 800)  # a picture
    letters_on(page, 200, 100, BLACK)
    page[250:300, 100:150] = BLACK  # an ornament, with a hole in it
    page[270:280, 120:130] = PAPER
    page[300:350, 400:520] = BLACK  # a bold letter whose strokes run down to its foot
    for left in (415, 440, 465, 490):
        page[315:350, left : left + 8] = PAPER
    assert with_bars_inverted(page, 150.0) is page


def test_a_large_bar_is_inverted_without_more_than_two_pages_in_memory() -> None:
    page = np.full((3508, 2480), PAPER, np.uint8)
    page[1000:2000, 100:-100] = 70
    letters_on(page, 1300, 300, 240, count=40)
    found = with_bars_inverted(page, 300.0)
    assert (found[1050, 1240] == 255, found[1301, 310] < 100) == (True, True)
    assert most_held(with_bars_inverted, page) < 2.5
