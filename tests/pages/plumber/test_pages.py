from __future__ import annotations

import logging
from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import pytest
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import PdfminerException

from extractor.errors import UnreadablePdf
from extractor.pages.glyphs import Frame
from extractor.pages.plumber.pages import (
    PlumberReader,
    _angle,
    _chars,
    _em_box,
    _frame,
    _is_pale,
    _pictures,
    _PlumbedChar,
    _refusal,
    _said,
    _size,
)
from tests import FIXTURES
from tests.making import drawing

Box = tuple[float, float, float, float]


def test_what_pdfminer_mutters_is_not_heard(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("pdfminer.pdffont").warning("Could not get FontBBox")
    assert capsys.readouterr().err == ""


def char(
    text: str = "增",
    box: Box = (100, 700, 110, 710),
    *,
    advance: float = 1.0,
    matrix: tuple[float, ...] = (10, 0, 0, 10, 100, 701.2),
    space: str = "DeviceGray",
    colour: Sequence[object] | None = (0,),
    font: str = "SimSun",
) -> _PlumbedChar:
    x0, y0, x1, y1 = box
    return cast(
        "_PlumbedChar",
        {
            "text": text, "fontname": font, "x0": x0, "x1": x1, "y0": y0, "y1": y1, "adv": advance, "matrix": matrix,
            "ncs": space, "non_stroking_color": colour,
        },
    )  # fmt: skip


def page_of(*chars: _PlumbedChar, left: float = 0) -> PlumberPage:
    return cast("PlumberPage", SimpleNamespace(mediabox=(left, 0, 600, 800), chars=chars))


PAPER = Frame(0, 0, 600, 800)


def test_a_character_has_the_em_box_on_its_baseline() -> None:
    [found] = _chars(page_of(char()), PAPER)
    assert (found.text, found.x0, found.x1, found.size, found.angle) == ("增", 100, 110, 10, 0)
    assert [found.top, found.bottom] == pytest.approx([800 - 701.2 - 8.8, 800 - 701.2 + 1.2])
    assert (found.bold, found.pale) == (False, False)


def test_characters_are_counted_from_the_edge_of_the_media_box() -> None:
    [found] = _chars(page_of(char(), left=30), PAPER)
    assert (found.x0, found.x1) == (70, 80)


def test_each_character_has_the_weight_and_paleness_of_its_own_font_and_colour() -> None:
    chars = [char(), char(font="SimHei"), char(colour=(0.8,)), char(), char(colour=(0.8,), space="Pattern")]
    assert [(one.bold, one.pale) for one in _chars(page_of(*chars), PAPER)] == [
        (False, False), (True, False), (False, True), (False, False), (False, False)
    ]  # fmt: skip


def test_a_glyph_without_unicode_is_unknown_and_what_looks_like_it_is_not() -> None:
    texts = ["(cid:12)", "(cid:1)(cid:2)", "ffi ", "(cid"]
    assert [one.text for one in _chars(page_of(*map(char, texts)), PAPER)] == ["\ufffd", "\ufffd\ufffd", "ffi ", "(cid"]


def test_what_is_on_no_paper_is_no_character() -> None:
    boxes: list[Box] = [(14_980, 0, 14_999, 10), (14_990, 0, 15_000, 10), (0, -15_000, 10, 0)]
    assert len(list(_chars(page_of(*(char(box=box) for box in boxes)), PAPER))) == 1


@pytest.mark.parametrize(
    ("advance", "matrix", "angle"),
    [
        (1, (10, 0, 0, 10), 0),
        (1, (0, 10, -10, 0), 270),
        (1, (0, -10, 10, 0), 90),
        (-1, (10, 0, 0, 10), 180),
        (-1, (0, 10, -10, 0), 90),
        (0, (10, 0, 0, 10), 0),
    ],
)
def test_an_angle_is_that_of_the_way_that_text_goes(advance: float, matrix: tuple[float, ...], angle: int) -> None:
    assert _angle(char(advance=advance, matrix=(*matrix, 0, 0))) == angle


@pytest.mark.parametrize(
    ("width", "height", "advance", "matrix", "size"),
    [
        (10, 12, 10, (1, 0, 0, 1), 12),  # level
        (10, 24, 10, (1, 0, 0, 2), 24),
        (12, 10, 10, (0, 1, -1, 0), 12),  # upright
        (24, 10, 10, (0, 1, -2, 0), 24),
        (12, 10, -10, (0, 1, -1, 0), 12),
        (10 * 0.8 + 12 * 0.6, 10 * 0.6 + 12 * 0.8, 10, (0.8, 0.6, -0.6, 0.8), 12),  # askew
        (10 * 0.6 + 12 * 0.8, 10 * 0.8 + 12 * 0.6, -10, (0.6, 0.8, -0.8, 0.6), 12),
        (10, 12, 10, (1, 0, 0, 0), 0),  # a font without height
    ],
)
def test_the_size_is_that_of_the_em_whichever_way_text_goes(
    width: float, height: float, advance: float, matrix: tuple[float, ...], size: float
) -> None:
    box = (0.0, 0.0, width, height)
    assert _size(char(advance=advance, matrix=(*matrix, 0, 0)), box) == pytest.approx(size)


@pytest.mark.parametrize(("left", "hangs"), [(100, False), (97.1, False), (102.9, False), (96.9, True), (103.1, True)])
def test_a_character_that_hangs_from_its_origin_has_its_own_box(left: float, hangs: bool) -> None:
    box = (left, 690.0, left + 10, 700.0)
    on_baseline = (left, pytest.approx(700), left + 10, pytest.approx(710))
    assert _em_box(char(box=box), box, 10) == (box if hangs else on_baseline)


@pytest.mark.parametrize(
    ("space", "colour", "pale"),
    [
        ("DeviceGray", (0.75,), True),
        ("CalGray", (0.75,), True),
        ("ICCBased", (0.75,), True),
        ("Separation", (0.75,), False),  # a tint of an ink that is not known
        ("DeviceGray", (0.5,), False),
        ("DeviceRGB", (0.8, 0.75, 0.9), True),
        ("DeviceRGB", (0.8, 0.6, 0.9), False),
        ("DeviceCMYK", (0, 0, 0, 0.25), True),
        ("DeviceCMYK", (0, 0, 0, 0.75), False),
        ("DeviceCMYK", (0.2, 0, 0.1, 0), True),
        ("DeviceCMYK", (0.2, 0, 0.1, 0.2), False),
        ("DeviceCMYK", (0, 0.9, 0, 0), False),
        ("DeviceCMYK", (0, 0, 0.9, 0), False),
        ("DeviceN", (0.1, 0.1), False),
        ("Pattern", ("P1",), False),
        ("DeviceRGB", ("P1", 0.8, 0.8, 0.8), True),
        ("DeviceGray", None, False),
    ],
)
def test_paleness_is_told_in_each_space_of_colours(space: str, colour: Sequence[object] | None, pale: bool) -> None:
    assert _is_pale(char(space=space, colour=colour)) is pale


def frame_of(media: Box, crop: Box, rotate: int = 0) -> Frame:
    page = SimpleNamespace(mediabox=media, cropbox=crop, rotate=rotate)
    return _frame(cast("PlumberPage", SimpleNamespace(page_obj=page)))


def test_the_frame_is_what_is_shown_of_the_media_box_counted_from_its_corner() -> None:
    assert frame_of((10, 20, 110, 220), (10, 20, 110, 220)) == Frame(0, 0, 100, 200)
    assert frame_of((110, 220, 10, 20), (100, 200, 30, 50)) == Frame(20, 30, 90, 180)
    assert frame_of((0, 0, 100, 200), (-50, -50, 500, 150)) == Frame(0, 0, 100, 150)


@pytest.mark.parametrize("crop", [(300, 0, 400, 200), (0, 300, 100, 400), (100, 0, 300, 200), (0, 200, 100, 300)])
def test_what_cuts_all_away_is_no_frame(crop: Box) -> None:
    assert frame_of((0, 0, 100, 200), crop) == Frame(0, 0, 100, 200)


def test_the_frame_is_turned_with_the_page() -> None:
    media, crop = (0, 0, 100, 200), (10, 20, 90, 150)
    assert frame_of(media, crop, 90) == Frame(20, 10, 150, 90)
    assert frame_of(media, crop, 180) == Frame(10, 50, 90, 180)
    assert frame_of(media, crop, 270) == Frame(50, 10, 180, 90)
    assert frame_of(media, crop, 450) == frame_of(media, crop, 91) == frame_of(media, crop, 90)


def test_pictures_have_their_box_however_they_are_turned_and_end_where_the_page_does() -> None:
    images = [{"x0": 10, "x1": 30, "top": 5, "bottom": 10}, {"x0": 30, "x1": 10, "top": 5, "bottom": 600}]
    plumbed = SimpleNamespace(images=images, mediabox=(0, 0, 200, 100), height=100, page_number=7)
    found = [
        (box.page, box.x0, box.top, box.x1, box.bottom)
        for box in _pictures(cast("PlumberPage", plumbed), Frame(0, 0, 200, 100))
    ]
    assert found == [(7, 10, 5, 30, 10), (7, 10, 5, 30, 100)]


def test_pictures_over_each_other_cover_no_more_than_the_page() -> None:
    picture = "q 200 0 0 100 0 0 cm /I Do Q"
    reader = PlumberReader(drawing(f"{picture} {picture}"), "")
    page = reader.page(1)
    assert (page.pictured, page.text_from, page.number, page.width, page.height) == (1.0, None, 1, 200, 100)
    reader.close()


@pytest.mark.parametrize(
    ("error", "tried", "reason", "sentence"),
    [
        (PDFPasswordIncorrect(), False, "encrypted", "it opens only with a password"),
        (PdfminerException(PDFPasswordIncorrect()), True, "encrypted", "the password is wrong"),
        (PDFEncryptionError("Unknown filter"), False, "encrypted", "in an unknown way (Unknown filter)"),
        (PdfminerException(ValueError("no /Root")), False, "damaged", "no /Root"),
        (PdfminerException(), False, "damaged", "PdfminerException"),
        (KeyError(), True, "damaged", "KeyError"),
    ],
)
def test_a_locked_file_is_told_from_a_broken_one(error: Exception, tried: bool, reason: str, sentence: str) -> None:
    refusal = _refusal(error, tried)
    assert (refusal.reason, str(refusal)) == (reason, sentence)


def test_of_an_error_one_short_line_is_said() -> None:
    assert _said(ValueError("no\n  page")) == "no page"
    assert _said(ValueError("x" * 121)) == "x" * 120


def test_a_page_that_cannot_be_parsed_is_damaged_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    reader = PlumberReader((FIXTURES / "parted.pdf").read_bytes(), "")
    assert (reader.count, reader.created[:8]) == (4, "D:200001")
    monkeypatch.setattr(PlumberPage, "close", lambda self: closed.append(self.page_number))

    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("extractor.pages.plumber.pages._grids", fail)
    with pytest.raises(UnreadablePdf, match="too deep") as error:
        reader.page(2)
    assert (error.value.reason, closed) == ("damaged", [2])

    def starve(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("extractor.pages.plumber.pages._grids", starve)
    with pytest.raises(MemoryError):
        reader.page(2)
    reader.close()


def test_a_character_that_is_turned_keeps_the_box_that_pdfminer_gives_it() -> None:
    # The first stands on a baseline three points above the lower edge of its box, the second is turned by a quarter
    box = (100.0, 698.2, 110.0, 708.2)
    level, turned = _chars(page_of(char(box=box), char(box=box, matrix=(0, 10, -10, 0, 100, 701.2))), PAPER)
    assert [level.top, level.bottom] == pytest.approx([90, 100])
    assert (turned.angle, turned.x0, turned.x1) == (270, 100, 110)
    assert [turned.top, turned.bottom] == pytest.approx([91.8, 101.8])
