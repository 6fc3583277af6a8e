"""What the words say in a roundabout way."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


def test_parts_of_a_count_are_counted_as_the_whole_is(rules: Rules) -> None:
    text = "公共海外仓94个，分布在美国、德国等22个国家，其中美国51个、德国14个，其余29个。"
    assert [one for one in told(text, rules, "label", "item", "value") if one[1]] == [
        ("公共海外仓", "美国", 51), ("公共海外仓", "德国", 14), ("公共海外仓", "其余", 29),
    ]  # fmt: skip


def test_a_part_that_is_no_greater_is_counted_as_the_whole_is(rules: Rules) -> None:
    # More than the whole cannot be a part of it, as much as the whole can
    assert told("海外仓94个，其中美国94个。", rules, "label", "item")[-1] == ("海外仓", "美国")
    assert told("海外仓94个，其中美国95个。", rules, "label", "item")[-1][0] != "海外仓"


def test_people_are_not_counted_in_money(rules: Rules) -> None:
    text = "职工养老保险基金收入500亿元，退休职工4500元，职工300人。"
    assert told(text, rules, "indicator", "label", "value") == [
        (None, "职工养老保险基金收入", 500), (None, "职工", 4500), ("员工人数", "职工", 300),
    ]  # fmt: skip


def test_a_district_is_whom_it_is_said_of_and_no_part_of_its_city(rules: Rules) -> None:
    text = "全市执行额9亿元。分区域看，甘井子区3亿元，金州区2亿元。"
    assert told(text, rules, "indicator", "entity", "item", "value") == [
        ("服务外包执行额", "大连市", None, 9), ("服务外包执行额", "甘井子区", None, 3), ("服务外包执行额", "金州区", None, 2),
    ]  # fmt: skip


def test_the_country_of_a_firm_s_partner_is_no_item(rules: Rules) -> None:
    text = "大连云帆科技有限公司与埃及客户签订合同，合同金额412万美元。"
    assert told(text, rules, "entity", "item", "value") == [("大连云帆科技有限公司", None, 412)]


@pytest.mark.parametrize("text", ["在美国设有海外仓4个。", "员工来自日本、韩国等12个国家。"])
def test_what_is_merely_counted_has_no_item(text: str, rules: Rules) -> None:
    assert told(text, rules, "item") == [(None,)]


def test_what_brackets_contain_is_an_item(rules: Rules) -> None:
    text = "债务余额120亿元（含外债5.7亿元）。"
    assert told(text, rules, "label", "item", "value") == [("债务余额", None, 120), ("债务余额", "外债", 5.7)]


def test_a_noun_in_a_breakdown_is_an_item_and_what_is_told_of_it(rules: Rules) -> None:
    text = "1-7月，分产品看，集成电路出口5亿元，笔记本电脑出口3亿元。"
    assert told(text, rules, "item", "label", "value") == [("集成电路", "出口", 5), ("笔记本电脑", "出口", 3)]


def test_an_amount_of_one_more_item_goes_on_with_the_measure(rules: Rules) -> None:
    text = "分行业看，制造业实际使用外资5亿元；服务业6亿元。"
    assert told(text, rules, "indicator", "item", "value") == [
        ("实际使用外资", "制造业", 5),
        ("实际使用外资", "服务业", 6),
    ]


def test_a_breakdown_goes_back_to_the_whole(rules: Rules) -> None:
    text = "1-7月，执行额9亿元，其中研发外包执行额2亿元，增长8%。分国别看，日本5亿元，德国3亿元。"
    assert told(text, rules, "indicator", "item", "value")[2:] == [
        ("服务外包执行额", "日本", 5), ("服务外包执行额", "德国", 3),
    ]  # fmt: skip


def test_a_share_that_is_called_one_is_of_its_item(rules: Rules) -> None:
    text = "服务出口额9亿元，旅行服务占比12.5%。"
    assert told(text, rules, "item", "value", "share") == [(None, 9, None), ("旅行服务", None, 12.5)]


def test_a_share_has_the_scope_of_what_it_is_a_share_of(rules: Rules) -> None:
    assert told("日本占离岸执行额的52.7%。", rules, "scope", "item") == [("离岸", "日本")]


def test_a_count_is_of_the_noun_behind_it(rules: Rules) -> None:
    assert told("举办政策解读会，76家企业参加。", rules, "label", "value") == [("企业", 76)]


def test_an_item_that_no_table_knows_has_all_of_its_name(rules: Rules) -> None:
    assert told("文化服务进出口5亿元。", rules, "indicator", "item") == [("服务进出口总额", "文化服务")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # a noun without a measure of its own, in the unit of the level before, behind 其中
        ("合同额3亿元，其中软件开发1亿元，数据处理2亿元。", [("合同额", "软件开发"), ("合同额", "数据处理")]),
        ("新增政府债务限额9亿元，其中：一般债务4亿元、专项债务5亿元。", [
            ("新增政府债务限额", "一般债务"), ("新增政府债务限额", "专项债务"),
        ]),
        ("财政支出9亿元，增长3%，其中教育4亿元，增长2%；卫生5亿元。", [("财政支出", "教育"), ("财政支出", "卫生")]),
        # what says itself what is measured, or says all that the whole does
        ("进出口9亿元，其中出口4亿元。", [("出口", None)]),
        ("营收9亿元，其中利润4亿元。", [("利润", None)]),
        ("税收9亿元，其中增值税4亿元。", [("增值税", None)]),
        ("新接订单9亿元，其中海外订单4亿元。", [("海外订单", None)]),
        # a period of its own opens another matter
        ("到期债券9亿元，其中本金4亿元。2025年到期债券5亿元。", [("到期债券", "本金"), ("到期债券", None)]),
    ],
)  # fmt: skip
def test_a_part_is_an_item_of_what_the_whole_measures(
    text: str, parts: list[tuple[str, str | None]], rules: Rules
) -> None:
    whole, *found = (one for one in told(text, rules, "label", "item", "value") if one[2] is not None)
    assert whole[1] is None
    assert [one[:2] for one in found] == parts


def test_what_only_tells_a_kind_or_level_is_an_item(rules: Rules) -> None:
    found = told("全市共有A级景区58家，其中5A级2家、4A级30家，民宿9家。", rules, "label", "item")
    assert found[1:3] == [("A级景区", "5A级"), ("A级景区", "4A级")]
