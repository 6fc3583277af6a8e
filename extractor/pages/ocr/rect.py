"""Rectangles in the pixels of a page, and the blots of ink that they frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Two rectangles are of one row where they share this part of the height of the lower one, or more.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels; `x1` and `y1` lie outside it."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """The y in the middle."""
        return (self.y0 + self.y1) / 2

    def with_(self, other: Rect) -> Rect:
        """Return the smallest rectangle that holds both."""
        return Rect(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def holds(self, other: Rect) -> bool:
        """Whether the middle of another rectangle is in this one."""
        return self.x0 <= (other.x0 + other.x1) / 2 <= self.x1 and self.y0 <= other.middle <= self.y1

    def times(self, scale: float) -> Rect:
        """Return the rectangle at another resolution."""
        return Rect(self.x0 * scale, self.y0 * scale, self.x1 * scale, self.y1 * scale)


@dataclass(frozen=True, slots=True)
class Blot(Rect):
    """The box of connected ink; `full` is the part of it that the ink fills."""

    full: float = 1.0

    def times(self, scale: float) -> Blot:
        """Return the blot at another resolution."""
        return Blot(self.x0 * scale, self.y0 * scale, self.x1 * scale, self.y1 * scale, self.full)


def same_row(one: Rect, other: Rect) -> bool:
    """Whether the lower of two rectangles stands beside the higher for half of its height or more."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared >= _SHARED * min(one.height, other.height)


def gap(one: Rect, other: Rect) -> float:
    """Return the white between two rectangles beside each other; negative where they overlap."""
    return max(one.x0, other.x0) - min(one.x1, other.x1)


def apart(one: Rect, other: Rect, rules: Iterable[Rect]) -> bool:
    """Whether a rule runs down between two rectangles."""
    left, right = sorted((one.x0 + one.x1, other.x0 + other.x1))
    top, bottom = sorted((one.middle, other.middle))
    return any(left < rule.x0 + rule.x1 < right and rule.y0 <= top and bottom <= rule.y1 for rule in rules)
