"""What belongs to a table and stands around it."""

from __future__ import annotations

import pytest

from extractor.model import Box, Line
from extractor.rules.rule_set import Rules
from extractor.tables.captions import Captions, Surroundings
from extractor.tables.sheet import Sheet
from tests.making import make_printed

SHEET = Sheet(Box(1, 90.0, 200.0, 500.0, 300.0), 3, (0.0, 100.0), (), frozenset())


def around(rules: Rules, *texts: tuple[str, float], x: float = 100) -> Surroundings:
    lines = [make_printed(text, x=x, top=top, position=index) for index, (text, top) in enumerate(texts)]
    return Captions(rules).around(SHEET, lines)


def said(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def notes(found: Surroundings) -> list[list[str]]:
    return [said(note) for note in found.notes]


def test_caption_unit_and_notes_are_found(rules: Rules) -> None:
    found = around(
        rules, ("执行额见下表。", 140), ("表1主要指标", 160), ("单位：万美元", 182), ("注：快报数。", 306),
        ("资料来源：商务局", 322), ("各市场份额如下。", 340),
    )  # fmt: skip
    assert (said(found.caption), said(found.unit), notes(found)) == (
        ["表1主要指标"], ["单位：万美元"], [["注：快报数。"], ["资料来源：商务局"]],
    )  # fmt: skip
    assert not found.again


def test_text_right_above_is_no_caption(rules: Rules) -> None:
    assert around(rules, ("各市场份额如下。", 182)).lines == ()


def test_what_stands_further_off_belongs_to_others(rules: Rules) -> None:
    assert around(rules, ("表1主要指标", 100), ("注：快报数。", 390)).lines == ()


@pytest.mark.parametrize("text", ["续表1", "表1（续）主要指标"])
def test_a_caption_may_say_that_the_table_goes_on(text: str, rules: Rules) -> None:
    assert around(rules, (text, 182)).again


def test_a_note_goes_on_in_the_next_line_where_it_fills_its_own(rules: Rules) -> None:
    long = "注：" + "增长率按上年同期调整后的数计算，" * 2 + "以后不再说明"
    found = around(rules, (long, 306), ("，特此注明。", 322), x=90)
    assert notes(found) == [[long, "，特此注明。"]]
    assert notes(around(rules, ("注：快报数。", 306), ("正文接着说。", 322))) == [["注：快报数。"]]


def test_numbered_notes_are_notes_of_their_own(rules: Rules) -> None:
    found = around(rules, ("注：1.快报数。", 306), ("2.不含在岸。", 322))
    assert notes(found) == [["注：1.快报数。"], ["2.不含在岸。"]]


# ------------------------------------------------------------------ at the edges: the table from 200 to 300, text of 10 points


@pytest.mark.parametrize(("top", "found"), [(158, True), (157.9, False)])
def test_a_caption_stands_three_lines_above_the_table_at_most(top: float, found: bool, rules: Rules) -> None:
    assert bool(around(rules, ("表1主要指标", top)).caption) == found
    # … or above the line of units between them
    assert bool(around(rules, ("表1主要指标", top - 18), ("单位：万美元", 182)).caption) == found


@pytest.mark.parametrize(("top", "found"), [(332, True), (332.1, False)])
def test_a_note_stands_three_lines_below_the_table_at_most(top: float, found: bool, rules: Rules) -> None:
    assert bool(around(rules, ("注：快报数。", top)).notes) == found
    assert len(around(rules, ("注：快报数。", 310), ("资料来源：商务局", top + 20)).notes) == 1 + found


@pytest.mark.parametrize(("units", "found"), [(2, True), (3, False)])
def test_two_lines_of_units_may_stand_below_a_caption(units: int, found: bool, rules: Rules) -> None:
    lines = [("单位：万美元", 188.0 - 14 * at) for at in reversed(range(units))]
    assert bool(around(rules, ("表1主要指标", lines[0][1] - 14), *lines).caption) == found


@pytest.mark.parametrize(("right", "goes_on"), [(475.1, True), (475, False)])
def test_a_note_is_full_that_ends_two_characters_and_a_half_before_the_edge(
    right: float, goes_on: bool, rules: Rules
) -> None:
    first = make_printed("注：增长率按上年同期调整后的数计算", right=right, top=306)
    second = make_printed("以后不再说明", top=322, position=1)
    (note,) = Captions(rules).around(SHEET, [first, second]).notes
    assert len(note) == 1 + goes_on
    smaller = make_printed("以后不再说明", top=322, position=1, size=9)
    assert Captions(rules).around(SHEET, [first, smaller]).notes == ((first,),)


def test_lines_may_overlap_the_table_by_one_of_their_height(rules: Rules) -> None:
    assert around(rules, ("表1主要指标", 200)).caption
    assert not around(rules, ("表1主要指标", 200.1)).caption
    assert around(rules, ("注：快报数。", 290)).notes
    assert not around(rules, ("注：快报数。", 289.9)).notes


def test_the_lines_of_the_table_are_none_around_it(rules: Rules) -> None:
    line = make_printed("表1主要指标", top=182)
    sheet = Sheet(SHEET.box, 3, (0.0, 100.0), (), frozenset([line.key]))
    assert Captions(rules).around(sheet, [line]).lines == ()


def test_a_line_of_its_period_belongs_to_the_caption_and_who_made_it_does_not(rules: Rules) -> None:
    found = around(
        rules, ("合并利润表", 130), ("2025年1—9月", 146), ("编制单位：某机械股份有限公司", 162),
        ("单位：千元币种：人民币", 178),
    )  # fmt: skip
    assert (said(found.caption), said(found.unit)) == (["合并利润表", "2025年1—9月"], ["单位：千元币种：人民币"])


def test_a_numbered_caption_may_go_on_in_the_next_line(rules: Rules) -> None:
    found = around(rules, ("表12（103年度）綜合所得總額各鄉鎮統計分析", 150), ("表", 162), ("單位：金額（千元）", 176))
    assert (said(found.caption), said(found.unit)) == (
        ["表12（103年度）綜合所得總額各鄉鎮統計分析", "表"], ["單位：金額（千元）"],
    )  # fmt: skip
