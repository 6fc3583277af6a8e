from __future__ import annotations

import logging
from pathlib import Path

import pytest
from conftest import FIXTURES

from extractor.errors import UnreadablePdf
from extractor.model import Page
from extractor.pages import open_pdf


def pages_of(name: str, password: str = "") -> list[Page]:
    with open_pdf(FIXTURES / f"{name}.pdf", password) as document:
        return list(document.pages())


def test_pages_have_sizes_and_characters_in_points_from_the_top_left() -> None:
    pages = pages_of("2022-07")

    assert [page.number for page in pages] == [1, 2, 3, 4, 5, 6]
    assert (round(pages[0].width), round(pages[0].height)) == (595, 842)
    first = pages[1].chars[0]
    assert (first.text, round(first.x0), round(first.top), first.size, first.bold) == ("【", 82, 91, 16.0, True)
    assert pages[1].chars[8].bold is False


def test_chinese_and_digits_of_one_line_stand_at_one_height_whatever_their_fonts_say() -> None:
    line = [char for char in pages_of("2022-07")[1].chars if 116 < char.top < 121]

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


def test_a_password_opens_an_encrypted_file_and_a_wrong_one_is_named() -> None:
    assert len(pages_of("encrypted", "bulletin")) == 1
    with pytest.raises(UnreadablePdf, match="the password is wrong"):
        pages_of("encrypted", "guess")


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert len(pages_of("owner-password")[0].chars) > 50


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
