"""Which cells are headers."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.making import make_table


@pytest.mark.parametrize(
    ("rows", "columns", "names"),
    [
        (("国别|执行额|同比", "日本|12|3.4", "韩国|5|—"), {"国别", "执行额", "同比"}, {"日本", "韩国"}),
        (("指标|2021|2022", "出口|12|34"), {"指标", "2021", "2022"}, {"出口"}),
        (("年份|出口|进口", "2021|12|34", "2022|13|35"), {"年份", "出口", "进口"}, {"2021", "2022"}),
        (("序号|企业|金额", "1|甲|12", "2|乙|34"), {"序号", "企业", "金额"}, {"1", "甲", "2", "乙"}),
        (("甲|12|34", "乙|56|78"), set(), {"甲", "乙"}),
        (("贸易|出口|进口", "2021|12|34", "2022|13|35"), {"贸易", "出口", "进口"}, {"2021", "2022"}),
        (("企业|成立|人数", "甲|2003|12", "乙|2011|34"), {"企业", "成立", "人数"}, {"甲", "乙"}),
        (("企业|类别|备注", "甲|软件|无", "乙|物流|新增"), {"企业", "类别", "备注"}, {"甲", "乙"}),
        (("县|面积|水利会|水量", "甲|1|东|2", "乙|3|西|4"), {"县", "面积", "水利会", "水量"}, {"甲", "乙", "东", "西"}),
        (("县|面积|备注", "甲|1|新设", "乙|3|撤并"), {"县", "面积", "备注"}, {"甲", "乙"}),
    ],
)
def test_headers_are_words_or_years_above_numbers_and_words_beside_them(
    rows: tuple[str, ...], columns: set[str], names: set[str], rules: Rules
) -> None:
    table = make_table(*rows, rules=rules)
    assert {cell.text for cell in table.cells if cell.header == "column"} == columns
    assert {cell.text for cell in table.cells if cell.header == "row"} == names


def test_a_row_of_words_in_the_middle_heads_what_stands_below_it(rules: Rules) -> None:
    table = make_table("指标|1-7月|增长", "出口额|11|2", "指标|7月末|增减", "企业|31|3", "备注|见说明|", rules=rules)
    assert [cell.text for cell in table.cells if cell.header == "column"] == [
        "指标", "1-7月", "增长", "指标", "7月末", "增减",
    ]  # fmt: skip
    events = make_table("日期|活动|地点", "7月5日|培训|会议室", "7月12日|沙龙|体育馆", rules=rules)
    assert {cell.row for cell in events.cells if cell.header == "column"} == {0}
