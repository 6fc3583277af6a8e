"""A stretch of text cut into clauses, pieces and the parts of lists."""

from __future__ import annotations

import pytest

from extractor.figures.marks import marks_of
from extractor.figures.text.clause.stretch import Stretch
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import stretch, things, told


def test_what_stands_in_brackets_parts_no_clause(rules: Rules) -> None:
    one = stretch("全市执行额（不含在岸，含转包），其中合同额#", rules)
    assert [one.text[start:end] for start, end in one.clauses] == ["全市执行额（不含在岸，含转包），", "其中合同额"]
    assert one.brackets == [(5, 15)]


def test_only_the_marks_within_it_are_its_own(rules: Rules) -> None:
    text = "1-7月执行额5亿元，日本合同额#"
    one = Stretch(text, text.index("，"), text.index("#"), marks_of(text, rules), rules)
    assert [(mark.role, mark.text) for mark in one.marks] == [("item", "日本"), ("indicator", "合同额")]
    assert (one.has("item"), one.has("period")) == (True, False)


def test_its_pieces_stand_between_its_marks(rules: Rules) -> None:
    one = stretch("日本软件离岸交付业务#", rules)
    assert things(one.pieces(0, one.end)) == ("", "软件", "交付业务")
    # Of a character that is left over no word was made
    assert things(stretch("日本大离岸交付业务#", rules).pieces(0, 9)) == ("", "", "交付业务")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("其中，意向成交金额达#", "意向成交金额"),
        ("，同比#", ""),
        ("其占地面积#", "占地面积"),
        ("注册会员#", "注册会员"),
    ],
)
def test_connecting_words_are_trimmed_off_both_ends(text: str, kept: str, rules: Rules) -> None:
    one = stretch(text, rules)
    assert one.trim(0, one.end).thing == kept


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("钢琴、提琴和古筝#", ("钢琴", "提琴", "古筝")),
        ("钢琴、提琴出口#", ("钢琴", "提琴")),  # 出口 is that of both
        ("钳工、焊工、翻译工时薪#", ("钳工", "焊工", "翻译工")),  # what stands behind the ending of those before
        ("钢琴#", ("钢琴",)),
    ],
)
def test_what_all_parts_of_a_list_share_is_taken_off_the_last(text: str, parts: tuple[str, ...], rules: Rules) -> None:
    one = stretch(text, rules)
    assert things(one.parts(0, one.end)) == parts


def test_the_whole_parts_keep_it(rules: Rules) -> None:
    one = stretch("钢琴、提琴出口#", rules)
    assert one.parts(0, one.end, whole=True) == [Said("钢琴", 0, 2), Said("提琴出口", 3, 7)]


def test_a_list_begins_behind_what_leads_in_to_it_and_ends_at_a_measure(rules: Rules) -> None:
    one = stretch("1-7月，按国别分，日本、荷兰执行额#", rules)
    start, stop = one.listing(*one.clauses[-1])
    assert one.text[start:stop] == "日本、荷兰"


def test_names_of_whom_something_is_said_are_no_part_of_what_it_is(rules: Rules) -> None:
    text = "湖畔软件园翻译收入#"
    one = Stretch(text, 0, 9, marks_of(text, rules), rules, names=[(0, 5)])
    assert things(one.pieces(0, 9)) == ("", "翻译收入")
    assert one.behind_names((0, 9)) == (5, 9)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("企业从业人员#", True),
        ("职工养老保险基金收入#", False),  # the 职工 only begin a longer noun
        ("年内净增职工#", False),  # what was added is not how many there are
        ("惠及从业人员#", False),
    ],
)
def test_people_are_counted_only_where_the_noun_ends_with_them(text: str, counted: bool, rules: Rules) -> None:
    assert stretch(text, rules).has("indicator") is counted


def test_what_brackets_leave_out_is_no_item_and_what_they_list_parts_no_noun(rules: Rules) -> None:
    text = "全市10个区县（含甲区、乙区）共投入10万元。各国（不含日本、美国）采购额8万元。"
    assert told(text, rules, "label", "item") == [
        ("区县", None), ("区县（含甲区、乙区）共投入", None), ("各国（不含日本、美国）采购额", None),
    ]  # fmt: skip
