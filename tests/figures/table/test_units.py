"""In which unit a column of a table is told."""

from __future__ import annotations

import pytest

from extractor.figures.column_writer import Column
from extractor.figures.table.units import UnitReader
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("（单位：万美元、%）", [("", "万美元"), ("", "%")]),
        ("面积：公顷 用水量：百万立方米", [("面积", "公顷"), ("用水量", "百万立方米")]),
        ("（金额单位：万元；企业数单位：家）", [("金额", "万元"), ("企业数", "家")]),
        ("计量单位：亿元；户数：户", [("", "亿元"), ("户数", "户")]),
        ("單位：金額（千元）", [("金額", "千元")]),
        ("单位：万美元/家/人", [("", "万美元"), ("", "家"), ("", "人")]),
        ("单位：元/吨", [("", "元/吨")]),
        ("表1 主要指标", []),
    ],
)
def test_lines_of_units_may_name_several(line: str, offered: list[tuple[str, str]], rules: Rules) -> None:
    assert [(one.name, one.unit.text) for one in UnitReader(rules).offered(line)] == offered


@pytest.mark.parametrize(
    ("line", "base"),
    [("单位：千元 币种：人民币", "CNY"), ("单位：千元 币种：美元", "USD"), ("单位：万元（人民币）", "CNY")],
)
def test_a_currency_named_apart_is_that_of_the_unit(line: str, base: str, rules: Rules) -> None:
    (one,) = UnitReader(rules).offered(line)
    assert (one.unit.base, one.unit.parts.scale) == (base, line[3])


@pytest.mark.parametrize(
    ("line", "names", "column", "unit"),
    [
        ("单位：万美元、家", ["登记企业数"], None, "家"),
        ("单位：万美元、家", ["合同额"], None, "万美元"),
        ("单位：亿元、万人次、家", ["入境游客"], None, "万人次"),
        ("单位：亿元、份、%", ["合同份数"], None, "份"),
        ("单位：亿元、人", ["从业人员"], None, "人"),
        ("单位：万元、%", ["产销率"], None, "%"),
        ("单位：万元、%", ["同比"], "yoy", "%"),
        ("单位：亿元、亿美元", ["进出口额"], None, None),  # either is money
        ("单位：万元", ["企业数"], None, None),
        ("单位：万元", ["利润率"], None, None),
        ("单位：%、百分点", ["新订单指数"], None, "%"),
        ("单位：万元", ["", "执行额"], None, "万元"),
    ],
)
def test_a_column_takes_the_unit_that_fits_what_it_counts(
    line: str, names: list[str], column: Column | None, unit: str | None, rules: Rules
) -> None:
    reader = UnitReader(rules)
    chosen = reader.chosen(reader.offered(line), names, column)
    assert (chosen.text if chosen else None) == unit


def test_a_header_is_parted_from_its_unit_and_a_caption_from_its_units(rules: Rules) -> None:
    reader = UnitReader(rules)
    rest, unit = reader.without("执行额（万美元）")
    assert (rest, unit and unit.text) == ("执行额", "万美元")
    assert reader.without_line("服务外包情况（单位：万美元、家）") == "服务外包情况"
