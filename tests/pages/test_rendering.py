from __future__ import annotations

import pypdfium2.raw as pdfium
import pytest
from pypdfium2 import PdfBitmap

from extractor.errors import UnreadablePdf
from extractor.pages.rendering import MOST_PIXELS, Raster, check_page, raster_of, render
from tests import FIXTURES
from tests.making import without_pages


def test_a_page_is_drawn_in_the_resolution_asked_for() -> None:
    drawn = render((FIXTURES / "2023-09.pdf").read_bytes(), 3, 72)
    assert (drawn.dpi, len(drawn.pixels)) == (72, drawn.width * drawn.height)
    assert (abs(drawn.width - 595) <= 1, abs(drawn.height - 842) <= 1, drawn.blank) == (True, True, False)


def test_no_page_is_drawn_with_more_pixels_than_the_most() -> None:
    drawn = render((FIXTURES / "no-text.pdf").read_bytes(), 1, 5000)
    assert len(drawn.pixels) < 1.01 * MOST_PIXELS


def test_white_and_paper_are_blank() -> None:
    assert Raster(2, 2, 72, b"\xff\xf0\xe0\xff").blank
    assert not Raster(2, 2, 72, b"\xff\xf0\x40\xff").blank


def test_a_picture_is_a_png() -> None:
    assert (
        Raster(2, 1, 72, b"\x00\xff")
        .png()
        .startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x01")
    )


def test_a_page_that_is_not_there_is_an_error_of_the_file() -> None:
    with pytest.raises(UnreadablePdf, match="page 9 cannot be drawn"):
        render((FIXTURES / "no-text.pdf").read_bytes(), 9, 72)


def test_a_page_has_colours_only_where_it_is_printed_in_colour() -> None:
    black = (FIXTURES / "2023-09.pdf").read_bytes()
    assert render(black, 3, 36, colour=True).samples == 1
    assert render(black, 1, 36).samples == 1
    drawn = render(black, 1, 36, colour=True)
    assert (drawn.samples, len(drawn.pixels)) == (3, 3 * drawn.width * drawn.height)
    assert drawn.png()[25] == 2


def test_an_encrypted_file_is_called_so() -> None:
    document = (FIXTURES / "encrypted.pdf").read_bytes()
    for attempt in (check_page, lambda data, number: render(data, number, 36)):
        with pytest.raises(UnreadablePdf, match="opens only with a password") as refused:
            attempt(document, 1)
        assert refused.value.reason == "encrypted"
    assert not render(document, 1, 36, "bulletin").blank
    with pytest.raises(UnreadablePdf, match="the password is wrong"):
        check_page(document, 1, "other")


def test_a_file_without_pages_is_not_called_encrypted_after_one_that_is() -> None:
    for data, reason in (((FIXTURES / "encrypted.pdf").read_bytes(), "encrypted"), (without_pages(), "damaged")):
        with pytest.raises(UnreadablePdf) as error:
            check_page(data, 1)
        assert error.value.reason == reason


@pytest.mark.parametrize(("layout", "samples"), [(pdfium.FPDFBitmap_Gray, 1), (pdfium.FPDFBitmap_BGR, 3)])
def test_a_picture_is_copied_without_the_padding_of_its_rows(layout: int, samples: int) -> None:
    bitmap = PdfBitmap.new_native(3, 2, layout, stride=16)
    for index in range(32):
        bitmap.buffer[index] = index
    drawn = raster_of(bitmap, 72)
    assert (drawn.width, drawn.height, drawn.samples) == (3, 2, samples)
    assert list(drawn.pixels) == [*range(3 * samples), *range(16, 16 + 3 * samples)]


@pytest.mark.parametrize("layout", [pdfium.FPDFBitmap_BGRx, pdfium.FPDFBitmap_BGRA])
def test_a_picture_with_a_fourth_byte_a_pixel_is_refused(layout: int) -> None:
    with pytest.raises(ValueError, match="1 or 3 bytes a pixel, and this one 4"):
        raster_of(PdfBitmap.new_native(3, 2, layout), 72)
