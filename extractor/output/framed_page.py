"""A page of an archive as a picture, with what is of interest on it framed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.errors import ArchiveError
from extractor.model import Box
from extractor.pages.rendering import Raster, render

# Sharp on a screen at twice its size, and a page of A4 in half a megabyte
DPI = 144
RED = bytes((208, 0, 0))
# A frame stands this far off the words, and is this wide, in points: it must not hide what it shows
OFF, WIDE = 2.0, 1.25


def page_picture(
    document: bytes, number: int, boxes: Sequence[Box] = (), *, dpi: float = DPI, password: str = ""
) -> bytes:
    """Return a page of a PDF as a PNG file, with a red frame around each box that is on it.

    Args:
        document: The whole PDF.
        number: The page, counted from 1.
        boxes: What to frame, in points from the top left; boxes on other pages are left out.
        dpi: Pixels per inch; enormous pages get fewer.
        password: Only for files that do not open without one.

    Raises:
        UnreadablePdf: The page cannot be drawn.
    """
    raster = render(document, number, dpi, password, colour=True)
    inside = [box for box in boxes if box.page == number]
    return framed_png(raster, inside) if inside else raster.png()


def page_in(pages: int, number: int, title: str) -> int:
    """Return the number of a page of an issue.

    Raises:
        ArchiveError: The issue has no such page.
    """
    if not 1 <= number <= pages:
        raise ArchiveError(f"{title} has the pages 1 to {pages}, and no page {number}")
    return number


def framed_png(raster: Raster, boxes: Iterable[Box]) -> bytes:
    """Return a raster as a PNG file in colour, with frames drawn in it."""
    width, height = raster.width, raster.height
    pixels = bytearray(3 * width * height)
    for sample in range(3):
        pixels[sample::3] = raster.pixels[sample % raster.samples :: raster.samples]
    for box in boxes:
        for left, top, right, bottom in _bars(box, raster.dpi / 72):
            first, last = min(max(0, left), width), max(0, min(width, right))
            for row in range(max(0, top), min(height, bottom)):
                pixels[3 * (row * width + first) : 3 * (row * width + last)] = RED * (last - first)
    return Raster(width, height, raster.dpi, bytes(pixels), 3).png()


def _bars(box: Box, scale: float) -> list[tuple[int, int, int, int]]:
    """Return the four sides of a frame as left, top, right and bottom in pixels."""
    wide = max(1, round(WIDE * scale))
    left, top = round((box.x0 - OFF) * scale) - wide, round((box.top - OFF) * scale) - wide
    right, bottom = round((box.x1 + OFF) * scale) + wide, round((box.bottom + OFF) * scale) + wide
    return [
        (left, top, right, top + wide),
        (left, bottom - wide, right, bottom),
        (left, top, left + wide, bottom),
        (right - wide, top, right, bottom),
    ]
