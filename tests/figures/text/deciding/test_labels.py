"""What a number is called: said with it, or before."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


def test_a_sum_of_several_things_is_labelled_with_all_of_them(rules: Rules) -> None:
    text = "下达玉米、大豆和马铃薯生产者补贴93.9亿元，上解支出、还本支出等10亿元。"
    assert told(text, rules, "label") == [("下达玉米、大豆和马铃薯生产者补贴",), ("上解支出、还本支出",)]


def test_what_is_no_noun_gives_way_to_the_noun_behind_the_number(rules: Rules) -> None:
    assert told("服务5万家企业，编制12项清单。", rules, "label") == [("服务企业",), ("编制清单",)]


def test_the_noun_behind_a_count_wins(rules: Rules) -> None:
    text = "邀请来自41个城市的830家专业买家。"
    assert told(text, rules, "label", "value") == [("城市", 41), ("专业买家", 830)]


def test_a_pronoun_goes_on_with_the_item_before(rules: Rules) -> None:
    text = "知识密集型服务进出口193.4亿元。其占全省服务进出口的比重为39.8%。"
    assert set(told(text, rules, "indicator", "item")) == {("服务进出口总额", "知识密集型服务")}


def test_a_count_without_a_noun_is_called_by_its_verb(rules: Rules) -> None:
    assert told("现场签约17项。", rules, "label") == [("现场签约",)]
    assert told("备案企业812家，今年新增33家。", rules, "label") == [("备案企业",), ("新增备案企业",)]


def test_a_number_goes_on_with_the_last_level_in_its_unit(rules: Rules) -> None:
    text = "快递业务量1426万件，业务收入1.3亿元；前7个月为9085万件、8.6亿元。"
    assert told(text, rules, "label", "value") == [
        ("快递业务量", 1426), ("业务收入", 1.3), ("快递业务量", 9085), ("业务收入", 8.6),
    ]  # fmt: skip


def test_a_generic_measure_of_an_item_is_that_of_the_whole(rules: Rules) -> None:
    text = "全市执行额50亿元。其中，运输服务仍居首位，规模为29.85亿元。"
    assert told(text, rules, "indicator", "item", "value") == [
        ("服务外包执行额", None, 50), ("服务外包执行额", "运输服务", 29.85),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["软件和信息技术服务业增加值", "建筑施工合同额"])
def test_no_name_is_canonical_by_its_tail(label: str, rules: Rules) -> None:
    ((indicator,),) = told(f"{label}5亿元。", rules, "indicator")
    assert indicator in (None, label)
