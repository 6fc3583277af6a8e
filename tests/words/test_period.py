"""A period of whole months, and what is near it."""

from __future__ import annotations

from extractor.words.period import Period, calendar_year, issue_month, month_text, year_and_month

JULY = Period("2023-07", "2023-07", "month", year_said=False)
FIRST_HALF = Period("2023-01", "2023-06", "cumulative", year_said=True)


def test_a_month_is_written_with_its_year() -> None:
    assert month_text(2023, 7) == "2023-07"
    assert year_and_month("2023-07") == (2023, 7)


def test_the_same_months_of_another_year() -> None:
    assert FIRST_HALF.shifted(-1) == Period("2022-01", "2022-06", "cumulative", year_said=False)
    assert FIRST_HALF.shifted(-1).is_year_before(FIRST_HALF)
    assert not FIRST_HALF.is_year_before(FIRST_HALF)


def test_the_month_before_may_be_in_the_year_before() -> None:
    december, january = (
        Period("2022-12", "2022-12", "month", year_said=False),
        Period("2023-01", "2023-01", "month", year_said=False),
    )
    assert december.is_right_before(january)
    assert not JULY.is_right_before(january)


def test_a_span_has_a_first_and_a_last_year_and_an_end() -> None:
    plan = Period("2016-01", "2020-12", "span", year_said=True)
    assert (plan.edge(first=True).start, plan.edge(first=False).end) == ("2016-01", "2020-12")
    assert plan.edge(first=True).end == "2016-12"
    assert (plan.closing().start, plan.closing().kind) == ("2020-12", "stock")
    assert plan.year == 2020


def test_an_issue_and_a_calendar_year_are_periods() -> None:
    assert issue_month("2023-09") == Period("2023-09", "2023-09", "stock", year_said=False)
    assert calendar_year(2022) == Period("2022-01", "2022-12", "year", year_said=False)


def test_what_is_planned_this_year_is_for_the_whole_of_it() -> None:
    this_year = Period("2023-01", "2023-04", "cumulative", year_said=False, to_date=True)
    assert (this_year.ahead().start, this_year.ahead().end, this_year.ahead().kind) == ("2023-01", "2023-12", "year")
    assert (this_year.closing().ahead().start, this_year.closing().ahead().kind) == ("2023-12", "stock")
    assert FIRST_HALF.ahead() == FIRST_HALF


def test_the_years_of_a_span() -> None:
    years = Period("2018-01", "2019-12", "span", year_said=True).years()
    assert [(year.start, year.end, year.kind) for year in years] == [
        ("2018-01", "2018-12", "year"),
        ("2019-01", "2019-12", "year"),
    ]
