"""Runs of characters → stretches at one height → rows from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf

from extractor.model import Run
from extractor.model.characters import chars_of

# Two stretches stand on one line when they share this part of the lower one's height.
SHARED_HEIGHT = 0.5
# … unless they are at the same x and their middles this part of the height apart: then they stand above each other.
STACKED = 0.35
# A run so many times smaller than the one before it is no part of its line, but a note or a sign on it.
MUCH_SMALLER = 3
# A tall neighbour can push the row of the same height one or two places back: so many rows are looked at.
ROWS_BACK = 3
# So many characters at both ends of a stretch are looked at for ink: no more blanks open or end it.
FIRST, LAST = 2, 3


@dataclass(slots=True)
class RunRow:
    """Runs of one height, as they are collected; `top` and `bottom` are those of the tallest stretch, so that a
    chain of overlapping lines does not become one. `stretches` are its parts, each written in one go.
    """

    top: float
    bottom: float
    runs: list[Run]
    stretches: list[RunRow] = field(default_factory=list)

    def holds(self, top: float, bottom: float) -> bool:
        """Whether what reaches from `top` to `bottom` stands at the height of this row."""
        lower = self.bottom if self.bottom < bottom else bottom  # noqa: FURB136 - calling min takes as long as the rest
        upper = self.top if self.top > top else top  # noqa: FURB136
        own, other = self.bottom - self.top, bottom - top
        return lower - upper >= SHARED_HEIGHT * (own if own < other else other)  # noqa: FURB136

    def fits(self, other: RunRow) -> bool:
        """Whether a stretch stands on this row, and not above or below a part of it (beside a tall neighbour)."""
        return self.holds(other.top, other.bottom) and not any(
            _stacked(stretch, other) for stretch in self.stretches or (self,)
        )

    def take(self, other: RunRow) -> None:
        """Add a stretch that fits."""
        self.stretches = [*(self.stretches or [replace(self)]), other]
        self.runs = self.runs + other.runs
        if other.bottom - other.top > self.bottom - self.top:
            self.top, self.bottom = other.top, other.bottom


def _stacked(one: RunRow, other: RunRow) -> bool:
    """Whether two stretches stand above each other: more than half a character of both is at the same x."""
    low = min(one.bottom - one.top, other.bottom - other.top)
    if abs(one.top + one.bottom - other.top - other.bottom) < 2 * STACKED * low:
        return False
    (left, right), (other_left, other_right) = _reach(one.runs), _reach(other.runs)
    return min(right, other_right) - max(left, other_left) > low / 2


def _reach(runs: Sequence[Run]) -> tuple[float, float]:
    """From where to where the ink of a stretch reaches; it is written from left to right."""
    chars = list(chars_of(runs))
    inked = [char for char in (*chars[:FIRST], *chars[-LAST:]) if not char.text.isspace()] or chars
    return inked[0].x0, inked[-1].x1


def stretches_of(runs: Sequence[Run]) -> list[RunRow]:
    """Follow the runs in the order of the file, as long as they stand at one height."""
    stretches: list[RunRow] = []
    last, top, bottom, size = RunRow(0.0, 0.0, []), inf, -inf, 0.0
    for run in runs:
        # Most stand exactly as high as the one before. A small one beside a big one is another line's, or stands on it
        # as a stretch of its own.
        if run.top != top or run.bottom != bottom:
            if not stretches or size >= MUCH_SMALLER * run.size or not last.holds(run.top, run.bottom):
                last = RunRow(run.top, run.bottom, [])
                stretches.append(last)
            top, bottom, size = run.top, run.bottom, run.size
        last.runs.append(run)
    return stretches


def rows_of(stretches: Sequence[RunRow]) -> list[list[Run]]:
    """Put together what stands at one height, from top to bottom."""
    rows: list[RunRow] = []
    for stretch in sorted(stretches, key=lambda one: one.top + one.bottom):
        for row in reversed(rows[-ROWS_BACK:]):
            if row.fits(stretch):
                row.take(stretch)
                break
        else:
            rows.append(stretch)
    return [row.runs for row in rows]
