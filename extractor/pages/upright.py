"""A page → the same as it is read: upright, and without what stands outside its edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from extractor.model import Box, Page
from extractor.model.characters import Char, chars_of, runs_of

# A page with more than this part of its characters turned by a right angle is read turned back.
MOSTLY = 0.5
# Degrees by which a page may lie askew.
ASKEW = 4

_ANGLE = attrgetter("angle")


def as_read(page: Page) -> Page:
    """Return the page without what stands outside its edges, turned so that most of its text is upright.

    Its coordinates turn with it, and `turned` tells the way back to the page as it is displayed.
    """
    if page.runs and _reaches_out(page):
        page = replace(page, runs=tuple(runs_of(_inside(page))))
    if not any(map(_ANGLE, page.runs)):
        return page
    turned: Counter[int] = Counter()
    for run in page.runs:
        if run.angle:
            turned[_right(run.angle)] += len(run.text)
    angle, count = next(iter(turned.most_common(1)), (0, 0))
    if not angle or angle % 90 or count <= MOSTLY * sum(len(run.text) for run in page.runs):
        return page
    runs = tuple(runs_of(_turned_back(char, angle, page.width, page.height) for char in chars_of(page.runs)))
    grids = tuple(
        tuple(Box(cell.page, *_box_turned_back(cell, angle, page.width, page.height)) for cell in grid)
        for grid in page.grids
    )
    pictures = tuple(Box(one.page, *_box_turned_back(one, angle, page.width, page.height)) for one in page.pictures)
    # A level line of a page on its side is upright
    level = page.rulings if angle == 180 else ()
    rulings = tuple(Box(line.page, *_box_turned_back(line, angle, page.width, page.height)) for line in level)
    width, height = (page.width, page.height) if angle == 180 else (page.height, page.width)
    return replace(
        page,
        width=width,
        height=height,
        runs=runs,
        grids=grids,
        rulings=rulings,
        pictures=pictures,
        turned=(page.turned + angle) % 360,
    )


def _reaches_out(page: Page) -> bool:
    _, lefts, rights, tops, bottoms, *_ = zip(*page.runs, strict=True)
    left: float = min(chain.from_iterable(rights))
    right: float = max(chain.from_iterable(lefts))
    return left <= 0 or right >= page.width or bool(min(bottoms) <= 0 or max(tops) >= page.height)


def _inside(page: Page) -> Iterator[Char]:
    for char in chars_of(page.runs):
        if char.x1 > 0 and char.x0 < page.width and char.bottom > 0 and char.top < page.height:
            yield char


def _right(angle: int) -> int:
    """Return the right angle that an angle is close to; what is close to none is itself."""
    right = round(angle / 90) * 90
    return right % 360 if abs(angle - right) <= ASKEW else angle


def _turned_back(char: Char, angle: int, width: float, height: float) -> Char:
    box = _box_turned_back(char, angle, width, height)
    return Char(char.text, *box, char.size, char.bold, (char.angle - angle) % 360, char.pale, char.confidence)


def _box_turned_back(one: Char | Box, angle: int, width: float, height: float) -> tuple[float, float, float, float]:
    if angle == 90:
        return one.top, width - one.x1, one.bottom, width - one.x0
    if angle == 270:
        return height - one.bottom, one.x0, height - one.top, one.x1
    return width - one.x1, height - one.bottom, width - one.x0, height - one.top
