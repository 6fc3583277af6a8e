"""The words before a number, and what the number is said of."""

from __future__ import annotations

import pytest

from extractor.figures.marks import marks_of
from extractor.figures.text.context import Said
from extractor.figures.text.subjects import LeadIn, Subject, following_noun
from extractor.rules.loading import load_rules

PATTERNS = load_rules()


def lead_in(text: str) -> LeadIn:
    """Return the lead-in to the `#` of a text, which stands for the number."""
    end = text.index("#")
    return LeadIn(text, 0, end, marks_of(text, PATTERNS), PATTERNS)


def subject(text: str) -> Subject:
    return lead_in(text).subject()


def things(said: tuple[Said[str], ...]) -> tuple[str, ...]:
    return tuple(each.thing for each in said)


def said_label(text: str) -> str | None:
    label = subject(text).label
    return label.thing if label else None


def test_a_lead_in_says_the_same_however_often_it_is_asked() -> None:
    one = lead_in("其中：软件产品实现收入#")
    first = one.subject()
    assert first.label == Said("软件产品实现收入", 3, 11)
    assert one.subject() == first
    assert one.clause_before == lead_in("其中：软件产品实现收入#").clause_before


def test_the_indicator_is_that_of_the_last_clause() -> None:
    said = subject("根据服务外包统计系统数据，1-7月，大连市离岸服务外包合同签约额（含在岸）#")
    assert [word.thing.means for word in said.indicators] == ["服务外包合同额"]
    assert said.label == Said("离岸服务外包合同签约额（含在岸）", 21, 37)


def test_scope_and_item() -> None:
    said = subject("RCEP国家离岸合同签约额#")
    assert said.scope == Said("离岸", 6, 8)
    assert things(said.items) == ("RCEP国家",)
    assert said.label == Said("离岸合同签约额", 6, 13)


def test_a_total_that_includes_both_scopes_has_none() -> None:
    said = subject("服务外包合同签约额（含在岸）#")
    assert (said.scope, said.whole) == (None, True)


def test_listed_items_are_taken_from_the_clause_before() -> None:
    said = subject("接包执行金额前三的依次是日本、荷兰、新加坡，分别是#")
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
    ],
)
def test_the_printed_words_of_an_unknown_indicator(text: str, label: str) -> None:
    assert said_label(text) == label


def test_a_clause_of_connecting_words_says_nothing() -> None:
    assert not subject("，同比#").says_something
    assert not subject("；#").says_something


def test_unknown_things_can_be_listed() -> None:
    listed = lead_in("其中，检验检测、工业设计、医药研发执行额分别#").enumeration(3)
    assert things(listed) == ("检验检测", "工业设计", "医药研发")
    assert things(lead_in("分城市看，青岛、济南、烟台三市离岸执行额合计#").enumeration()) == ("青岛", "济南", "烟台")
    assert lead_in("检验检测执行额#").enumeration(3) == ()


def test_the_noun_behind_a_counted_number() -> None:
    assert following_noun("17家企业参展，涵盖", 3, PATTERNS) == Said("企业参展", 3, 7)
    assert following_noun("35个，", 3, PATTERNS) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("职工基本医疗保险（含生育保险）基金收入#", "职工基本医疗保险（含生育保险）基金收入"),
        ("移动互联网月户均流量（DOU）达#", "移动互联网月户均流量"),
        ("城乡居民基础养老金每人年度#", "城乡居民基础养老金"),
        ("（增长5%）执行#", None),
    ],
)
def test_a_remark_in_brackets_parts_no_name(text: str, label: str | None) -> None:
    assert said_label(text) == label


def test_a_total_is_not_what_it_sums_up() -> None:
    assert said_label("调入资金，收入总计#") == "收入总计"
    assert said_label("政府性基金预算支出#") == "政府性基金预算支出"


def test_a_bare_noun_takes_the_words_that_tell_it_apart() -> None:
    assert said_label("中央补助我省资金#") == "中央补助我省资金"
    assert said_label("土地指标调剂收入安排的支出#") == "土地指标调剂收入安排的支出"


def test_a_verb_before_a_count_acts_on_what_follows() -> None:
    assert subject("目前已开通#").acts
    assert subject("2024年预算编制#").acts
    assert not subject("公司现有员工#").acts


def test_a_reason_may_name_a_new_subject() -> None:
    assert said_label("主要是彩票公益金收入增长较快，完成#") == "彩票公益金收入"


def test_the_noun_of_the_clause_before() -> None:
    earlier = subject("数字技术、数字通信领域专利申请数量位列第一，达到#").earlier
    assert earlier == Said("数字技术、数字通信领域专利申请数量", 0, 17)
    assert subject("全市执行额#").earlier is None


@pytest.mark.parametrize(
    ("count", "behind", "noun"),
    [
        ("10余项", "我国主导和参与的国际标准，", "我国主导和参与的国际标准"),
        ("514款", "拒不整改的APP，", "拒不整改的APP"),
        ("10个", "财政运行较为紧张的市县，", "财政运行较为紧张的市县"),
        ("142万个", "5G基站，", "5G基站"),
        ("10条", "财政支持政策措施。", "财政支持政策措施"),
        ("60个", "县和4个领域", "县"),
    ],
)
def test_the_head_of_what_is_counted(count: str, behind: str, noun: str) -> None:
    said = following_noun(count + behind, len(count), PATTERNS)
    assert said is not None
    assert said.thing == noun


def test_an_amount_may_be_followed_by_what_it_is_for() -> None:
    said = following_noun("2.86亿元，支持引进博士等高层次人才。", 6, PATTERNS, phrase=True)
    assert said is not None
    assert said.thing == "支持引进博士等高层次人才"
    assert following_noun("6.4亿元、其他5亿元", 5, PATTERNS, phrase=True) is None


def test_what_grows_fastest_is_measured_by_what_is_said_first() -> None:
    assert said_label("国内发明专利有效量增长最快的领域分别是信息技术和计算机技术，同比分别#") == "国内发明专利有效量"


def test_how_many_things_are_summed_up() -> None:
    sums = {"，三地合计#": 3, "，两者所#": 2, "，上述四市合计实现执行额#": 4, "，三地分别#": None, "，执行额#": None}
    assert {text: lead_in(text).sum_of for text in sums} == sums


def test_a_place_is_an_item_where_the_text_is_parted() -> None:
    def items(text: str, *, parted: bool) -> tuple[str, ...]:
        end = text.index("#")
        return things(LeadIn(text, 0, end, marks_of(text, PATTERNS), PATTERNS, parted=parted).subject().items)

    assert items("；慈溪市执行额#", parted=True) == ("慈溪市",)
    assert items("；慈溪市执行额#", parted=False) == ()
    assert items("；工业设计完成离岸执行额#", parted=True) == ("工业设计",)
    assert items("；工业设计完成离岸执行额#", parted=False) == ()


def test_what_a_clause_praises_is_the_item_of_the_next() -> None:
    said = subject("生物医药研发外包异军突起，完成执行额#")
    assert (things(said.items), [word.thing.means for word in said.indicators]) == (
        ("生物医药研发外包",),
        ["服务外包执行额"],
    )
    assert subject("全市服务外包快速发展，完成执行额#").items == ()


def test_indicators_can_be_listed_though_one_is_unknown() -> None:
    assert things(lead_in("合同金额和执行金额分别为#").named_list(2)) == ("合同金额", "执行金额")
