"""pdf → pages: the one door of the program to PDF files, with a reader for each library behind it.

pdfium reads; pdfplumber, ten times slower, is asked what pdfium cannot read. Pages come one at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

from extractor.errors import UnreadablePdf
from extractor.model import Page
from extractor.pages.pdfium.pages import PdfiumReader

ReaderName = Literal["pdfium", "pdfplumber"]

_CREATED = re.compile(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])")


class _Reader(Protocol):
    """An open file; `created` is its date of creation as written."""

    count: int
    created: str

    def page(self, number: int) -> Page: ...

    def close(self) -> None: ...


def _plumber_reader(data: bytes, password: str) -> _Reader:
    from extractor.pages.plumber.pages import PlumberReader  # noqa: PLC0415 - few files need it, and it takes 0.1 s to load

    return PlumberReader(data, password)


_READERS: dict[ReaderName, Callable[[bytes, str], _Reader]] = {"pdfium": PdfiumReader, "pdfplumber": _plumber_reader}


class Document:
    """An open PDF. `count` is its number of pages, `created` the month `YYYY-MM` that the file itself names.

    `mended` says that the first reader could not read all of it, `damaged` are the pages that no reader could read,
    which come empty. Both are known when the pages have been read.
    """

    def __init__(self, data: bytes, password: str, names: list[ReaderName]) -> None:
        self.damaged: list[int] = []
        self._data = data
        self._password = password
        self._readers: dict[ReaderName, _Reader | UnreadablePdf] = {}
        self._names = names
        readers = (self._reader(name) for name in names)
        opened = next((reader for reader in readers if not isinstance(reader, UnreadablePdf)), None)
        if opened is None:
            raise self._refusal()
        self.mended = opened is not self._readers[names[0]]
        self.count = opened.count
        self.created = _month(opened.created)

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order, each closed before the next is parsed.

        Raises:
            UnreadablePdf: `damaged`, no page could be parsed.
        """
        for number in range(1, self.count + 1):
            yield self._first_page(number)

    def page_by_second_reader(self, number: int) -> Page | None:
        """Return a page, from 1, as pdfplumber reads it; None where it cannot."""
        reader = self._reader("pdfplumber") if "pdfplumber" in self._names else None
        if reader is None or isinstance(reader, UnreadablePdf) or number > reader.count:
            return None
        try:
            return reader.page(number)
        except UnreadablePdf:
            return None

    def close(self) -> None:
        """Let go of the file."""
        for reader in self._readers.values():
            if not isinstance(reader, UnreadablePdf):
                reader.close()

    def _first_page(self, number: int) -> Page:
        faults: list[str] = []
        for name in self._names:
            reader = self._reader(name)
            if not isinstance(reader, UnreadablePdf) and number <= reader.count:
                try:
                    page = reader.page(number)
                except UnreadablePdf as error:
                    faults.append(str(error))
                else:
                    self.mended |= bool(faults)
                    return page
        self.damaged.append(number)
        if len(self.damaged) == self.count:
            where = "its only page" if self.count == 1 else f"each of its {self.count} pages"
            raise UnreadablePdf("damaged", f"{where} is damaged ({faults[-1]}); fetch the PDF again or repair it")
        return Page(number, 0.0, 0.0, (), "damaged")

    def _reader(self, name: ReaderName) -> _Reader | UnreadablePdf:
        """Open the file with a reader, once; a reader that cannot is kept as its reason."""
        if name not in self._readers:
            try:
                self._readers[name] = _open(_READERS[name], self._data, self._password)
            except UnreadablePdf as error:
                self._readers[name] = error
        return self._readers[name]

    def _refusal(self) -> UnreadablePdf:
        """Say why no reader opens the file; that it is locked, or has no page, is said before that it is damaged."""
        faults = [fault for fault in self._readers.values() if isinstance(fault, UnreadablePdf)]
        by_reason = {fault.reason: fault for fault in reversed(faults)}
        for reason, sentence in (
            ("encrypted", "the PDF is encrypted: {}; give the right one with --password"),
            ("no-pages", "the PDF has no pages; it was saved badly: export it again"),
        ):
            if reason in by_reason:
                return UnreadablePdf(reason, sentence.format(by_reason[reason]))
        return UnreadablePdf(
            "damaged", f"the PDF is damaged ({faults[-1]}); fetch it again or repair it (`qpdf IN OUT`)"
        )


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadablePdf: `missing`, there is no such file or it may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadablePdf("missing", "no such file; name a PDF") from error
    except OSError as error:
        raise UnreadablePdf("missing", f"cannot be read: {error.strerror or error}; may you open it?") from error


@contextmanager
def open_pdf(source: Path | bytes, password: str = "", reader: ReaderName | None = None) -> Iterator[Document]:
    """Open a PDF, given as its path or its bytes.

    Args:
        source: A path, or the whole file.
        password: Only for files that do not open without one.
        reader: The only library to ask; usually pdfium, and pdfplumber where that fails.

    Raises:
        UnreadablePdf: See its reasons; that a page is damaged comes from `Document.pages`.
    """
    data = read_file(source) if isinstance(source, Path) else source
    _refuse_what_is_no_pdf(data)
    document = Document(data, password, [reader] if reader else list(_READERS))
    try:
        yield document
    finally:
        document.close()


def _refuse_what_is_no_pdf(data: bytes) -> None:
    """Readers look for `%PDF-` within the first 1024 bytes (ISO 32000-1, annex H, implementation note 13)."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadablePdf("empty", "the file is empty; copy or download it again")
    if b"%PDF-" not in data[:1024]:
        raise UnreadablePdf("not-pdf", "this is no PDF file (it does not begin with %PDF-); print it to PDF first")


def _open(make: Callable[[bytes, str], _Reader], data: bytes, password: str) -> _Reader:
    reader = make(data, password)
    if not reader.count:
        reader.close()
        raise UnreadablePdf("no-pages", "no pages")
    return reader


def _month(created: str) -> str | None:
    found = _CREATED.match(created.lstrip("("))
    return f"{found[1]}-{found[2]}" if found else None
