"""Printed characters and the usual ones."""

from __future__ import annotations

import pytest

from extractor.words.characters import usual


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("同比増長，総値", "同比增长，总值"),  # new forms of Japanese print, and a Z-variant
        ("進出口總額下降2個百分點", "进出口总额下降2个百分点"),  # traditional
        ("乾县、著作权", "乾县、著作权"),  # other forms of 干 and 着, but usual characters of their own
        ("合同額3.2億元（約）", "合同额3.2亿元（约）"),
    ],
)
def test_a_text_is_read_in_the_usual_characters(printed: str, read: str) -> None:
    assert usual(printed) == read


def test_no_form_changes_the_length_of_a_text() -> None:
    text = "".join(map(chr, range(0x20, 0x10000 - 0x2000)))
    assert len(usual(text)) == len(text)


def test_a_printed_character_is_not_made_a_rarer_one() -> None:
    assert usual("漁澫港口鎮") == "渔澫港口镇"
