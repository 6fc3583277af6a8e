"""Numbers in Arabic and Chinese figures; each value was worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules.loading import load_rules
from extractor.words.numerals import great_scale_at_end, is_arabic, is_compound, number_value, whole_number

PATTERNS = load_rules()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("203626.35", "203626.35"),
        ("1,234.56", "1234.56"),
        ("1，234", "1234"),
        ("十", "10"),
        ("十九", "19"),
        ("二十", "20"),
        ("两", "2"),
        ("一百零八", "108"),
        ("三千五百", "3500"),
        ("二〇二二", "2022"),
        ("两千三百五", "2350"),
        ("四亿五千六百四十二万零一十五", "456420015"),
        ("3万5千", "35000"),
        ("十二点五", "12.5"),
        ("数十", "10"),
        ("１，２３４．５", "1234.5"),
        ("五兆六十二亿四万五千二", "5006200045200"),
        ("二十万亿", "20000000000000"),
        ("四万万", "400000000"),
        ("10万万", "1000000000"),
        ("2千零30万", "20300000"),
        ("萬", "10000"),
        ("两千万点五五四四", "20000000.5544"),
        ("负六点六", "-6.6"),
        ("-3.2", "-3.2"),
        ("七成六", "7.6"),
        ("三成半", "3.5"),
        ("三又五分之一", "3.2"),
        ("负一又二分之一", "-1.5"),
        ("1/4", "0.25"),
        ("零分之一", "0"),
        ("", "1"),
        ("十五", "15"),
        ("一百五", "150"),
        ("一百五十", "150"),
        ("一百一十五", "115"),
        ("三千五", "3500"),
        ("两万五", "25000"),
        ("1百25", "125"),
        ("8千6百", "8600"),
        ("8万6021亿", "8602100000000"),
        ("亿", "100000000"),
        ("数百", "100"),
        ("数百万", "1000000"),
        ("12.", "12"),
        ("点五", "0.5"),
        ("1/0", "0"),
        ("三亿零五百万", "305000000"),
        ("一万亿零三亿", "1000300000000"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert number_value(text, PATTERNS) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("十二", 12),
        ("二〇二三", 2023),
        ("二OO九", 2009),
        ("两", 2),
        ("", None),
        ("1.5", None),
        ("第二", None),
        ("1.2.3", None),
    ],
)
def test_whole_numbers(text: str, value: int | None) -> None:
    assert whole_number(text, PATTERNS) == value


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("12", True),
        ("1,234.5", True),
        ("12.", False),
        ("１２", False),
        ("-3", False),
        ("1/4", False),
        ("3万", False),
        ("", False),
    ],
)
def test_plain_arabic_figures(text: str, arabic: bool) -> None:
    assert is_arabic(text) is arabic


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_any_number_in_arabic_figures_reads_back(number: Decimal) -> None:
    for text in (f"{number:f}", f"{number:,f}"):
        assert number_value(text, PATTERNS) == number


@given(st.integers(min_value=0, max_value=9999))
def test_any_number_in_chinese_figures_reads_back(number: int) -> None:
    digits = "零一二三四五六七八九"
    text = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number_left = number // place % 10, number % place
        text += digits[digit] + name if digit else ("零" if text and number_left and not text.endswith("零") else "")
    text += digits[number % 10] if number % 10 or not text else ""
    assert number_value(text, PATTERNS) == number


@pytest.mark.parametrize("text", ["第二", "1.2.3", "甲", "十甲"])
def test_a_character_that_is_none_of_a_number_is_refused(text: str) -> None:
    with pytest.raises(KeyError):
        number_value(text, PATTERNS)


@pytest.mark.parametrize(
    ("text", "compound", "at_end"),
    [
        ("3亿5000", True, ""),
        ("8000万", True, "万"),
        ("20万亿", True, "万亿"),
        ("3千", False, ""),
        ("5百", False, ""),
        ("12", False, ""),
        ("", False, ""),
    ],
)
def test_words_that_multiply_by_ten_thousand_or_more(text: str, compound: bool, at_end: str) -> None:
    assert is_compound(text, PATTERNS) == compound
    assert great_scale_at_end(text, PATTERNS) == at_end
