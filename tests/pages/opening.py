"""Pages of fixtures and of made files, as the readers give them."""

from __future__ import annotations

from extractor.model import Page
from extractor.pages.document import ReaderName, open_pdf
from tests import FIXTURES


def pages_of(name: str, password: str = "") -> list[Page]:
    """The pages of a fixture."""
    with open_pdf(FIXTURES / f"{name}.pdf", password) as document:
        return list(document.pages())


def page_by(reader: ReaderName, content: bytes) -> Page:
    """The first page of a file."""
    with open_pdf(content, reader=reader) as document:
        return next(document.pages())
