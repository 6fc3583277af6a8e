"""Printed numbers and what they are worth; each value was worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.patterns import load_patterns
from extractor.quantities import Printed, number_value, quantity_of

PATTERNS = load_patterns()


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
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert number_value(text, PATTERNS) == Decimal(value)


@given(st.integers(min_value=0, max_value=9999))
def test_any_number_in_chinese_figures_reads_back(number: int) -> None:
    digits = "零一二三四五六七八九"
    text = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number_left = number // place % 10, number % place
        text += digits[digit] + name if digit else ("零" if text and number_left and not text.endswith("零") else "")
    text += digits[number % 10] if number % 10 or not text else ""
    assert number_value(text, PATTERNS) == number


@pytest.mark.parametrize(
    ("printed", "unit", "amount", "base", "bound"),
    [
        (Printed(number="203626.35", scale="万", measure="美元"), "万美元", "2036263500", "USD", None),
        (
            Printed(number="4.1", scale="万亿", measure="美元", bounds=("约",)),
            "万亿美元",
            "4100000000000",
            "USD",
            "approx",
        ),
        (Printed(number="460", measure="人", bounds=("余",)), "人", "460", "人", "gt"),
        (Printed(number="13", scale="万", measure="名"), "万名", "130000", "人", None),
        (Printed(number="数十", scale="亿", measure="欧元"), "亿欧元", "1000000000", "EUR", "gt"),
        (Printed(number="1.2", percent="倍"), "倍", "120", "%", None),
        (Printed(number="四", percent="成", bounds=("近",)), "成", "40", "%", "lt"),
        (Printed(number="12.3", percent="‰"), "‰", "1.23", "%", None),
        (Printed(number="十二点五", percent="百分之"), "百分之", "12.5", "%", None),
        (Printed(fraction="一半"), "%", "50", "%", None),
        (Printed(flat="持平"), "%", "0", "%", None),
        (Printed(number="4.8", points="个百分点"), "个百分点", "4.8", "pp", None),
        (Printed(number="2.5", measure="平方公里"), "平方公里", "2500000", "平方米", None),
    ],
)
def test_quantities(printed: Printed, unit: str, amount: str, base: str, bound: str | None) -> None:
    quantity = quantity_of(printed, PATTERNS)
    assert (quantity.unit, quantity.amount, quantity.base_unit, quantity.bound) == (unit, Decimal(amount), base, bound)


def test_a_range_has_two_ends() -> None:
    quantity = quantity_of(Printed(number="10", upper="20", scale="万", measure="元"), PATTERNS)
    assert (quantity.value, quantity.maximum, quantity.amount) == (Decimal(10), Decimal(20), Decimal(100000))


def test_so_many_times_as_much_is_a_growth_of_one_time_less() -> None:
    assert quantity_of(Printed(number="5.4", percent="倍"), PATTERNS).less("100").amount == Decimal(440)


def test_printed_decimals_are_kept() -> None:
    assert quantity_of(Printed(number="4665.00", scale="万", measure="美元"), PATTERNS).decimals == 2
    assert quantity_of(Printed(number="四", percent="成"), PATTERNS).decimals is None
