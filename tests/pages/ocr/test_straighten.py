from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.straighten import tilt_of, turned


def page_of_lines(height: int = 1000, width: int = 700) -> Grey:
    """Lines of letters that are not as even as a grid: 8 pixels wide and high, 12 apart, some left out."""
    page = np.full((height, width), 250, np.uint8)
    there = np.random.default_rng(3).random((height // 24, width // 12)) < 0.8
    for line, top in enumerate(range(60, height - 60, 24)):
        for place, left in enumerate(range(60, width - 60, 12)):
            if there[line, place]:
                page[top : top + 8, left + (line * 5) % 12 : left + (line * 5) % 12 + 7] = 20
    return page


def turned_clockwise(page: Grey, angle: float) -> Grey:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -angle, 1.0)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), borderValue=250), np.uint8)


@pytest.mark.parametrize("angle", [0.0, 0.7, -3.2, 8.0, 9.8])
def test_the_slope_of_lines_is_measured_to_a_tenth_of_a_degree(angle: float) -> None:
    found, sideways = tilt_of(turned_clockwise(page_of_lines(), angle))
    assert found == pytest.approx(angle, abs=0.1)
    assert not sideways


@pytest.mark.parametrize("angle", [0.0, -1.5])
def test_lines_that_run_down_the_page_are_sideways(angle: float) -> None:
    on_its_side = np.ascontiguousarray(np.rot90(turned_clockwise(page_of_lines(), angle), -1))
    found, sideways = tilt_of(on_its_side)
    assert found == pytest.approx(angle, abs=0.1)
    assert sideways


def test_a_large_page_slopes_as_a_small_one_does() -> None:
    large = cv2.resize(turned_clockwise(page_of_lines(), 2.0), None, fx=2.0, fy=2.0)
    assert tilt_of(np.asarray(large, np.uint8))[0] == pytest.approx(2.0, abs=0.1)


def test_rules_and_pictures_tell_nothing_of_the_slope() -> None:
    page = np.full((1000, 700), 250, np.uint8)
    cv2.line(page, (50, 100), (650, 130), 20, 3)
    cv2.rectangle(page, (100, 400), (100 + 61, 400 + 20), 20, -1)
    assert tilt_of(page) == (0.0, False)


def test_blank_paper_is_upright() -> None:
    assert tilt_of(np.full((300, 200), 250, np.uint8)) == (0.0, False)


def test_the_same_page_is_always_turned_alike() -> None:
    page = turned_clockwise(page_of_lines(), 1.3)
    assert tilt_of(page) == tilt_of(page)


def test_a_quarter_turns_back_without_loss() -> None:
    page = np.arange(6, dtype=np.uint8).reshape(2, 3)
    assert turned(page, 90).tolist() == [[2, 5], [1, 4], [0, 3]]
    assert turned(page, 180).tolist() == [[5, 4, 3], [2, 1, 0]]
    assert turned(page, -90).tolist() == [[3, 0], [4, 1], [5, 2]]
    assert turned(page, 0).tolist() == page.tolist()


def test_a_slope_that_nobody_sees_is_left() -> None:
    page = page_of_lines()
    assert (turned(page, 0.049) == page).all()
    assert not (turned(page, 0.2) == page).all()
    assert (turned(page, 90.049) == np.rot90(page)).all()


def test_a_page_is_turned_back_about_its_middle_on_white() -> None:
    page = np.full((101, 101), 250, np.uint8)
    page[50, 20:81] = 20
    sloping = turned_clockwise(page, 30.0)
    found = turned(sloping, 30.0)
    assert found.shape == page.shape
    assert found[50, 25:76].max() < 120
    assert found[45].min() > 200
    assert found[0, 0] == 255
