"""Pages of fixtures and of made files, as the readers give them."""

from __future__ import annotations

from extractor.model import Page
from extractor.pages.document import ReaderName, open_pdf
from tests import FIXTURES
from tests.making import drawing


def pages_of(name: str, password: str = "") -> list[Page]:
    """The pages of a fixture."""
    with open_pdf(FIXTURES / f"{name}.pdf", password) as document:
        return list(document.pages())


def page_by(reader: ReaderName, content: bytes) -> Page:
    """The first page of a file."""
    with open_pdf(content, reader=reader) as document:
        return next(document.pages())


def printed(content: str, *forms: tuple[str, str]) -> bytes:
    """A page with a font under the name of /T."""
    font = b"/Resources <</Font <</T <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> /XObject"
    return drawing(content, *forms).replace(b"/Resources <</XObject", font)


def say(text: str, x: int, y: int) -> str:
    """What prints a text in 10 points of Helvetica, its baseline at a point of user space."""
    return f"BT /T 10 Tf {x} {y} Td ({text}) Tj ET"
