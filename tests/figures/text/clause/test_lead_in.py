"""All that is asked of the words before a number."""

from __future__ import annotations

import pytest

from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import lead_in, things


def test_a_lead_in_says_the_same_however_often_it_is_asked(rules: Rules) -> None:
    one = lead_in("其中：软件产品实现收入#", rules)
    first = one.subject
    assert first.label == Said("软件产品实现收入", 3, 11)
    assert one.subject == first
    assert one.clause_before == lead_in("其中：软件产品实现收入#", rules).clause_before


def test_the_noun_of_the_clause_before(rules: Rules) -> None:
    earlier = lead_in("数字技术、数字通信领域专利申请数量位列第一，达到#", rules).clause_before
    assert earlier == Said("数字技术、数字通信领域专利申请数量", 0, 17)
    assert lead_in("全市执行额#", rules).clause_before is None


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("目前已开通#", True),
        ("2024年预算编制#", True),
        ("产品已销往#", True),  # a predicate, whose object follows
        ("公司现有员工#", False),
        ("年内培训#", True),
    ],
)
def test_a_verb_before_a_count_acts_on_what_follows(text: str, acts: bool, rules: Rules) -> None:
    assert lead_in(text, rules).acts is acts


def test_words_that_only_lead_a_growth_on_to_its_level(rules: Rules) -> None:
    assert lead_in("，至#", rules).completes
    assert not lead_in("，出口至#", rules).completes


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("从业人员中，来自县域的#", "来自县域的"),
        ("其中具有硕士学位的#", "具有硕士学位的"),
        ("从业人员#", None),
    ],
)
def test_a_part_may_be_told_by_what_it_does_or_has(text: str, part: str | None, rules: Rules) -> None:
    said = lead_in(text, rules).described_part
    assert (said.thing if said else None) == part
    assert said is None or text[said.start : said.end] == part


def test_the_time_that_a_growth_is_against(rules: Rules) -> None:
    against = lead_in("与五年前相比，执行额#", rules).against
    assert against is not None
    assert "五年前" in against
    assert lead_in("今年，执行额#", rules).against is None


def test_the_periods_and_the_words_are_those_of_the_stretch(rules: Rules) -> None:
    one = lead_in("7月、8月执行额分别为#", rules)
    assert [mark.text for mark in one.periods] == ["7月", "8月"]
    assert one.words == "7月、8月执行额分别为"


def test_a_place_may_stand_in_what_is_counted(rules: Rules) -> None:
    wide = lead_in("其中日本企业#", rules).wide_label
    assert wide is not None
    assert wide.thing == "日本企业"
    assert lead_in("日本离岸执行额#", rules).wide_label is None


def test_a_lead_in_that_counts_on_lists(rules: Rules) -> None:
    assert lead_in("家子公司和#", rules).lists
    assert not lead_in("家子公司，职工#", rules).lists


def test_how_many_things_are_summed_up(rules: Rules) -> None:
    sums = {"，三地合计#": 3, "，两者所#": 2, "，上述四市合计实现执行额#": 4, "，三地分别#": None, "，执行额#": None}
    assert {text: lead_in(text, rules).sum_of for text in sums} == sums


def test_lists_are_asked_for_by_their_length(rules: Rules) -> None:
    one = lead_in("其中，检验检测、工业设计、医药研发执行额分别#", rules)
    assert things(one.enumeration(3)) == ("检验检测", "工业设计", "医药研发")
    assert one.enumeration(2) == ()
