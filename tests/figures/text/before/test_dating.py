"""When a number was so: said with it, in its sentence, before, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.figures.marks import marks_of
from extractor.figures.setting import Setting
from extractor.figures.text.before.dating import Asked, when
from extractor.figures.text.before.hearing import Spot
from extractor.figures.text.before.memory import Dated, Memory, Times
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from extractor.words.period import Period
from tests.figures.text.reading import at_home, told

TEXT = "1-7月执行额增长。\n合同额5亿元"
CUMULATIVE = Said(Period("2023-01", "2023-07", "cumulative", year_said=False), 0, 4)
DAY = Said(Period("2023-03", "2023-03", "month", year_said=False), 4, 9)


def asked(rules: Rules, *, stock: bool = False, done: bool = False, event: bool = False) -> Asked:
    """Return the number of the text, whose words begin at its last paragraph."""
    (mark,) = (mark for mark in marks_of(TEXT, rules) if mark.values)
    return Asked(mark, mark.values[0], TEXT.index("合"), stock=stock, done=done, event=event, card=False)


def dated(text: str, rules: Rules, setting: Setting | None = None) -> list[tuple[object, ...]]:
    """Return raw, first and last month of each figure of a text, in the January issue of Taiyuan."""
    at = setting or at_home(rules, "2024-01", "太原市")
    return told(text, rules, "raw", "period_start", "period_end", setting=at)


def test_a_number_goes_on_in_the_period_of_the_text_or_else_has_the_issue_s_month(rules: Rules) -> None:
    spot = Spot(TEXT, TEXT.index("合"), "2023-09")
    lasting = when(asked(rules), Memory(times=Times(lasting=Dated(CUMULATIVE))), spot, rules)
    assert lasting is not None
    assert (lasting.said, lasting.read) == (CUMULATIVE, "article")
    issue = when(asked(rules), Memory(), spot, rules)
    assert issue is not None
    assert (issue.said.thing.start, issue.said.thing.end, issue.read) == ("2023-09", "2023-09", "issue")
    assert when(asked(rules), Memory(), replace(spot, published=None), rules) is None


def test_a_stock_is_so_at_the_day_counted_at_or_at_the_end_of_its_period(rules: Rules) -> None:
    spot = Spot(TEXT, TEXT.index("合"), "2023-09")
    august = Said(Period("2023-08", "2023-08", "stock", year_said=False), 2, 4)
    as_of = when(asked(rules, stock=True), Memory(times=Times(own=Dated(CUMULATIVE), as_of=august)), spot, rules)
    own = when(asked(rules, stock=True), Memory(times=Times(own=Dated(CUMULATIVE))), spot, rules)
    assert as_of is not None
    assert own is not None
    assert (as_of.said.thing, own.said.thing.end, own.said.thing.kind) == (august.thing, "2023-07", "stock")


def test_what_was_surely_done_at_a_day_was_done_in_the_months_until_then(rules: Rules) -> None:
    august = Said(Period("2023-08", "2023-08", "stock", year_said=False), 2, 4)
    spot = Spot(TEXT, TEXT.index("合"), "2023-09")
    until = when(asked(rules, done=True), Memory(times=Times(own=Dated(august))), spot, rules)
    assert until is not None
    assert (until.said.thing.start, until.said.thing.end, until.said.thing.kind) == ("2023-01", "2023-08", "cumulative")
    untold = when(asked(rules), Memory(times=Times(own=Dated(august))), spot, rules)
    assert untold is not None
    assert untold.said == august
    text = "截至2022年12月底，全市备案企业812家，兑现补贴2.3亿元。"
    assert told(text, rules, "period_start", "period_end", "period_kind") == [
        ("2022-12", "2022-12", "stock"), ("2022-01", "2022-12", "year"),
    ]  # fmt: skip


def test_what_is_said_of_a_fair_is_of_its_day(rules: Rules) -> None:
    memory = Memory(times=Times(lasting=Dated(CUMULATIVE), day=Dated(DAY)))
    spot = Spot(TEXT, TEXT.index("合"), "2023-09")
    fair, city = when(asked(rules, event=True), memory, spot, rules), when(asked(rules), memory, spot, rules)
    assert fair is not None
    assert city is not None
    assert (fair.said, city.said) == (DAY, CUMULATIVE)


def test_the_period_of_a_firm_dates_no_other(rules: Rules) -> None:
    memory = Memory(times=Times(own=Dated(CUMULATIVE, "湖畔软件公司")))
    spot = Spot(TEXT, 0, "2023-09")
    firm = when(asked(rules), memory, replace(spot, whom="湖畔软件公司"), rules)
    city = when(asked(rules), memory, spot, rules)
    assert firm is not None
    assert city is not None
    assert (firm.said, city.read) == (CUMULATIVE, "issue")


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("1-7月，执行额5亿元。", ["clause"]),
        ("1-7月，执行额5亿元，合同额6亿元。", ["clause", "sentence"]),
        ("1-7月，执行额5亿元。合同额6亿元。", ["clause", "paragraph"]),
        ("1-7月，执行额5亿元。\n合同额6亿元。", ["clause", "article"]),
        ("合同额6亿元。", ["issue"]),
    ],
)
def test_where_a_period_was_read_is_told(text: str, origins: list[str], rules: Rules) -> None:
    assert told(text, rules, "period_from") == [(origin,) for origin in origins]


def test_a_sentence_without_a_period_goes_on_in_that_of_the_text(rules: Rules) -> None:
    text = "2023年，进出口总额120亿元。\n其中，出口80亿元。"
    assert dated(text, rules) == [("120亿元", "2023-01", "2023-12"), ("80亿元", "2023-01", "2023-12")]


def test_the_old_one_of_two_values_has_the_period_that_is_printed(rules: Rules) -> None:
    assert dated("2023年，取暖费由90元提高到185元。", rules) == [
        ("90元", None, None), ("185元", "2023-01", "2023-12"),
    ]  # fmt: skip
    assert dated("2022年全年取暖费由90元提高到185元。", rules) == [
        ("90元", None, None), ("185元", "2022-01", "2022-12"),
    ]  # fmt: skip
    assert dated("平台由2017年的5个增至2021年的24个。", rules) == [
        ("5个", "2017-01", "2017-12"),
        ("24个", "2021-01", "2021-12"),
    ]
    assert dated("2021年到2022年，普及率由46.4%上升至55.3%。", rules) == [
        ("46.4%", "2021-01", "2021-12"),
        ("55.3%", "2022-01", "2022-12"),
    ]


def test_the_year_before_is_that_before_the_year_told_of(rules: Rules) -> None:
    assert dated("2023年，占比由上年的5.9%升至7%。", rules) == [
        ("5.9%", "2022-01", "2022-12"),
        ("7%", "2023-01", "2023-12"),
    ]
    assert dated("2022年以来，出口由2022年的5亿元增至8亿元。", rules)[0] == ("5亿元", "2022-01", "2022-12")


def test_the_parts_of_what_was_counted_at_a_day_are_of_that_day(rules: Rules) -> None:
    text = "2023年，收入300亿元。截至2023年末，债务余额120亿元。分结构看，债券100亿元，外债20亿元。"
    assert dated(text, rules)[1:] == [
        ("120亿元", "2023-12", "2023-12"),
        ("100亿元", "2023-12", "2023-12"),
        ("20亿元", "2023-12", "2023-12"),
    ]
    text = "2022年，新签合同额80亿元。截至9月末，债务余额22亿元。分级次看，省级8亿元。全市执行额3亿元。"
    assert told(text, rules, "raw", "period_end", "breakdown") == [
        ("80亿元", "2022-12", None),
        ("22亿元", "2023-09", None),  # the last 9月末, whatever year was told of
        ("8亿元", "2023-09", "分级次看"),
        ("3亿元", "2022-12", None),
    ]


def test_what_is_done_at_the_beginning_of_a_year_is_done_in_it(rules: Rules) -> None:
    assert dated("2023年年初新增和统筹资金724.4亿元。", rules) == [("724.4亿元", "2023-01", "2023-12")]


def test_a_year_from_which_something_holds_is_that_year(rules: Rules) -> None:
    assert dated("2023年起义务教育公用经费720元。", rules) == [("720元", "2023-01", "2023-12")]


def test_a_member_counts_at_the_date_of_the_issue(rules: Rules) -> None:
    text = "公司成立于2008年。2022年营业收入2亿元，员工300人。拥有专利12项。"
    assert dated(text, rules, Setting("2024-01", card=True))[-1] == ("12项", "2024-01", "2024-01")
    text = "2021年实现营业收入1.38亿元，客户分布在日本、韩国和德国等11个国家和地区。"
    assert told(text, rules, "period_start", "period_end", "item", setting=Setting("2022-07", card=True)) == [
        ("2021-01", "2021-12", None),
        ("2022-07", "2022-07", None),
    ]


def test_the_year_of_a_report_holds_for_its_later_paragraphs(rules: Rules) -> None:
    text = "2022年，全市执行额162493.17万美元。\n截至12月底，从业人员13.4万人。"
    at = at_home(rules, "2023-03", "青岛市")
    assert told(text, rules, "period_end", setting=at) == [("2022-12",), ("2022-12",)]


def test_the_year_in_a_report_s_name_dates_what_has_no_date(rules: Rules) -> None:
    text = "建成基站142万个，执行额30亿元。"
    at = Setting("2022-07", covers=2021)
    assert told(text, rules, "raw", "period_end", setting=at) == [("142万个", "2021-12"), ("30亿元", "2021-12")]


def test_a_reference_to_last_year_does_not_change_the_year(rules: Rules) -> None:
    text = "1-7月KPO执行额2988.37万美元（上年同期数调整为2824.66万美元）。\n截至7月底，从业人员14.1万人。"
    assert told(text, rules, "period_end") == [("2023-07",), ("2022-07",), ("2023-07",)]


def test_a_month_that_is_a_part_dates_only_itself_where_a_whole_was_dated(rules: Rules) -> None:
    assert told("上半年，执行额9亿元，其中6月合同额2亿元。合同额6亿元。", rules, "period_start", "period_end") == [
        ("2023-01", "2023-06"), ("2023-06", "2023-06"), ("2023-01", "2023-06"),
    ]  # fmt: skip
    assert told("上半年，执行额9亿元，其中5月2亿元。合同额6亿元。", rules, "period_start")[2] == ("2023-01",)
    assert told("其中5月执行额2亿元。合同额6亿元。", rules, "period_start")[1] == ("2023-05",)


def test_a_plan_for_a_time_to_come_does_not_date_what_follows(rules: Rules) -> None:
    assert told("三季度，执行额5亿元。合同额6亿元。", rules, "period_start")[1] == ("2023-07",)
    ahead = told("2024年1-3月，执行额5亿元。合同额6亿元。", rules, "period_end")
    assert ahead == [("2024-03",), ("2023-09",)]
