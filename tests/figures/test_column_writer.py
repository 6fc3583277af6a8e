"""Each number in its column of a figure, and nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.figures.column_writer import COLUMNS, Column, ColumnNumber, Names, Words, filled, holds, opened, placed
from extractor.model import Bound, Box, Figure
from extractor.rules.keys import COLUMNS as IN_RULES
from extractor.rules.rule_set import Rules
from extractor.words.periods import Period
from extractor.words.quantities import Quantity

WORDS = Words(2, 6, "3.5%", "增长3.5%。", "change")
EMPTY = opened(WORDS, Names(label="执行额"))


def number(column: Column, amount: str = "3.5", sign: int = 1, bound: Bound | None = None) -> ColumnNumber:
    value = Decimal(amount)
    return ColumnNumber(column, Quantity(value, None, 1, bound, "%", value, "%"), sign)


def test_rules_name_the_columns_by_their_names() -> None:
    assert list(COLUMNS) == list(COLUMNS.values()) == IN_RULES


def test_a_figure_is_opened_with_its_words_and_names_and_no_number() -> None:
    period = Period("2023-01", "2023-07", "cumulative", year_said=True)
    figure = opened(
        WORDS,
        Names(
            indicator="服务外包执行额",
            label="执行额",
            scope="离岸",
            region="大连市",
            region_code="210200",
            breakdown="国别",
            item="日本",
            period=period,
        ),
    )
    assert (figure.start, figure.end, figure.raw, figure.sentence, figure.rule) == (
        2,
        6,
        "3.5%",
        "增长3.5%。",
        "change",
    )
    assert (figure.indicator, figure.label, figure.scope) == ("服务外包执行额", "执行额", "离岸")
    assert (figure.region, figure.region_code) == ("大连市", "210200")
    assert (figure.breakdown, figure.item) == ("国别", "日本")
    assert (figure.period_start, figure.period_end, figure.period_kind) == ("2023-01", "2023-07", "cumulative")
    columns: tuple[Column, ...] = ("level", "yoy", "mom", "share", "pp", "delta")
    assert not any(holds(figure, column) for column in columns)
    assert EMPTY.period_start is EMPTY.period_end is EMPTY.period_kind is None


@pytest.mark.parametrize("column", ["yoy", "mom", "share", "pp", "delta"])
def test_a_number_goes_into_its_column_with_its_sign(column: Column, rules: Rules) -> None:
    figure = filled(EMPTY, number(column, sign=-1), rules)
    assert getattr(figure, column) == -3.5
    assert [other for other in ("yoy", "mom", "share", "pp", "delta") if getattr(figure, other) is not None] == [column]
    assert holds(figure, column)
    assert not holds(figure, "level")


def test_a_growth_keeps_what_it_is_worked_out_on(rules: Rules) -> None:
    compared = filled(EMPTY, replace(number("yoy"), basis="可比口径"), rules)
    assert (compared.yoy, compared.basis) == (3.5, "可比口径")
    # A second growth that says nothing of it takes nothing away
    assert filled(compared, number("mom"), rules).basis == "可比口径"
    assert filled(EMPTY, replace(number("share"), basis="可比口径"), rules).basis is None


def test_a_level_has_value_unit_and_amount(rules: Rules) -> None:
    quantity = Quantity(Decimal("1.2"), Decimal(2), 1, "gt", "亿美元", Decimal(120_000_000), "USD")
    figure = filled(EMPTY, ColumnNumber("level", quantity, 1), rules)
    assert (figure.value, figure.value_max, figure.decimals, figure.bound) == (1.2, 2, 1, "gt")
    assert (figure.unit, figure.amount, figure.base_unit) == ("亿美元", 120_000_000, "USD")
    assert holds(figure, "level")
    bare = filled(EMPTY, ColumnNumber("level", replace(quantity, unit="", base_unit="", maximum=None), -1), rules)
    assert (bare.value, bare.amount, bare.unit, bare.base_unit, bare.value_max) == (
        -1.2,
        -120_000_000,
        None,
        None,
        None,
    )


def test_a_zero_is_a_number(rules: Rules) -> None:
    assert holds(filled(EMPTY, number("level", "0"), rules), "level")
    assert holds(filled(EMPTY, number("yoy", "0"), rules), "yoy")


def test_a_bound_is_that_of_the_level_where_there_is_one(rules: Rules) -> None:
    growth = number("yoy", bound="lt")
    assert filled(EMPTY, growth, rules).bound == "lt"
    level = filled(EMPTY, number("level", bound="gt"), rules)
    assert filled(level, growth, rules).bound == "gt"


def test_a_share_keeps_what_it_is_a_share_of(rules: Rules) -> None:
    whole = replace(number("share"), whole="全省离岸执行额")
    figure = filled(EMPTY, whole, rules)
    assert figure.share_of == "全省离岸执行额"
    assert filled(figure, number("share", "4"), rules).share_of == "全省离岸执行额"


def points_of(figure: Figure, rules: Rules, *, of_ratio: bool = False) -> str | None:
    return filled(figure, replace(number("pp"), of_ratio=of_ratio), rules).pp_of


def test_points_are_of_the_share_of_a_ratio_or_else_of_the_growth(rules: Rules) -> None:
    assert points_of(EMPTY, rules) == "yoy"
    assert points_of(EMPTY, rules, of_ratio=True) == "share"
    assert points_of(filled(EMPTY, number("share", "0"), rules), rules) == "share"
    assert points_of(filled(EMPTY, number("yoy"), rules), rules) == "yoy"
    assert points_of(replace(EMPTY, label="毛利率"), rules) == "share"
    assert points_of(replace(EMPTY, label="增长率"), rules) == "yoy"
    assert points_of(replace(EMPTY, label=None), rules) == "yoy"


def test_a_figure_is_placed_where_it_begins() -> None:
    boxes = (Box(3, 1, 2, 3, 4), Box(4, 1, 2, 3, 4))
    figure = placed(EMPTY, boxes, "ocr")
    assert (figure.page, figure.boxes, figure.read_from) == (3, boxes, "ocr")
