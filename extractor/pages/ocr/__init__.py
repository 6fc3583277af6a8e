"""A page in pixels → the same page with its characters, by OCR; the one door to RapidOCR, OpenCV and NumPy.

They come with the extra `ocr`. This module can be imported without them, the others of the package cannot.

    pixels → upright (straighten), black on white (bars, bleach) → boxes (engine), ink (blots) → strips (strips, missed)
           → readings (engine, agreement) → marks, sizes and em boxes (marks, setting) → Page
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from extractor.errors import OcrMissing
from extractor.model import Page

if TYPE_CHECKING:
    from extractor.pages.rendering import Raster

OcrUse = Literal["auto", "never", "always"]
ReadScan = Callable[[int, "Raster"], Page]

# The resolution that a page is to be drawn in: print of 10 points has then the 40 pixels that the recogniser takes.
DPI = 300.0
INSTALL = 'pip install "bulletin-extractor[ocr]"'


def load_ocr() -> ReadScan:
    """Load the models and return what reads a page: its number and its pixels in, the page out.

    Raises:
        OcrMissing: The extra `ocr` is not installed.
    """
    try:
        from extractor.pages.ocr.scan import Scanner  # noqa: PLC0415 - needs the extra, and takes a second
    except ImportError as error:
        raise OcrMissing(f"reading scans needs OCR, which is not installed: {INSTALL}") from error
    return Scanner().read
