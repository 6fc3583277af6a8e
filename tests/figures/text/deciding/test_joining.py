"""Growths, shares and differences → the levels that they are said of."""

from __future__ import annotations

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told, unread


def test_unequal_counts_are_reported_and_not_guessed(rules: Rules) -> None:
    text = "日本、韩国离岸执行额分别为561亿元和498亿元，同比分别增长8.8%、7.1%和2.1%。"
    assert told(text, rules, "item", "value", "yoy") == [("日本", 561, None), ("韩国", 498, None)]
    assert unread(text, rules) == ["8.8%", "7.1%", "2.1%"]


def test_a_growth_said_of_something_else_opens_a_figure_of_its_own(rules: Rules) -> None:
    text = "服务贸易逆差5009.8亿元。旅行服务恢复明显，进出口同比增长65.7%。"
    assert told(text, rules, "label", "item", "value", "yoy") == [
        ("服务贸易逆差", None, 5009.8, None), ("进出口", "旅行服务", None, 65.7),
    ]  # fmt: skip


def test_what_names_a_figure_again_joins_it(rules: Rules) -> None:
    text = (
        "离岸合同额297.6亿元，执行额201.5亿元，同比分别增长12.4%和15.8%，离岸执行额占全市执行总额的46.1%；"
        "在岸合同额、执行额分别为314.8亿元和235.3亿元，执行额增速达26.2%。"
    )
    assert told(text, rules, "scope", "value", "yoy", "share") == [
        ("离岸", 297.6, 12.4, None), ("离岸", 201.5, 15.8, 46.1), ("在岸", 314.8, None, None), ("在岸", 235.3, 26.2, None),
    ]  # fmt: skip


def test_the_growth_of_another_period_is_not_that_of_the_level(rules: Rules) -> None:
    text = "一季度执行额20亿元，二季度执行额增长5%，一季度执行额增长3%。"
    assert told(text, rules, "period_end", "value", "yoy") == [("2023-03", 20, 3), ("2023-06", None, 5)]


def test_the_growth_of_another_entity_is_not_that_of_the_level(rules: Rules) -> None:
    text = "济南、青岛离岸执行额分别为12.1亿美元、9.8亿美元，合计占全省的72.9%；潍坊增速最快，达31.2%。"
    assert told(text, rules, "entity", "item", "value", "yoy", "share") == [
        ("济南市", None, 12.1, None, None),
        ("青岛市", None, 9.8, None, None),
        ("济南、青岛", None, None, None, 72.9),
        ("潍坊市", None, None, 31.2, None),
    ]


def test_an_entity_named_once_more_gets_its_growth(rules: Rules) -> None:
    text = "甘井子区、金州区分别完成执行额3亿元、2亿元；金州区增长12%。"
    assert told(text, rules, "entity", "value", "yoy") == [("甘井子区", 3, None), ("金州区", 2, 12)]


def test_of_points_against_several_the_first_join_and_the_others_stand_alone(rules: Rules) -> None:
    text = "执行额5亿元，增长8.2%，增速分别高于全国、全省1.7个和2.4个百分点，占全省的6%。"
    assert told(text, rules, "value", "yoy", "pp", "pp_of", "share") == [
        (5, 8.2, 1.7, "yoy", 6), (None, None, 2.4, "yoy", None),
    ]  # fmt: skip


def test_a_part_told_by_what_it_does_or_has_is_a_part_of_the_level(rules: Rules) -> None:
    text = "截至6月底，从业人员78万人，其中来自县域的占四成。"
    assert told(text, rules, "indicator", "item", "share", "period_end") == [
        ("从业人员", None, None, "2023-06"), ("从业人员", "来自县域的", 40, "2023-06"),
    ]  # fmt: skip


def test_a_count_that_adds_in_a_period_of_its_own_is_a_flow(rules: Rules) -> None:
    text = "从业人员4万人，年内新增2000人。"
    assert told(text, rules, "label", "value", "period_kind", "delta") == [
        ("从业人员", 4, "stock", None), ("新增从业人员", 2000, "cumulative", None),
    ]  # fmt: skip


def test_the_number_of_now_of_two_times_joins_the_level(rules: Rules) -> None:
    text = "1-7月，出口5亿元，占比由上年的5.9%升至7%。"
    assert told(text, rules, "value", "share", "period_end") == [(5, 7, "2023-07"), (None, 5.9, "2022-12")]


def test_a_growth_against_a_time_further_off_is_none_of_the_columns(rules: Rules) -> None:
    text = "1-7月，出口5亿元，与五年前相比增长80%。"
    assert told(text, rules, "value", "yoy", "mom") == [(5, None, None)]
    assert unread(text, rules) == []


def test_all_items_together_have_a_share_of_their_own(rules: Rules) -> None:
    text = "日本、美国执行额分别为5亿元、3亿元，合计占全市的62.5%。"
    assert told(text, rules, "item", "value", "share") == [
        ("日本", 5, None), ("美国", 3, None), ("日本、美国", None, 62.5),
    ]  # fmt: skip
