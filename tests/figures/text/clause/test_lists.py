"""What the clauses of a stretch list."""

from __future__ import annotations

import pytest

from extractor.figures.text.clause import lists
from extractor.figures.text.clause.subject import tail_of
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import stretch, things


def test_unknown_things_can_be_listed(rules: Rules) -> None:
    listed = lists.enumeration(stretch("其中，检验检测、工业设计、医药研发执行额分别#", rules), 3)
    assert things(listed) == ("检验检测", "工业设计", "医药研发")
    assert lists.enumeration(stretch("检验检测执行额#", rules), 3) == ()


def test_a_list_may_be_asked_for_without_its_length(rules: Rules) -> None:
    text = "分城市看，青岛、济南、烟台三市离岸执行额合计#"
    assert things(lists.enumeration(stretch(text, rules))) == ("青岛", "济南", "烟台")


def test_a_name_may_hold_what_elsewhere_parts_a_list(rules: Rules) -> None:
    text = "陆路运输、检验与检测服务分别为#"
    assert things(lists.enumeration(stretch(text, rules), 2)) == ("陆路运输", "检验与检测服务")


def test_indicators_can_be_listed_though_one_is_unknown(rules: Rules) -> None:
    assert things(lists.named_list(stretch("合同金额和执行金额分别为#", rules), 2)) == ("合同金额", "执行金额")
    assert lists.named_list(stretch("钢琴和提琴分别为#", rules), 2) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("旅客、货物吞吐量分别为#", ("旅客吞吐量", "货物吞吐量")),
        ("公路、铁路货运量分别为#", ()),  # two items of one indicator
        ("旅客、邮件分别为#", ()),
    ],
)
def test_names_may_share_the_noun_that_only_the_last_prints(text: str, names: tuple[str, ...], rules: Rules) -> None:
    count = text.count("、") + 1
    assert things(lists.indicators_listed(stretch(text, rules), count)) == names


@pytest.mark.parametrize(
    ("text", "count", "names"),
    [
        ("生产量、在手订单、用工人数三项指数分别为#", 3, ("生产量指数", "在手订单指数", "用工人数指数")),
        ("生产量、在手订单、用工人数三项指数分别为#", 2, ()),  # as many numbers as things, or none
        ("生产量、在手订单三项指数分别为#", 3, ()),
        ("生产量、在手订单分别为#", 2, ()),
    ],
)
def test_counted_things_get_the_measure_that_is_said_of_them(
    text: str, count: int, names: tuple[str, ...], rules: Rules
) -> None:
    assert things(lists.counted_list(stretch(text, rules), count)) == names


def test_what_all_listed_things_have_in_common(rules: Rules) -> None:
    shared = lists.shared_aspect(stretch("帐篷、睡袋出口分别占#", rules))
    assert shared is not None
    assert shared.thing == "出口"
    assert lists.shared_aspect(stretch("帐篷、睡袋分别占#", rules)) is None


def test_a_list_that_is_counted_is_summed_up(rules: Rules) -> None:
    assert things(lists.summed_list(stretch("帐篷、睡袋、登山鞋三类#", rules))) == ("帐篷", "睡袋", "登山鞋")
    assert lists.summed_list(stretch("帐篷、睡袋三类#", rules)) == ()


def test_how_many_things_are_summed_up(rules: Rules) -> None:
    assert lists.sum_of(stretch("，四国合计#", rules)) == 4
    assert lists.sum_of(stretch("，四国分别#", rules)) is None


def test_a_clause_that_ends_in_a_joint_goes_on_to_count(rules: Rules) -> None:
    for text, goes_on in {"条航线和#": True, "条航线#": False, "日本、荷兰#": True}.items():
        one = stretch(text, rules)
        assert lists.lists_or_counts_on(one, tail_of(one)) is goes_on, text
