"""Small pages, boxes and readings made by hand, for the tests of OCR."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import cv2
import numpy as np

from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Blot

PAPER, BLACK = 250, 20


def reading(text: str, confidence: float = 0.99) -> Reading:
    return tuple(Glyph(char, 10.0 + 20 * index, confidence) for index, char in enumerate(text))


def row(top: float, count: int, left: float = 0.0) -> list[Blot]:
    """Blots of so many characters, 18 wide and high, 20 apart."""
    return [Blot(left + 20 * index, top, left + 20 * index + 18, top + 18, 0.4) for index in range(count)]


def specks(count: int, width: float, height: float) -> list[Blot]:
    """So many specks of 2 to 4 pixels, anywhere on a page."""
    places = np.random.default_rng(11).uniform((0, 0, 2, 2), (width, height, 4, 4), (count, 4)).tolist()
    return [Blot(x, y, x + across, y + down) for x, y, across, down in places]


def letters_on(page: Grey, top: int, left: int, tone: int, count: int = 4) -> None:
    """Draw the outlines of so many squares, 30 pixels wide and high, 40 apart: at 150 dpi, letters of 15 points."""
    for x in range(left, left + 40 * count, 40):
        cv2.rectangle(page, (x, top), (x + 29, top + 29), tone, 4)


def most_held(of: Callable[[Grey, float], Grey], page: Grey) -> float:
    """Return how much memory is held at once by what makes a page at 300 dpi readable, in parts of that page."""
    tracemalloc.start()
    try:
        of(page, 300.0)
        return tracemalloc.get_traced_memory()[1] / page.nbytes
    finally:
        tracemalloc.stop()
