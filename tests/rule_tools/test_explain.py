"""Why a figure is what it is, in a text and in an archive."""

from __future__ import annotations

from dataclasses import replace

from extractor.figures.setting import Setting, setting_at
from extractor.model import Box, Figure
from extractor.rule_tools.explain import Aside, Explained, Explanation, explain, explain_alone, explain_stored
from extractor.rule_tools.explained_text import aside_text, stored_text
from extractor.rules.rule_set import Rules
from tests.making import make_figure, make_stored, make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def test_numbers_that_are_no_figures_name_the_rule_that_claimed_them(rules: Rules) -> None:
    asides = explain("1-7月，公司通过CMMI5级认证，编码13344。", SETTING, rules).asides
    assert [(aside.raw, aside.role) for aside in asides] == [
        ("1-7月", "date"),
        ("CMMI5级", "name"),
        ("13344", "unread"),
    ]
    assert asides[1].where == rules.rule("figures", "latin-name").where
    assert aside_text(asides[2]) == "13344  unread: no rule reads it"


# ------------------------------------------------------- a figure of an archive


def read_and_placed(body: str, rules: Rules) -> Figure:
    """Return the only figure of a body, on page 3."""
    (explanation,) = explain(body, setting_at("2023-09", "大连市", rules), rules).figures
    return replace(explanation.figure, page=3, boxes=(Box(3, 1.0, 2.0, 3.0, 4.0),))


def test_a_stored_figure_is_found_by_its_place_and_keeps_its_page(rules: Rules) -> None:
    body = "离岸执行额1.2亿美元。"
    article = make_stored(body, read_and_placed(body, rules))
    found = explain_stored(article, 7, rules)
    assert isinstance(found.today, Explanation)
    assert found.differences == {}
    text = stored_text(article, found)
    assert text.startswith("figure 7, 会刊2023年第9期, 2023-09, 数据月报, 标题\n1.2亿美元\n")
    assert "printed    p. 3, 1.0 2.0 to 3.0 4.0" in text
    assert "import --again" not in text


def test_a_figure_that_is_read_differently_today_says_how(rules: Rules) -> None:
    body = "离岸执行额1.2亿美元。"
    figure = read_and_placed(body, rules)
    article = make_stored(body, replace(figure, item="日本"))
    found = explain_stored(article, 7, rules)
    assert found.differences == {"item": ("日本", None)}
    assert "Today's rules read it differently: item 日本 → none" in stored_text(article, found)


def test_a_figure_that_is_none_today_says_what_its_number_is(rules: Rules) -> None:
    body = "公司通过CMMI5级认证，规模不详。"
    start = body.index("5级")
    figure = Figure(3, start, start + 2, "5级", body, "old-rule", (Box(3, 1.0, 2.0, 3.0, 4.0),))
    article = make_stored(body, figure)
    found = explain_stored(article, 7, rules)
    assert isinstance(found.today, Aside)
    text = stored_text(article, found)
    assert "Rule 'old-rule' read it; today's rules take it for no figure:" in text
    assert "CMMI5级  name: rule 'latin-name'" in text


def test_a_figure_of_a_table_is_that_of_its_cell(rules: Rules) -> None:
    table = make_table("国别|执行额（万元）", "日本|12", "韩国|12", rules=rules)
    body = "\n".join(table.row_text(row) for row in range(table.rows))
    start = body.rindex("12")
    second = replace(make_figure(body, "12", read_from="table"), start=start, end=start + 2)
    today = explain_stored(make_stored(body, second, tables=[table]), 7, rules).today
    assert isinstance(today, Explanation)
    assert (today.figure.item, today.figure.start) == ("韩国", start)
    outside = replace(second, start=start + 1)
    assert explain_stored(make_stored(body, outside, tables=[table]), 7, rules).today is None


def test_what_stands_at_a_place_begins_there_or_overlaps_it(rules: Rules) -> None:
    text = "合同额2亿美元，执行额1.5亿美元，编码13344。"
    explained = explain(text, SETTING, rules)
    contract, done = explained.figures
    (code,) = explained.asides
    assert explained.at(contract.figure.start, done.figure.end) == contract
    assert explained.at(done.figure.end - 1, done.figure.end) == done
    assert explained.at(code.end - 1, code.end) == code
    assert explained.at(contract.figure.end, done.figure.start) is None
    assert Explained((), ()).at(0, 5) is None


def test_a_text_alone_is_of_the_month_and_region_that_are_given(rules: Rules) -> None:
    (one,) = explain_alone("我省离岸执行额1.2亿美元。", "2023-09", "大连市", rules).figures
    assert (one.figure.region, one.figure.period_end) == ("辽宁省", "2023-09")
