"""Which headers, names, units and captions speak of a cell."""

from __future__ import annotations

from extractor.figures.table.words import Around, TableWords
from extractor.figures.text.context import Setting
from extractor.model import Table
from extractor.rules.rules import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def spoken(
    table: Table, text: str, patterns: Rules, title: str | None = None
) -> tuple[list[str], list[str], list[str]]:
    words = TableWords(table, Around(title), SETTING, patterns)
    said = words.spoken(next(cell for cell in table.cells if cell.text == text))
    return [each.text for each in said.columns], [each.text for each in said.rows], [each.text for each in said.around]


def test_merged_headers_and_names_speak_of_all_that_they_cover(patterns: Rules) -> None:
    table = make_table(
        "区域|县市|合同额|<",
        "^|^|金额|同比",
        "北部|甲县|1.5|2.5",
        "^|乙县|3.5|4.5",
        patterns=patterns,
        caption="表1情况",
    )
    assert spoken(table, "4.5", patterns, "标题") == (["同比", "合同额"], ["乙县", "北部"], ["情况", "标题"])


def test_names_in_the_middle_speak_of_what_stands_right_of_them(patterns: Rules) -> None:
    table = make_table("县|面积|水利会|水量", "甲|1|东|2", "乙|3|西|4", patterns=patterns)
    assert spoken(table, "3", patterns)[1] == ["乙"]
    assert spoken(table, "4", patterns)[1] == ["西"]


def test_the_last_name_without_numbers_is_that_of_the_group(patterns: Rules) -> None:
    table = make_table("类别|金额", "一、技术类|<", "软件|1", "二、服务类|<", "物流|2", patterns=patterns)
    assert spoken(table, "1", patterns)[1] == ["软件", "一、技术类"]
    assert spoken(table, "2", patterns)[1] == ["物流", "二、服务类"]


def test_the_header_of_the_names_tells_the_breakdown(patterns: Rules) -> None:
    table = make_table("国别|金额", "日本|1", patterns=patterns)
    assert TableWords(table, Around(), SETTING, patterns).breakdown(table.cells[-1]) == "国别"


def test_the_caption_dates_the_table_before_the_title_does(patterns: Rules) -> None:
    table = make_table("国别|金额", "日本|1", patterns=patterns, caption="表1 2022年1-6月情况")
    base = TableWords(table, Around("2023年1-7月数据"), SETTING, patterns).base
    assert base is not None
    assert (base.start, base.end) == ("2022-01", "2022-06")


def test_the_sentence_that_leads_to_a_table_dates_it(patterns: Rules) -> None:
    table = make_table("地区|金额", "崇明|1", patterns=patterns)
    lead = Around("统计月报", "全市12个区报送数据。1-8月各区离岸执行额情况见下表。")
    words = TableWords(table, lead, SETTING, patterns)
    assert words.base is not None
    assert (words.base.start, words.base.end) == ("2023-01", "2023-08")
    said = words.spoken(next(cell for cell in table.cells if cell.text == "1")).around
    assert [(one.text, one.place, one.scope, one.name) for one in said] == [
        ("1-8月各区离岸执行额", "in the sentence before", "离岸", ""),
        ("统计月报", "in the title", None, "统计月报"),
    ]
    plain = TableWords(table, Around(None, "1-8月离岸执行额增长较快。"), SETTING, patterns)
    assert plain.base is None
