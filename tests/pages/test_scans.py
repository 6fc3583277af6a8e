from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.bulletin import read_bulletin
from extractor.errors import OcrMissing, UnreadablePdf
from extractor.model import Page
from extractor.model.characters import Char, runs_of
from extractor.pages import scans
from extractor.pages.document import open_pdf
from extractor.pages.ocr import OcrUse
from extractor.pages.rendering import Raster
from extractor.pages.scans import Scans, printed
from extractor.rules.rule_set import Rules
from tests import FIXTURES

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
    assert next(files_of().read([page])) is page


def test_without_ocr_a_scan_is_named_with_the_way_out(without_ocr: None) -> None:
    files = files_of()
    assert [page.text_from for page in files.read([_page("正文"), _page()])] == ["text", None]
    (note,) = files.notes()
    assert note.startswith("page 3 was not read: ")
    assert 'pip install "bulletin-extractor[ocr]", then extractor import --again FILE' in note


def test_without_ocr_a_file_of_scans_fails_with_the_way_out(without_ocr: None) -> None:
    files = files_of()
    list(files.read([_page()]))
    with pytest.raises(UnreadablePdf, match=r"no text on its only page: .*then extractor import FILE$") as error:
        files.notes()
    assert error.value.reason == "no-text"


def test_ocr_that_is_not_wanted_is_said_to_be(tmp_path: Path, rules: Rules) -> None:
    with pytest.raises(UnreadablePdf, match="without --ocr never reads them"):
        read_bulletin(FIXTURES / "no-text.pdf", rules, ocr="never")


def test_a_drawing_holds_no_text_for_ocr_either(rules: Rules) -> None:
    with pytest.raises(UnreadablePdf, match="no text on its only page: blank, or pictures"):
        read_bulletin(FIXTURES / "no-text.pdf", rules)


def test_all_pages_by_ocr_without_ocr_is_refused_before_the_first(without_ocr: None) -> None:
    with pytest.raises(OcrMissing):
        files_of("always")


def test_a_damaged_page_is_named_and_left_out() -> None:
    files = files_of()
    list(files.read([_page("正文")]))
    list(files.read([Page(4, 0, 0, (), "damaged")]))
    assert files.notes() == ("page 4 was damaged and left out: fetch the PDF again or repair it",)


def test_before_each_scan_the_reader_is_told_to_be_patient() -> None:
    told = []
    with open_pdf(FIXTURES / "no-text.pdf") as document:
        files = Scans(document, ISSUE, "", "auto", lambda: told.append(1))
        list(files.read([_page("正文")]))
        assert not told
        list(files.read([_page()]))
    assert told == [1]


def test_a_page_that_cannot_be_drawn_is_damaged_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise UnreadablePdf("damaged", "page 3 cannot be drawn")

    files = files_of()
    monkeypatch.setattr(scans, "render", fail)
    assert [page.text_from for page in files.read([_page()])] == ["damaged"]
    with pytest.raises(UnreadablePdf, match=r"no text on its only page: page 3 was damaged"):
        files.notes()
    list(files.read([_page("正文" * 30)]))
    assert files.notes() == ("page 3 was damaged and left out: fetch the PDF again or repair it",)


def test_two_scans_are_read_at_a_time_and_come_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    second = threading.Event()

    def read(number: int, _raster: Raster) -> Page:
        begun.append(number)
        if number == 1:
            assert second.wait(60)  # the first page is done after the second
        if number == 2:
            second.set()
        return replace(_page("正文"), number=number, text_from="ocr")

    monkeypatch.setattr(scans, "_ocr", lambda: read)
    handed: list[int] = []

    def pages() -> Iterator[Page]:
        for number in range(1, 6):
            handed.append(number)
            yield replace(_page(), number=number)

    for page in files_of().read(pages()):
        assert page.text_from == "ocr"
        assert handed == [*range(1, min(page.number + 1, 5) + 1)]  # no more than one page ahead
    assert sorted(begun) == handed == [1, 2, 3, 4, 5]


def test_a_fault_of_ocr_is_that_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_number: int, _raster: Raster) -> Page:
        raise MemoryError

    monkeypatch.setattr(scans, "_ocr", lambda: read)
    files = files_of().read([_page("正文"), _page()])
    assert next(files).text_from == "text"
    with pytest.raises(MemoryError):
        next(files)
