from __future__ import annotations

from extractor.pages.ocr.agreement import DOUBT
from extractor.pages.ocr.reading import Glyph
from extractor.pages.ocr.rect import Blot, Rect
from extractor.pages.ocr.setting import set_lines
from extractor.pages.ocr.strips import Strip
from tests.pages.ocr.making import row


def test_a_ring_beside_a_chinese_figure_is_a_zero_that_is_in_doubt() -> None:
    ring, frame = Blot(62, 1, 78, 17, 0.3), Blot(142, 1, 158, 17, 0.3)
    blots = (*row(0, 3), ring, *row(0, 3, left=80), frame)
    strip = Strip(Rect(0, 0, 158, 18), blots, missed=False)
    read = (*(Glyph(char, 10.0 + 20 * at, 0.99) for at, char in zip((0, 1, 2, 4, 5, 6), "于二二一年见", strict=True)),)
    chars = list(set_lines([(strip, read)], 72.0))
    assert "".join(char.text for char in chars) == "于二二〇一年见"
    assert [char.confidence for char in chars if char.text == "〇"] == [DOUBT]
