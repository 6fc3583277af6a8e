"""Which headers, names, units and captions speak of a cell."""

from __future__ import annotations

from dataclasses import replace

from extractor.figures.setting import Setting
from extractor.figures.table.words import Around, TableWords
from extractor.model import Table
from extractor.rules.rule_set import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def spoken(table: Table, text: str, rules: Rules, title: str | None = None) -> tuple[list[str], list[str], list[str]]:
    words = TableWords(table, Around(title), SETTING, rules)
    said = words.spoken(next(cell for cell in table.cells if cell.text == text))
    return [each.text for each in said.columns], [each.text for each in said.rows], [each.text for each in said.around]


def test_a_table_is_led_to_by_the_paragraph_before_it(rules: Rules) -> None:
    table = replace(make_table("国别|金额", "日本|1", rules=rules), start=8, end=18)
    assert Around.of("标题", "第一段\n第二段\n国别\t金额\n日本\t1", table) == Around("标题", ("第二段", "第一段"))
    assert Around.of(None, "国别\t金额\n日本\t1", replace(table, start=0)) == Around(None, ())


def test_merged_headers_and_names_speak_of_all_that_they_cover(rules: Rules) -> None:
    table = make_table(
        "区域|县市|合同额|<",
        "^|^|金额|同比",
        "北部|甲县|1.5|2.5",
        "^|乙县|3.5|4.5",
        rules=rules,
        caption="表1情况",
    )
    assert spoken(table, "4.5", rules, "标题") == (["同比", "合同额"], ["乙县", "北部"], ["情况", "标题"])


def test_names_in_the_middle_speak_of_what_stands_right_of_them(rules: Rules) -> None:
    table = make_table("县|面积|水利会|水量", "甲|1|东|2", "乙|3|西|4", rules=rules)
    assert spoken(table, "3", rules)[1] == ["乙"]
    assert spoken(table, "4", rules)[1] == ["西"]


def test_the_last_name_without_numbers_is_that_of_the_group(rules: Rules) -> None:
    table = make_table("类别|金额", "一、技术类|<", "软件|1", "二、服务类|<", "物流|2", rules=rules)
    assert spoken(table, "1", rules)[1] == ["软件", "一、技术类"]
    assert spoken(table, "2", rules)[1] == ["物流", "二、服务类"]


def test_a_row_without_a_name_is_of_the_group_above_it(rules: Rules) -> None:
    table = make_table("类别|金额", "一、技术类|<", "|1", "二、服务类|<", "物流|2", rules=rules)
    assert spoken(table, "1", rules)[1] == ["一、技术类"]


def test_the_header_of_the_names_tells_the_breakdown(rules: Rules) -> None:
    table = make_table("国别|金额", "日本|1", rules=rules)
    assert TableWords(table, Around(), SETTING, rules).breakdown(table.cells[-1]) == "国别"


def test_the_caption_dates_the_table_before_the_title_does(rules: Rules) -> None:
    table = make_table("国别|金额", "日本|1", rules=rules, caption="表1 2022年1-6月情况")
    base = TableWords(table, Around("2023年1-7月数据"), SETTING, rules).base
    assert base is not None
    assert (base.start, base.end) == ("2022-01", "2022-06")


def test_the_sentence_that_leads_to_a_table_dates_it(rules: Rules) -> None:
    table = make_table("地区|金额", "崇明|1", rules=rules)
    lead = Around("统计月报", ("全市12个区报送数据。1-8月各区离岸执行额情况见下表。",))
    words = TableWords(table, lead, SETTING, rules)
    assert words.base is not None
    assert (words.base.start, words.base.end) == ("2023-01", "2023-08")
    said = words.spoken(next(cell for cell in table.cells if cell.text == "1")).around
    assert [(one.text, one.place, one.scope, one.name) for one in said] == [
        ("1-8月各区离岸执行额", "in the sentence before", "离岸", ""),
        ("统计月报", "in the title", None, "统计月报"),
    ]
    plain = TableWords(table, Around(None, ("1-8月离岸执行额增长较快。",)), SETTING, rules)
    assert plain.base is None
