from __future__ import annotations

import struct
import zlib

import pytest

from extractor.errors import ArchiveError, UnreadablePdf
from extractor.model import Box
from extractor.output.framed_page import framed_png, page_in, page_picture
from extractor.pages.rendering import Raster
from tests import FIXTURES

ISSUE = (FIXTURES / "2023-09.pdf").read_bytes()


def pixels(png: bytes) -> tuple[int, int, int, bytes]:
    """Width, height, bytes of a pixel and the pixels of an unfiltered PNG."""
    width, height, _, colour = struct.unpack(">2I2B", png[16:26])
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    each = 3 if colour == 2 else 1
    rows = zlib.decompress(data)
    assert len(rows) == height * (1 + each * width)
    return (
        width,
        height,
        each,
        b"".join(rows[y * (1 + each * width) + 1 : (y + 1) * (1 + each * width)] for y in range(height)),
    )


def test_a_page_is_drawn_as_large_as_it_is() -> None:
    width, height, each, grey = pixels(page_picture(ISSUE, 3, dpi=72))
    assert (width, height, each) == (596, 842, 1) or (width, height, each) == (595, 842, 1)
    assert 0 < grey.count(255) < len(grey)


def test_a_frame_stands_around_its_box_and_hides_nothing_in_it() -> None:
    raster = Raster(100, 60, 72.0, b"\xff" * 6000)
    width, _, _, colour = pixels(framed_png(raster, [Box(1, 20, 20, 60, 40)]))
    red = {(place % width, place // width) for place in range(6000) if colour[3 * place : 3 * place + 3] == b"\xd0\0\0"}
    assert {x for x, _ in red} == set(range(17, 63))
    assert {y for _, y in red} == set(range(17, 43))
    assert not any(18 <= x < 62 and 18 <= y < 42 for x, y in red)


def test_a_frame_beyond_the_page_is_cut_off() -> None:
    raster = Raster(10, 10, 72.0, b"\xff" * 100)
    assert pixels(framed_png(raster, [Box(1, -50, -50, 500, 500), Box(1, 400, 400, 500, 500)]))[3] == b"\xff" * 300


def test_only_boxes_of_the_page_are_framed() -> None:
    assert page_picture(ISSUE, 3, [Box(2, 20, 20, 60, 40)], dpi=36) == page_picture(ISSUE, 3, dpi=36)
    assert page_picture(ISSUE, 3, [Box(3, 20, 20, 60, 40)], dpi=36) != page_picture(ISSUE, 3, dpi=36)


def test_there_must_be_such_a_page() -> None:
    assert page_in(6, 6, "会刊") == 6
    with pytest.raises(ArchiveError, match="会刊 has the pages 1 to 6, and no page 7"):
        page_in(6, 7, "会刊")
    with pytest.raises(UnreadablePdf):
        page_picture(b"%PDF-", 1)


def test_a_frame_leaves_the_colours_of_a_page_as_they_are() -> None:
    raster = Raster(40, 40, 72.0, b"\x10\x80\xf0" * 1600, 3)
    *_, colour = pixels(framed_png(raster, [Box(1, 10, 10, 30, 30)]))
    assert {bytes(colour[at : at + 3]) for at in range(0, len(colour), 3)} == {b"\x10\x80\xf0", b"\xd0\0\0"}
