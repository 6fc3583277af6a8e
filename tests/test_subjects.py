"""The words before a number, and what the number is said of."""

from __future__ import annotations

import pytest

from extractor.context import Said
from extractor.marks import marks_of
from extractor.patterns import load_patterns
from extractor.subjects import Gap, Subject, following_noun

PATTERNS = load_patterns()


def gap(text: str) -> Gap:
    """Return the gap before the `#` of a text, which stands for the number."""
    end = text.index("#")
    return Gap(text, 0, end, marks_of(text, PATTERNS), PATTERNS)


def subject(text: str) -> Subject:
    return gap(text).subject()


def things(said: tuple[Said[str], ...]) -> tuple[str, ...]:
    return tuple(each.thing for each in said)


def said_label(text: str) -> str | None:
    label = subject(text).label
    return label.thing if label else None


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
    listed = gap("其中，检验检测、工业设计、医药研发执行额分别#").enumeration(3)
    assert things(listed) == ("检验检测", "工业设计", "医药研发")
    assert things(gap("分城市看，青岛、济南、烟台三市离岸执行额合计#").enumeration()) == ("青岛", "济南", "烟台")
    assert gap("检验检测执行额#").enumeration(3) == ()


def test_the_noun_behind_a_counted_number() -> None:
    assert following_noun("17家企业参展，涵盖", 3, PATTERNS) == Said("企业参展", 3, 7)
    assert following_noun("35个，", 3, PATTERNS) is None
