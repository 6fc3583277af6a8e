"""Names, dates and numbers → figures in the making."""

from __future__ import annotations

from extractor.figures.column_writer import ColumnNumber, Names, Words
from extractor.figures.text.building import Draft, drafted, with_indicator, with_level, with_value
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import value_of

ORIGINS = {"label": Said("执行额", 0, 3)}


def draft() -> Draft:
    return drafted(Words(3, 6, "5亿元", "执行额5亿元", "level"), Names(label="执行额"), ORIGINS, None)


def test_a_draft_is_opened_without_numbers() -> None:
    one = draft()
    assert (one.figure.label, one.figure.raw, one.origins, one.when) == ("执行额", "5亿元", ORIGINS, None)
    assert (one.has_level, one.holds("yoy")) == (False, False)


def test_a_number_goes_into_its_column_and_the_draft_before_stays(rules: Rules) -> None:
    one, value = draft(), value_of("增长8%", rules)
    grown = with_value(one, ColumnNumber("yoy", value.quantity, value.sign), rules)
    assert (grown.figure.yoy, grown.has_level, grown.holds("yoy")) == (8, False, True)
    assert one.figure.yoy is None
    assert grown.origins is one.origins


def test_the_level_behind_its_growth_is_what_the_figure_is_printed_as(rules: Rules) -> None:
    one = with_level(draft(), value_of("至2031.7亿元", rules), "2031.7亿元", rules)
    assert one.has_level
    assert (one.figure.raw, one.figure.start, one.figure.end, one.figure.value) == ("2031.7亿元", 1, 9, 2031.7)


def test_a_draft_may_be_called_something_else() -> None:
    assert with_indicator(draft(), "服务外包执行额").figure.indicator == "服务外包执行额"
