"""Rectangles by their places: what is near one is found without a look at all, for dirty pages have many thousands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Self

from extractor.pages.ocr.rect import Rect

_Cells = tuple[int, int, int, int]


class SpatialIndex:
    """Rectangles by the cells of a uniform grid that they touch, each under a number of its own.

    Args:
        width: How wide a cell is, in pixels; a search costs least where that is about as far as it reaches.
        height: How high a cell is.
    """

    def __init__(self, width: float, height: float) -> None:
        self._width = max(width, 1.0)
        self._height = max(height, 1.0)
        self._keys: dict[tuple[int, int], set[int]] = {}
        self._cells: dict[int, _Cells] = {}

    @classmethod
    def of(cls, rects: Iterable[Rect], width: float, height: float) -> Self:
        """Return an index of rectangles, each under its place among them."""
        index = cls(width, height)
        for key, rect in enumerate(rects):
            index.put(key, rect)
        return index

    def put(self, key: int, rect: Rect) -> None:
        """Put a rectangle in the place of the one that has had this number; one that grew costs its new cells only."""
        old, new = self._cells.get(key), self._touched(rect)
        self._cells[key] = new
        if old is not None:
            self._drop(key, old, kept=new)
        for cell in _beside(new, old):
            self._keys.setdefault(cell, set()).add(key)

    def remove(self, key: int) -> None:
        """Take a rectangle out."""
        self._drop(key, self._cells.pop(key), kept=None)

    def near(self, rect: Rect) -> list[int]:
        """Return the numbers of all rectangles that meet this one, and of some that are near it, the least first."""
        found: set[int] = set()
        for cell in _beside(self._touched(rect), None):
            found |= self._keys.get(cell, set())
        return sorted(found)

    def _drop(self, key: int, cells: _Cells, kept: _Cells | None) -> None:
        for cell in _beside(cells, kept):
            self._keys[cell].discard(key)

    def _touched(self, rect: Rect) -> _Cells:
        """Return the first and the last column, and the first and the last row, of the cells under a rectangle."""
        left, right = int(rect.x0 // self._width), int(rect.x1 // self._width)
        return left, right, int(rect.y0 // self._height), int(rect.y1 // self._height)


def _beside(cells: _Cells, others: _Cells | None) -> Iterator[tuple[int, int]]:
    """Yield the cells that are not among others, without a look at each of those."""
    if cells == others:
        return
    left, right, top, bottom = cells
    for row in range(top, bottom + 1):
        if others is not None and others[2] <= row <= others[3]:
            columns = chain(range(left, min(right + 1, others[0])), range(max(left, others[1] + 1), right + 1))
        else:
            columns = chain(range(left, right + 1))
        for column in columns:
            yield column, row
