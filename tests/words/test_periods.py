"""Printed periods in an issue of September 2023 (unless another month is named)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules.loading import load_rules
from extractor.words import periods
from extractor.words.periods import Period

PATTERNS = load_rules()


def read(text: str, published: str | None = "2023-09", said: int | None = None) -> tuple[str, str, str] | None:
    """Read a text that is one period, whole, with the rule that reads it."""
    for rule in PATTERNS.group("figures/periods").values():
        match = rule.fullmatch(text)
        if match:
            groups = {name: value for name, value in match.groupdict().items() if value is not None}
            before = Period("2023-01", "2023-07", "cumulative", year_said=True)
            kind = rule.options["kind"]
            period = periods.resolve(kind, groups, periods.Told(published, said, before), PATTERNS)
            return (period.start, period.end, period.kind) if period else None
    raise AssertionError(f"no rule reads {text}")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1-7月", ("2023-01", "2023-07", "cumulative")),
        ("2023年1—9月份", ("2023-01", "2023-09", "cumulative")),
        ("1至7月", ("2023-01", "2023-07", "cumulative")),
        ("1-10月", ("2022-01", "2022-10", "cumulative")),
        ("今年前5个月", ("2023-01", "2023-05", "cumulative")),
        ("前三季度", ("2023-01", "2023-09", "cumulative")),
        ("二季度", ("2023-04", "2023-06", "quarter")),
        ("去年四季度", ("2022-10", "2022-12", "quarter")),
        ("今年上半年", ("2023-01", "2023-06", "cumulative")),
        ("2022年全年", ("2022-01", "2022-12", "year")),
        ("2022年", ("2022-01", "2022-12", "year")),
        ("去年", ("2022-01", "2022-12", "year")),
        ("7月当月", ("2023-07", "2023-07", "month")),
        ("12月", ("2022-12", "2022-12", "month")),
        ("截至7月底", ("2023-07", "2023-07", "stock")),
        ("6月末", ("2023-06", "2023-06", "stock")),
        ("9月2日至6日", ("2023-09", "2023-09", "month")),
        ("上年同期", ("2022-01", "2022-07", "cumulative")),
        ("2022上半年", ("2022-01", "2022-06", "cumulative")),
        ("2022H2", ("2022-07", "2022-12", "cumulative")),
        ("上一季度", ("2023-04", "2023-06", "quarter")),
        ("本季度", ("2023-07", "2023-09", "quarter")),
        ("当季", ("2023-07", "2023-07", "quarter")),
        ("当年", ("2023-01", "2023-09", "cumulative")),
        ("今年", ("2023-01", "2023-09", "cumulative")),
        ("今年以来", ("2023-01", "2023-09", "cumulative")),
        ("自2021年实施以来", ("2021-01", "2023-09", "span")),
        ("目前", ("2023-09", "2023-09", "stock")),
        ("一至七月", ("2023-01", "2023-07", "cumulative")),
        ("前七个月", ("2023-01", "2023-07", "cumulative")),
        ("2022年前三季度", ("2022-01", "2022-09", "cumulative")),
        ("二〇二二年第三季度", ("2022-07", "2022-09", "quarter")),
        ("三季度末", ("2023-09", "2023-09", "stock")),
        ("十二月", ("2022-12", "2022-12", "month")),
        ("7月份单月", ("2023-07", "2023-07", "month")),
        ("截至2023年6月30日", ("2023-06", "2023-06", "stock")),
        ("上年末", ("2022-12", "2022-12", "stock")),
        ("去年年底", ("2022-12", "2022-12", "stock")),
        ("年末", ("2022-12", "2022-12", "stock")),
        ("年初", ("2023-01", "2023-01", "stock")),
        ("明年", ("2024-01", "2024-12", "year")),
        ("本月", ("2023-09", "2023-09", "month")),
        ("上月", ("2023-08", "2023-08", "month")),
        ("当月", ("2023-07", "2023-07", "month")),
        ("2015年以来", ("2015-01", "2023-09", "span")),
        ("“十四五”以来", ("2021-01", "2023-09", "span")),
        ("“十三五”期间", ("2016-01", "2020-12", "span")),
        ("“十三五”末", ("2020-12", "2020-12", "stock")),
        ("2018-2022年", ("2018-01", "2022-12", "span")),
        ("2015年至2022年", ("2015-01", "2022-12", "span")),
        ("2022年10月至2023年3月", ("2022-10", "2023-03", "span")),
        ("8月25日至9月2日", ("2023-08", "2023-09", "span")),
        ("2021年同期", ("2021-01", "2021-07", "cumulative")),
    ],
)
def test_periods(text: str, period: tuple[str, str, str]) -> None:
    assert read(text) == period


def test_the_year_said_before_holds() -> None:
    assert read("1-7月", said=2021) == ("2021-01", "2021-07", "cumulative")


def test_without_an_issue_only_a_printed_year_is_known() -> None:
    assert read("1-7月", published=None) is None
    assert read("今年上半年", published=None) is None
    assert read("2022年1-7月", published=None) == ("2022-01", "2022-07", "cumulative")


def test_months_that_run_backwards_are_no_period() -> None:
    assert read("7-1月") is None


@pytest.mark.parametrize(
    ("first", "second", "year_before", "right_before"),
    [
        ("2023-02..2023-02", "2023-03..2023-03", False, True),
        ("2022-12..2022-12", "2023-01..2023-01", False, True),
        ("2023-01..2023-03", "2023-04..2023-06", False, True),
        ("2023-01..2023-03", "2023-04..2023-04", False, False),
        ("2023-01..2023-01", "2023-03..2023-03", False, False),
        ("2022-03..2022-03", "2023-03..2023-03", True, False),
        ("2022-01..2022-06", "2022-07..2022-12", False, False),
    ],
)
def test_which_period_is_before_which(first: str, second: str, *, year_before: bool, right_before: bool) -> None:
    one, other = (Period(text[:7], text[-7:], "cumulative", year_said=True) for text in (first, second))
    assert (one.is_year_before(other), one.is_right_before(other)) == (year_before, right_before)


def test_the_end_of_a_period_is_its_stock() -> None:
    assert Period("2022-01", "2022-12", "year", year_said=True).closing() == Period(
        "2022-12", "2022-12", "stock", year_said=False
    )


@given(
    st.text(alphabet="0123456789一二三十〇年月日季度前后上下半末底初今去本至到-—截全当同期“”五以来间", max_size=24),
    st.sampled_from([None, "2023-01", "2023-12"]),
)
def test_every_period_begins_before_it_ends(text: str, published: str | None) -> None:
    before = Period("2022-01", "2022-07", "cumulative", year_said=True)
    for rule in PATTERNS.group("figures/periods").values():
        for match in rule.all(text):
            groups = {name: value for name, value in match.groupdict().items() if value is not None}
            kind = rule.options["kind"]
            period = periods.resolve(kind, groups, periods.Told(published, before=before), PATTERNS)
            assert period is None or period.start <= period.end


@pytest.mark.parametrize(
    ("kind", "through", "period"),
    [
        ("since", None, ("2023-01", "2023-09", "cumulative")),  # nothing told: to the issue's month
        ("since", "2023-07", ("2023-01", "2023-07", "cumulative")),
        ("present", None, ("2023-09", "2023-09", "stock")),
        ("present", "2023-08", ("2023-08", "2023-08", "stock")),
    ],
)
def test_this_year_and_now_end_where_the_text_tells(
    kind: str, through: str | None, period: tuple[str, str, str]
) -> None:
    # What was told of before tells nothing of it, whether a month or a plan for the year
    for before in (None, Period("2023-07", "2023-07", "month", year_said=False)):
        groups = {"yearword": "今年"} if kind == "since" else {}
        found = periods.resolve(kind, groups, periods.Told("2023-09", before=before, through=through), PATTERNS)
        assert found is not None
        assert (found.start, found.end, found.kind) == period


def test_within_the_year_is_the_year_that_was_told_of() -> None:
    before = Period("2022-01", "2022-12", "year", year_said=True)
    period = periods.resolve("within", {}, periods.Told("2023-01", 2022, before), PATTERNS)
    assert period is not None
    assert (period.start, period.end) == ("2022-01", "2022-12")
