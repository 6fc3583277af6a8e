"""A page as pixels → the words of a figure with what stands beside them on their line, and no other line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from extractor.archive.places import Place
from extractor.pages.rendering import Raster

# What is shown beside the words, in points: some words to each side
BESIDE = 70.0
# The most that is shown above and below, in parts of the height of the words: lines stand about so far from each other
MOST_ABOVE = 0.3
# So far from its sides a crop fades, in points: who sees a number cut off there must see that it goes on
FADE = 9.0
# A row of pixels is white, or of whatever paper there is, if no tone of it differs from that by more
SAME_TONE = 48


def cut(page: Raster, place: Place) -> Raster | None:
    """Return a box of a page, in points, with what stands beside it; None where the box is not on the page."""
    scale = page.dpi / 72
    left, right = (_within(x * scale, page.width) for x in (place[1] - BESIDE, place[3] + BESIDE))
    x0, x1 = (_within(x * scale, page.width) for x in (place[1], place[3]))
    top, bottom = (_within(y * scale, page.height) for y in (place[2], place[4]))
    if x0 >= x1 or top >= bottom:
        return None
    margin, paper = round(MOST_ABOVE * (bottom - top)), _paper(page, x0, x1, range(top, bottom))
    top -= _white(page, x0, x1, range(top - 1, max(top - margin, 0) - 1, -1), paper)
    bottom += _white(page, x0, x1, range(bottom, min(bottom + margin, page.height)), paper)
    rows = (_faded(_row(page, y, left, right), page) for y in range(top, bottom))
    return Raster(right - left, bottom - top, page.dpi, b"".join(rows), page.samples)


def _paper(page: Raster, left: int, right: int, rows: Iterable[int]) -> bytes:
    """Return the pixel on which words are printed: of each of its samples the most frequent tone."""
    words = b"".join(_row(page, y, left, right) for y in rows)
    samples = (words[sample :: page.samples] for sample in range(page.samples))
    return bytes(max(set(tones), key=tones.count) for tones in samples)


def _white(page: Raster, left: int, right: int, rows: Iterable[int], paper: bytes) -> int:
    """Return how many rows there are before another line or a ruling; ink that hangs out of the box belongs to it."""
    many, seen = 0, False
    for y in rows:
        blank = _is_blank(_row(page, y, left, right), paper)
        if seen and not blank:
            break
        seen = seen or blank
        many += 1
    return many


def _is_blank(row: bytes, paper: bytes) -> bool:
    samples = (row[sample :: len(paper)] for sample in range(len(paper)))
    return all(
        tone - SAME_TONE < min(tones) <= max(tones) < tone + SAME_TONE
        for tones, tone in zip(samples, paper, strict=True)
    )


def _faded(row: bytes, page: Raster) -> bytes:
    """Return a row of pixels that grows pale towards both ends."""
    samples, many = page.samples, len(row) // page.samples
    steps = min(round(FADE * page.dpi / 72), many // 2)
    pixels = [row[place * samples : (place + 1) * samples] for place in range(many)]
    for step in range(steps):
        pixels[step] = pixels[step].translate(_paler(step, steps))
        pixels[-1 - step] = pixels[-1 - step].translate(_paler(step, steps))
    return b"".join(pixels)


@cache
def _paler(step: int, steps: int) -> bytes:
    """Return what becomes of each tone so many steps from the edge."""
    return bytes(255 - (255 - tone) * step // steps for tone in range(256))


def _row(page: Raster, y: int, left: int, right: int) -> bytes:
    start = y * page.width
    return page.pixels[(start + left) * page.samples : (start + right) * page.samples]


def _within(pixel: float, size: int) -> int:
    return min(max(round(pixel), 0), size)
