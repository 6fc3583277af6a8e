from __future__ import annotations

import numpy as np
import pytest

from extractor.pages.ocr.blots import Grey, blots_of, ink_of
from tests.pages.ocr.making import BLACK, PAPER, letters_on


def test_letters_on_a_rule_are_apart_from_it() -> None:
    page = np.full((200, 600), PAPER, np.uint8)
    letters_on(page, 60, 100, BLACK)
    page[88:91] = BLACK  # through the feet of all of them
    page[:, 97:100] = BLACK  # and down the left side of the first
    ink = blots_of(page, 150.0)
    assert [round(blot.width / 10) for blot in ink.blots if blot.height > 10] == [3, 3, 3, 3]
    assert all(blot.height < 35 for blot in ink.blots)
    assert [(round(rule.x0 / 10), round(rule.height / 10)) for rule in ink.rules] == [(10, 20)]


def boxes(page: Grey, dpi: float = 150.0) -> list[tuple[float, float, float, float]]:
    return [(blot.x0, blot.y0, blot.x1, blot.y1) for blot in blots_of(page, dpi).blots]


def square(side: int = 20, *, tone: int = BLACK, paper: int = PAPER) -> Grey:
    page = np.full((1000, 1000), paper, np.uint8)  # the surroundings are 31 pixels wide
    page[100 : 100 + side, 100 : 100 + side] = tone
    return page


def test_a_blot_knows_its_box_and_the_part_of_it_that_is_ink() -> None:
    page = square()
    page[100:110, 110:120] = PAPER
    [blot] = blots_of(page, 150.0).blots
    assert (blot.x0, blot.y0, blot.x1, blot.y1) == (100, 100, 120, 120)
    assert blot.full == pytest.approx(0.75, abs=0.02)


@pytest.mark.parametrize(("darker", "ink"), [(29, True), (27, False)])
def test_ink_is_clearly_darker_than_the_paper_around_it(darker: int, ink: bool) -> None:
    # of a stroke so thin, next to nothing of the surroundings is dark
    page = square(3, tone=PAPER - darker - 5)
    faint = square(3, tone=PAPER - darker)
    assert ink_of(page)[101, 101] == 1 if ink else not ink_of(faint).any()


@pytest.mark.parametrize(("darker", "ink"), [(72, True), (69, False)])
def test_a_single_pixel_is_ink_where_it_is_much_darker(darker: int, ink: bool) -> None:
    assert bool(ink_of(square(1, tone=PAPER - darker)).any()) is ink


def test_ink_is_ink_in_the_shade_too() -> None:
    page = square()
    page[:, 90:150] //= 2
    assert ink_of(page)[100:120, 100:120].all()
    assert not ink_of(page)[130:190, 100:140].any()


@pytest.mark.parametrize(("dpi", "seen"), [(150.0, True), (300.0, False)])
def test_what_is_smaller_than_a_full_stop_of_small_type_is_a_speck(dpi: float, seen: bool) -> None:
    assert bool(boxes(square(2), dpi)) is seen  # 1.2 and 2.4 pixels are the least


def test_a_dash_that_is_thin_but_wide_is_no_speck() -> None:
    page = np.full((200, 200), PAPER, np.uint8)
    page[100, 100:120] = BLACK
    page[50:70, 40] = BLACK
    assert len(boxes(page, 300.0)) == 2


@pytest.mark.parametrize(("length", "rule"), [(149, False), (150, True)])
def test_a_stroke_along_the_page_that_is_longer_than_an_inch_is_a_rule(length: int, rule: bool) -> None:
    page = np.full((200, 600), PAPER, np.uint8)
    page[100:103, 100 : 100 + length] = BLACK
    ink = blots_of(page, 150.0)
    assert any(blot.width > 5 for blot in ink.blots) is not rule
    assert ink.rules == ()


@pytest.mark.parametrize(("length", "rule"), [(81, False), (82, True)])
def test_a_stroke_down_the_page_that_is_longer_than_half_an_inch_is_a_rule(length: int, rule: bool) -> None:
    page = np.full((600, 200), PAPER, np.uint8)
    page[100 : 100 + length, 100:103] = BLACK
    ink = blots_of(page, 150.0)
    assert any(blot.height > 5 for blot in ink.blots) is not rule
    assert len(ink.rules) == rule


def test_pixels_that_touch_at_a_corner_are_one_blot() -> None:
    page = np.full((200, 200), PAPER, np.uint8)
    page[100:110, 100:110] = page[110:120, 110:120] = BLACK
    assert boxes(page) == [(100, 100, 120, 120)]
