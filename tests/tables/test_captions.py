"""What belongs to a table and stands around it."""

from __future__ import annotations

import pytest

from extractor.model import Box, Line
from extractor.rules.rules import Rules
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
