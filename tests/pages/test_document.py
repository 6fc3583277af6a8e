from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import UnreadablePdf
from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import Line, Page
from extractor.pages.document import ReaderName, open_pdf
from extractor.rules.rule_set import Rules
from tests import FIXTURES
from tests.conftest import readable_fixtures
from tests.pages.opening import pages_of


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


# Fixtures with turned text, or with text upright on turned pages.
TURNED = {"turned", "watermarks"}
# Fonts whose widths have fractions of a thousandth (a digit of 599.61), which pdfium leaves off.
FRACTIONS = {"framed-texts"}


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
    near = 1.0 if path.stem in TURNED else 0.2 if path.stem in FRACTIONS else 0.02
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


def test_a_file_that_pdfium_refuses_is_read_by_pdfplumber_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object, data: bytes, password: str) -> None:
        raise UnreadablePdf("damaged", "not for me")

    monkeypatch.setattr("extractor.pages.pdfium.pages.PdfiumReader.__init__", refuse)
    with open_pdf(FIXTURES / "parted.pdf") as document:
        assert (document.mended, document.count, document.created) == (True, 4, "2000-01")
