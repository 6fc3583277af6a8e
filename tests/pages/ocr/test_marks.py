from __future__ import annotations

import pytest

from extractor.pages.ocr.marks import as_printed, with_dashes
from extractor.pages.ocr.rect import Blot
from tests.pages.ocr.making import reading


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("(来源:青岛日报)", "（来源：青岛日报）"),
        ("同比增长4.81%;14961.84万美", "同比增长4.81%；14961.84万美"),
        ("NTT (Japan), 1,234:5", "NTT (Japan), 1,234:5"),
        ("首期,招收60人", "首期，招收60人"),
        ('面向"订单保"企业', "面向“订单保”企业"),
        ("一3一", "—3—"),
        ("一二一", "—二—"),
        ("一九一一", "一九一一"),
        ("一〇一", "一〇一"),
        ("—一一—", "—一一—"),
        ("二○二三年", "二〇二三年"),
        ("○第一项", "○第一项"),
        ("15.32%°", "15.32%。"),
        ("81.26%。°", "81.26%。"),
        ("气温39°左右", "气温39°左右"),
    ],
)
def test_marks_between_chinese_are_wide(read: str, printed: str) -> None:
    assert "".join(glyph.text for glyph in as_printed(reading(read))) == printed


def test_a_dash_is_as_long_as_its_ink() -> None:
    line = reading("-2-")
    blots = [Blot(2, 9, 18, 10), Blot(30, 2, 38, 18), Blot(47, 9, 53, 10)]
    assert "".join(glyph.text for glyph in with_dashes(line, blots, 20.0)) == "—2-"
