"""Columns of a table and the units that one line names for all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.figures.setting import Setting
from extractor.figures.table.words import Around, TableWords
from extractor.model import Table
from extractor.rules.rule_set import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def units(table: Table, row: int, rules: Rules) -> list[str | None]:
    words = TableWords(table, Around(), SETTING, rules)
    cells = [cell for cell in table.cells if cell.row == row and cell.header is None]
    found = (words.units.unit_of(cell, words.spoken(cell).inner, None) for cell in cells)
    return [unit.text if unit else None for unit in found]


@pytest.mark.parametrize(
    ("head", "unit", "expected"),
    [
        # What is left for the column that is left
        ("方式|申报单量|货值", "单位：万票、亿元", ["万票", "亿元"]),
        ("县区|执行额|件数", "单位：万美元、份", ["万美元", "份"]),
        # More than one unit, or more than one column, is left
        ("方式|申报单量|货值", "单位：万票、亿元、家", [None, "亿元"]),
        ("方式|申报单量|查验量", "单位：万票、批", [None, None]),
        # A number of companies is never told in money
        ("方式|企业数|票数", "单位：亿元、万票", [None, "万票"]),
    ],
)
def test_units_in_one_line_are_those_of_the_columns(
    head: str, unit: str, expected: list[str | None], rules: Rules
) -> None:
    table = replace(make_table(head, "甲|1.5|2.5", "乙|3.5|4.5", rules=rules), unit=unit)
    assert units(table, 1, rules) == expected


def test_the_line_says_whether_it_offers_percent_or_points(rules: Rules) -> None:
    def offers(unit: str) -> tuple[bool, bool, bool]:
        table = replace(make_table("县|额", "甲|1", rules=rules), unit=unit)
        words = TableWords(table, Around(), SETTING, rules).units
        return words.offers_percent, words.only_percent, words.offers_points

    assert offers("单位：%") == (True, True, False)
    assert offers("单位：万元、%") == (True, False, False)
    assert offers("单位：万元、百分点")[2]
