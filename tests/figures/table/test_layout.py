"""Which cells of a table head and name which."""

from __future__ import annotations

from extractor.figures.table.layout import TableLayout
from extractor.model import Cell, Table
from extractor.rules.rule_set import Rules
from tests.making import make_table


def at(table: Table, text: str) -> Cell:
    return next(cell for cell in table.cells if cell.text == text)


def test_headers_in_the_middle_hold_below_them(rules: Rules) -> None:
    table = make_table(
        "指标|1-7月|增长（%）", "执行额|11|22", "合同额|12|23", "指标|7月末|比年初增减", "企业|31|32", rules=rules
    )
    layout = TableLayout(table, rules)
    assert [head.text for head in layout.heads(2, 1)] == ["1-7月"]
    assert [head.text for head in layout.heads(4, 1)] == ["7月末"]
    assert [head.text for head in layout.heads(4, 2)] == ["比年初增减"]


def test_ordinals_and_dates_name_no_row_that_has_a_name(rules: Rules) -> None:
    table = make_table("序号|公司|成立时间|资本（万元）", "1|甲公司|2009|500", "2|乙公司|2011|800", rules=rules)
    layout = TableLayout(table, rules)
    assert [name.text for name in layout.names(at(table, "500"))] == ["甲公司"]
    assert layout.is_numbering(at(table, "2009"))


def test_a_name_of_one_row_only_is_its_key(rules: Rules) -> None:
    table = make_table("品种|规格|价格（元）", "钢|A级|3500", "铜|A级|700", rules=rules)
    layout = TableLayout(table, rules)
    assert [layout.is_key(name) for name in layout.names(at(table, "3500"))] == [True, False]
    assert layout.corner(at(table, "钢")) == "品种"


def test_the_part_of_a_row_is_unknown_where_groups_stand_over_others(rules: Rules) -> None:
    table = make_table("区域|县|面积（亩）", "北部|甲|11", "^|乙|12", "|丙|13", rules=rules)
    layout = TableLayout(table, rules)
    assert not layout.is_of_unknown_group(at(table, "12"))
    assert layout.is_of_unknown_group(at(table, "13"))


def test_numbers_below_a_header_of_years(rules: Rules) -> None:
    table = make_table("年別|用水量（噸）", "98|11", "99|12", rules=rules)
    assert TableLayout(table, rules).year_corner(at(table, "99")) == "年別"
    assert TableLayout(table, rules).year_corner(at(table, "12")) is None


def test_what_is_left_over_of_several_sums_is_of_an_unknown_one(rules: Rules) -> None:
    table = make_table("项目|金额（万元）", "投资|11", "其他|12", "筹资|13", "其他|14", "其他支出|15", rules=rules)
    layout = TableLayout(table, rules)
    assert [layout.is_of_unknown_group(at(table, text)) for text in ("11", "12", "14", "15")] == [
        False, True, True, False,
    ]  # fmt: skip
