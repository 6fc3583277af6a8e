"""What the rules read in a text, before it is put together."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.figures.marks import MarkRole, marks_of
from extractor.rules.keys import ROLES
from extractor.rules.loading import load_rules

PATTERNS = load_rules()


def read(text: str) -> list[tuple[str, str]]:
    return [(mark.role, mark.text) for mark in marks_of(text, PATTERNS)]


def test_a_sentence_of_a_monthly_report() -> None:
    assert read("1-7月，大连市服务外包合同签约额（包含在岸）203626.35万美元，同比下降55.08%") == [
        ("period", "1-7月"),
        ("region", "大连市"),
        ("indicator", "服务外包合同签约额"),
        ("whole", "（包含在岸）"),
        ("level", "203626.35万美元"),
        ("change", "同比下降55.08%"),
    ]


def test_a_list_of_growths_is_one_mark_with_a_value_each() -> None:
    (mark,) = marks_of("同比分别增长8.8%、持平和下降2.1%", PATTERNS)
    assert [value.sign * value.quantity.amount for value in mark.values] == [
        Decimal("8.8"),
        Decimal(0),
        Decimal("-2.1"),
    ]


def test_a_growth_without_direction_takes_the_one_before() -> None:
    (mark,) = marks_of("同比分别下降4.52%、23.82%", PATTERNS)
    assert [value.sign for value in mark.values] == [-1, -1]


def test_the_longer_reading_wins_at_the_same_place() -> None:
    assert read("6个工作日") == [("duration", "6个工作日")]
    assert read("6个项目") == [("level", "6个")]


def test_what_a_long_word_hides_is_read_in_what_is_left() -> None:
    assert read("知识流程外包执行额") == [("item", "知识流程外包"), ("indicator", "执行额")]


def test_the_roles_are_those_that_rules_may_have_and_that_of_periods() -> None:
    assert {*get_args(MarkRole)} == {*ROLES, "period"}
    assert {mark.role for mark in marks_of("9月，我市离岸执行额同比增长5%", PATTERNS)} <= {*get_args(MarkRole)}


def test_each_number_of_a_list_has_the_column_that_is_named_for_it() -> None:
    columns = {
        "同比增长5%": ["yoy"],
        "环比下降5%": ["mom"],
        "同比、环比分别增长5%、3%": ["yoy", "mom"],
        "同比分别增长8%、7%和2%": ["yoy", "yoy", "yoy"],
        "占比提高1.3个百分点至25%": ["pp", "share"],
    }
    for text, wanted in columns.items():
        (mark,) = (mark for mark in marks_of(text, PATTERNS) if mark.values)
        assert [value.column for value in mark.values] == wanted, text


@given(st.text(alphabet="离岸服务外包执行额1234567890.,%万亿美元、，。和分别同比增长下降年月日（）", max_size=80))
@settings(max_examples=200, deadline=None)
def test_marks_never_overlap(text: str) -> None:
    at = 0
    for mark in marks_of(text, PATTERNS):
        assert mark.start >= at
        assert text[mark.start : mark.end] == mark.text
        at = mark.end


def test_money_without_a_unit_is_in_that_of_its_rule() -> None:
    (mark,) = marks_of("付息金额37.2亿", PATTERNS)
    (value,) = mark.values
    assert (value.quantity.unit, value.quantity.base_unit, value.quantity.amount) == (
        "亿元",
        "CNY",
        Decimal(3720000000),
    )


def test_a_number_is_printed_with_the_words_that_bound_it() -> None:
    text = "员工近300人，年产值5亿元以上，现场签约35项"
    raws = [text[value.start : value.end] for mark in marks_of(text, PATTERNS) for value in mark.values]
    assert raws == ["近300人", "5亿元以上", "35项"]


def test_points_of_a_list_say_what_they_are_behind_the_last() -> None:
    (mark,) = marks_of("分别高于全国、全省1.7个和2.4个百分点", PATTERNS)
    assert [(value.column, value.quantity.amount) for value in mark.values] == [
        ("pp", Decimal("1.7")),
        ("pp", Decimal("2.4")),
    ]


def test_the_word_next_to_the_number_says_which_way_points_went() -> None:
    (mark,) = marks_of("高位回落1.3个百分点", PATTERNS)
    assert [value.sign for value in mark.values] == [-1]


def test_a_growth_in_words_may_have_its_bound_within() -> None:
    (mark,) = marks_of("同比却翻了近一番", PATTERNS)
    (value,) = mark.values
    assert (value.quantity.amount, value.quantity.bound) == (Decimal(100), "lt")
