from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractor.pages.ocr.bleach import _nearest, bleached
from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.cuts import scaled
from tests.pages.ocr.making import BLACK, PAPER, letters_on, most_held


def test_what_is_pale_and_has_print_over_it_becomes_paper_and_so_does_what_goes_on_beside_it() -> None:
    page = np.full((300, 900), PAPER, np.uint8)
    for x in (100, 300, 500):  # three letters of a watermark
        cv2.rectangle(page, (x, 50), (x + 150, 200), 200, 12)
        cv2.rectangle(page, (x + 70, 70), (x + 76, 76), 200, -1)
    behind = page.copy()
    letters_on(page, 110, 90, BLACK)
    found = bleached(page, 100.0)
    assert found[found < 255].max() <= PAPER
    assert not ((found > 190) & (found < 210)).any()
    assert ((found < 100) == (page < 100)).all()
    assert bleached(behind, 100.0) is behind  # a pale title is read


def test_a_watermark_is_lifted_in_its_place_without_more_than_two_pages_in_memory() -> None:
    page = np.full((3508, 2480), PAPER, np.uint8)
    cv2.circle(page, (1240, 1700), 700, 200, 120)
    for top in range(200, 3300, 100):
        for left in range(300, 2200, 100):
            page[top : top + 30, left : left + 30] = BLACK
    found = bleached(page, 300.0)
    assert ((found > 190) & (found < 210)).sum() < 0.01 * (page == 200).sum()
    assert ((found < 100) == (page < 100)).all()
    assert most_held(bleached, page) < 3.0


def marked(tone: int, *, side: int = 100, printed: bool = True, paper: int = PAPER, black: int = BLACK) -> Grey:
    """A page at 100 dpi with letters, and a pale square that has some of them over it."""
    page = np.full((400, 600), paper, np.uint8)
    page[100 : 100 + side, 100 : 100 + side] = tone
    letters_on(page, 300, 100, black, count=10)
    if printed:
        page[110:114, 110:130] = black
        page[100 + side - 12 : 100 + side - 9, 110:130] = black
    return page


@pytest.mark.parametrize(
    ("tone", "lifted"),
    [(200, True), (228, True), (234, False), (177, True), (170, False)],  # of 230 levels, 8 and 33 in a hundred
)
def test_what_is_lifted_is_darker_than_the_noise_of_paper_and_paler_than_print(tone: int, lifted: bool) -> None:
    page = marked(tone)
    found = bleached(page, 100.0)
    assert abs(int(found[150, 150]) - (PAPER if lifted else tone)) <= 2
    assert (found is page) is not lifted


@pytest.mark.parametrize(("side", "lifted"), [(30, True), (29, False)])
def test_what_lies_behind_print_is_as_high_as_a_letter_of_a_watermark(side: int, lifted: bool) -> None:
    page = marked(200, side=side)
    assert (bleached(page, 100.0) is page) is not lifted


def test_what_has_no_print_over_it_is_a_title_or_a_picture() -> None:
    page = marked(200, printed=False)
    assert bleached(page, 100.0) is page
    page[150:158, 150:162] = BLACK  # of 10,000 pixels, 96
    assert bleached(page, 100.0) is page
    page[150:158, 150:164] = BLACK
    assert bleached(page, 100.0) is not page


def test_print_over_a_tint_is_made_lighter_by_as_much() -> None:
    page = marked(200)
    page[140:142, 140:160] = 30  # a stroke
    found = bleached(page, 100.0)
    assert abs(int(found[141, 150]) - 80) <= 2
    assert found[305, 102] == BLACK  # other print is not


@pytest.mark.parametrize(("black", "lifted"), [(165, True), (175, False)])
def test_a_page_with_little_contrast_is_left(black: int, lifted: bool) -> None:
    page = marked(232, black=black)
    assert (bleached(page, 100.0) is page) is not lifted


@pytest.mark.parametrize(("tone", "lifted"), [(200, True), (190, True), (183, False), (217, False)])
def test_letters_of_one_tone_are_of_one_watermark(tone: int, lifted: bool) -> None:
    page = marked(200)
    page[100:200, 400:500] = tone  # without print over it
    found = bleached(page, 100.0)
    assert abs(int(found[150, 150]) - PAPER) <= 2
    assert abs(int(found[150, 450]) - (PAPER if lifted else tone)) <= 6


@pytest.mark.parametrize(("left", "lifted"), [(230, True), (265, False)])
def test_small_strokes_beside_what_is_lifted_go_with_it(left: int, lifted: bool) -> None:
    page = marked(200)  # a square from 100 to 200, whose surroundings reach half as far
    page[140:150, left : left + 10] = 200
    assert (int(bleached(page, 100.0)[145, left + 5]) > 240) is lifted


def test_at_a_higher_resolution_the_same_is_lifted() -> None:
    page = scaled(marked(200), 2.0)
    found = bleached(page, 200.0)
    assert abs(int(found[300, 300]) - PAPER) <= 2


def test_of_many_pixels_the_nearest_is_taken() -> None:
    assert _nearest(3, 6).tolist() == [0, 0, 1, 1, 2, 2]
    assert _nearest(4, 2).tolist() == [0, 2]
