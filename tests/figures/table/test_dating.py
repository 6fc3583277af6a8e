"""When headers say that a number was counted."""

from __future__ import annotations

import pytest

from extractor.figures.setting import Setting
from extractor.figures.table.dating import Dated, HeaderDater, combined, nested
from extractor.rules.rule_set import Rules
from extractor.words.periods import Period

YEAR = Period("2020-01", "2020-12", "year", year_said=True)
AUGUST = Period("2024-01", "2024-08", "cumulative", year_said=True)


@pytest.fixture
def dater(rules: Rules) -> HeaderDater:
    return HeaderDater(Setting("2024-09", "无锡市", "江苏省"), rules)


@pytest.mark.parametrize(
    ("text", "base", "period"),
    [
        ("本期数", YEAR, ("2020-01", "2020-12", "year")),
        ("上年同期数", YEAR, ("2019-01", "2019-12", "year")),
        ("上期发生额", YEAR, ("2019-01", "2019-12", "year")),
        ("期末余额", YEAR, ("2020-12", "2020-12", "stock")),
        ("期初余额", YEAR, ("2019-12", "2019-12", "stock")),
        ("上年末", AUGUST, ("2023-12", "2023-12", "stock")),
        ("年初数", AUGUST, ("2023-12", "2023-12", "stock")),
        ("期末数", AUGUST, ("2024-08", "2024-08", "stock")),
        ("上月末", AUGUST, ("2024-07", "2024-07", "stock")),
        ("本月", AUGUST, ("2024-08", "2024-08", "month")),
        ("上年同月", AUGUST, ("2023-08", "2023-08", "month")),
        ("累计", Period("2024-08", "2024-08", "month", year_said=True), ("2024-01", "2024-08", "cumulative")),
        ("年初至报告期末", AUGUST, ("2024-01", "2024-08", "cumulative")),
        ("全年预算", AUGUST, ("2024-01", "2024-12", "year")),
        ("上季度", Period("2024-04", "2024-06", "quarter", year_said=True), ("2024-01", "2024-03", "quarter")),
        ("上年累计", AUGUST, ("2023-01", "2023-08", "cumulative")),
    ],
)
def test_a_header_refers_to_the_period_of_its_table(
    text: str, base: Period, period: tuple[str, str, str], dater: HeaderDater
) -> None:
    _, dated = dater.relative(text, base)
    assert dated.period is not None
    assert (dated.period.start, dated.period.end, dated.period.kind) == period


@pytest.mark.parametrize(("text", "base"), [("本月", YEAR), ("本期数", None), ("年末", AUGUST)])
def test_what_a_header_names_may_be_unknown(text: str, base: Period | None, dater: HeaderDater) -> None:
    _, dated = dater.relative(text, base)
    assert (dated.said, dated.period) == (True, None)


@pytest.mark.parametrize("text", ["上年结转", "上年结余收入", "累计折旧", "期初库存商品", "执行额"])
def test_names_that_begin_with_such_words_date_nothing(text: str, dater: HeaderDater) -> None:
    assert dater.relative(text, YEAR) == (text, Dated())


def test_what_stands_behind_the_words_is_the_name(dater: HeaderDater) -> None:
    assert dater.relative("期末从业人员", YEAR)[0] == "从业人员"


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("103年度综合所得", "2014年度综合所得"),
        ("民國99年各縣市", "2010年各縣市"),
        ("2023年", "2023年"),
        ("75年", "75年"),
    ],
)
def test_years_of_the_republic_are_told_in_ours(text: str, ours: str, dater: HeaderDater) -> None:
    assert dater.gregorian(text) == ours


@pytest.mark.parametrize(
    ("number", "roc", "start"),
    [("2021", False, "2021-01"), ("99", True, "2010-01"), ("103", False, "2014-01"), ("98", False, None)],
)
def test_numbers_below_a_header_of_years(number: str, roc: bool, start: str | None, dater: HeaderDater) -> None:
    dated = dater.numbered_year(number, roc=roc)
    assert (dated.period.start if dated.period else None, dated.said) == (start, True)


def test_what_stands_below_another_year_is_of_that_year() -> None:
    last = Period("2023-01", "2023-12", "year", year_said=True)
    below = nested(last, AUGUST)
    assert below is not None
    assert (below.start, below.end) == ("2023-01", "2023-08")
    assert nested(None, AUGUST) == AUGUST
    assert nested(AUGUST, YEAR) == AUGUST


def test_months_of_a_row_are_those_of_the_year_of_the_column() -> None:
    months = Period("2024-01", "2024-06", "cumulative", year_said=False)
    found = combined(YEAR, months)
    assert found is not None
    assert (found.start, found.end) == ("2020-01", "2020-06")
    assert combined(None, months) == months
    assert combined(AUGUST, YEAR) == AUGUST
