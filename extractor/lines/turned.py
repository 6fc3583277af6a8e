"""Runs of turned characters → their lines, read upright, where they stand on the page."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.model import Line, Run
from extractor.model.characters import Char, chars_of, runs_of

# Degrees.
QUARTER, HALF_TURN = 90, 180


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
        if self._angle == HALF_TURN:
            wide = (char.x1 - char.x0) / 2
        elif self._angle % QUARTER == 0:
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
