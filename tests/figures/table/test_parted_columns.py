"""Columns that are parts of a sum beside them, and those that count something of their own."""

from __future__ import annotations

import pytest

from extractor.figures.setting import setting_at
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.rules.rule_set import Rules
from tests.making import make_table


def named(rules: Rules, *rows: str, caption: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return label, item and entity of each figure of a table."""
    table = make_table(*rows, rules=rules, caption=caption)
    read = read_table(table, Around(), setting_at("2023-09", "宁波市", rules), rules).figures
    return [(one.figure.label, one.figure.item, one.figure.entity) for one in read]


def test_columns_beside_their_sum_are_items_of_what_the_caption_counts(rules: Rules) -> None:
    found = named(rules, "灌区|早稻|晚稻|合计", "东干渠|3|4|7", caption="表1 灌溉用水量（立方米）")
    assert [one[:2] for one in found] == [
        ("灌溉用水量", "东干渠早稻"), ("灌溉用水量", "东干渠晚稻"), ("灌溉用水量", "东干渠"),
    ]  # fmt: skip


def test_the_sum_may_stand_beside_a_group_of_columns(rules: Rules) -> None:
    found = named(rules, "灌区|水稻|<|总计", "^|早|晚|^", "东干渠|3|4|7", caption="表1 灌溉用水量（立方米）")
    assert [one[1] for one in found] == ["东干渠水稻早", "东干渠水稻晚", "东干渠"]


@pytest.mark.parametrize(
    "rows",
    [
        ("灌区|早稻|晚稻", "东干渠|3|4"),
        ("灌区|渠首引水量|早稻（万元）|合计", "东干渠|3|4|7"),
    ],
)
def test_without_a_sum_of_them_columns_count_what_they_name(rules: Rules, rows: tuple[str, ...]) -> None:
    found = named(rules, *rows, caption="表1 灌溉用水量（立方米）")
    assert found[0][0] != "灌溉用水量"


def test_a_subtotal_is_named_once(rules: Rules) -> None:
    found = named(
        rules, "区域|灌区|早稻|合计", "北部|东干渠|3|7", "北部小计|小计|3|7", caption="表1 灌溉用水量（立方米）"
    )
    assert found[-1][1] == "北部小计"
