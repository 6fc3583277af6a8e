"""Of what the number in a cell is said, and which words say so."""

from __future__ import annotations

from extractor.figures.setting import Setting
from extractor.figures.table.subjects import origins_of, period_of
from extractor.figures.table.words import Around, TableWords
from extractor.rules.rule_set import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def origins(rules: Rules, *rows: str, caption: str | None = None) -> dict[str, tuple[str, str, str]]:
    """Return value, words and place by field, of the last cell of a table."""
    table = make_table(*rows, rules=rules, caption=caption)
    spoken = TableWords(table, Around(), SETTING, rules).spoken(table.cells[-1])
    return {one.field: (one.value, one.words, one.place) for one in origins_of(spoken, SETTING)}


def test_the_column_names_the_indicator_and_the_row_the_item(rules: Rules) -> None:
    assert origins(rules, "国别|离岸执行额（万美元）", "日本|12") == {
        "indicator": ("服务外包执行额", "离岸执行额（万美元）", "in the column's header"),
        "label": ("离岸执行额", "离岸执行额（万美元）", "in the column's header"),
        "item": ("日本", "日本", "in the row's name"),
        "scope": ("离岸", "离岸执行额（万美元）", "in the column's header"),
        "region": ("大连市", "", "of the issue"),
    }


def test_the_row_names_the_indicator_and_the_column_the_item(rules: Rules) -> None:
    found = origins(rules, "指标|信息技术外包", "执行额|12")
    assert (found["indicator"][::2], found["item"][::2]) == (
        ("服务外包执行额", "in the row's name"), ("ITO", "in the column's header"),
    )  # fmt: skip


def test_a_caption_names_what_headers_and_rows_do_not(rules: Rules) -> None:
    found = origins(rules, "国别|2022年", "日本|12", caption="表1 全省离岸执行额")
    assert found["indicator"] == ("服务外包执行额", "全省离岸执行额", "in the caption")
    assert found["item"] == ("日本", "日本", "in the row's name")
    assert found["region"] == ("辽宁省", "全省离岸执行额", "in the caption")
    assert found["period"] == ("2022-01..2022-12", "2022年", "in the column's header")
    assert "label" not in found


def test_headers_that_no_word_table_knows_are_told_from_the_outer_to_the_inner(rules: Rules) -> None:
    found = origins(rules, "县|水稻|<", "^|一期|二期", "甲|1|2")
    assert found["label"][0] == "水稻二期"


def test_a_total_is_of_no_item(rules: Rules) -> None:
    assert "item" not in origins(rules, "国别|执行额", "日本|1", "合计|2")


def test_without_issue_and_words_there_is_no_period(rules: Rules) -> None:
    table = make_table("国别|执行额", "日本|1", rules=rules)
    spoken = TableWords(table, Around(), Setting(), rules).spoken(table.cells[-1])
    assert period_of(spoken) is None
