"""PDF → pixels: a page as a picture, for OCR and for whoever wants to see it; a door to pypdfium2.

pypdfium2 comes with pdfplumber.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

import pypdfium2

from extractor.errors import UnreadablePdf

# No page is drawn with more pixels, whatever size it says it has: A3 at 400 dpi has 31 million, and a page of 5 m
# square must not take all memory.
MOST_PIXELS = 32_000_000
# Paper is no darker than this, of 255; a scanned page that holds nothing else is blank.
PAPER = 200


@dataclass(frozen=True, slots=True)
class Raster:
    """A page in grey pixels, 0 black to 255 white, row by row from the top, one byte each.

    `dpi` is the resolution that it has, which for enormous pages is less than was asked for.
    """

    width: int
    height: int
    dpi: float
    pixels: bytes

    @property
    def blank(self) -> bool:
        """Whether the page is white, or paper, from edge to edge."""
        return min(self.pixels, default=255) >= PAPER

    def png(self) -> bytes:
        """Return the picture as a PNG file (ISO/IEC 15948): grey, 8 bits, each row unfiltered."""
        rows = b"".join(
            b"\0" + self.pixels[start : start + self.width] for start in range(0, len(self.pixels), self.width)
        )
        head = struct.pack(">2I5B", self.width, self.height, 8, 0, 0, 0, 0)
        metre = round(self.dpi / 0.0254)
        chunks = ((b"IHDR", head), (b"pHYs", struct.pack(">2IB", metre, metre, 1)), (b"IDAT", zlib.compress(rows, 6)))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in (*chunks, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def render(document: bytes, number: int, dpi: float, password: str = "") -> Raster:
    """Draw a page as it is displayed, with its rotation.

    Args:
        document: The whole PDF.
        number: The page, counted from 1.
        dpi: Pixels per inch.
        password: Only for files that do not open without one.

    Raises:
        UnreadablePdf: `damaged`, the page cannot be drawn.
    """
    try:
        with pypdfium2.PdfDocument(document, password=password or None) as pdf:
            page = pdf[number - 1]
            width, height = page.get_size()
            dpi = min(dpi, 72 * (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
            return _raster(page.render(scale=dpi / 72, grayscale=True), dpi)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadablePdf("damaged", f"page {number} cannot be drawn ({error}); fetch the PDF again") from error


def _raster(bitmap: pypdfium2.PdfBitmap, dpi: float) -> Raster:
    """Copy the pixels; pdfium pads each row to `stride` bytes."""
    held = bytes(bitmap.buffer)
    rows = (held[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return Raster(bitmap.width, bitmap.height, dpi, b"".join(rows))


def pictured(document: bytes, number: int, password: str = "") -> float:
    """Return the part of a page that pictures cover, 0 to 1; what several cover counts several times.

    Args:
        document: The whole PDF.
        number: The page, counted from 1.
        password: Only for files that do not open without one.

    Raises:
        UnreadablePdf: `damaged`, the page cannot be parsed.
    """
    try:
        with pypdfium2.PdfDocument(document, password=password or None) as pdf:
            page = pdf[number - 1]
            width, height = page.get_size()
            images = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
            covered = sum(_area(*image.get_bounds()) for image in images)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadablePdf("damaged", f"page {number} cannot be parsed ({error}); fetch the PDF again") from error
    return float(min(1.0, covered / max(width * height, 1.0)))


def _area(x0: float, y0: float, x1: float, y1: float) -> float:
    return (x1 - x0) * (y1 - y0)
