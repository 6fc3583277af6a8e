"""Levels → figures."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told, unread


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("出口下降67.6%，至2031.7亿元。", ("2031.7亿元", 2031.7, -67.6)),
        ("软件出口增长8.2%，达3.1亿元。", ("3.1亿元", 3.1, 8.2)),
    ],
)
def test_a_level_completes_the_growth_that_was_printed_first(
    text: str, figure: tuple[str, float, float], rules: Rules
) -> None:
    assert told(text, rules, "raw", "value", "yoy") == [figure]


def test_a_level_with_words_of_its_own_is_a_figure_of_its_own(rules: Rules) -> None:
    assert told("出口下降6%，进口至3亿元。", rules, "label", "value", "yoy") == [("出口", None, -6), ("进口", 3, None)]


def test_growth_belongs_to_the_level_and_not_to_the_increment_beside_it(rules: Rules) -> None:
    text = "1-7月，契税24.6亿元，增收2.1亿元，增长9.3%。"
    assert told(text, rules, "label", "value", "delta", "yoy") == [("契税", 24.6, 210_000_000, 9.3)]


def test_points_of_an_index_are_a_difference_of_it(rules: Rules) -> None:
    assert told("城市指数为52.3，上升1.2个百分点。", rules, "value", "delta", "pp") == [(52.3, 1.2, None)]
    assert told("失业率5.1%，下降0.2个百分点。", rules, "pp", "pp_of") == [(-0.2, "share")]
    assert told("执行额增长8%，回落0.2个百分点。", rules, "yoy", "pp", "pp_of") == [(8, -0.2, "yoy")]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("执行额9亿元，名义增长5%。", "名义"),
        ("执行额9亿元，实际增长5%。", "实际"),
        ("执行额9亿元，同比增长5%。", None),
        ("按美元计价，执行额9亿美元，增长5%。", "按美元计价"),  # said ahead, for the sentence
    ],
)
def test_what_a_growth_is_worked_out_on(text: str, basis: str | None, rules: Rules) -> None:
    assert told(text, rules, "yoy", "basis") == [(5, basis)]


def test_what_a_growth_is_worked_out_on_is_said_of_no_share(rules: Rules) -> None:
    assert told("按美元计价，执行额9亿美元，占全省的5%。", rules, "share", "basis") == [(5, None)]


def test_a_share_is_of_what_its_whole_names(rules: Rules) -> None:
    assert told("1-7月，占全省服务外包执行额的5.7%。", rules, "indicator", "share", "share_of") == [
        ("服务外包执行额", 5.7, "全省服务外包执行额")
    ]


def test_numbers_of_several_times_have_the_same_name(rules: Rules) -> None:
    assert told("7月、8月执行额分别为5亿元、6亿元。", rules, "indicator", "value", "period_start") == [
        ("服务外包执行额", 5, "2023-07"), ("服务外包执行额", 6, "2023-08"),
    ]  # fmt: skip
    assert told("取暖费由90元提高到185元。", rules, "label", "value") == [("取暖费", 90), ("取暖费", 185)]


def test_growth_over_several_years_is_told_of_no_year(rules: Rules) -> None:
    assert unread("2017年到2021年，上市企业研发投入增长227%。", rules) == ["227%"]
