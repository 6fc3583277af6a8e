from __future__ import annotations

import pypdfium2.raw as pdfium
import pytest
from pypdfium2 import PdfDocument

from extractor.errors import UnreadablePdf
from extractor.pages.document import ReaderName, open_pdf
from extractor.pages.pdfium.files import open_in_pdfium
from extractor.pages.pdfium.pages import LEAST_SEGMENTS, MOST_SEGMENTS, PdfiumReader
from tests import FIXTURES
from tests.making import drawing
from tests.pages.opening import page_by, printed, say

PICTURE = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>>
endobj
4 0 obj <</Length 24>> stream
50 0 0 100 20 0 cm /I Do
endstream endobj
5 0 obj <</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1>>
stream
A
endstream endobj
trailer <</Root 1 0 R>>
"""


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_page_knows_how_much_of_it_pictures_cover(reader: ReaderName) -> None:
    with open_pdf(PICTURE, reader=reader) as document:
        assert [page.pictured for page in document.pages()] == [pytest.approx(0.25)]
    with open_pdf(FIXTURES / "table-ruled.pdf", reader=reader) as document:
        assert {page.pictured for page in document.pages()} == {0.0}


def test_text_comes_in_the_order_of_the_file_that_in_forms_too() -> None:
    content = f"{say('one', 100, 50)} /F0 Do {say('four', 20, 50)} /F1 Do"
    two_and_three = ("1 0 0 1 0 0", f"{say('two', 60, 50)} {say('three', 10, 80)}")
    page = page_by("pdfium", printed(content, two_and_three, ("1 0 0 1 0 0", say("five", 60, 10))))
    assert [run.text for run in page.runs] == ["one", "two", "three", "four", "five"]
    assert [run.text for run in page_by("pdfium", printed(f"{say('b', 100, 50)} {say('a', 20, 50)}")).runs] == [
        "b",
        "a",
    ]


def test_a_page_without_text_says_so() -> None:
    assert page_by("pdfium", printed("10 10 m 20 20 l S")).text_from is None
    page = page_by("pdfium", printed(say("one", 100, 50)))
    assert (page.number, page.text_from, page.width, page.height) == (1, "text", 200, 100)


@pytest.mark.parametrize(("segments", "grids"), [((8, 8), 1), ((9, 100), 0), ((0, 7), 0), ((0, 8), 1)])
def test_only_a_page_of_so_many_segments_is_searched_for_tables(
    segments: tuple[int, int], grids: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, many in zip(("LEAST_SEGMENTS", "MOST_SEGMENTS"), segments, strict=True):
        monkeypatch.setattr(f"extractor.pages.pdfium.pages.{name}", many)
    page = page_by("pdfium", drawing("10 10 m 90 10 l 90 50 l 10 50 l 10 10 l S 50 10 m 50 50 l 50 60 l S"))
    assert len(page.grids) == grids


def test_two_cells_beside_each_other_have_enough_segments() -> None:
    assert (LEAST_SEGMENTS, MOST_SEGMENTS) == (6, 500_000)


def test_pictures_over_each_other_cover_no_more_than_the_page() -> None:
    picture = "q 200 0 0 100 0 0 cm /I Do Q"
    assert page_by("pdfium", drawing(f"{picture} {picture}")).pictured == 1.0


def test_a_file_is_opened_anew_before_too_much_of_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def counted(data: bytes, password: str) -> PdfDocument:
        opened.append(password)
        return open_in_pdfium(data, password)

    monkeypatch.setattr("extractor.pages.pdfium.pages.open_in_pdfium", counted)
    monkeypatch.setattr("extractor.pages.pdfium.pages._PAGES_AT_ONCE", 3)
    reader = PdfiumReader(printed(say("one", 100, 50)), "secret")
    seen = []
    for _ in range(7):
        assert [run.text for run in reader.page(1).runs] == ["one"]
        seen.append(len(opened))
    reader.close()
    assert seen == [1, 1, 2, 2, 2, 3, 3]
    assert set(opened) == {"secret"}


def test_a_page_that_is_not_there_is_damaged() -> None:
    reader = PdfiumReader(printed(""), "")
    with pytest.raises(UnreadablePdf, match="pdfium cannot load it") as error:
        reader.page(2)
    assert error.value.reason == "damaged"
    assert (reader.count, reader.created) == (1, "")
    reader.close()


def test_a_page_whose_text_cannot_be_loaded_is_damaged_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    close = pdfium.FPDF_ClosePage

    def let_go(page: object) -> None:
        closed.append(page)
        close(page)

    monkeypatch.setattr(pdfium, "FPDFText_LoadPage", lambda page: None)
    monkeypatch.setattr(pdfium, "FPDF_ClosePage", let_go)
    with pytest.raises(UnreadablePdf, match="pdfium cannot read its text"):
        page_by("pdfium", printed(""))
    assert len(closed) == 1
