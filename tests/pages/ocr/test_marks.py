from __future__ import annotations

import pytest

from extractor.pages.ocr.marks import as_printed, is_wide, with_dashes
from extractor.pages.ocr.reading import Glyph
from extractor.pages.ocr.rect import Blot
from tests.pages.ocr.making import reading


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("(来源:青岛日报)", "（来源：青岛日报）"),
        ("同比增长4.81%;14961.84万美", "同比增长4.81%；14961.84万美"),
        ("NTT (Japan), 1,234:5", "NTT (Japan), 1,234:5"),
        ("首期,招收60人", "首期，招收60人"),
        ('面向"订单保"企业', "面向“订单保”企业"),
        ("一3一", "—3—"),
        ("一二一", "—二—"),
        ("一九一一", "一九一一"),
        ("一〇一", "一〇一"),
        ("—一一—", "—一一—"),
        ("二○二三年", "二〇二三年"),
        ("○第一项", "○第一项"),
        ("15.32%°", "15.32%。"),
        ("81.26%。°", "81.26%。"),
        ("气温39°左右", "气温39°左右"),
    ],
)
def test_marks_between_chinese_are_wide(read: str, printed: str) -> None:
    assert "".join(glyph.text for glyph in as_printed(reading(read))) == printed


def test_a_dash_is_as_long_as_its_ink() -> None:
    line = reading("-2-")
    blots = [Blot(2, 9, 18, 10), Blot(30, 2, 38, 18), Blot(47, 9, 53, 10)]
    assert "".join(glyph.text for glyph in with_dashes(line, blots, 20.0)) == "—2-"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("增长,", "增长，"),
        ("a,增", "a,增"),
        ("(a,增)", "（a,增）"),
        ("3,增", "3，增"),
        ("3,a", "3,a"),
        ("ab:", "ab："),
        ("3: 4", "3: 4"),
        ("3;4", "3；4"),
        ("8%;4", "8%；4"),
        ("a;4", "a;4"),
        ("增!长?", "增！长？"),
        ("[增]", "［增］"),
        ("(1)增", "（1）增"),
        ("b (1) a", "b (1) a"),
        ("增(1)", "增（1）"),
        ("增 (1)", "增 （1）"),
        ("a（1）", "a（1）"),
        ("(增", "（增"),
        ("增)", "增）"),
        ("a)b", "a）b"),
        ("b(a", "b（a"),
        ("(a(增)b)", "（a（增）b）"),
        ("(a)(增)", "(a)（增）".replace("(a)", "（a）")),
        ("a(b)c(增)", "a(b)c（增）"),
    ],
)
def test_marks_are_as_wide_as_what_stands_beside_them(read: str, printed: str) -> None:
    assert "".join(glyph.text for glyph in as_printed(reading(read))) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("增'长'", "增‘长’"),
        ('"增"长"', "“增”长“"),
        ('“增"长', "“增”长"),
        ('增”"长', "增”“长"),
        ('a "b" c', 'a "b" c'),
        ('"增"', "“增”"),
        ('增"a', "增“a"),
    ],
)
def test_straight_quotation_marks_beside_chinese_open_and_close_by_turns(read: str, printed: str) -> None:
    assert "".join(glyph.text for glyph in as_printed(reading(read))) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("-12-", "—12—"),
        (" -12- ", " —12— "),
        ("-12", "-12"),
        ("12-", "12-"),
        ("-ab-", "-ab-"),
        ("--", "--"),
        ("一十一", "一十一"),
        ("一九一", "—九—"),
        ("一12一", "—12—"),
        ("一二-", "—二—"),
        ("一二三-", "—二三—"),
        ("_8_", "—8—"),
        ("一二三一", "一二三一"),
    ],
)
def test_a_number_between_two_dashes_is_that_of_a_page(read: str, printed: str) -> None:
    assert "".join(glyph.text for glyph in as_printed(reading(read))) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("增长º", "增长。"),
        ("39°", "39。"),
        ("39° ", "39。 "),
        ("增。°", "增。"),
        ("三◯年", "三〇年"),
        ("○三", "〇三"),
        ("a○b", "a○b"),
    ],
)
def test_rings_are_full_stops_zeros_or_what_they_are(read: str, printed: str) -> None:
    assert "".join(glyph.text for glyph in as_printed(reading(read))) == printed


@pytest.mark.parametrize(
    ("wide", "char"),
    [(True, "增"), (True, "⺀"), (False, "⹿"), (False, "8"), (False, "·"), *((True, c) for c in "“”‘’…—")],
)
def test_wide_is_what_takes_a_whole_square(wide: bool, char: str) -> None:
    assert is_wide(char) is wide


@pytest.mark.parametrize(("width", "dash"), [(8.3, "-"), (8.5, "–"), (11.9, "–"), (12, "—"), (40, "—")])
def test_the_ink_of_a_dash_tells_a_hyphen_from_a_dash(width: float, dash: str) -> None:
    [found] = with_dashes((Glyph("-", 20, 0.9),), [Blot(15, 9, 15 + width, 10)], 20.0)
    assert found == Glyph(dash, 20, 0.9)


@pytest.mark.parametrize(
    ("blot", "seen"),
    [
        (Blot(15, 5, 35, 9.9), True),
        (Blot(15, 5, 35, 10), False),  # a quarter of the size high
        (Blot(27.9, 9, 47.9, 10), True),
        (Blot(28, 9, 48, 10), False),  # four tenths aside
        (Blot(-7.9, 9, 12.1, 10), True),
        (Blot(-8, 9, 12, 10), False),
    ],
)
def test_the_ink_of_a_dash_is_flat_and_near_it(blot: Blot, seen: bool) -> None:
    [found] = with_dashes((Glyph("-", 20, 0.9),), [blot], 20.0)
    assert found.text == ("—" if seen else "-")


def test_of_two_strokes_the_nearer_one_is_the_dash_and_numerals_stay() -> None:
    near, away = Blot(15, 9, 20, 10), Blot(25, 9, 45, 10)
    assert with_dashes((Glyph("—", 20, 0.9),), [away, near], 20.0)[0].text == "-"
    assert "".join(glyph.text for glyph in with_dashes(reading("一_"), [Blot(5, 9, 9, 10)], 20.0)) == "一_"
