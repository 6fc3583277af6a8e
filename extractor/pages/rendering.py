"""PDF → pixels: a page as a picture, for OCR and for whoever wants to see it; a door to pypdfium2.

pypdfium2 comes with pdfplumber.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

from extractor.errors import UnreadablePdf
from extractor.pages.glyphs import POINTS_AN_INCH
from extractor.pages.pdfium.faces import to_drawing
from extractor.pages.pdfium.files import open_in_pdfium

# No page is drawn with more pixels, whatever size it says it has: A3 at 400 dpi has 31 million, and a page of 5 m
# square must not take all memory.
MOST_PIXELS = 32_000_000
# Of zlib, 1 to 9: a coloured page at 120 dpi is packed in half the time of 6, and is no more than a tenth larger.
_EFFORT = 3
# The PNG format states a resolution in pixels a metre.
_METRES_AN_INCH = 0.0254
# Paper is no darker than this, of 255; a scanned page that holds nothing else is blank.
PAPER = 200


@dataclass(frozen=True, slots=True)
class Raster:
    """A page in pixels, row by row from the top: grey, one byte each, 0 black to 255 white; or red, green and blue.

    `dpi` is the resolution that it has, which for enormous pages is less than was asked for; `samples` is the bytes of
    a pixel, 1 or 3.
    """

    width: int
    height: int
    dpi: float
    pixels: bytes
    samples: int = 1

    @property
    def blank(self) -> bool:
        """Whether the page is white, or paper, from edge to edge."""
        return min(self.pixels, default=255) >= PAPER

    def png(self) -> bytes:
        """Return the picture as a PNG file (ISO/IEC 15948): 8 bits a sample, each row unfiltered."""
        width = self.width * self.samples
        rows = b"".join(b"\0" + self.pixels[start : start + width] for start in range(0, len(self.pixels), width))
        head = struct.pack(">2I5B", self.width, self.height, 8, 2 if self.samples == 3 else 0, 0, 0, 0)
        metre = round(self.dpi / _METRES_AN_INCH)
        chunks = (
            (b"IHDR", head),
            (b"pHYs", struct.pack(">2IB", metre, metre, 1)),
            (b"IDAT", zlib.compress(rows, _EFFORT)),
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in (*chunks, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def render(document: bytes, number: int, dpi: float, password: str = "", *, colour: bool = False) -> Raster:
    """Draw a page as it is displayed, with its rotation; in grey, unless it has colours and they are asked for.

    Args:
        document: The whole PDF.
        number: The page, counted from 1.
        dpi: Pixels per inch.
        password: Only for files that do not open without one.
        colour: Whether a page that has colours is drawn in them; one that has none is grey all the same.

    Raises:
        UnreadablePdf: `encrypted`, the file opens only with another password; `damaged`, the page cannot be drawn.
    """
    with _page(document, number, password) as page:
        width, height = page.get_size()
        dpi = min(dpi, POINTS_AN_INCH * (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        return raster_of(page.render(scale=dpi / POINTS_AN_INCH, grayscale=not colour, rev_byteorder=True), dpi)


def check_page(document: bytes, number: int, password: str = "") -> None:
    """See whether a page can be opened, which takes much less time than to draw it.

    Raises:
        UnreadablePdf: `encrypted` or `damaged`, as `render` has it.
    """
    with _page(document, number, password) as page:
        page.get_size()


@contextmanager
def _page(document: bytes, number: int, password: str) -> Iterator[pypdfium2.PdfPage]:
    try:
        with open_in_pdfium(document, password) as pdf:
            to_drawing()
            yield pdf[number - 1]
    except (UnreadablePdf, pypdfium2.PdfiumError, IndexError) as error:
        if isinstance(error, UnreadablePdf) and error.reason == "encrypted":
            sentence = f"the PDF is encrypted: {error}; give the right one with --password"
            raise UnreadablePdf("encrypted", sentence) from error
        raise UnreadablePdf("damaged", f"page {number} cannot be drawn ({error}); fetch the PDF again") from error


def raster_of(bitmap: pypdfium2.PdfBitmap, dpi: float) -> Raster:
    """Return a copy of the pixels, in grey where they have no colours; pdfium pads each row to `stride` bytes.

    Raises:
        ValueError: The pixels are neither grey nor red, green and blue: a fourth byte would stand for transparency, or
            for nothing.
    """
    samples = bitmap.n_channels
    if samples not in (1, 3):
        raise ValueError(f"a picture has 1 or 3 bytes a pixel, and this one {samples}")
    held, wide = bytes(bitmap.buffer), bitmap.width * samples
    rows = (held[start : start + wide] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    pixels = b"".join(rows)
    if samples == 1:
        return Raster(bitmap.width, bitmap.height, dpi, pixels)
    red, green, blue = (pixels[sample::3] for sample in range(3))
    if red == green == blue:
        return Raster(bitmap.width, bitmap.height, dpi, red)
    return Raster(bitmap.width, bitmap.height, dpi, pixels, 3)
