"""Normalised text with the places of its characters, and the blanks that mean something."""

from __future__ import annotations

import pytest

from extractor.lines.ink import Ink, ink_of
from extractor.lines.letters import Letters
from extractor.lines.spaced_text import spaced_text
from extractor.model import Run
from extractor.rules.rule_set import Rules


@pytest.fixture
def letters(rules: Rules) -> Letters:
    return Letters(rules)


def ink(text: str, gap: float = 0.0, at: int = 0, size: float = 10.0) -> Ink:
    """Characters half as wide as their size, with so much white before one of them."""
    lefts = tuple(100 + size / 2 * place + (gap if at and place >= at else 0) for place in range(len(text)))
    rights = tuple(left + size / 2 for left in lefts)
    found = ink_of([Run(text, lefts, rights, 100.0, 100.0 + size, size, False)])
    assert found is not None
    return found


def text_of(found: Ink, letters: Letters) -> str:
    text, lefts, rights = spaced_text(found, letters)
    assert len(text) == len(lefts) == len(rights)
    return text


def test_plain_text_is_the_very_text_that_is_printed(letters: Letters) -> None:
    printed = ink("外包")
    for _ in range(2):  # letters are looked up once, and known the second time
        text, lefts, rights = spaced_text(printed, letters)
        assert (text, lefts, rights) == ("外包", printed.lefts, printed.rights)


@pytest.mark.parametrize(("gap", "text"), [(1.9, "NTTDATA"), (2.1, "NTT DATA")])
def test_a_fifth_of_the_size_is_a_blank_between_letters(gap: float, text: str, letters: Letters) -> None:
    for _ in range(2):
        assert text_of(ink("NTTDATA", gap, 3), letters) == text
        assert text_of(ink("ＮＴＴＤＡＴＡ", gap, 3), letters) == text  # the same in full width


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("NTT DATA", "NTT DATA"),
        ("企业 NTT", "企业NTT"),
        ("NTT 企业", "NTT企业"),
        ("外 包", "外包"),
        ("A ·B", "A·B"),
        ("A· B", "A·B"),
        ("１ ２", "1 2"),
        ("外\u200b包", "外包"),
        ("NTT\u200bDATA", "NTT DATA"),
        ("ab cd ef", "ab cd ef"),
    ],
)
def test_a_printed_blank_is_kept_between_letters_and_digits_only(printed: str, text: str, letters: Letters) -> None:
    for _ in range(2):
        assert text_of(ink(printed), letters) == text


def test_white_between_chinese_characters_is_none(letters: Letters) -> None:
    assert text_of(ink("外包", 8, 1), letters) == "外包"
    assert text_of(ink("外包IT", 8, 2), letters) == "外包IT"
    assert text_of(ink("ITO外包", 8, 1), letters) == "I TO外包"


def test_a_blank_fills_the_white_between_two_letters(letters: Letters) -> None:
    printed = ink("AB", 4, 1)
    text, lefts, rights = spaced_text(printed, letters)
    assert (text, lefts, rights) == ("A B", (100, 105, 109), (105, 109, 114))


def test_a_character_that_means_several_is_parted_evenly(letters: Letters) -> None:
    text, lefts, rights = spaced_text(ink("外\ufb01包", size=20), letters)
    assert (text, lefts, rights) == ("外fi包", (100, 110, 115, 120), (110, 115, 120, 130))


def test_what_means_nothing_goes_with_its_place(letters: Letters) -> None:
    text, lefts, rights = spaced_text(ink("外\ue000包"), letters)
    assert (text, lefts, rights) == ("外包", (100, 110), (105, 115))


def test_white_is_measured_in_the_size_of_its_own_character(letters: Letters) -> None:
    small, big = ("AB", 10.0), ("CD", 40.0)
    runs = [
        Run("AB", (100.0, 105.0), (105.0, 110.0), 100.0, 110.0, small[1], False),
        Run("CD", (114.0, 134.0), (134.0, 154.0), 80.0, 120.0, big[1], False),
    ]
    found = ink_of(runs)
    assert found is not None
    # Four points are four tenths of a small character, and a tenth of the big one that they stand before
    assert text_of(found, letters) == "ABCD"
