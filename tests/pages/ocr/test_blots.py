from __future__ import annotations

import numpy as np

from extractor.pages.ocr.blots import blots_of
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
