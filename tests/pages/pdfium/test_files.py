from __future__ import annotations

import pytest

from extractor.errors import UnreadablePdf
from extractor.pages.document import open_pdf
from extractor.pages.pdfium.files import open_in_pdfium
from tests import FIXTURES
from tests.making import without_pages
from tests.pages.opening import pages_of


def test_a_file_without_pages_is_not_called_encrypted_after_one_that_is() -> None:
    with pytest.raises(UnreadablePdf, match="password"):
        pages_of("encrypted")
    with pytest.raises(UnreadablePdf) as error, open_pdf(without_pages()):
        pass
    assert error.value.reason == "no-pages"


@pytest.mark.parametrize(
    ("name", "password", "reason", "sentence"),
    [
        ("encrypted", "", "encrypted", "it opens only with a password"),
        ("encrypted", "guess", "encrypted", "the password is wrong"),
        ("not-pdf", "", "damaged", "pdfium cannot open it"),
    ],
)
def test_a_file_that_does_not_open_says_why(name: str, password: str, reason: str, sentence: str) -> None:
    with pytest.raises(UnreadablePdf) as error:
        open_in_pdfium((FIXTURES / f"{name}.pdf").read_bytes(), password)
    assert (error.value.reason, str(error.value)) == (reason, sentence)


def test_a_file_locked_in_an_unknown_way_is_called_so_and_one_without_a_lock_is_not() -> None:
    locked = (FIXTURES / "encrypted.pdf").read_bytes().replace(b"/Filter /Standard", b"/Filter /Unheard0")
    assert b"/Unheard0" in locked
    with pytest.raises(UnreadablePdf, match="in an unknown way") as error:
        open_in_pdfium(locked, "")
    assert error.value.reason == "encrypted"
    # pdfium says of a file without pages what it said of the one before
    with pytest.raises(UnreadablePdf, match="pdfium cannot open it"):
        open_in_pdfium(without_pages(), "")


def test_an_open_file_knows_its_pages() -> None:
    with open_in_pdfium((FIXTURES / "encrypted.pdf").read_bytes(), "bulletin") as pdf:
        assert len(pdf) == 1
