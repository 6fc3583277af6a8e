from __future__ import annotations

from extractor.pages.ocr.agreement import DOUBT, agreed, text_of
from tests.pages.ocr.making import reading


def test_two_of_three_readings_win_and_what_the_third_has_otherwise_stays_in_doubt() -> None:
    one = agreed([reading("增长8.6%"), reading("增长6.6%"), reading("增长8.6%")])
    assert text_of(one) == "增长8.6%"
    assert [glyph.confidence for glyph in one] == [0.99, 0.99, DOUBT, 0.99, 0.99, 0.99]


def test_what_stays_open_is_won_by_the_surer_reading_and_stays_in_doubt() -> None:
    one = agreed([reading("4971.23", 0.7), reading("4977.23", 0.9)])
    assert (text_of(one), min(glyph.confidence for glyph in one)) == ("4977.23", DOUBT)
