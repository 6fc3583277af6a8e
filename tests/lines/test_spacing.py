from __future__ import annotations

import pytest

from extractor.lines.spacing import letter_spaced_blanks

SIZE = 10.0


def closed(text: str, *, blank: float = 3.0, gap: float = 0.0) -> str:
    """The text without the blanks of letter-spacing; Chinese characters stand `gap` apart."""
    lefts, rights, x = [], [], 0.0
    for char in text:
        width = blank if char == " " else 5.0 if char.isascii() else 10.0
        lefts.append(x)
        rights.append(x + width)
        x += width + (gap if not char.isascii() else 0.0)
    gone = letter_spaced_blanks(text, lefts, rights, SIZE)
    return "".join(char for at, char in enumerate(text) if at not in gone)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("执行额2 0 3 6 2 6 . 3 5万美元", "执行额203626.35万美元"),
        ("增长1 2 . 8 %。", "增长12.8%。"),
        ("率约为0. 7%~29. 6%", "率约为0.7%~29.6%"),
        ("比为1∶1. 4，", "比为1∶1.4，"),
        ("18. 1%和18. 8%", "18.1%和18.8%"),
        ("企业NTT DATA集团", "企业NTT DATA集团"),
        ("- 2 -", "- 2 -"),
        ("1. 2023年工作要点", "1. 2023年工作要点"),
        ("A B两类", "A B两类"),
        ("2022 2023", "2022 2023"),
    ],
)
def test_blanks_inside_numbers_go_and_others_stay(printed: str, text: str) -> None:
    assert closed(printed) == text


def test_in_a_letter_spaced_line_two_digits_are_one_number() -> None:
    assert closed("同比增长1 2月份的", gap=3.0) == "同比增长12月份的"


def test_wide_blanks_part_the_columns_of_a_table() -> None:
    assert closed("1 2 3 4", blank=20.0) == "1 2 3 4"
