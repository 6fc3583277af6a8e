"""Spans of ink, the rows that they stand on, and the parts of a page that these make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """The spans of a row inside one column, and where they reach.

    It keeps what was asked of it, for the same is asked each time that a row is tried as the first of a band.
    """

    __slots__ = ("_bottom", "_ink", "_inked", "_sides", "_top", "spans", "x0", "x1")

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans
        self.x0, self.x1 = spans[0].x0, spans[-1].x1
        self._top: float | None = None
        self._bottom: float | None = None
        self._ink: int | None = None
        self._inked: float | None = None
        self._sides: dict[tuple[float, float], Row | None] | None = None

    @property
    def top(self) -> float:
        """The upper edge of the highest span."""
        if self._top is None:
            self._top = min([span.top for span in self.spans])
        return self._top

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest span."""
        if self._bottom is None:
            self._bottom = max([span.bottom for span in self.spans])
        return self._bottom

    @property
    def ink(self) -> int:
        """A bit for each point in x that is printed on."""
        if self._ink is None:
            self._ink = 0
            for span in self.spans:
                left, right = bit(span.x0), bit(span.x1)
                self._ink |= (1 << (right + 1)) - (1 << left) if right >= left else 0
        return self._ink

    @property
    def inked(self) -> float:
        """The part of its width that is printed on."""
        if self._inked is None:
            self._inked = sum([span.x1 - span.x0 for span in self.spans]) / max(self.x1 - self.x0, 1.0)
        return self._inked

    def side(self, left: float, right: float) -> Row | None:
        """Return the spans whose middle is between two edges as a row; None where there is none."""
        if self._sides is None:
            self._sides = {}
        if (left, right) not in self._sides:
            spans = [span for span in self.spans if left <= (span.x0 + span.x1) / 2 < right]
            whole = len(spans) == len(self.spans)
            self._sides[left, right] = self if whole else Row(spans) if spans else None
        return self._sides[left, right]


class Part:
    """Rows that stand in one column, and their edges.

    `column` are the edges of the column that the page was cut into to come to them; None where it was not.
    """

    __slots__ = ("column", "left", "right", "rows")

    def __init__(self, rows: list[Row], *, column: tuple[float, float] | None = None) -> None:
        self.rows = rows
        self.column = column
        self.left, self.right = min([row.x0 for row in rows]), max([row.x1 for row in rows])

    @classmethod
    def cut(cls, rows: list[Row]) -> Part:
        """Return rows as a column of their own."""
        part = cls(rows)
        part.column = (part.left, part.right)
        return part

    @property
    def width(self) -> float:
        """The distance between both edges."""
        return self.right - self.left


class Strip(NamedTuple):
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


def sides_of(rows: Sequence[Row], strips: Sequence[Strip]) -> Iterator[list[Row]]:
    """Yield what stands left of, between and right of the strips, without rows that have nothing there."""
    edges = [float("-inf"), *(strip.middle for strip in strips), float("inf")]
    for left, right in pairwise(edges):
        yield [side for row in rows if (side := row.side(left, right)) is not None]


def spans_beside(row: Row, strips: Sequence[Strip]) -> Iterator[list[Span]]:
    """Yield the spans of a row left of, between and right of the strips, where there are some."""
    for side in sides_of([row], strips):
        yield from (part.spans for part in side)


def bit(x: float) -> int:
    """Return the bit that stands for a point in x, also for coordinates off any page."""
    return int(min(LONGEST, max(0.0, x)))
