"""Printed numbers and what they are worth; each value was worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules.loading import load_rules
from extractor.rules.rule import Match, Rule
from extractor.words.quantities import Printed, Quantity, quantity_of

PATTERNS = load_rules()


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
        (Printed(fraction="过半"), "%", "50", "%", "gt"),
        (Printed(number="30", percent="%", bounds=("以上",)), "%", "30", "%", "ge"),
        (Printed(number="5", scale="万", measure="元", bounds=("不超过",)), "万元", "50000", "CNY", "le"),
        (Printed(number="300", measure="家", bounds=("至少",)), "家", "300", "家", "ge"),
        (Printed(flat="持平"), "%", "0", "%", None),
        (Printed(number="4.8", points="个百分点"), "个百分点", "4.8", "pp", None),
        (Printed(number="2.5", measure="平方公里"), "平方公里", "2500000", "平方米", None),
        (Printed(number="350", measure="元/吨"), "元/吨", "350", "CNY/吨", None),
        (Printed(number="46", scale="万", measure="景"), "万景", "460000", "景", None),
        (Printed(number="28.5", measure="微克/立方米"), "微克/立方米", "28.5", "微克/立方米", None),
        (Printed(number="3.6", measure="兆帕"), "兆帕", "3.6", "兆帕", None),
        (Printed(number="8万6021", scale="亿", measure="元"), "元", "8602100000000", "CNY", None),
        (Printed(number="3.6", measure="吨标准煤/万元"), "吨标准煤/万元", "0.00036", "吨标准煤/CNY", None),
        (Printed(number="2", scale="亿", measure="次/秒"), "亿次/秒", "200000000", "次/秒", None),
        (Printed(number="7", scale="亿", measure="HK$"), "亿港元", "700000000", "HKD", None),
        (Printed(number="3亿5000", scale="万", measure="元"), "元", "350000000", "CNY", None),
        (Printed(number="25", points="个基点"), "个基点", "0.25", "pp", None),
        (Printed(number="", scale="万", measure="家", bounds=("近",)), "万家", "10000", "家", "lt"),
        (Printed(fraction="三分之一"), "%", "33.3", "%", None),
        (Printed(fraction="四分之三"), "%", "75", "%", None),
    ],
)
def test_quantities(printed: Printed, unit: str, amount: str, base: str, bound: str | None) -> None:
    quantity = quantity_of(printed, PATTERNS)
    assert (quantity.unit, quantity.amount, quantity.base_unit, quantity.bound) == (unit, Decimal(amount), base, bound)


def test_a_range_has_two_ends() -> None:
    quantity = quantity_of(Printed(number="10", upper="20", scale="万", measure="元"), PATTERNS)
    assert (quantity.value, quantity.maximum, quantity.amount) == (Decimal(10), Decimal(20), Decimal(100000))


@pytest.mark.parametrize(
    ("printed", "value", "maximum", "unit"),
    [
        (Printed(number="1000万", upper="2000", scale="万", measure="元"), "1000", "2000", "万元"),
        (Printed(number="8000万", upper="1", scale="亿", measure="元"), "80000000", "100000000", "元"),
    ],
)
def test_ends_with_scales_of_their_own(printed: Printed, value: str, maximum: str, unit: str) -> None:
    quantity = quantity_of(printed, PATTERNS)
    assert (quantity.value, quantity.maximum, quantity.unit) == (Decimal(value), Decimal(maximum), unit)


BLOCKS: dict[str, Rule] = {block.name: block for block in PATTERNS.blocks}


def quantity_in(match: Match) -> Quantity:
    """Return what the first capture of each group says, as marks.py puts them together."""

    def first(name: str) -> str:
        return match.captures(name)[0] if name in match.re.groupindex and match.captures(name) else ""

    printed = Printed(
        number=first("number"),
        upper=first("upper"),
        scale=first("scale"),
        measure=first("measure"),
        percent=first("percent"),
        points=first("points"),
        fraction=first("fraction"),
    )
    return quantity_of(printed, PATTERNS)


def read(text: str) -> Decimal:
    """Return the amount of a quantity that a text is, whole."""
    match = BLOCKS["quantity"].fullmatch(text)
    assert match, text
    return quantity_in(match).amount


@given(
    st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from([word for scale in PATTERNS.table("scale") for word in scale.aliases]),
    st.sampled_from(["{}", "{:,}"]),
)
def test_any_decimal_with_any_scale_reads_back(number: Decimal, scale: str, form: str) -> None:
    factor = Decimal(PATTERNS.table("scale").meaning(scale).attributes["factor"])
    assert read(f"{form.format(number)}{scale}吨") == number * factor


@given(
    st.text(alphabet="0123456789０９.,，-一二两十百千万亿点半成分之又负几数上超近多余%倍个家元/吨￥港币", max_size=40)
)
def test_no_text_crashes(text: str) -> None:
    for name in ("quantity", "percent", "points"):
        for match in BLOCKS[name].all(text):
            quantity_in(match)


@pytest.mark.parametrize("text", ["9" * 100_000, "一" * 100_000, "1," * 50_000])
def test_a_number_has_only_so_many_digits(text: str) -> None:
    assert all(len(match[0]) < 40 for match in BLOCKS["number"].all(text))


@pytest.mark.parametrize("table", ["currency-name", "money-sign", "each"])
def test_every_other_name_of_a_unit_is_a_measure(table: str) -> None:
    for word in PATTERNS.table(table):
        for name in word.aliases:
            quantity_of(Printed(number="1", measure=f"元/{name}" if table == "each" else name), PATTERNS)


def test_so_many_times_as_much_is_a_growth_of_one_time_less() -> None:
    times = quantity_of(Printed(number="5.4", percent="倍"), PATTERNS)
    assert times.less("100").amount == Decimal(440)
    assert times.less("0") == times


def test_the_sign_goes_with_the_amount_in_the_base_unit() -> None:
    fall = quantity_of(Printed(number="1.5", scale="亿", measure="美元"), PATTERNS)
    assert (fall.signed(-1), fall.signed(1)) == (-150_000_000.0, 150_000_000.0)


def test_printed_decimals_are_kept() -> None:
    assert quantity_of(Printed(number="4665.00", scale="万", measure="美元"), PATTERNS).decimals == 2
    assert quantity_of(Printed(number="四", percent="成"), PATTERNS).decimals is None
