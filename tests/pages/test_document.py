from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import UnreadablePdf
from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import Line, Page
from extractor.model.characters import chars_of
from extractor.pages.document import ReaderName, open_pdf
from extractor.rules.rules import Rules
from tests import FIXTURES
from tests.conftest import readable_fixtures
from tests.making import drawing, without_pages


def pages_of(name: str, password: str = "") -> list[Page]:
    with open_pdf(FIXTURES / f"{name}.pdf", password) as document:
        return list(document.pages())


def test_pages_have_sizes_and_characters_in_points_from_the_top_left() -> None:
    pages = pages_of("2022-07")

    assert [page.number for page in pages] == [1, 2, 3, 4, 5, 6]
    assert (round(pages[0].width), round(pages[0].height)) == (595, 842)
    first, *others = chars_of(pages[1].runs)
    assert (first.text, round(first.x0), round(first.top), first.size, first.bold) == ("【", 82, 91, 16.0, True)
    assert others[7].bold is False


def test_chinese_and_digits_of_one_line_stand_at_one_height_whatever_their_fonts_say() -> None:
    line = [char for char in chars_of(pages_of("2022-07")[1].runs) if 116 < char.top < 121]

    assert "".join(char.text for char in line).startswith("据商务部服务外包统计系统数据，1-5月")
    assert {round(char.bottom - char.top, 3) for char in line} == {16.0}
    assert max(char.top for char in line) - min(char.top for char in line) < 0.5


def test_a_document_knows_its_length_and_the_month_it_was_made() -> None:
    with open_pdf(FIXTURES / "parted.pdf") as document:
        assert (document.count, document.created) == (4, "2000-01")


def test_bytes_are_read_like_files() -> None:
    with open_pdf((FIXTURES / "parted.pdf").read_bytes()) as document:
        assert len(list(document.pages())) == 4


@pytest.mark.parametrize(
    ("name", "reason", "says"),
    [
        ("nowhere", "missing", "^no such file; name a PDF$"),
        ("empty", "empty", "the file is empty"),
        ("not-pdf", "not-pdf", "no PDF file"),
        ("truncated", "damaged", "repair it"),
        ("encrypted", "encrypted", "--password"),
    ],
)
def test_a_bad_file_says_what_is_wrong_and_the_way_out(name: str, reason: str, says: str) -> None:
    with pytest.raises(UnreadablePdf, match=says) as error:
        pages_of(name)
    assert error.value.reason == reason


def test_a_pdf_without_pages_is_refused() -> None:
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    with pytest.raises(UnreadablePdf, match="no pages") as error, open_pdf(pdf + b"trailer<</Root 1 0 R>>\n"):
        pass
    assert error.value.reason == "no-pages"


def test_a_file_without_pages_is_not_called_encrypted_after_one_that_is() -> None:
    with pytest.raises(UnreadablePdf, match="password"):
        pages_of("encrypted")
    with pytest.raises(UnreadablePdf) as error, open_pdf(without_pages()):
        pass
    assert error.value.reason == "no-pages"


def test_a_password_opens_an_encrypted_file_and_a_wrong_one_is_named() -> None:
    assert len(pages_of("encrypted", "bulletin")) == 1
    with pytest.raises(UnreadablePdf, match="the password is wrong"):
        pages_of("encrypted", "guess")


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert sum(len(run.text) for run in pages_of("owner-password")[0].runs) > 50


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with (
        pytest.raises(UnreadablePdf, match="cannot be read: Is a directory; may you open it") as error,
        open_pdf(tmp_path),
    ):
        pass
    assert error.value.reason == "missing"


def test_what_pdfminer_mutters_is_not_heard(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("pdfminer.pdffont").warning("Could not get FontBBox")
    assert capsys.readouterr().err == ""


# Fixtures with turned text, or with text upright on turned pages.
TURNED = {"turned", "watermarks"}


def lines_by(reader: ReaderName, path: Path, rules: Rules) -> list[Line]:
    letters = Letters(rules)
    with open_pdf(path, reader=reader) as document:
        return [line for page in document.pages() for line in read_lines(page, letters)]


@pytest.mark.parametrize("path", readable_fixtures(), ids=lambda path: path.stem)
def test_both_readers_give_the_same_lines(path: Path, rules: Rules) -> None:
    by_pdfium, by_pdfplumber = (lines_by(reader, path, rules) for reader in ("pdfium", "pdfplumber"))

    def looks(lines: list[Line]) -> list[tuple[object, ...]]:
        return [(line.page, line.position, line.text, line.size, line.bullet) for line in lines]

    def places(lines: list[Line]) -> list[float]:
        return [edge for line in lines for edge in (line.x0, line.top, line.x1, line.bottom, *line.lefts, *line.rights)]

    assert looks(by_pdfium) == looks(by_pdfplumber)
    # Of a stroke that makes text bold pdfplumber knows nothing
    assert all(one.bold >= other.bold for one, other in zip(by_pdfium, by_pdfplumber, strict=True))
    # The box of a turned character is a frame around it, and each reader frames it after its own fashion
    near = 1.0 if path.stem in TURNED else 0.02
    assert places(by_pdfium) == pytest.approx(places(by_pdfplumber), abs=near)


def test_a_page_that_one_reader_cannot_read_is_read_by_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object, number: int) -> Page:
        raise UnreadablePdf("damaged", f"page {number} is beyond me")

    monkeypatch.setattr("extractor.pages.pdfium.pages.PdfiumReader.page", fail)
    with open_pdf(FIXTURES / "parted.pdf") as document:
        assert all(page.runs for page in document.pages())
        assert (document.mended, document.damaged) == (True, [])
    monkeypatch.setattr("extractor.pages.plumber.pages.PlumberReader.page", fail)
    with open_pdf(FIXTURES / "parted.pdf") as document, pytest.raises(UnreadablePdf, match="each of its 4 pages"):
        list(document.pages())
    assert document.damaged == [1, 2, 3, 4]


def test_blanks_of_a_latin_font_that_is_not_in_the_file_are_no_lost_text() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for x, text in ((100, "ITO"), (130, " "), (140, "BPO")):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x, 700, text)
    canvas.save()
    with open_pdf(buffer.getvalue(), reader="pdfium") as document:
        (page,) = document.pages()
    assert [run.text for run in page.runs] == ["ITO", "BPO"]


def test_a_file_that_pdfium_refuses_is_read_by_pdfplumber_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object, data: bytes, password: str) -> None:
        raise UnreadablePdf("damaged", "not for me")

    monkeypatch.setattr("extractor.pages.pdfium.pages.PdfiumReader.__init__", refuse)
    with open_pdf(FIXTURES / "parted.pdf") as document:
        assert (document.mended, document.count, document.created) == (True, 4, "2000-01")


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


AS_IT_IS, HALF = "1 0 0 1 0 0", "0.5 0 0 0.5 3 4"
SQUARE = "q 100 0 0 100 0 0 cm /I Do Q"


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("content", "forms", "part"),
    [
        ("q 0.5 0 0 0.5 10 20 cm /F0 Do Q", [(AS_IT_IS, SQUARE)], 50 * 50),
        ("/F0 Do", [(HALF, SQUARE)], 50 * 50),
        ("q 0.5 0 0 0.5 10 20 cm /F0 Do Q", [(HALF, SQUARE)], 25 * 25),
        ("q 0.5 0 0 0.5 10 20 cm /F0 Do Q", [(AS_IT_IS, "q 0.5 0 0 1 7 0 cm /F1 Do Q"), (HALF, SQUARE)], 12.5 * 25),
        ("q 0 1 -1 0 100 0 cm /F0 Do Q", [(AS_IT_IS, "q 40 0 0 20 10 0 cm /I Do Q")], 40 * 20),
        ("q 0.2 0 0 0.2 0 0 cm /F0 Do Q q 0.2 0 0 0.2 99 0 cm /F0 Do Q", [(AS_IT_IS, SQUARE)], 2 * 20 * 20),
        ("q 0.2 0 0 0.2 0 0 cm /F0 Do Q q 20 0 0 20 99 0 cm /I Do Q", [(AS_IT_IS, SQUARE)], 2 * 20 * 20),
    ],
)
def test_pictures_in_forms_are_as_large_as_they_are_on_the_page(
    reader: ReaderName, content: str, forms: list[tuple[str, str]], part: float
) -> None:
    with open_pdf(drawing(content, *forms), reader=reader) as document:
        assert [page.pictured for page in document.pages()] == [pytest.approx(part / (200 * 100))]


@pytest.mark.parametrize(
    ("content", "forms", "part"),
    [
        ("q 50 0 0 50 190 0 cm /I Do Q", [], 10 * 50),
        ("q 50 0 0 50 -40 80 cm /I Do Q", [], 10 * 20),
        ("q 50 0 0 50 300 0 cm /I Do Q", [], 0),
        ("q 2 0 0 2 120 0 cm /F0 Do Q", [(AS_IT_IS, "q 100 0 0 10 0 0 cm /I Do Q")], 80 * 20),
        ("q 0.1 0 0 0.1 50 50 cm /F0 Do Q", [(AS_IT_IS, "q 9000 0 0 100 -4500 0 cm /I Do Q")], 200 * 10),
    ],
)
@pytest.mark.parametrize("rotate", [0, 90])
def test_only_what_is_on_the_page_of_a_picture_counts(
    content: str, forms: list[tuple[str, str]], part: float, rotate: int
) -> None:
    with open_pdf(drawing(content, *forms, rotate=rotate)) as document:
        assert [page.pictured for page in document.pages()] == [pytest.approx(part / (200 * 100))]


def test_text_with_a_stroke_around_it_is_bold() -> None:
    """LibreOffice and Word make Chinese bold so where the face has no bold one."""
    assert [run.text for run in pages_of("2023-09")[0].runs if run.bold] == ["数服会刊"]
