"""bytes → a file open in pdfium, or the reason why it cannot be, to read its pages or to draw them."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from extractor.errors import UnreadablePdf


def open_in_pdfium(data: bytes, password: str) -> pypdfium2.PdfDocument:
    """Open a whole PDF.

    Args:
        data: The file.
        password: Only for files that do not open without one.

    Raises:
        UnreadablePdf: `encrypted` or `damaged`.
    """
    try:
        return pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error.err_code, data, bool(password)) from error


def _refusal(code: int | None, data: bytes, tried: bool) -> UnreadablePdf:
    # Where it finds no page pdfium has no error of its own, and gives that of the last file that it could not open
    if b"/Encrypt" in data:
        if code == pdfium.FPDF_ERR_PASSWORD:
            return UnreadablePdf("encrypted", "the password is wrong" if tried else "it opens only with a password")
        if code == pdfium.FPDF_ERR_SECURITY:
            return UnreadablePdf("encrypted", "in an unknown way")
    return UnreadablePdf("damaged", "pdfium cannot open it")
