"""Two measures of several things in turn."""

from __future__ import annotations

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told, unread


def test_amount_and_share_alternate(rules: Rules) -> None:
    text = "展商来自泰国、老挝、缅甸，人数和占比分别为120人、31.6%，87人、14.8%，50人、6.1%。"
    assert told(text, rules, "value", "share", "yoy") == [(120, 31.6, None), (87, 14.8, None), (50, 6.1, None)]


def test_the_things_listed_in_the_clause_before_are_the_items(rules: Rules) -> None:
    text = "1-7月，泰国、老挝居前两位，金额和占比分别为6120万美元、31.6%，2874万美元、14.8%。"
    assert told(text, rules, "item", "value", "share") == [("泰国", 6120, 31.6), ("老挝", 2874, 14.8)]


def test_of_an_amount_and_a_growth_the_second_is_the_growth(rules: Rules) -> None:
    text = "帐篷、睡袋，出口和增速分别为5亿元、8.1%，3亿元、2.3%。"
    assert told(text, rules, "item", "value", "yoy", "share") == [("帐篷", 5, 8.1, None), ("睡袋", 3, 2.3, None)]


def test_not_as_many_pairs_as_things_are_unread(rules: Rules) -> None:
    text = "帐篷、睡袋、炉具，出口和增速分别为5亿元、8.1%，3亿元、2.3%。"
    assert told(text, rules, "value") == []
    assert unread(text, rules) == ["5亿元", "8.1%", "3亿元", "2.3%"]


def test_two_amounts_are_no_pair(rules: Rules) -> None:
    text = "合同额和执行额分别为5亿元、3亿元。"
    assert told(text, rules, "indicator", "value") == [("服务外包合同额", 5), ("服务外包执行额", 3)]
