from __future__ import annotations

import numpy as np
import pytest

from extractor.pages.ocr.bars import with_bars_inverted
from extractor.pages.ocr.blots import Grey
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


def bar(height: int, width: int, *, tone: int = 70, light: int = 240, strokes: int = 1) -> Grey:
    """A page at 150 dpi with a bar on it and, in the middle of that, strokes of print 3 wide and 6 high."""
    page = np.full((400, 900), PAPER, np.uint8)
    page[100 : 100 + height, 50 : 50 + width] = tone
    middle = 100 + height // 2
    for at in range(strokes):
        left = 50 + (at + 1) * width // (strokes + 1)
        page[middle - 3 : middle + 3, left : left + 3] = light
    return page


def is_bar(page: Grey) -> bool:
    return with_bars_inverted(page, 150.0) is not page


@pytest.mark.parametrize(
    ("height", "width", "seen"),
    [
        (20, 100, True),
        (16, 100, True),
        (12, 100, False),  # less than 0.09 inches high
        (20, 50, True),
        (20, 40, False),  # less than 0.3 inches wide
        (60, 94, True),
        (60, 84, False),  # less than one and a half times as wide as high
    ],
)
def test_a_bar_is_as_large_as_its_print_needs_and_wider_than_high(height: int, width: int, seen: bool) -> None:
    assert is_bar(bar(height, width, strokes=2)) is seen


@pytest.mark.parametrize(
    ("tone", "light", "seen"),
    [(180, 250, True), (195, 250, False), (100, 160, True), (100, 140, False), (100, 20, False)],
)
def test_a_bar_is_dark_and_its_print_clearly_lighter(tone: int, light: int, seen: bool) -> None:
    assert is_bar(bar(40, 400, tone=tone, light=light, strokes=20)) is seen


def test_a_bar_without_print_is_left() -> None:
    assert not is_bar(bar(40, 400, strokes=0))
    assert is_bar(bar(40, 400, strokes=10))  # of 180 pixels in 16,000
    assert not is_bar(bar(40, 800, strokes=2))


@pytest.mark.parametrize(("spread", "seen"), [(20, True), (90, False)])
def test_a_bar_is_of_one_tone(spread: int, seen: bool) -> None:
    page = bar(40, 400, strokes=20)
    noise = np.random.default_rng(5).integers(-spread, spread + 1, (20, 200)).repeat(2, 0).repeat(2, 1)
    page[100:140, 50:450] = np.clip(page[100:140, 50:450].astype(int) + noise, 0, 240)
    assert is_bar(page) is seen


def test_an_area_with_a_ragged_outline_is_no_bar() -> None:
    page = bar(60, 400, strokes=20)
    page[100:140, 100:400] = PAPER  # a trough, of which the hull is all
    assert not is_bar(page)


def test_an_area_that_is_light_along_its_edge_is_no_bar() -> None:
    page = bar(60, 400, strokes=20)
    page[104:156:8, 50:58] = 230  # light teeth at its left
    page[104:156:8, 442:450] = 230
    page[100:106, 60:440:6] = page[100:106, 61:440:6][:, :64] = 240
    assert not is_bar(page)


def test_two_bars_are_inverted_each_and_what_lies_between_is_left() -> None:
    page = bar(40, 400, strokes=20)
    page[200:240, 50:450] = page[100:140, 50:450]
    found = with_bars_inverted(page, 150.0)
    for top in (100, 200):
        assert (found[top : top + 40, 50:450] == 255).mean() > 0.9
        assert found[top + 18 : top + 22, 60:440].min() < 100
    assert (found[150:190] == page[150:190]).all()


def test_of_the_surroundings_of_a_bar_no_more_than_its_blurred_edge_becomes_white() -> None:
    page = bar(40, 400, strokes=20)
    page[:100, 300] = page[140:, 300] = BLACK  # a hair that runs down to it and on
    found = with_bars_inverted(page, 150.0)
    assert (found[:90, 300] == BLACK).all()
    assert (found[150:, 300] == BLACK).all()
    assert (found[97:100, 300] == 255).all()
