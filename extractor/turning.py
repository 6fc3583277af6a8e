"""Turned characters → upright ones, and the lines that they make back to where they stand; a helper of `lines`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from extractor.model import Box, Line, Page, Run
from extractor.runs import Char, chars_of, runs_of

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
    width, height = (page.width, page.height) if angle == 180 else (page.height, page.width)
    return replace(page, width=width, height=height, runs=runs, grids=grids, turned=(page.turned + angle) % 360)


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


def turned_lines(runs: Sequence[Run], angle: int, read: Callable[[Sequence[Run]], list[Line]]) -> list[Line]:
    """Return the lines of runs turned by `angle`; `read` makes lines of upright ones.

    Their boxes, and `lefts` and `rights`, are those of the page.
    """
    if not angle:
        return read(runs)
    turn = _Turn(angle)
    return [turn.on_page(line) for line in read(list(runs_of(map(turn.level, chars_of(runs)))))]


class _Turn:
    """A turn about the page's corner by so many degrees clockwise."""

    def __init__(self, angle: int) -> None:
        self._angle = angle
        self._cos, self._sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def level(self, char: Char) -> Char:
        """Turn a character back; where it is askew its box becomes a square on its middle."""
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        x, y = x * self._cos + y * self._sin, y * self._cos - x * self._sin
        wide, high = char.size / 2, char.size / 2
        if self._angle == 180:
            wide = (char.x1 - char.x0) / 2
        elif self._angle % 90 == 0:
            wide = (char.bottom - char.top) / 2
        return Char(
            char.text, x - wide, y - high, x + wide, y + high, char.size, char.bold, 0, char.pale, char.confidence
        )

    def on_page(self, line: Line) -> Line:
        """Turn a line's box to where it stands on the page."""
        x0, top, x1, bottom = self._box(line.x0, line.top, line.x1, line.bottom)
        edges = [
            self._box(left, line.top, right, line.bottom) for left, right in zip(line.lefts, line.rights, strict=True)
        ]
        lefts, rights = tuple(edge[0] for edge in edges), tuple(edge[2] for edge in edges)
        return replace(line, x0=x0, top=top, x1=x1, bottom=bottom, lefts=lefts, rights=rights)

    def _box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        corners = [
            (x * self._cos - y * self._sin, x * self._sin + y * self._cos) for x in (x0, x1) for y in (top, bottom)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)
