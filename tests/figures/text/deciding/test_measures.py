"""Measures that stand alone are of what was told before them."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


def test_a_total_amount_is_of_what_was_counted_before_it(rules: Rules) -> None:
    assert told("签约项目31个，总投资额50亿元。", rules, "label") == [("签约项目",), ("签约项目总投资额",)]
    assert told("签约项目31个，项目总投资额50亿元。", rules, "label")[1] == ("项目总投资额",)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("电子社保卡持卡人数达5亿人，访问量108亿次。", ["电子社保卡持卡人数", "电子社保卡访问量"]),
        (
            "移动支付加快普及，使用率达86.4%，累计交易金额526万亿元。",
            ["移动支付使用率", "移动支付交易金额"],
        ),
        ("乡村旅客达40万人次，区内酒店普及率达57.6%。", ["乡村旅客", "区内酒店普及率"]),
    ],
)
def test_what_is_told_of_a_thing_is_called_with_it(text: str, labels: list[str], rules: Rules) -> None:
    assert [label for (label,) in told(text, rules, "label")] == labels


def test_what_a_platform_has_needs_no_other_name(rules: Rules) -> None:
    text = "宁波智慧停车平台建成泊位2.1万个，注册用户达36万人。"
    assert [label for (label,) in told(text, rules, "label")] == ["建成泊位", "注册用户"]


def test_a_total_counts_in_the_unit_of_what_it_sums_up(rules: Rules) -> None:
    assert told("新增51个平台，总数达380个。", rules, "label") == [("新增平台",), ("平台总数",)]
