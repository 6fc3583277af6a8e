"""Printed lines are one text again, and each of its characters is found in its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Line
from extractor.words.joining import beginning_of, join, joined, text_of

LEFT, RIGHT, SIZE = 80.0, 500.0, 10.0


def line(text: str, position: int = 0, page: int = 1) -> Line:
    step = (RIGHT - LEFT) / max(len(text), 1)
    lefts = tuple(LEFT + index * step for index in range(len(text)))
    rights = tuple(LEFT + (index + 1) * step for index in range(len(text)))
    top = 100.0 + 20 * position
    return Line(page, position, text, LEFT, top, RIGHT, top + SIZE, SIZE, False, "", lefts, rights)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("203626.35万美", "元", "203626.35万美元"),
        ("1-7", "月，大连市", "1-7月，大连市"),
        ("营业额75亿", "欧元", "营业额75亿欧元"),
        ("1844", "39.13万美元", "184439.13万美元"),
        ("同比下降4.", "6%", "同比下降4.6%"),
        ("增长-", "8.4%", "增长-8.4%"),
        ("企业NTT", "DATA集团", "企业NTT DATA集团"),
        ("使用NTT", "数据", "使用NTT数据"),
        ("Hello,", "world", "Hello, world"),
        ("ISO", "9001认证", "ISO 9001认证"),
        ("ISO", "(9001)", "ISO (9001)"),
        ("9001", "(2015)", "9001(2015)"),
        ("12", "MW", "12 MW"),
        ("R&", "D", "R& D"),
        ("A-", "level", "A-level"),
        ("ISO", ".9001", "ISO.9001"),
        ("Société", "Générale", "Société Générale"),
        ("café", "吧", "café吧"),
        ("咖啡", "é", "咖啡é"),
        ("产业", "Argo公司", "产业Argo公司"),
        ("达到100", "%", "达到100%"),
        ("（", "ITO）", "（ITO）"),
    ],
)
def test_what_a_break_parted_is_one_again(before: str, after: str, whole: str) -> None:
    assert join([line(before), line(after, position=1)]).text == whole


def test_a_blank_put_back_belongs_to_no_piece() -> None:
    first, second = line("企业NTT"), line("DATA集团", page=2)
    paragraph = join([first, second])

    assert [(piece.start, piece.first, piece.length) for piece in paragraph.pieces] == [(0, 0, 5), (6, 0, 6)]
    boxes = paragraph.boxes(2, 10)
    assert [(box.page, box.x0) for box in boxes] == [(1, first.lefts[2]), (2, LEFT)]
    assert [paragraph.page(start, 10) for start in (2, 5, 6)] == [1, 2, 2]


def test_a_paragraph_may_begin_inside_its_first_line_and_be_beginning_of() -> None:
    paragraph = join([line("类型：会员单位"), line("理事", position=1)], first=3)

    assert paragraph.text == "会员单位理事"
    assert paragraph.pieces[0].first == 3
    shorter = beginning_of(paragraph, 5)
    assert shorter.text == "会员单位理"
    assert [piece.length for piece in shorter.pieces] == [4, 1]


@given(st.lists(st.text("元1a .%（", min_size=1).filter(lambda text: text.strip(" ") != ""), min_size=1, max_size=5))
def test_pieces_say_where_every_character_is_printed(texts: list[str]) -> None:
    paragraph = join([line(text, position=index) for index, text in enumerate(texts)])

    covered = 0
    for piece in paragraph.pieces:
        printed = piece.line.text[piece.first : piece.first + piece.length]
        assert paragraph.text[piece.start : piece.start + piece.length] == printed
        covered += piece.length
    assert len(paragraph.text) - covered <= len(texts) - 1


@given(st.lists(st.text("万美元 NTDA.1（", min_size=1, max_size=8), min_size=1, max_size=4))
def test_the_text_of_lines_is_that_of_their_paragraph(texts: list[str]) -> None:
    lines = [line(text, position=at) for at, text in enumerate(texts)]
    paragraph = join(lines)

    assert text_of(lines) == paragraph.text
    for piece in paragraph.pieces:
        printed = piece.line.text[piece.first : piece.first + piece.length]
        assert paragraph.text[piece.start : piece.start + piece.length] == printed


def test_a_paragraph_begins_behind_the_name_of_a_field_and_leaves_out_lines_of_blanks() -> None:
    paragraph = join([line("类型： 会员"), line("  ", position=1), line(" 单位", position=2)], 3)

    assert paragraph.text == "会员单位"
    assert [(piece.start, piece.first, piece.length) for piece in paragraph.pieces] == [(0, 4, 2), (2, 1, 2)]


def test_a_place_tells_where_in_the_whole_where_in_its_own_text_and_how_long() -> None:
    assert joined(["  NTT", " DATA", "集团"]) == ("NTT DATA集团", [(0, 2, 3), (4, 1, 4), (8, 0, 2)])
    assert joined(["名：值", "二"], 2) == ("值二", [(0, 2, 1), (1, 0, 1)])
    assert joined([]) == ("", [])


@pytest.mark.parametrize(("end", "lengths"), [(0, []), (1, [1]), (4, [4]), (5, [4, 1]), (6, [4, 2]), (9, [4, 2])])
def test_the_beginning_of_a_paragraph_has_the_pieces_that_begin_in_it(end: int, lengths: list[int]) -> None:
    paragraph = beginning_of(join([line("会员单位"), line("理事", 1)]), end)
    assert paragraph.text == "会员单位理事"[:end]
    assert [piece.length for piece in paragraph.pieces] == lengths
