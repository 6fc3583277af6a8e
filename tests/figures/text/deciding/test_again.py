"""Growths and shares that name a figure of the sentence once more."""

from __future__ import annotations

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


def test_a_growth_is_of_what_its_words_name_once_more(rules: Rules) -> None:
    text = "1-8月，跨境包裹1.3亿票，货值187亿元，票数下降4.4%，货值增长两成。"
    assert told(text, rules, "label", "yoy")[:2] == [("跨境包裹", None), ("跨境包裹货值", 20)]


def test_a_growth_is_of_the_only_indicator_of_its_name(rules: Rules) -> None:
    text = "1-8月，全市在岸合同额、执行额分别为5亿元、4亿元，执行额增速达26.2%。"
    assert told(text, rules, "indicator", "yoy") == [("服务外包合同额", None), ("服务外包执行额", 26.2)]


def test_a_place_named_once_more_has_the_growth_of_its_level(rules: Rules) -> None:
    text = "1-8月，金州区、普兰店区执行额分别为2.4亿美元、2亿美元，其中普兰店区增幅达24.8%。"
    assert told(text, rules, "entity", "yoy") == [("金州区", None), ("普兰店区", 24.8)]


def test_a_place_that_had_no_level_has_a_growth_of_its_own(rules: Rules) -> None:
    text = "1-8月，金州区执行额2.4亿美元；庄河市增长24.8%。"
    assert told(text, rules, "entity", "value", "yoy") == [("金州区", 2.4, None), ("庄河市", None, 24.8)]
