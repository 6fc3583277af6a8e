from __future__ import annotations

import cv2
import numpy as np

from extractor.pages.ocr.bleach import bleached
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
