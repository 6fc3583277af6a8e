"""Which words said a field of a figure, and how far off they stand."""

from __future__ import annotations

from extractor.figures.setting import Setting, setting_at
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.rule_tools.explain import Explanation, explain
from extractor.rule_tools.sources import Source, sources_of_cell
from extractor.rules.rule_set import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def place_of(explanation: Explanation, field: str) -> tuple[str, str]:
    (source,) = [source for source in explanation.sources if source.field == field]
    return source.words, source.place


def test_what_is_said_before_is_told_from_what_is_said_here(rules: Rules) -> None:
    text = "1-7月，我市离岸执行额1.2亿美元，其中日本0.3亿美元。合同额2亿美元。\n在岸执行额5亿元。"
    total, japan, contract, other = explain(text, SETTING, rules).figures
    assert place_of(total, "period") == ("1-7月", "in its own words")
    assert place_of(japan, "item") == ("日本", "in its own words")
    assert place_of(japan, "indicator") == ("执行额", "earlier in the sentence")
    assert place_of(contract, "period") == ("1-7月", "in an earlier sentence")
    assert place_of(other, "period") == ("1-7月", "in an earlier paragraph")


def test_what_the_text_does_not_say_is_of_the_issue(rules: Rules) -> None:
    (figure,) = explain("离岸执行额1.2亿美元。", setting_at("2023-09", "大连市", rules), rules).figures
    assert place_of(figure, "region") == ("", "of the issue")
    assert place_of(figure, "period") == ("", "of the issue")


def test_a_field_that_the_figures_before_gave_has_no_words(rules: Rules) -> None:
    text = "公共海外仓94个，其中美国51个、德国14个。"
    _, _, germany = explain(text, SETTING, rules).figures
    assert (germany.figure.label, place_of(germany, "label")) == ("公共海外仓", ("", "of the figures before"))
    assert place_of(germany, "item") == ("德国", "in its own words")


def test_the_fields_of_a_cell_come_from_header_name_and_issue(rules: Rules) -> None:
    table = make_table("国别|离岸执行额（万元）", "日本|12", rules=rules)
    (one,) = read_table(table, Around(), SETTING, rules).figures
    assert sources_of_cell(one)[2:5] == (
        Source("item", "日本", "日本", "in the row's name"),
        Source("scope", "离岸", "离岸执行额（万元）", "in the column's header"),
        Source("region", "大连市", "", "of the issue"),
    )
