"""Which number a cell holds, and the column of a figure that it belongs in."""

from __future__ import annotations

import pytest

from extractor.figures.setting import Setting
from extractor.figures.table.cells import CellReader
from extractor.figures.table.words import Around, TableWords
from extractor.rules.rule_set import Rules
from tests.making import make_table


def read(rules: Rules, *rows: str, unit: str | None = None, caption: str | None = None) -> tuple[object, ...] | None:
    """Return column, amount and base unit of the last cell of a table, None where it is no number of a figure."""
    table = make_table(*rows, rules=rules, unit=unit, caption=caption)
    words = TableWords(table, Around(), Setting("2024-09"), rules)
    reading = CellReader(words, rules).read(table.cells[-1])
    if reading is None:
        return None
    number = reading.number
    return reading.column, number.quantity.signed(number.sign), number.quantity.base_unit


@pytest.mark.parametrize(
    ("head", "row", "unit", "read_as"),
    [
        ("比上年增减", "用户（户）|12", None, ("delta", 12, "户")),
        ("比上年增减", "产值|12", "单位：亿元、%", ("yoy", 12, "%")),
        ("比上年增减（%）", "产值|12", None, ("yoy", 12, "%")),
        ("比上年增减（%）", "毛利率|1.2", None, ("pp", 1.2, "")),
        ("比上月", "新订单指数|-0.4", "单位：%、百分点", ("pp", -0.4, "")),
        ("比上月", "运价指数|-12", None, ("delta", -12, "")),
        ("环比（点）", "运价指数|-12", None, ("delta", -12, "点")),
        ("9月", "新订单指数|51.2", "单位：%", ("level", 51.2, "%")),
        ("9月", "毛利率|31.2", "单位：%", ("share", 31.2, "%")),
        ("同比", "产值（亿元）|5.5", None, ("yoy", 5.5, "%")),
        ("±%", "产值|5.5", None, ("yoy", 5.5, "%")),
        ("上年同月=100", "出厂价格|98.2", None, ("level", 98.2, "")),
        ("单位能耗下降（%）", "甲县|3.5", None, ("yoy", -3.5, "%")),
        ("增減%", "營業收入|20", None, ("yoy", 20, "%")),
        ("市盈率（倍）", "甲公司|12.5", None, ("level", 1250, "%")),
        ("比年初增减（户）", "登记企业|30", None, ("delta", 30, "户")),
        ("完成预算（%）", "教育支出|98.1", None, ("share", 98.1, "%")),
    ],
)
def test_headers_names_and_units_tell_the_column(
    head: str, row: str, unit: str | None, read_as: tuple[object, ...], rules: Rules
) -> None:
    assert read(rules, f"项目|{head}", row, unit=unit) == read_as


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("得分", "技术方案|28"),
        ("邮政编码", "某协会|214000"),
        ("较2019年增长（%）", "旅客|3.1"),  # against another year than the last
        ("涨跌幅（%）", "螺纹钢|-0.6"),  # against what, nothing tells
        ("比年初增长（%）", "贷款|3.1"),
        ("年均增长（%）", "产值|9.1"),
        ("拉动增长（百分点）", "第二产业|2.5"),
    ],
)
def test_what_is_no_statistic_or_cannot_be_told_is_not_read(head: str, row: str, rules: Rules) -> None:
    assert read(rules, f"项目|{head}", row) is None


def test_a_caption_tells_that_a_table_holds_growths_alone(rules: Rules) -> None:
    caption = "表3 1-8月主要行业出口增长速度"
    assert read(rules, "行业|1-8月", "家具|5.5", unit="单位：%", caption=caption) == ("yoy", 5.5, "%")


def test_growth_against_the_year_before_may_name_both_years(rules: Rules) -> None:
    assert read(rules, "指标|2023年比2022年增长（%）", "用水总量|2.8") == ("yoy", 2.8, "%")
