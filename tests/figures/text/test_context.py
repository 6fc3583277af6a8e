"""What a text has said so far, and what of it holds for a later clause, sentence or paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.figures.marks import Value, marks_of
from extractor.figures.setting import Setting
from extractor.figures.text.context import Listener, Memory, Said, Sentence
from extractor.figures.text.statements import Statement, read_statement
from extractor.model import Figure
from extractor.rules.loading import load_rules

PATTERNS = load_rules()
SETTING = Setting("2023-09", "大连市", "辽宁省")


def read(text: str, setting: Setting = SETTING) -> Statement:
    return read_statement(text, setting, PATTERNS)


def fields(figure: Figure, *names: str) -> tuple[object, ...]:
    return tuple(getattr(figure, name) for name in names)


def value_of(text: str) -> Value:
    (value,) = (value for mark in marks_of(text, PATTERNS) for value in mark.values)
    return value


def heard(text: str, setting: Setting = SETTING) -> Memory:
    """Return what a sentence leaves in its own memory when all its marks are heard."""
    listener = Listener(text, setting, PATTERNS)
    marks = marks_of(text, PATTERNS)
    sentence = Sentence(0, len(text), marks, [], listener.begin_sentence(listener.begin(), 0, text))
    for mark in marks:
        listener.hear(mark, sentence)
    return sentence.memory


@pytest.mark.parametrize(
    ("base_unit", "text", "alike"),
    [
        (None, "5亿元", True),
        ("CNY", "5亿美元", True),
        ("人", "300人", True),
        ("人", "300家", False),
        ("CNY", "300人", False),
        ("人", "5亿元", False),
        ("人", "同比增长5%", True),
    ],
)
def test_money_goes_on_with_money_and_people_with_people(base_unit: str | None, text: str, alike: bool) -> None:
    assert Memory(base_unit=base_unit).is_kind_of(value_of(text)) is alike


def test_what_a_bracket_said_is_forgotten_behind_it() -> None:
    before = Memory(year=2023, anchor=2)
    sentence = Sentence(0, 20, [], [(5, 10)], before)
    sentence.reach(5)
    sentence.memory = replace(sentence.memory, year=2022)
    sentence.reach(6)
    sentence.memory = replace(sentence.memory, year=2021)
    sentence.reach(9)
    assert sentence.memory.year == 2021
    sentence.reach(10)
    assert (sentence.memory.year, sentence.memory.anchor) == (2022, 10)


def test_a_bracket_that_ends_its_sentence_is_forgotten_too() -> None:
    sentence = Sentence(0, 10, [], [(5, 10)], Memory(region_used=Said("大连市"), region=Said("全国")))
    sentence.reach(6)
    sentence.memory = replace(sentence.memory, region_used=Said("日本"))
    assert sentence.finish().region == Said("大连市")


def test_a_year_that_is_not_over_may_be_part_of_a_name() -> None:
    for published, weak in [("2022-12", False), ("2023-01", True), ("2023-11", True), ("2023-12", False)]:
        memory = heard("2023年执行额5亿元", Setting(published))
        assert (memory.weak_period is not None, memory.own_period is None) == (weak, weak), published


def test_the_month_of_the_issue_is_not_still_to_come() -> None:
    assert heard("2023年9月，执行额5亿元").year == 2023
    assert heard("2023年10月，执行额5亿元").year is None


def test_a_month_that_is_a_part_dates_only_itself_where_a_whole_was_dated() -> None:
    assert [figure.period_end for figure in read("上半年，执行额9亿元，其中6月2亿元。合同额6亿元。").figures] == [
        "2023-06", "2023-06", "2023-06",
    ]  # fmt: skip
    assert read("上半年，执行额9亿元，其中5月2亿元。合同额6亿元。").figures[2].period_start == "2023-01"
    assert read("其中5月执行额2亿元。合同额6亿元。").figures[1].period_start == "2023-05"


def test_a_period_that_is_still_to_come_is_no_headline() -> None:
    # The plan for a quarter dates its own sentence, not what follows
    assert read("三季度，执行额5亿元。合同额6亿元。", Setting("2023-09")).figures[1].period_start == "2023-07"
    ahead = read("2024年1-3月，执行额5亿元。合同额6亿元。", Setting("2023-09")).figures
    assert [figure.period_end for figure in ahead] == ["2024-03", "2023-09"]


def test_a_paragraph_begins_at_home_and_in_the_headline_s_period() -> None:
    home, abroad = Said("大连市", 0, 3), Said("日本", 5, 7)
    listener = Listener("", SETTING, PATTERNS)
    begun = listener.begin_paragraph(Memory(home=home, region=abroad, breakdown=Said("国别"), topic=Said("出口")))
    assert (begun.region, begun.breakdown, begun.topic) == (home, None, None)
    assert listener.begin_paragraph(Memory(region=abroad)).region == abroad


def test_only_a_pronoun_keeps_the_items_and_only_what_goes_on_the_scope() -> None:
    memory = Memory(scope=Said("离岸"), items=Said(("日本",)), label=Said("货值"))
    listener = Listener("", SETTING, PATTERNS)
    kept = {
        text: listener.begin_sentence(memory, 7, text) for text in ("执行额5亿元", "其中，执行额5亿元", "其占全市的5%")
    }
    assert [(one.scope, one.items, one.label) for one in kept.values()] == [
        (None, None, None),
        (memory.scope, None, None),
        (memory.scope, memory.items, memory.label),
    ]
    assert {one.anchor for one in kept.values()} == {7}


def test_a_region_is_that_of_a_clause_only_where_it_opens_it() -> None:
    opening, within = heard("山东省执行额5亿元"), heard("执行额中山东省5亿元")
    assert opening.own_region is not None
    assert opening.own_region.thing == "山东省"
    assert within.own_region is None


def test_a_city_behind_its_province_is_no_list_of_regions() -> None:
    province, listed = heard("山东省济南市执行额5亿元"), heard("山东省、辽宁省执行额5亿元")
    assert province.own_region is not None
    assert province.own_region.thing == "山东省"
    assert listed.own_region is None


def test_words_name_the_scope_and_indicator_that_they_hold() -> None:
    listener = Listener("", SETTING, PATTERNS)
    assert (listener.scope_in("离岸执行额"), listener.scope_in("执行额")) == ("离岸", None)
    assert (listener.indicator_in("全市服务外包执行额"), listener.indicator_in("全市")) == ("服务外包执行额", None)


def test_the_year_of_a_report_holds_for_its_later_paragraphs() -> None:
    statement = read(
        "2022年，全市执行额162493.17万美元。\n截至12月底，从业人员13.4万人。", Setting("2023-03", "青岛市")
    )
    assert [figure.period_end for figure in statement.figures] == ["2022-12", "2022-12"]


def test_the_year_in_a_report_s_name_dates_what_has_no_date() -> None:
    statement = read("建成基站142万个，执行额30亿元。", Setting("2022-07", covers=2021))
    assert [fields(figure, "period_start", "period_end") for figure in statement.figures] == [
        ("2021-01", "2021-12")
    ] * 2


def test_one_of_several_regions_is_not_the_region() -> None:
    statement = read("京津冀等17个省259家市场主体参与交易。山东省执行额5亿元。")
    assert [(figure.raw, figure.region) for figure in statement.figures][-1] == ("5亿元", "山东省")
    assert "京津冀地区" not in {figure.region for figure in statement.figures}


def test_us_means_our_city_and_province() -> None:
    statement = read("我省执行额17.9亿美元。我市执行额2.5亿美元。我国执行额2718.5亿元。")
    assert [figure.region for figure in statement.figures] == ["辽宁省", "大连市", "全国"]


def test_a_reference_to_last_year_does_not_change_the_year() -> None:
    statement = read("1-7月KPO执行额2988.37万美元（上年同期数调整为2824.66万美元）。\n截至7月底，从业人员14.1万人。")
    assert [figure.period_end for figure in statement.figures] == ["2023-07", "2022-07", "2023-07"]


def test_a_growth_against_a_time_is_named_by_how_far_that_is() -> None:
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
        assert [fields(figure, "yoy", "mom") for figure in read(text).figures] == [growths], text


def test_an_item_holds_to_the_end_of_its_sentence() -> None:
    statement = read("RCEP国家离岸合同签约额54836.37万美元；执行额45121.10万美元。全市合同签约额88407.18万美元。")
    assert [figure.item for figure in statement.figures] == ["RCEP国家", "RCEP国家", None]
