"""What a number is called by what stands behind it."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


def test_a_noun_behind_its_number_is_called_with_the_verb_before_it(rules: Rules) -> None:
    text = "电子证照已开通459个渠道，惠及6万家企业。"
    assert told(text, rules, "label") == [("电子证照开通渠道",), ("惠及企业",)]
    assert told("惠及企业6万家。", rules, "label") == [("惠及企业",)]


def test_an_amount_that_is_only_called_money_is_called_by_what_it_is_for(rules: Rules) -> None:
    assert told("下达资金1.7亿元，支持种业振兴。", rules, "label") == [("下达资金支持种业振兴",)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("统筹资金8.9亿元，同比增长3.4%，支持开展隐患排查。", "统筹资金支持开展隐患排查"),
        ("下达资金2亿元，围绕装备制造等领域，推动龙头企业发展。", "下达资金推动龙头企业发展"),
        ("办好“十件实事”。共计落实资金50亿元，下降2%。", "落实资金办好“十件实事”"),
        ("去年拨款3亿元。共计落实资金50亿元。", "落实资金"),
    ],
)
def test_what_money_is_for_may_stand_further_off(text: str, label: str, rules: Rules) -> None:
    assert told(text, rules, "label")[-1] == (label,)


def test_a_period_is_no_part_of_a_noun(rules: Rules) -> None:
    assert told("约61%的企业上半年上调过工资。", rules, "label", "period_start") == [("企业上调过工资", "2023-01")]
