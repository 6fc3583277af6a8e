"""Several numbers and what is listed before them → which is said of which."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told, unread


def test_items_are_dealt_out_in_their_order(rules: Rules) -> None:
    text = "帐篷、睡袋、登山鞋出口分别为5亿元、3亿元、2亿元，同比分别增长8%、下降3%、增长1%。"
    assert told(text, rules, "item", "label", "value", "yoy") == [
        ("帐篷", "出口", 5, 8), ("睡袋", "出口", 3, -3), ("登山鞋", "出口", 2, 1),
    ]  # fmt: skip


def test_indicators_are_dealt_out(rules: Rules) -> None:
    text = "离岸合同额、执行额分别为5亿元、3亿元。"
    assert told(text, rules, "indicator", "scope", "value") == [
        ("服务外包合同额", "离岸", 5), ("服务外包执行额", "离岸", 3),
    ]  # fmt: skip


def test_names_that_share_their_last_noun_are_indicators_of_their_own(rules: Rules) -> None:
    text = "旅客、货物吞吐量分别为120万人次、3万吨。"
    assert told(text, rules, "label", "item", "value") == [("旅客吞吐量", None, 120), ("货物吞吐量", None, 3)]


def test_counted_lists_get_their_measure(rules: Rules) -> None:
    text = "9月，生产量、在手订单、用工人数三项指数分别为52.1%、49.3%和50.6%。"
    assert told(text, rules, "label", "value", "share") == [
        ("生产量指数", 52.1, None), ("在手订单指数", 49.3, None), ("用工人数指数", 50.6, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021、2022年执行额分别为5亿元、6亿元。", ["2021-01", "2022-01"]),
        ("2022年一、二季度执行额分别为5亿元、6亿元。", ["2022-01", "2022-04"]),
        ("6月、7月执行额分别为5亿元、6亿元。", ["2023-06", "2023-07"]),
    ],
)
def test_periods_are_dealt_out(text: str, periods: list[str], rules: Rules) -> None:
    assert told(text, rules, "period_start") == [(start,) for start in periods]


def test_entities_are_dealt_out_and_are_no_items(rules: Rules) -> None:
    """The share is not that of the last place; a new place follows, past a threshold."""
    text = (
        "分区域看，鄞州区和高新区分别实现服务外包执行额142.6亿元和98.5亿元，两地占全市的比重达55.2%；"
        "慈溪市执行额31.24亿元，首次突破30亿元，同比增长43.9%。"
    )
    assert told(text, rules, "entity", "item", "value", "yoy", "share") == [
        ("鄞州区", None, 142.6, None, None),
        ("高新区", None, 98.5, None, None),
        ("鄞州区、高新区", None, None, None, 55.2),
        ("慈溪市", None, 31.24, 43.9, None),
    ]
    assert set(told(text, rules, "indicator")) == {("服务外包执行额",)}


def test_items_listed_first_wait_for_their_numbers(rules: Rules) -> None:
    text = "日本、韩国执行额分别为5亿元，增长8%；3亿元，下降2%。"
    assert told(text, rules, "item", "value", "yoy") == [("日本", 5, 8), ("韩国", 3, -2)]


def test_things_summed_up_are_one_item(rules: Rules) -> None:
    text = "日本、美国、韩国执行额分别为5亿元、3亿元、2亿元。三国合计占全市的62.5%。"
    assert told(text, rules, "item", "share")[3:] == [("日本、美国、韩国", 62.5)]
    text = "1-7月，轨道装备、硬质合金、陶瓷工艺三类合计占全市出口的六成。"
    assert told(text, rules, "item", "share") == [("轨道装备、硬质合金、陶瓷工艺", 60)]


def test_more_levels_than_things_are_reported_and_not_guessed(rules: Rules) -> None:
    text = "日本、韩国离岸执行额分别为5亿元、3亿元和2亿元。"
    assert {item for (item,) in told(text, rules, "item")} <= {None}
    assert unread(text, rules) == ["5亿元", "3亿元", "2亿元"]


def test_more_growths_than_levels_are_those_of_none(rules: Rules) -> None:
    text = "帐篷、睡袋出口分别为5亿元、3亿元，同比分别增长8%、3%、1%。"
    assert unread(text, rules) == ["8%", "3%", "1%"]


def test_each_year_of_a_span_has_its_number(rules: Rules) -> None:
    text = "2018年-2020年全市分别设立园区9家、24家、63家。"
    assert told(text, rules, "value", "period_end") == [(9, "2018-12"), (24, "2019-12"), (63, "2020-12")]
