"""A mark that tells a period or a breakdown → the memory behind it."""

from __future__ import annotations

import pytest

from extractor.figures.marks import Mark, marks_of
from extractor.figures.text.before.hearing import Spot, column_against, heading_heard, heard, period_in, resolved
from extractor.figures.text.before.memory import Dated, Memory, Named, Times
from extractor.figures.text.before.outlook import Outlook, Told
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from extractor.words.period import Period
from tests.figures.text.reading import told

CUMULATIVE = Period("2023-01", "2023-07", "cumulative", year_said=True)


def behind(text: str, rules: Rules, published: str = "2023-09", whom: str = "", memory: Memory | None = None) -> Memory:
    """Return the memory behind all marks of a sentence."""
    one = memory or Memory()
    for mark in marks_of(text, rules):
        one = heard(mark, one, Spot(text, 0, published, whom), rules)
    return one


def period_mark(text: str, rules: Rules) -> Mark:
    (mark,) = (mark for mark in marks_of(text, rules) if mark.role == "period")
    return mark


def months(dated: Dated | None) -> tuple[str, str] | None:
    return (dated.period.start, dated.period.end) if dated else None


def test_a_memory_is_returned_and_never_changed(rules: Rules) -> None:
    before = Memory()
    after = behind("1-7月执行额", rules, memory=before)
    assert before == Memory()
    assert months(after.times.own) == months(after.times.headline) == months(after.times.lasting) == (
        "2023-01", "2023-07",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("published", "weak"), [("2022-12", False), ("2023-01", True), ("2023-11", True), ("2023-12", False)]
)
def test_a_year_that_is_not_over_may_be_part_of_a_name(published: str, weak: bool, rules: Rules) -> None:
    times = behind("2023年执行额", rules, published).times
    assert (times.weak is not None, times.own is None) == (weak, weak)


def test_a_period_that_is_still_to_come_is_no_headline(rules: Rules) -> None:
    ahead, now = behind("2024年1-3月执行额", rules).times, behind("2023年9月执行额", rules).times
    assert (months(ahead.own), ahead.headline, ahead.lasting) == (("2024-01", "2024-03"), None, None)
    assert months(now.lasting) == ("2023-09", "2023-09")


def test_a_month_is_no_headline_and_beside_one_dates_only_its_sentence(rules: Rules) -> None:
    assert behind("7月执行额", rules).times.headline is None
    times = behind("1-7月执行额，7月合同额", rules).times
    assert (months(times.own), months(times.lasting)) == (("2023-07", "2023-07"), ("2023-01", "2023-07"))


def test_a_later_period_is_the_headline_from_then_on(rules: Rules) -> None:
    later = behind("2022年执行额。2023年1-7月执行额", rules).times
    assert months(later.headline) == ("2023-01", "2023-07")
    earlier = behind("2023年1-7月执行额。2022年执行额", rules).times
    assert months(earlier.headline) == ("2023-01", "2023-07")


def test_the_period_of_a_part_does_not_last(rules: Rules) -> None:
    times = behind("2022年执行额，其中2022年上半年合同额", rules).times
    assert (months(times.own), months(times.lasting)) == (("2022-01", "2022-06"), ("2022-01", "2022-12"))


def test_a_day_that_is_counted_at_is_kept_for_its_paragraph(rules: Rules) -> None:
    as_of = behind("截至7月底，企业", rules).times.as_of
    assert as_of is not None
    assert (as_of.thing.end, as_of.thing.kind) == ("2023-07", "stock")


def test_what_is_said_of_last_year_s_same_months_dates_the_next_number_only(rules: Rules) -> None:
    times = behind("1-7月执行额，上年同期为", rules).times
    assert times.upcoming is not None
    assert (times.upcoming.thing.start, times.upcoming.thing.end) == ("2022-01", "2022-07")
    assert months(times.own) == ("2023-01", "2023-07")


@pytest.mark.parametrize(
    ("text", "private"), [("今年营业收入", True), ("2022年营业收入", True), ("1-7月执行额", False)]
)
def test_the_years_of_somebody_are_kept_with_the_name(text: str, private: bool, rules: Rules) -> None:
    own = behind(text, rules, whom="湖畔软件公司").times.own
    assert own is not None
    assert own.whom == ("湖畔软件公司" if private else "")
    assert not private or behind(text, rules, whom="湖畔软件公司").times.headline is None


def test_this_year_ends_where_the_paragraph_or_else_the_headline_ends(rules: Rules) -> None:
    mark = period_mark("今年营业收入", rules)
    headline = Times(headline=Dated(Said(CUMULATIVE)))
    told_of = Outlook((Told("2023-05", True, ""),))
    spots = [
        (Times(), Spot("", 0, "2023-09"), "2023-09"),
        (headline, Spot("", 0, "2023-09"), "2023-07"),
        (headline, Spot("", 0, "2023-09", outlook=told_of), "2023-05"),
        (headline, Spot("", 0, "2023-09", "湖畔软件公司"), "2023-09"),  # a firm's year is not the city's
    ]
    for times, spot, end in spots:
        period = resolved(mark, times, spot, rules)
        assert period is not None
        assert (period.start, period.end) == ("2023-01", end)


def test_a_heading_dates_what_follows_even_a_plan_s(rules: Rules) -> None:
    text = "二、2024年计划安排"
    times = heading_heard(marks_of(text, rules), Memory(), Spot(text, 0, "2023-09"), rules).times
    assert months(times.headline) == months(times.lasting) == months(times.year) == ("2024-01", "2024-12")
    nothing = heading_heard(marks_of("二、计划安排", rules), Memory(), Spot("", 0, "2023-09"), rules)
    assert nothing == Memory()


def test_a_breakdown_holds_until_the_home_is_named_at_the_start_of_a_sentence(rules: Rules) -> None:
    parted = behind("从国际市场看，", rules)
    assert parted.breakdown is not None
    assert parted.breakdown.start == 0
    assert behind("全市执行额", rules, memory=parted).breakdown is None
    assert behind("占全市执行额", rules, memory=parted).breakdown == parted.breakdown


def test_what_is_parted_is_the_whole_of_before(rules: Rules) -> None:
    whole, named = Named(label=Said("执行额")), Named(label=Said("研发外包执行额"))
    assert behind("分国别看，", rules, memory=Memory(whole=whole, named=named)).named == whole
    assert behind("分国别看，", rules, memory=Memory(named=named)).named == named


def test_the_period_right_before_a_number_is_read_in_its_words(rules: Rules) -> None:
    period = period_in("2015年的", Times(), Spot("", 0, "2023-09"), rules)
    assert period is not None
    assert (period.start, period.end) == ("2015-01", "2015-12")
    assert period_in("原来的", Times(), Spot("", 0, "2023-09"), rules) is None


@pytest.mark.parametrize(
    ("now", "against", "column"),
    [
        (Period("2023-03", "2023-03", "month", year_said=True), "2月份", "mom"),
        (Period("2023-03", "2023-03", "month", year_said=True), "2022年3月", "yoy"),
        (Period("2023-03", "2023-03", "month", year_said=True), "1月份", None),
        (Period("2023-01", "2023-12", "year", year_said=True), "2022年", "yoy"),
        (Period("2023-01", "2023-12", "year", year_said=True), "2019年", None),
    ],
)
def test_a_growth_against_a_time_is_named_by_how_far_that_is(
    now: Period, against: str, column: str | None, rules: Rules
) -> None:
    times = Times(own=Dated(Said(now)), year=Dated(Said(now)))
    assert column_against(against, times, Spot("", 0, "2024-01"), rules) == column
    assert column_against(against, Times(), Spot("", 0, "2024-01"), rules) is None


def test_the_numbers_of_a_text_are_grown_against_the_times_that_it_names(rules: Rules) -> None:
    against = {
        "3月，出口100亿元，较2月份增长5%。": (None, 5),
        "3月，出口100亿元，较2022年3月增长5%。": (5, None),
        "3月，出口100亿元，较1月份增长5%。": (None, None),
        "1-3月，出口100亿元，较2月份增长5%。": (None, None),
        "二季度，出口100亿元，较一季度增长5%。": (None, 5),
        "2022年，出口100亿元，较2021年增长5%。": (5, None),
        "2022年，出口100亿元，较2019年增长5%。": (None, None),
        "1月，出口100亿元，较上年12月增长5%。": (None, 5),
    }
    for text, growths in against.items():
        assert told(text, rules, "yoy", "mom") == [growths], text


def test_a_year_dates_the_months_behind_it_only_where_a_number_was_dated_by_it(rules: Rules) -> None:
    used = "2021年，合同额5亿元。6月，全市执行额0.5亿元。"
    assert told(used, rules, "raw", "period_start") == [("5亿元", "2021-01"), ("0.5亿元", "2021-06")]
    heard_of = "2021年，园区启动建设。6月，全市执行额0.5亿元。"
    assert told(heard_of, rules, "raw", "period_start") == [("0.5亿元", "2023-06")]


def test_the_year_that_opens_a_sentence_is_that_of_the_months_in_it(rules: Rules) -> None:
    text = "2022年，6月执行额5亿元，7月执行额6亿元。"
    assert told(text, rules, "period_start") == [("2022-06",), ("2022-07",)]
