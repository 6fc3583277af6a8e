from __future__ import annotations

from pathlib import Path

import pytest
from conftest import FIXTURES

from extractor import scans
from extractor.bulletin import read_bulletin
from extractor.errors import UnreadablePdf
from extractor.model import Page
from extractor.ocr import OcrMissing, OcrUse
from extractor.pages import open_pdf
from extractor.patterns import Patterns
from extractor.runs import Char, runs_of
from extractor.scans import Scans, printed

ISSUE = (FIXTURES / "2023-09.pdf").read_bytes()


def _page(*texts: str, angle: int = 0, pale: bool = False) -> Page:
    chars = (Char(text, 0, 0, 9, 9, 9, bold=False, angle=angle, pale=pale) for text in "".join(texts))
    return Page(3, 595, 842, tuple(runs_of(chars)))


def files_of(use: OcrUse = "auto") -> Scans:
    """What reads the pages above: pdfplumber knows nothing of them, their pictures are those of an issue."""
    with open_pdf(FIXTURES / "no-text.pdf") as document:
        return Scans(document, ISSUE, "", use, lambda: None)


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OcrMissing("not installed")

    monkeypatch.setattr(scans, "_ocr", missing)


def test_turned_and_pale_characters_are_not_the_text_of_a_page() -> None:
    pages = _page("样刊"), _page("样 刊", angle=45), _page("样刊", pale=True), _page("样刊" * 50)
    assert [printed(page, 9) for page in pages] == [2, 0, 0, 9]


def test_a_page_with_text_is_left_as_it_is() -> None:
    page = _page("正文")
    assert files_of().read(page) is page


def test_without_ocr_a_scan_is_named_with_the_way_out(without_ocr: None) -> None:
    files = files_of()
    assert files.read(_page("正文")).text_from == "text"
    assert files.read(_page()).text_from is None
    (note,) = files.notes()
    assert note.startswith("page 3 was not read: ")
    assert 'pip install "bulletin-extractor[ocr]", then extractor import --again FILE' in note


def test_without_ocr_a_file_of_scans_fails_with_the_way_out(without_ocr: None) -> None:
    files = files_of()
    files.read(_page())
    with pytest.raises(UnreadablePdf, match=r"no text on its only page: .*then extractor import FILE$") as error:
        files.notes()
    assert error.value.reason == "no-text"


def test_ocr_that_is_not_wanted_is_said_to_be(tmp_path: Path, patterns: Patterns) -> None:
    with pytest.raises(UnreadablePdf, match="without --ocr never reads them"):
        read_bulletin(FIXTURES / "no-text.pdf", patterns, ocr="never")


def test_a_drawing_holds_no_text_for_ocr_either(patterns: Patterns) -> None:
    with pytest.raises(UnreadablePdf, match="no text on its only page: blank, or pictures"):
        read_bulletin(FIXTURES / "no-text.pdf", patterns)


def test_all_pages_by_ocr_without_ocr_is_refused_before_the_first(without_ocr: None) -> None:
    with pytest.raises(OcrMissing):
        files_of("always")


def test_a_damaged_page_is_named_and_left_out() -> None:
    files = files_of()
    files.read(_page("正文"))
    files.read(Page(4, 0, 0, (), "damaged"))
    assert files.notes() == ("page 4 was damaged and left out: fetch the PDF again or repair it",)


def test_before_each_scan_the_reader_is_told_to_be_patient() -> None:
    told = []
    with open_pdf(FIXTURES / "no-text.pdf") as document:
        files = Scans(document, ISSUE, "", "auto", lambda: told.append(1))
        files.read(_page("正文"))
        assert not told
        files.read(_page())
    assert told == [1]


def test_a_page_that_cannot_be_drawn_is_damaged_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise UnreadablePdf("damaged", "page 3 cannot be drawn")

    files = files_of()
    monkeypatch.setattr(scans, "render", fail)
    assert files.read(_page()).text_from == "damaged"
    with pytest.raises(UnreadablePdf, match=r"no text on its only page: page 3 was damaged"):
        files.notes()
    files.read(_page("正文" * 30))
    assert files.notes() == ("page 3 was damaged and left out: fetch the PDF again or repair it",)
