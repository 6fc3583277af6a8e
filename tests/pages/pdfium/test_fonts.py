from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium
import pytest

from extractor.pages.pdfium.fonts import LOOK, Font, Style, Styles
from tests.pages.opening import pages_of


def test_characters_know_how_they_are_turned_and_whether_they_are_pale() -> None:
    pages = pages_of("watermarks")
    seen = {(run.angle, run.pale) for run in pages[1].runs}
    assert seen == {(0, False), (0, True), (315, True)}
    assert "".join(run.text for run in pages[1].runs if run.angle == 315).replace(" ", "") == "内部资料请勿外传"

    turned = pages_of("turned")
    assert [(page.width > page.height, {run.angle for run in page.runs}) for page in turned[2:5]] == [
        (True, {0}),
        (True, {0}),
        (False, {90}),
    ]


def test_text_with_a_stroke_around_it_is_bold() -> None:
    """LibreOffice and Word make Chinese bold so where the face has no bold one."""
    assert [run.text for run in pages_of("2023-09")[0].runs if run.bold] == ["数服会刊"]


FILLED, STROKED = pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
BLACK = (0, 0, 0, 255)


class Here(Styles):
    """Styles of a page with two fonts, 1 and 2, of which the second is bold."""

    def _font(self, address: int) -> Font:
        return Font(address == 2)


def style(
    em: float = 10.0,
    matrix: tuple[float, float, float, float] = (1, 0, 0, 1),
    *,
    colour: tuple[int, int, int, int] = BLACK,
    mode: int = FILLED,
    font: int = 1,
    turned: int = 0,
) -> Style:
    return Here(turned, {})[font, LOOK.pack(*colour, em, *matrix), mode]


def test_a_size_is_that_of_the_em_across_and_a_scale_along_the_line() -> None:
    assert style(10, (1, 0, 0, 1))[:2] == (10, 10)
    assert style(10, (2, 0, 0, 3))[:2] == (30, 20)
    assert style(10, (0, 3, -4, 0))[:2] == (40, 30)
    assert style(10, (3, 4, -6, 8))[:2] == (100, 50)
    assert style(-10, (2, 0, 0, 3))[:2] == (30, 20)


def test_an_angle_is_that_of_the_baseline_on_the_page_as_shown() -> None:
    assert style(10, (0, 1, -1, 0)).angle == 270
    assert style(10, (0, 1, -1, 0), turned=90).angle == 0
    assert style(-10, (-1, 0, 0, -1)).angle == 0  # a font of less than nothing, turned about
    assert style(-10, (0, 1, -1, 0)).angle == 90


def test_bold_is_a_bold_font_or_one_with_a_stroke_around_it() -> None:
    assert [style(font=font, mode=mode).bold for font in (1, 2) for mode in (FILLED, STROKED)] == [
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("colour", "pale"),
    [
        ((192, 192, 192, 255), True),
        ((153, 153, 153, 255), False),
        ((255, 255, 255, 255), False),
        ((0, 0, 0, 60), True),
        ((0, 0, 0, 255), False),
    ],
)
def test_a_colour_is_pale_with_its_opacity(colour: tuple[int, int, int, int], pale: bool) -> None:
    assert style(colour=colour).pale is pale


def test_each_style_is_worked_out_once() -> None:
    styles, key = Here(0, {}), (1, LOOK.pack(*BLACK, 10.0, 1, 0, 0, 1), FILLED)
    assert styles[key] is styles[key]


def test_a_font_is_known_by_its_address_on_a_page_and_by_its_name_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {1: b"SimHei", 2: b"SimSun", 3: b"", 4: "黑体".encode("gbk"), 5: "黑体".encode()}
    asked = []

    def name_of(font: ctypes.c_void_p, buffer: ctypes.Array[ctypes.c_char], size: int) -> None:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        asked.append((address, size))
        buffer.value = names[address]

    monkeypatch.setattr(pdfium, "FPDFFont_GetBaseFontName", name_of)
    fonts: dict[bytes, Font] = {}
    here, there = Styles(0, fonts), Styles(0, fonts)
    assert [here._font(address).bold for address in names] == [True, False, False, True, True]
    assert asked == [(address, 128) for address in names]
    assert here._font(1) is here._font(1)
    assert len(asked) == 5
    names[7] = b"SimHei"
    assert there._font(7) is here._font(1)
    assert there._font(3) is not here._font(3)  # what has no name
    assert set(fonts) == {b"SimHei", b"SimSun", names[4], names[5]}
