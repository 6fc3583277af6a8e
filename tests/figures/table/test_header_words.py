"""What the words of headers, names and captions say."""

from __future__ import annotations

import pytest

from extractor.figures.setting import Setting
from extractor.figures.table.header_words import HeaderListener
from extractor.rules.rule_set import Rules
from extractor.words.periods import Period

JULY = Period("2023-01", "2023-07", "cumulative", year_said=True)


@pytest.fixture
def listener(rules: Rules) -> HeaderListener:
    return HeaderListener(Setting("2023-09", "大连市", "辽宁省"), rules)


@pytest.mark.parametrize(
    ("text", "name", "unit", "column"),
    [
        ("执行额（万美元）", "执行额", "万美元", None),
        ("同比增长（%）", "", "%", "yoy"),
        ("执行额同比±%", "执行额", "%", "yoy"),
        ("环比增幅（%）", "", "%", "mom"),
        ("占比", "", None, "share"),
        ("比上年增减（家）", "", "家", "yoy"),
        ("比上年±百分点", "", None, "pp"),
        ("增加值（亿元）", "增加值", "亿元", None),
        ("万吨", "", "万吨", None),
        ("金额", "", None, None),
        ("一、技术类", "技术类", None, None),
        ("其中：短期借款", "短期借款", None, None),
        ("总股本(百万股):", "总股本", "百万股", None),
        ("YOY(+/-%)", "", "%", "yoy"),
    ],
)
def test_a_header_names_something_and_tells_unit_and_comparison(
    text: str, name: str, unit: str | None, column: str | None, listener: HeaderListener
) -> None:
    heard = listener.hear(text, "in the column's header")
    assert (heard.name, heard.unit.text if heard.unit else None, heard.column) == (name, unit, column)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021E", "2021-01", "2021-12"),
        ("2023年1-7月", "2023-01", "2023-07"),
        ("本月", "2023-07", "2023-07"),
        ("累计", "2023-01", "2023-07"),
        ("上年同期", "2022-01", "2022-07"),
        ("2022年末企业数（家）", "2022-12", "2022-12"),
    ],
)
def test_a_header_dates_what_stands_below_it(text: str, start: str, end: str, listener: HeaderListener) -> None:
    period = listener.hear(text, "in the column's header", JULY).period
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("text", ["累计", "本期数", "上年同期", "期末余额", "去年"])
def test_a_period_of_a_table_without_one_is_not_known(text: str, listener: HeaderListener) -> None:
    heard = listener.hear(text, "in the column's header")
    assert (heard.dated, heard.period) == (True, None)


def test_items_scopes_and_regions_are_those_of_sentences(listener: HeaderListener) -> None:
    heard = listener.hear("离岸信息技术外包（ITO）", "in the row's name")
    assert (heard.items, heard.scope) == (("ITO",), "离岸")
    assert listener.hear("全市", "in the row's name").region == "大连市"
    assert listener.hear("日本市场", "in the row's name").items == ("日本",)


def test_a_name_that_only_holds_a_region_or_item_is_a_name(listener: HeaderListener) -> None:
    heard = listener.hear("美国银行", "in the row's name")
    assert (heard.name, heard.items) == ("美国银行", ())


def test_totals_and_subtotals_name_nothing(listener: HeaderListener) -> None:
    total, subtotal = (listener.hear(text, "in the row's name") for text in ("合 计", "小计"))
    assert (total.total, total.name) == (True, "")
    assert (subtotal.subtotal, subtotal.name) == (True, "")
    assert listener.hear("流动负债合计", "in the row's name").name == "流动负债合计"
