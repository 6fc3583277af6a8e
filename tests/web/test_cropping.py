"""What is cut out of a page: pages of a few lines, drawn by hand at 72 dpi, so that a pixel is a point."""

from __future__ import annotations

import pytest

from extractor.pages.rendering import Raster
from extractor.web.cropping import BESIDE, FADE, cut

WIDTH, HEIGHT = 300, 100
PAPER, INK = 250, 10


def make_page(*inked: tuple[int, int, int, int], samples: int = 1) -> Raster:
    """Return a page with boxes of ink: left, top, right, bottom. Of words every third column is ink, rulings are black."""
    pixels = bytearray([PAPER]) * (WIDTH * HEIGHT * samples)
    for left, top, right, bottom in inked:
        for y in range(top, bottom):
            for x in range(left, right, 3 if bottom - top > 1 else 1):
                start = (y * WIDTH + x) * samples
                pixels[start : start + samples] = bytes([INK]) * samples
    return Raster(WIDTH, HEIGHT, 72.0, bytes(pixels), samples)


def rows_of(piece: Raster) -> list[bytes]:
    width = piece.width * piece.samples
    return [piece.pixels[start : start + width] for start in range(0, len(piece.pixels), width)]


WORDS = (1, 130.0, 40.0, 170.0, 60.0)


def test_words_stand_in_the_middle_with_white_above_and_below() -> None:
    piece = cut(make_page((132, 42, 168, 58)), WORDS)
    assert piece
    assert (piece.width, piece.height) == (40 + 2 * BESIDE, 20 + 2 * 6)
    rows = rows_of(piece)
    assert all(min(row) == PAPER for row in (*rows[:8], *rows[-8:]))
    assert all(min(row) == INK for row in rows[8:-8])


@pytest.mark.parametrize("samples", [1, 3])
def test_no_other_line_and_no_ruling_is_cut_into(samples: int) -> None:
    above, ruling = (100, 20, 200, 36), (0, 63, WIDTH, 64)
    piece = cut(make_page((132, 42, 168, 58), above, ruling, samples=samples), WORDS)
    assert piece
    # 4 rows are white above the words' box, 3 below it
    assert piece.height == 20 + 4 + 3
    rows = rows_of(piece)
    assert min(min(row) for row in (*rows[:6], *rows[-5:])) == PAPER


def test_what_hangs_out_of_the_box_is_shown() -> None:
    piece = cut(make_page((132, 38, 168, 62), (100, 20, 200, 35)), WORDS)
    assert piece
    rows = rows_of(piece)
    assert piece.height == 20 + 5 + 6
    assert [min(row) for row in rows[:4]] == [PAPER, PAPER, PAPER, INK]


@pytest.mark.parametrize("samples", [1, 3])
def test_what_is_cut_at_the_sides_grows_pale(samples: int) -> None:
    piece = cut(make_page((132, 42, 168, 58), (0, 50, WIDTH, 51), samples=samples), WORDS)
    assert piece
    struck = rows_of(piece)[50 - 34]
    left = struck[: int(FADE) * samples : samples]
    right = struck[::-1][: int(FADE) * samples : samples]
    assert left[0] == 255
    assert list(left) == sorted(left, reverse=True)
    assert left == right
    assert set(struck[int(FADE) * samples : -int(FADE) * samples]) == {INK}


@pytest.mark.parametrize(
    "place", [(1, 10.0, 200.0, 20.0, 220.0), (1, 400.0, 40.0, 420.0, 60.0), (1, -9.0, 40.0, -1.0, 60.0)]
)
def test_what_is_not_on_the_page_is_not_cut(place: tuple[int, float, float, float, float]) -> None:
    assert cut(make_page(), place) is None


def test_at_the_edge_of_the_page_a_crop_ends() -> None:
    piece = cut(make_page((0, 0, 20, 10)), (1, 0.0, 0.0, 20.0, 10.0))
    assert piece
    assert (piece.width, piece.height) == (20 + BESIDE, 10 + 3)
