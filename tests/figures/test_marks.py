"""What the rules read in a text, before it is put together."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.figures.marks import marks_of
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


@given(st.text(alphabet="离岸服务外包执行额1234567890.,%万亿美元、，。和分别同比增长下降年月日（）", max_size=80))
@settings(max_examples=200, deadline=None)
def test_marks_never_overlap(text: str) -> None:
    at = 0
    for mark in marks_of(text, PATTERNS):
        assert mark.start >= at
        assert text[mark.start : mark.end] == mark.text
        at = mark.end
