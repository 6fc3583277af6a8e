"""Printed characters and what they mean as text."""

from __future__ import annotations

import pytest

from extractor.lines.letters import Letters, half_width_inside_numbers
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("会", "会"),
        ("５", "5"),
        ("Ｇ", "G"),
        ("％", "%"),
        ("，", "，"),
        ("\u2f08", "人"),  # the Kangxi radical
        ("\ufb01", "fi"),
        ("\ufe6a", "%"),
        ("\u3000", " "),
        ("\t", " "),
        ("\u200b", ""),
        ("\ue123", ""),
    ],
)
def test_a_character_means_what_a_reader_sees(printed: str, text: str, rules: Rules) -> None:
    assert Letters(rules)[printed] == text


def test_plain_are_those_that_mean_themselves_whatever_stands_beside_them(rules: Rules) -> None:
    letters = Letters(rules)
    for char in "会a，５．":
        assert letters[char]
    assert {"会", "a", "，"} <= letters.plain
    assert not letters.plain & {"５", "．"}


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("4．6%", "4.6%"),
        ("共4．", "共4."),  # the line ends inside the number
        ("．6%", ".6%"),  # and here it began before
        ("4．会", "4．会"),
        ("－3.2", "-3.2"),
        ("第－会", "第－会"),
        ("A／B", "A/B"),
        ("甲／B", "甲／B"),
        ("R＆D", "R&D"),
        ("4，6", "4，6"),
    ],
)
def test_marks_are_half_width_inside_numbers_and_latin_words(printed: str, text: str) -> None:
    assert half_width_inside_numbers(printed) == text
