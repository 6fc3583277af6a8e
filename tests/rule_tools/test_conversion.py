"""How the amount of a number was worked out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.figures.setting import Setting
from extractor.rule_tools.conversion import converted
from extractor.rule_tools.explain import explain
from extractor.rules.rule_set import Rules
from extractor.words.quantities import Quantity

SETTING = Setting("2023-09", "大连市", "辽宁省")


def conversion(text: str, rules: Rules, column: str = "level") -> str:
    (explanation,) = explain(text, SETTING, rules).figures
    (reading,) = [reading for reading in explanation.readings if reading.column == column]
    return reading.conversion


@pytest.mark.parametrize(
    ("text", "column", "wanted"),
    [
        ("执行额203626.35万美元", "level", "203626.35万美元 = 203626.35 × 10⁴ = 2036263500 USD"),
        ("员工460余人", "level", "460余人 = 460 人 (gt)"),
        ("出口163.2亿元，下降5.6%", "yoy", "5.6% = -5.6 %"),
        ("执行额8.1亿美元，是去年同期的5.4倍", "yoy", "5.4倍 = 5.4 × 10² - 100 = 440 %"),
        ("执行额8.1亿美元，占近三成", "share", "近三成 = 3 × 10¹ = 30 % (lt)"),
        ("执行额8.1亿美元，同比持平", "yoy", "持平 = 0 %"),
    ],
)
def test_a_conversion_shows_every_step(text: str, column: str, wanted: str, rules: Rules) -> None:
    assert conversion(text, rules, column) == wanted


def test_a_range_shows_both_ends(rules: Rules) -> None:
    assert conversion("项目3至5个", rules) == "3至5个 = 3 个 (up to 5 个)"


def test_what_needs_no_step_shows_none_and_what_falls_is_bracketed() -> None:
    growth = Quantity(Decimal(5), None, 0, None, "%", Decimal(5), "%")
    times = Quantity(Decimal(2), None, 0, None, "倍", Decimal(100), "%")
    assert converted("5%", growth, 1) == "5% = 5 %"
    assert converted("5%", growth, -1) == "5% = -5 %"
    assert converted("2倍", times, -1, Decimal(100)) == "2倍 = -(2 × 10² - 100) = -100 %"


def test_a_factor_is_a_power_of_ten_only_where_it_is_one() -> None:
    tons = Quantity(Decimal("0.5"), None, 1, "lt", "万吨", Decimal(5000), "吨")
    dozens = Quantity(Decimal(3), None, 0, None, "打", Decimal(36), "")
    assert converted("0.5万吨", tons, 1) == "0.5万吨 = 0.5 × 10⁴ = 5000 吨 (lt)"
    tenths = Quantity(Decimal(5), None, 0, None, "角", Decimal("0.5"), "CNY")
    assert converted("5角", tenths, 1) == "5角 = 5 × 10⁻¹ = 0.5 CNY"
    assert converted("3打", dozens, 1) == "3打 = 3 × 12 = 36"
