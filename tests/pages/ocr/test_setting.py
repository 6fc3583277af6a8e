from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.pages.ocr.agreement import DOUBT
from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Blot, Rect
from extractor.pages.ocr.setting import (
    SetLine,
    _edges,
    _with_leaders,
    _with_ornaments,
    _with_zeros,
    _without_blanks,
    set_lines,
)
from extractor.pages.ocr.strips import Strip
from tests.pages.ocr.making import row


def test_a_ring_beside_a_chinese_figure_is_a_zero_that_is_in_doubt() -> None:
    ring, frame = Blot(62, 1, 78, 17, 0.3), Blot(142, 1, 158, 17, 0.3)
    blots = (*row(0, 3), ring, *row(0, 3, left=80), frame)
    strip = Strip(Rect(0, 0, 158, 18), blots, missed=False)
    read = (*(Glyph(char, 10.0 + 20 * at, 0.99) for at, char in zip((0, 1, 2, 4, 5, 6), "于二二一年见", strict=True)),)
    chars = list(set_lines([(strip, read)], 72.0))
    assert "".join(char.text for char in chars) == "于二二〇一年见"
    assert [char.confidence for char in chars if char.text == "〇"] == [DOUBT]


def line(text: str, *, step: float = 20.0, blots: Sequence[Blot] | None = None, confidence: float = 0.9) -> SetLine:
    """A line of 20 pixels whose characters have their middles at 10, 30, 50 …, unless they are `step` apart."""
    glyphs = tuple(Glyph(char, 10 + step * at, confidence) for at, char in enumerate(text))
    ink = tuple(row(0, len(text))) if blots is None else tuple(blots)
    return SetLine(Strip(Rect(0, 0, 20 + step * (len(text) - 1), 20), ink, missed=False), glyphs, 20.0, 10.0)


def text(glyphs: Reading) -> str:
    return "".join(glyph.text for glyph in glyphs)


def test_lines_come_from_top_to_bottom_and_from_left_to_right_in_points() -> None:
    strips = [
        Strip(Rect(x, y, x + 38, y + 18), tuple(row(y, 2, left=x)), missed=False)
        for x, y in ((0, 100), (200, 40), (0, 40))
    ]
    texts = ("第三", "第二", "第一")
    read = [
        (strip, tuple(Glyph(char, strip.ink.x0 + 9 + 20 * at, 0.87654) for at, char in enumerate(said)))
        for strip, said in zip(strips, texts, strict=True)
    ]
    chars = list(set_lines([*read, (strips[0], ())], 144.0))
    assert "".join(char.text for char in chars) == "第一第二第三"
    first, second = chars[:2]
    assert (first.size, first.bold, first.confidence) == (10, False, 0.877)  # of 19.6 pixels at 144 dpi
    assert (first.top, first.bottom) == (49 / 2 - 5, 49 / 2 + 5)
    assert (first.x0, first.x1, second.x0, second.x1) == (0, 19 / 2, 19 / 2, 38 / 2)


@pytest.mark.parametrize(
    ("said", "middles", "kept"),
    [
        ("a b", (10, 20, 30), "a b"),
        ("增 长", (10, 20, 30), "增长"),
        ("增 b", (10, 20, 30), "增b"),
        ("a 长", (10, 20, 30), "a长"),
        ("1 2", (10, 20, 35.9), "12"),
        ("1 2", (10, 20, 36), "1 2"),  # 1.3 times the size
        ("1 .", (10, 20, 30), "1."),
        ("% 1", (10, 20, 30), "%1"),
        (", 1", (10, 20, 30), ",1"),
        ("1 a", (10, 20, 30), "1 a"),
        ("a 1", (10, 20, 30), "a 1"),
        (" a ", (10, 20, 30), "a"),
    ],
)
def test_blanks_stay_between_words_and_between_figures_that_are_apart(
    said: str, middles: tuple[float, ...], kept: str
) -> None:
    read = tuple(Glyph(char, middle, 0.9) for char, middle in zip(said, middles, strict=True))
    assert text(_without_blanks(read, 20.0)) == kept


@pytest.mark.parametrize(
    ("full", "shape"), [(1.0, "■"), (0.91, "■"), (0.9, "●"), (0.66, "●"), (0.65, "◆"), (0.46, "◆"), (0.45, "")]
)
def test_ornaments_are_told_apart_by_how_much_of_their_box_is_ink(full: float, shape: str) -> None:
    found = line("增长", blots=[Blot(-25, 5, -15, 15, full), *row(0, 2)])
    assert text(_with_ornaments(found)) == f"{shape}增长"


@pytest.mark.parametrize(
    ("blot", "seen"),
    [
        (Blot(-25, 6, -15, 14, 0.8), True),
        (Blot(-25, 8, -21, 12, 0.8), False),  # a fifth of the size high
        (Blot(-25, 8, -21, 12.1, 0.8), True),
        (Blot(-25, -1, -3, 21, 0.8), True),
        (Blot(-25, -1.1, -3, 21, 0.8), False),
        (Blot(-25, 5, -18, 15, 0.8), False),  # too narrow
        (Blot(-25, 5, -17.9, 15, 0.8), True),
        (Blot(-25, 5, -11, 15, 0.8), False),  # too wide
        (Blot(-25, 5, -11.1, 15, 0.8), True),
        (Blot(-11, 5, -1, 15, 0.8), False),  # its middle is four fifths of a square away
        (Blot(-11.1, 5, -1.1, 15, 0.8), True),
    ],
)
def test_a_bullet_is_a_solid_shape_by_itself(blot: Blot, seen: bool) -> None:
    assert text(_with_ornaments(line("增长", blots=[blot, *row(0, 2)]))) == ("●增长" if seen else "增长")


def test_two_shapes_are_no_ornament_but_specks_beside_one_do_not_count() -> None:
    one, other, speck = Blot(-25, 5, -15, 15, 0.8), Blot(-45, 5, -35, 15, 0.8), Blot(-45, 8, -42, 11, 0.8)
    assert text(_with_ornaments(line("增长", blots=[one, other, *row(0, 2)]))) == "增长"
    assert text(_with_ornaments(line("增长", blots=[one, speck, *row(0, 2)]))) == "●增长"


def test_an_ornament_behind_a_line_stands_a_square_away() -> None:
    near, away = Blot(41, 5, 51, 15, 0.8), Blot(41.1, 5, 51.1, 15, 0.8)
    assert text(_with_ornaments(line("增长", blots=[*row(0, 2), near]))) == "增长"
    found = _with_ornaments(line("增长", blots=[*row(0, 2), away]))
    assert (text(found), found[-1]) == ("增长●", Glyph("●", 46.1, 0.9))
    # Of a figure, which takes half a square, three quarters of four fifths
    assert text(_with_ornaments(line("增8", blots=[*row(0, 2), Blot(37.1, 5, 47.1, 15, 0.8)]))) == "增8●"
    assert text(_with_ornaments(line("增8", blots=[*row(0, 2), Blot(37, 5, 47, 15, 0.8)]))) == "增8"


@pytest.mark.parametrize(
    ("ring", "zero"),
    [
        (Blot(62, 1, 78, 17, 0.3), True),
        (Blot(62, 1, 78, 17, 0.44), True),
        (Blot(62, 1, 78, 17, 0.45), False),
        (Blot(64, 4, 76.1, 16.1, 0.3), True),
        (Blot(64, 4, 76, 16.1, 0.3), False),
        (Blot(64, 4, 76.1, 16, 0.3), False),
        (Blot(59.6, 0, 80.4, 20.9, 0.3), True),
        (Blot(59.5, 0, 80.5, 20.9, 0.3), False),
        (Blot(59.6, 0, 80.4, 21, 0.3), False),
        (Blot(72, 1, 87.9, 17, 0.3), True),
        (Blot(72, 1, 88, 17, 0.3), False),  # a square and a half away from the numeral
        (Blot(50, 1, 66, 17, 0.3), True),  # 8 from its middle
        (Blot(49.9, 1, 65.9, 17, 0.3), False),
    ],
)
def test_a_ring_is_about_as_large_as_its_square_and_hollow_and_beside_a_numeral(ring: Blot, zero: bool) -> None:
    found = _with_zeros((Glyph("二", 50, 0.9),), line("二", blots=[ring]))
    assert text(found) == ("二〇" if zero else "二")


def test_a_ring_before_a_numeral_is_a_zero_and_one_before_another_character_is_none() -> None:
    ring = line("二", blots=[Blot(22, 1, 38, 17, 0.3)])
    assert text(_with_zeros((Glyph("二", 50, 0.9),), ring)) == "〇二"
    assert text(_with_zeros((Glyph("年", 50, 0.9),), ring)) == "年"
    assert text(_with_zeros((Glyph("二", 10, 0.9), Glyph("年", 50, 0.9)), ring)) == "二〇年"


def dots(first: float, last: float, *, high: float = 4, step: float = 10.0) -> list[Blot]:
    count = int((last - first) / step)
    return [Blot(first + step * at, 8, first + step * at + 4, 8 + high) for at in range(count)]


def test_white_with_a_dot_in_each_square_is_filled_with_leaders() -> None:
    glyphs = (Glyph("增", 10, 0.8), Glyph("8", 130, 0.9))
    found = _with_leaders(glyphs, line("增", blots=dots(21, 119)))
    assert [(glyph.text, glyph.middle) for glyph in found] == [
        ("增", 10), ("…", 30), ("…", 50), ("…", 70), ("…", 90), ("…", 110), ("8", 130)
    ]  # fmt: skip
    assert {glyph.confidence for glyph in found[1:-1]} == {0.8}
    read = (glyphs[0], Glyph("…", 50, 0.5), Glyph(".", 80, 0.5), glyphs[1])
    assert text(_with_leaders(read, line("增", blots=dots(21, 119)))) == "增………………8".replace("……………", "…" * 4)


@pytest.mark.parametrize(
    ("right", "blots", "leaders"),
    [
        (70, dots(21, 59), 2),
        (69, dots(21, 58), 0),  # less than two squares
        (130, dots(21, 119, high=6), 0),  # too high for dots
        (130, dots(21, 119, high=5.9), 5),
        (130, dots(21, 119, step=23), 0),  # four, in five squares
        (130, dots(21, 119, step=19), 5),
        (130, [], 0),
    ],
)
def test_leaders_are_small_and_close_to_each_other(right: float, blots: list[Blot], leaders: int) -> None:
    found = _with_leaders((Glyph("增", 10, 0.8), Glyph("8", right, 0.9)), line("增", blots=blots))
    assert text(found) == "增" + "…" * leaders + "8"


def test_dots_that_are_no_leaders_stay_as_they_were_read() -> None:
    read = (Glyph("增", 10, 0.8), Glyph("…", 30, 0.8), Glyph("8", 50, 0.9))
    assert _with_leaders(read, line("增", blots=[])) == read
    assert _with_leaders((), line("增", blots=[])) == ()


INK = Rect(0, 0, 100, 20)


def edges(said: str, *middles: float, ink: Rect = INK) -> list[tuple[float, float]]:
    return _edges(tuple(Glyph(char, at, 0.9) for char, at in zip(said, middles, strict=True)), 20.0, ink)


def test_characters_beside_each_other_meet_half_way_by_their_widths() -> None:
    assert edges("增长", 10, 34) == [(0, 22), (22, 100)]
    assert edges("增8", 10, 25) == [(0, 20), (20, 100)]
    assert edges("8增", 5, 20) == [(0, 10), (10, 100)]


def test_characters_with_white_between_them_end_where_their_squares_do() -> None:
    assert edges("增长", 10, 39.8) == [(0, pytest.approx(24.9)), (pytest.approx(24.9), 100)]
    assert edges("增长", 10, 40) == [(0, 20), (30, 100)]
    assert edges("88", 5, 30.9) == [(0, pytest.approx(17.95)), (pytest.approx(17.95), 100)]  # figures of full width
    assert edges("88", 5, 31) == [(0, 10), (26, 100)]


def test_a_line_that_begins_with_a_mark_of_the_right_half_begins_half_a_square_before_its_ink() -> None:
    assert edges("（增", 5, 20, ink=Rect(2, 0, 50, 20))[0][0] == -8
    assert edges("增（", 5, 20, ink=Rect(2, 0, 50, 20))[0][0] == 2


def test_no_character_is_narrower_than_nothing() -> None:
    assert edges("增长", 10, 34, ink=Rect(0, 0, 15, 20)) == [(0, 22), (22, 22)]
    assert edges("增长统", 10, 60, 12)[1:] == [(50, 50), (50, 100)]
