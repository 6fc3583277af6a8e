"""Spans of ink, the rows that they stand on and the columns that these make; geometry for `gutters` and `columns`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# The longest page that PDF allows, in points (ISO 32000-1, annex C).
LONGEST = 14400.0


class Span(NamedTuple):
    """Ink on a row without a wide gap: the glyphs from `first` to before `last` of row `row`."""

    row: int
    first: int
    last: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


class Row:
    """The spans of a row inside one column, and where they reach."""

    __slots__ = ("_ink", "bottom", "spans", "top", "x0", "x1")

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans
        self.x0, self.x1 = spans[0].x0, spans[-1].x1
        self.top, self.bottom = spans[0].top, spans[0].bottom
        if len(spans) > 1:
            self.top, self.bottom = min([span.top for span in spans]), max([span.bottom for span in spans])
        self._ink = -1

    @property
    def ink(self) -> int:
        """A bit for each point in x that is printed on; worked out when it is first asked for."""
        if self._ink < 0:
            self._ink = 0
            for span in self.spans:
                left, right = bit(span.x0), bit(span.x1)
                self._ink |= (1 << (right + 1)) - (1 << left) if right >= left else 0
        return self._ink

    def within(self, left: float, right: float) -> list[Span]:
        """Return the spans whose middle is between two edges."""
        return [span for span in self.spans if left <= (span.x0 + span.x1) / 2 < right]


class Part:
    """Rows that stand in one column, and its edges; `depth` is how often the page was cut to come to it."""

    __slots__ = ("depth", "left", "right", "rows")

    def __init__(self, rows: list[Row], depth: int) -> None:
        self.rows = rows
        self.depth = depth
        self.left, self.right = min([row.x0 for row in rows]), max([row.x1 for row in rows])

    @property
    def width(self) -> float:
        """The distance between both edges."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Strip:
    """White from `left` to `right`, in points."""

    left: int
    right: int

    @property
    def middle(self) -> float:
        """The x half-way."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.right - self.left


def gaps_of(rows: Sequence[Row]) -> list[float]:
    """Return the white between each row and what stands above it."""
    gaps, reach = [], float("-inf")
    for before, after in pairwise(rows):
        reach = max(reach, before.bottom)
        gaps.append(after.top - reach)
    return gaps


def sides_of(rows: Sequence[Row], strips: Sequence[Strip]) -> list[list[Row]]:
    """Return what stands left of, between and right of the strips, without rows that have nothing there."""
    edges = [float("-inf"), *(strip.middle for strip in strips), float("inf")]
    sides = []
    for left, right in pairwise(edges):
        cells = [row.within(left, right) for row in rows]
        sides.append([Row(spans) for spans in cells if spans])
    return sides


def bit(x: float) -> int:
    """Return the bit that stands for a point in x, also for coordinates off any page."""
    return int(min(LONGEST, max(0.0, x)))
