from __future__ import annotations

from extractor.lines.overprint import may_have_doubles, without_doubles
from extractor.model.characters import Char


def row_of(text: str, shift: float = 0.0, top: float = 100.0) -> list[Char]:
    chars = []
    x = 80.0 + shift
    for char in text:
        width = 5.0 if char.isascii() else 10.0
        chars.append(Char(char, x, top, x + width, top + 10, 10.0, False))
        x += width
    return chars


def in_order(*rows: list[Char]) -> list[Char]:
    return sorted((char for row in rows for char in row), key=lambda char: char.x0 + char.x1)


def test_what_is_printed_twice_is_read_once() -> None:
    kept = without_doubles(in_order(row_of("数据月报12"), row_of("数据月报12", 0.4)))
    assert "".join(char.text for char in kept) == "数据月报12"


def test_four_prints_and_a_shadow_below_are_one() -> None:
    prints = [row_of("安利股份", shift, 100 + shift) for shift in (0.0, 0.3, 0.6, 0.9)]
    assert "".join(char.text for char in without_doubles(in_order(*prints))) == "安利股份"


def test_characters_that_come_twice_in_the_text_stay() -> None:
    row = row_of("人人都用11.11；；")
    assert without_doubles(row) is row


def may_be_double(row: list[Char]) -> bool:
    text = "".join(char.text for char in row)
    return may_have_doubles(text, [char.x0 for char in row], [char.x1 for char in row])


def test_only_where_a_character_stands_in_the_place_of_another_there_may_be_doubles() -> None:
    assert may_be_double(in_order(row_of("数据月报12"), row_of("据", 10.4)))
    assert not may_be_double(row_of("人人都用11.11；；"))
    assert not may_be_double([])
