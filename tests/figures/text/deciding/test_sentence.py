"""A sentence and what was said before it → its figures."""

from __future__ import annotations

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import read, told


def test_what_a_bracket_said_is_forgotten_behind_it(rules: Rules) -> None:
    text = "1-7月，执行额5亿元（上年同期4亿元），合同额6亿元。"
    assert told(text, rules, "raw", "period_end") == [("5亿元", "2023-07"), ("4亿元", "2022-07"), ("6亿元", "2023-07")]
    text = "日本执行额5亿元（其中离岸4亿元），合同额6亿元。"
    assert told(text, rules, "raw", "scope", "item") == [
        ("5亿元", None, "日本"), ("4亿元", "离岸", "日本"), ("6亿元", None, "日本"),
    ]  # fmt: skip


def test_a_growth_behind_a_bracket_is_that_of_the_level_before_it(rules: Rules) -> None:
    text = "出口5亿元（其中汽车1亿元），增长8%。"
    assert told(text, rules, "raw", "yoy") == [("5亿元", 8), ("1亿元", None)]


def test_a_growth_within_a_bracket_is_that_of_what_stands_before_it(rules: Rules) -> None:
    text = "增幅居前的是智利（41.5%）、秘鲁（28.3%）。"
    assert told(text, rules, "item", "yoy", "share") == [("智利", 41.5, None), ("秘鲁", 28.3, None)]
    text = "日本出口5亿元（增长8%），韩国出口3亿元（下降2%）。"
    assert told(text, rules, "item", "value", "yoy") == [("日本", 5, 8), ("韩国", 3, -2)]


def test_an_item_holds_to_the_end_of_its_sentence(rules: Rules) -> None:
    text = "RCEP国家离岸合同签约额54836.37万美元；执行额45121.10万美元。全市合同签约额88407.18万美元。"
    assert told(text, rules, "item") == [("RCEP国家",), ("RCEP国家",), (None,)]


def test_what_goes_on_keeps_the_item_of_the_sentence_before(rules: Rules) -> None:
    text = "旅行服务进出口5亿元。其中，出口增长8%。全市进口6亿元。"
    assert told(text, rules, "item", "yoy") == [("旅行服务", None), ("旅行服务", 8), (None, None)]


def test_a_period_for_the_next_number_is_gone_behind_it(rules: Rules) -> None:
    text = "1-7月，执行额5亿元，上年同期为4亿元，合同额6亿元。"
    assert told(text, rules, "raw", "period_end") == [("5亿元", "2023-07"), ("4亿元", "2022-07"), ("6亿元", "2023-07")]


def test_the_words_of_a_sentence_are_told_as_they_are_printed(rules: Rules) -> None:
    figures = read("执行额5亿元。合同额超6亿元。", rules).figures
    assert [(figure.sentence, figure.raw) for figure in figures] == [
        ("执行额5亿元。", "5亿元"), ("合同额超6亿元。", "超6亿元"),
    ]  # fmt: skip
