"""Why a figure is what it is: rules, words, places and conversions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.archive.records import StoredArticle
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.figures.text.context import Setting
from extractor.model import Box, Figure, Masthead
from extractor.rule_tools.explain import (
    Aside,
    Explained,
    Explanation,
    aside_text,
    explain,
    explain_stored,
    explained_text,
    setting_for,
    stored_text,
)
from extractor.rules.rules import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")
LIST = (
    "1-7月离岸执行额前两位的市场依次是日本、韩国，分别为24793.79万美元、13307.73万美元，同比分别增长3.09%、下降21.02%。"
)


def place_of(explanation: Explanation, field: str) -> tuple[str, str]:
    (source,) = [source for source in explanation.sources if source.field == field]
    return source.words, source.place


def conversion(text: str, rules: Rules, column: str = "level") -> str:
    (explanation,) = explain(text, SETTING, rules).figures
    (reading,) = [reading for reading in explanation.readings if reading.column == column]
    return reading.conversion


def test_each_number_has_its_rule_with_file_and_line(rules: Rules) -> None:
    (figure,) = explain("离岸执行额1.2亿美元，同比增长3.1%。", SETTING, rules).figures
    assert [reading.column for reading in figure.readings] == ["level", "yoy"]
    for reading in figure.readings:
        rule = rules.rule("figures", reading.rule)
        assert reading.where == rule.where
        assert reading.where.startswith("patterns/figures/")


def test_a_number_of_a_list_has_its_own_captures(rules: Rules) -> None:
    japan, korea = explain(LIST, SETTING, rules).figures
    assert [japan.readings[0].captured["number"], korea.readings[0].captured["number"]] == ["24793.79", "13307.73"]
    assert japan.readings[0].words == korea.readings[0].words == "24793.79万美元、13307.73万美元"
    assert [each.readings[1].captured["direction"] for each in (japan, korea)] == ["增长", "下降"]
    assert korea.readings[1].captured["comparison"] == "同比"


@pytest.mark.parametrize(
    ("text", "column", "wanted"),
    [
        ("执行额203626.35万美元", "level", "203626.35万美元 = 203626.35 × 10⁴ = 2036263500 USD"),
        ("员工460余人", "level", "460余人 = 460 人 (gt)"),
        ("出口163.2亿元，下降5.6%", "yoy", "5.6% = -5.6 %"),
        ("执行额8.1亿美元，是去年同期的5.4倍", "yoy", "5.4倍 = 5.4 × 10² - 100 = 440 %"),
        ("执行额8.1亿美元，占近三成", "share", "三成 = 3 × 10¹ = 30 % (lt)"),
        ("执行额8.1亿美元，同比持平", "yoy", "持平 = 0 %"),
    ],
)
def test_a_conversion_shows_every_step(text: str, column: str, wanted: str, rules: Rules) -> None:
    assert conversion(text, rules, column) == wanted


def test_a_range_shows_both_ends(rules: Rules) -> None:
    assert conversion("项目3至5个", rules) == "3至5个 = 3 个 (up to 5 个)"


def test_what_is_said_before_is_told_from_what_is_said_here(rules: Rules) -> None:
    text = "1-7月，我市离岸执行额1.2亿美元，其中日本0.3亿美元。合同额2亿美元。\n在岸执行额5亿元。"
    total, japan, contract, other = explain(text, SETTING, rules).figures
    assert place_of(total, "period") == ("1-7月", "in its own words")
    assert place_of(japan, "item") == ("日本", "in its own words")
    assert place_of(japan, "indicator") == ("执行额", "earlier in the sentence")
    assert place_of(contract, "period") == ("1-7月", "in an earlier sentence")
    assert place_of(other, "period") == ("1-7月", "in an earlier paragraph")


def test_what_the_text_does_not_say_is_of_the_issue(rules: Rules) -> None:
    (figure,) = explain("离岸执行额1.2亿美元。", SETTING, rules).figures
    assert place_of(figure, "region") == ("", "of the issue")
    assert place_of(figure, "period") == ("", "of the issue")


def test_numbers_that_are_no_figures_name_the_rule_that_claimed_them(rules: Rules) -> None:
    asides = explain("1-7月，公司通过CMMI5级认证，编码13344。", SETTING, rules).asides
    assert [(aside.raw, aside.role) for aside in asides] == [
        ("1-7月", "date"),
        ("CMMI5级", "name"),
        ("13344", "unread"),
    ]
    assert asides[1].where == rules.rule("figures", "latin-name").where
    assert aside_text(asides[2]) == "13344  unread: no rule reads it"


def test_a_number_that_is_read_but_not_placed_says_so(rules: Rules) -> None:
    text = "日本、美国离岸执行额分别为561亿元、498亿元，同比分别增长8.8%、2.1%和3.1%。"
    unread = [aside for aside in explain(text, SETTING, rules).asides if aside.role == "unread"]
    assert {aside.raw for aside in unread} == {"8.8%", "2.1%", "3.1%"}
    assert "cannot tell what it is said of" in aside_text(unread[0])


def test_a_text_without_figures_says_so(rules: Rules) -> None:
    assert explained_text(explain("服务外包发展较快。", SETTING, rules)) == "No figure is read."


def test_the_text_holds_all_that_was_asked_for(rules: Rules) -> None:
    text = explained_text(explain("1-7月执行额203626.35万美元。", SETTING, rules))
    for part in (
        "203626.35万美元 = 203626.35 × 10⁴ = 2036263500 USD",
        f"rule 'level', {rules.rule('figures', 'level').where}, read '203626.35万美元'",
        "captured: number 203626.35, scale 万, measure 美元",
        "period     2023-01..2023-07: '1-7月' in its own words",
        "region     大连市: of the issue",
        "Not read as figures:\n  1-7月  date: rule",
    ):
        assert part in text


def test_half_width_punctuation_is_explained_as_full_width_is(rules: Rules) -> None:
    full = explain(LIST, SETTING, rules).figures
    half = explain(LIST.replace("，", ","), SETTING, rules).figures
    for one, other in zip(full, half, strict=True):
        assert [reading.captured for reading in one.readings] == [reading.captured for reading in other.readings]


def test_a_region_brings_its_province(rules: Rules) -> None:
    assert setting_for("2023-09", "大连市", rules) == Setting("2023-09", "大连市", "辽宁省")
    assert setting_for(None, None, rules) == Setting(None, None, None)
    assert setting_for(None, "某某市", rules) == Setting(None, "某某市", "某某市")


# ------------------------------------------------------- a figure of an archive


def stored(body: str, figure: Figure) -> StoredArticle:
    head = Masthead("会刊", "大连市协会", "会刊2023年第9期", "9", "2023-09", "cover")
    return StoredArticle(1, 1, head, "数据月报", "标题", body, card=False, figures={7: figure}, unread=0)


def read(body: str, rules: Rules) -> Figure:
    (explanation,) = explain(body, SETTING, rules).figures
    figure = explanation.figure
    for name, value in (("page", 3), ("boxes", (Box(3, 1.0, 2.0, 3.0, 4.0),))):
        object.__setattr__(figure, name, value)
    return figure


def test_a_stored_figure_is_found_by_its_place_and_keeps_its_page(rules: Rules) -> None:
    body = "离岸执行额1.2亿美元。"
    article = stored(body, read(body, rules))
    found = explain_stored(article, 7, rules)
    assert isinstance(found.today, Explanation)
    assert found.differences == {}
    text = stored_text(article, found)
    assert text.startswith("figure 7, 会刊2023年第9期, 2023-09, 数据月报, 标题\n1.2亿美元\n")
    assert "printed    p. 3, 1.0 2.0 to 3.0 4.0" in text
    assert "import --again" not in text


def test_a_figure_that_is_read_differently_today_says_how(rules: Rules) -> None:
    body = "离岸执行额1.2亿美元。"
    figure = read(body, rules)
    object.__setattr__(figure, "item", "日本")
    article = stored(body, figure)
    found = explain_stored(article, 7, rules)
    assert found.differences == {"item": ("日本", None)}
    assert "Today's rules read it differently: item 日本 → none" in stored_text(article, found)


def test_a_figure_that_is_none_today_says_what_its_number_is(rules: Rules) -> None:
    body = "公司通过CMMI5级认证，规模不详。"
    start = body.index("5级")
    figure = Figure(3, start, start + 2, "5级", body, "old-rule", (Box(3, 1.0, 2.0, 3.0, 4.0),))
    article = stored(body, figure)
    found = explain_stored(article, 7, rules)
    assert isinstance(found.today, Aside)
    text = stored_text(article, found)
    assert "Rule 'old-rule' read it; today's rules take it for no figure:" in text
    assert "CMMI5级  name: rule 'latin-name'" in text


def test_a_figure_where_no_number_is_seen_today_says_so(rules: Rules) -> None:
    body = "规模不详。"
    article = stored(body, Figure(3, 0, 2, "规模", body, "old-rule", ()))
    assert "today's rules see no number here" in stored_text(article, explain_stored(article, 7, rules))


def test_a_figure_entered_by_hand_is_not_read_again(rules: Rules) -> None:
    body = "离岸执行额1.2亿美元。"
    figure = replace(read(body, rules), read_from="manual")
    article = stored(body, figure)
    assert "It was read from the page by hand" in stored_text(article, explain_stored(article, 7, rules))


def test_a_figure_of_a_table_tells_its_cell_its_headers_and_what_each_gave(rules: Rules) -> None:
    rows = ("国别|离岸执行额|同比（%）", "日本|1,102.40|-6.5")
    table = make_table(*rows, rules=rules, caption="表2 2023年1-7月情况", unit="单位：万美元")
    body = "\n".join(["表2 2023年1-7月情况", "单位：万美元", *(table.row_text(row) for row in range(table.rows))])
    setting = Setting("2023-09", "大连市", "辽宁省")
    figure = read_table(table, Around("标题"), setting, rules).figures[0].figure
    article = replace(stored(body, figure), tables=(table,))
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
        "  level      1,102.40万美元 = 1102.4 × 10⁴ = 11024000 USD",
        f"             rule 'value', {value}, read '1,102.40'",
        "             captured: row 日本, column 离岸执行额, cell 1,1",
        "  yoy        -6.5% = -6.5 %",
        f"             rule 'yoy-header', {growth}, read '同比（%）'",
        "             captured: row 日本, column 同比（%）, cell 1,2",
    ]


def test_nothing_is_found_where_nothing_is() -> None:
    assert Explained((), ()).at(0, 5) is None
