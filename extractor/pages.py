"""pdf → pages: the one door to pdfplumber.

Pages come one at a time and are closed behind the reader, for pdfplumber keeps every page that it has parsed.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # comes with pdfplumber
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from extractor.errors import UnreadablePdf
from extractor.model import Char, Page

# pdfminer warns of oddities without naming the file; what matters of them comes as an exception.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

# A font is bold by its name: bold weights, and the faces that Chinese typesetters use in their stead, 黑体 (Hei, but
# not the text face YaHei) and 小标宋 (XBS, XiaoBiaoSong). The names of SimHei may come in GBK or UTF-8 bytes.
_BOLD_FONT = re.compile(
    r"bold|black|heavy|(?<!ya)hei(?!ght)|\u9ed1|\u00ba\u00da\u00cc\u00e5|xbs|biaosong|\u6807\u5b8b", re.IGNORECASE
)
# The ideographic em box of CJK fonts, in parts of the size below the baseline (OpenType, baseline tag `ideo`). Each
# character gets this box on its baseline: the ascent and descent that fonts state of themselves are often wrong, and
# would set Chinese and digits of one line at different heights.
DESCENT = 0.12
# pdfminer writes a glyph that the font gives no Unicode for as `(cid:12)`.
_NO_UNICODE = re.compile(r"\(cid:\d+\)")
_CREATED = re.compile(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Document:
    """An open PDF. `count` is its number of pages, `created` the month `YYYY-MM` that the file itself names."""

    count: int
    created: str | None
    _pdf: PDF

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order, each closed before the next is parsed.

        Raises:
            UnreadablePdf: `damaged`, a page cannot be parsed.
        """
        for number, plumbed in enumerate(self._pdf.pages, start=1):
            yield _page(number, self.count, plumbed)


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
def open_pdf(source: Path | bytes, password: str = "") -> Iterator[Document]:
    """Open a PDF, given as its path or its bytes.

    Args:
        source: A path, or the whole file.
        password: Only for files that do not open without one.

    Raises:
        UnreadablePdf: See its reasons; a damaged page comes from `Document.pages`.
    """
    data = read_file(source) if isinstance(source, Path) else source
    _refuse_what_is_no_pdf(data)
    pdf = _open(data, password)
    try:
        yield Document(_count(pdf), _created(pdf), pdf)
    finally:
        # Not `pdf.close()`: it parses the page tree once more, and may fail on it, to close what is closed already.
        pdf.stream.close()


def _refuse_what_is_no_pdf(data: bytes) -> None:
    """Readers look for `%PDF-` within the first 1024 bytes (ISO 32000-1, annex H, implementation note 13)."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadablePdf("empty", "the file is empty; copy or download it again")
    if b"%PDF-" not in data[:1024]:
        raise UnreadablePdf("not-pdf", "this is no PDF file (it does not begin with %PDF-); print it to PDF first")


def _open(data: bytes, password: str) -> PDF:
    try:
        return pdfplumber.open(io.BytesIO(data), password=password)
    except Exception as error:  # pdfminer raises whatever its parser trips over
        raise _refusal(error, bool(password)) from error


def _count(pdf: PDF) -> int:
    try:
        count = len(pdf.pages)
    except Exception as error:  # as above: the page tree is parsed here
        raise _refusal(error, False) from error
    if not count:
        raise UnreadablePdf("no-pages", "the PDF has no pages; it was saved badly: export it again")
    return count


def _refusal(error: Exception, tried: bool) -> UnreadablePdf:
    """Tell a locked file from a broken one; pdfplumber wraps pdfminer's own exception as its argument."""
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect):
        hint = "the password is wrong" if tried else "it opens only with a password"
        return UnreadablePdf("encrypted", f"the PDF is encrypted: {hint}; give the right one with --password")
    if isinstance(cause, PDFEncryptionError):
        return UnreadablePdf("encrypted", f"the PDF is encrypted in an unknown way ({cause}); save it unprotected")
    said = str(cause) or type(cause).__name__
    return UnreadablePdf("damaged", f"the PDF is damaged ({said[:120]}); fetch it again or repair it (`qpdf IN OUT`)")


def _created(pdf: PDF) -> str | None:
    written = pdf.metadata.get("CreationDate")
    found = _CREATED.match(written) if isinstance(written, str) else None
    return f"{found[1]}-{found[2]}" if found else None


def _page(number: int, count: int, plumbed: PlumberPage) -> Page:
    try:
        chars = tuple(_chars(plumbed))
        return Page(number, float(plumbed.width), float(plumbed.height), chars)
    except Exception as error:  # pdfminer raises whatever its interpreter trips over
        said = str(error) or type(error).__name__
        raise UnreadablePdf(
            "damaged", f"page {number} of {count} is damaged ({said[:120]}); fetch the PDF again or repair it"
        ) from error
    finally:
        plumbed.close()


class _PlumbedChar(TypedDict):
    """What pdfplumber says of a character; `y0` is its lower edge from below, `matrix` its text matrix."""

    text: str
    fontname: str
    x0: float
    x1: float
    top: float
    bottom: float
    y0: float
    size: float
    upright: bool
    matrix: tuple[float, float, float, float, float, float]


def _chars(plumbed: PlumberPage) -> Iterator[Char]:
    """Convert at the border: from here on nothing is untyped."""
    bold: dict[str, bool] = {}
    for char in cast("list[_PlumbedChar]", plumbed.chars):
        font = str(char["fontname"])
        if font not in bold:
            bold[font] = _BOLD_FONT.search(font) is not None
        text = char["text"]
        if len(text) > 4:
            text = _NO_UNICODE.sub("\ufffd", text)
        top, bottom = _heights(char)
        yield Char(text, char["x0"], top, char["x1"], bottom, char["size"], bold[font])


def _heights(char: _PlumbedChar) -> tuple[float, float]:
    """Return the edges of the em box; of turned and vertical characters those of the box that pdfminer gives."""
    *_, left, baseline = char["matrix"]
    size = char["size"]
    if not char["upright"] or abs(char["x0"] - left) > 0.3 * size:
        return char["top"], char["bottom"]
    bottom = char["bottom"] - (baseline - char["y0"]) + DESCENT * size
    return bottom - size, bottom
