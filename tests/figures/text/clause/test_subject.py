"""The words before a number → what it is said of."""

from __future__ import annotations

import pytest

from extractor.figures.text.clause.stretch import Stretch
from extractor.figures.text.clause.subject import Subject, indicators_of, tail_of
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import lead_in, stretch, things


def subject(text: str, rules: Rules, *, parted: bool = False) -> Subject:
    return lead_in(text, rules, parted=parted).subject


def said_label(text: str, rules: Rules) -> str | None:
    label = subject(text, rules).label
    return label.thing if label else None


def _indicators(one: Stretch) -> list[str]:
    return [mark.text for mark in indicators_of(one, tail_of(one))]


def test_the_indicator_is_that_of_the_last_clause(rules: Rules) -> None:
    said = subject("根据服务外包统计系统数据，1-7月，大连市离岸服务外包合同签约额（含在岸）#", rules)
    assert [word.thing.means for word in said.indicators] == ["服务外包合同额"]
    assert said.label == Said("离岸服务外包合同签约额（含在岸）", 21, 37)


def test_scope_and_item(rules: Rules) -> None:
    said = subject("RCEP国家离岸合同签约额#", rules)
    assert said.scope == Said("离岸", 6, 8)
    assert things(said.items) == ("RCEP国家",)
    assert said.label == Said("离岸合同签约额", 6, 13)


def test_a_total_that_includes_both_scopes_has_none(rules: Rules) -> None:
    said = subject("服务外包合同签约额（含在岸）#", rules)
    assert (said.scope, said.whole) == (None, True)


def test_listed_items_are_taken_from_the_clause_before(rules: Rules) -> None:
    said = subject("接包执行金额前三的依次是日本、荷兰、新加坡，分别是#", rules)
    assert things(said.items) == ("日本", "荷兰", "新加坡")
    assert said.respectively
    assert [word.thing.means for word in said.indicators] == ["服务外包执行额"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("公司现有员工#", "员工"),
        ("展商与目标客户达成意向，意向成交金额达#", "意向成交金额"),
        ("其中研发人员#", "研发人员"),
        ("累计完成海外动画外包项目#", "海外动画外包项目"),
        ("拥有注册会计师、税务师等专业人员#", "专业人员"),
        ("职工基本医疗保险（含生育保险）基金收入#", "职工基本医疗保险（含生育保险）基金收入"),
        ("移动互联网月户均流量（DOU）达#", "移动互联网月户均流量"),
        ("城乡居民基础养老金每人年度#", "城乡居民基础养老金"),
        ("（增长5%）执行#", None),
        ("调入资金，收入总计#", "收入总计"),
        ("政府性基金预算支出#", "政府性基金预算支出"),
        ("中央补助我省资金#", "中央补助我省资金"),
        ("土地指标调剂收入安排的支出#", "土地指标调剂收入安排的支出"),
        ("其中：软件产品实现收入#", "软件产品实现收入"),
        ("主要是彩票公益金收入增长较快，完成#", "彩票公益金收入"),
        ("国内发明专利有效量增长最快的领域分别是信息技术和计算机技术，同比分别#", "国内发明专利有效量"),
    ],
)
def test_the_printed_words_of_an_unknown_indicator(text: str, label: str | None, rules: Rules) -> None:
    assert said_label(text, rules) == label


def test_a_clause_of_connecting_words_says_nothing(rules: Rules) -> None:
    assert not subject("，同比#", rules).says_something
    assert not subject("；#", rules).says_something
    assert subject("，在岸#", rules).says_something


@pytest.mark.parametrize(
    ("text", "parted", "items"),
    [
        ("；慈溪市执行额#", True, ("慈溪市",)),
        ("；慈溪市执行额#", False, ()),
        ("；工业设计完成离岸执行额#", True, ("工业设计",)),
        ("；工业设计完成离岸执行额#", False, ()),
        ("公路货运量#", False, ("公路",)),  # right before an indicator
    ],
)
def test_a_place_or_a_field_is_an_item_where_the_text_is_parted(
    text: str, parted: bool, items: tuple[str, ...], rules: Rules
) -> None:
    assert things(subject(text, rules, parted=parted).items) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("生物医药研发外包异军突起，完成执行额#", ("生物医药研发外包",)),
        ("加工服务止跌回升，出口#", ("加工服务",)),
        ("新能源汽车成为最大亮点，出口#", ("新能源汽车",)),
        ("全市服务外包快速发展，完成执行额#", ()),
        ("疫情影响持续，出口#", ()),  # no kind of thing
    ],
)
def test_what_a_clause_praises_is_the_item_of_the_next(text: str, items: tuple[str, ...], rules: Rules) -> None:
    assert things(subject(text, rules).items) == items


def test_items_within_other_words_of_an_earlier_clause_are_none(rules: Rules) -> None:
    assert things(subject("日本，离岸执行额#", rules).items) == ("日本",)
    assert things(subject("公司在日本设有网点，培训学员#", rules).items) == ()


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("全市合同额，执行额合计#", "执行额"),  # without the word that sums up
        ("主要是彩票公益金收入增长较快，完成#", "主要是彩票公益金收入增长较快，"),
        ("外商投资企业由降转升，完成#", "外商投资企业由降转升，"),
        ("外商投资企业态势平稳，完成#", "完成"),
    ],
)
def test_the_tail_is_the_last_clause_or_the_one_that_names_a_new_subject(text: str, tail: str, rules: Rules) -> None:
    one = stretch(text, rules)
    start, end = tail_of(one)
    assert one.text[start:end] == tail


def test_an_indicator_of_an_earlier_clause_holds_only_where_the_last_names_nothing(rules: Rules) -> None:
    assert _indicators(stretch("离岸执行额高位运行，达#", rules)) == ["执行额"]
    assert _indicators(stretch("离岸执行额高位运行，培训学员#", rules)) == []


def test_what_ends_in_an_example_is_told_by_the_noun_behind_the_number(rules: Rules) -> None:
    assert _indicators(stretch("拥有从业人员等#", rules)) == []


def test_a_part_is_told_by_its_word(rules: Rules) -> None:
    assert subject("，其中研发人员#", rules).part
    assert not subject("，研发人员#", rules).part


def test_the_sum_of_a_list_is_called_after_the_whole_list(rules: Rules) -> None:
    said = subject("下达棉花、油菜和马铃薯补贴#", rules)
    assert said.joined is not None
    assert said.joined.thing == "下达棉花、油菜和马铃薯补贴"
    assert subject("马铃薯补贴#", rules).joined is None
