"""Explanations as lines of text."""

from __future__ import annotations

from extractor.figures.setting import Setting, setting_at
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.model import Figure
from extractor.rule_tools.explain import explain, explain_stored
from extractor.rule_tools.explained_text import aside_text, explained_text, stored_text
from extractor.rules.rule_set import Rules
from tests.making import make_figure, make_stored, make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def test_a_number_that_is_read_but_not_placed_says_so(rules: Rules) -> None:
    text = "日本、美国离岸执行额分别为561亿元、498亿元，同比分别增长8.8%、2.1%和3.1%。"
    unread = [aside for aside in explain(text, SETTING, rules).asides if aside.role == "unread"]
    assert {aside.raw for aside in unread} == {"8.8%", "2.1%", "3.1%"}
    assert "cannot tell what it is said of" in aside_text(unread[0])


def test_a_text_without_figures_says_so(rules: Rules) -> None:
    assert explained_text(explain("服务外包发展较快。", SETTING, rules)) == "No figure is read."


def test_the_text_holds_all_that_was_asked_for(rules: Rules) -> None:
    placed = setting_at("2023-09", "大连市", rules)
    text = explained_text(explain("1-7月执行额203626.35万美元。", placed, rules))
    for part in (
        "203626.35万美元 = 203626.35 × 10⁴ = 2036263500 USD",
        f"rule 'level', {rules.rule('figures', 'level').where}, read '203626.35万美元'",
        "captured: number 203626.35, scale 万, measure 美元",
        "period     2023-01..2023-07: '1-7月' in its own words",
        "region     大连市: of the issue",
        "Not read as figures:\n  1-7月  date: rule",
    ):
        assert part in text


def test_what_a_reader_must_know_of_a_figure_is_told_though_no_words_are_shown_for_it(rules: Rules) -> None:
    body = "工业企业利润5亿元。"
    known = {"population": "规模以上工业企业", "basis": "可比口径", "modality": "target", "status": "快报"}
    figure = make_figure(body, "5亿元", entity="大连市", period_from="issue", read_from="manual", **known)
    article = make_stored(body, figure)
    lines = stored_text(article, explain_stored(article, 7, rules)).splitlines()
    assert lines[4:10] == [
        "  entity     大连市",
        "  population 规模以上工业企业",
        "  basis      可比口径",
        "  modality   target",
        "  status     快报",
        "  dated by   the issue, which is assumed",
    ]


def test_a_figure_where_no_number_is_seen_today_says_so(rules: Rules) -> None:
    body = "规模不详。"
    article = make_stored(body, Figure(3, 0, 2, "规模", body, "old-rule", ()))
    assert "today's rules see no number here" in stored_text(article, explain_stored(article, 7, rules))


def test_a_figure_entered_by_hand_is_not_read_again(rules: Rules) -> None:
    body = "离岸执行额1.2亿美元。"
    figure = make_figure(body, "1.2亿美元", read_from="manual")
    article = make_stored(body, figure)
    assert "It was read from the page by hand" in stored_text(article, explain_stored(article, 7, rules))


def test_a_figure_of_a_table_tells_its_cell_its_headers_and_what_each_gave(rules: Rules) -> None:
    rows = ("国别|离岸执行额|同比（%）", "日本|1,102.40|-6.5")
    table = make_table(*rows, rules=rules, caption="表2 2023年1-7月情况", unit="单位：万美元")
    body = "\n".join(["表2 2023年1-7月情况", "单位：万美元", *(table.row_text(row) for row in range(table.rows))])
    setting = setting_at("2023-09", "大连市", rules)
    figure = read_table(table, Around("标题"), setting, rules).figures[0].figure
    article = make_stored(body, figure, tables=[table])
    found = explain_stored(article, 7, rules)
    assert found.differences == {}
    value, growth = rules.rule("print/tables", "value").where, rules.rule("figures/table-heads", "yoy-header").where
    assert stored_text(article, found).splitlines()[1:] == [
        "1,102.40",
        "  sentence   日本\t1,102.40\t-6.5",
        "  printed    p. 1, 150.0 220.0 to 190.0 230.0",
        "  indicator  服务外包执行额: '离岸执行额' in the column's header",
        "  label      离岸执行额: '离岸执行额' in the column's header",
        "  item       日本: '日本' in the row's name",
        "  scope      离岸: '离岸执行额' in the column's header",
        "  region     大连市: of the issue",
        "  period     2023-01..2023-07: '2023年1-7月情况' in the caption",
        "  entity     大连市: of the issue",
        "  dated by   the paragraph",
        "  level      1,102.40万美元 = 1102.4 × 10⁴ = 11024000 USD",
        f"             rule 'value', {value}, read '1,102.40'",
        "             captured: row 日本, column 离岸执行额, cell 1,1",
        "  yoy        -6.5% = -6.5 %",
        f"             rule 'yoy-header', {growth}, read '同比（%）'",
        "             captured: row 日本, column 同比（%）, cell 1,2",
    ]
