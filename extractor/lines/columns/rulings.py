"""Ruling lines across a page → the pieces that they part its rows into.

No gutter runs through a line that is drawn across it: what stands above and below it is set in columns of its own. A
heading that such a line underlines, or stands over, heads all that the line reaches over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractor.lines.columns.spans import Part, Row, Strip, gaps_of
from extractor.model import Box, Grid

# All lengths are in parts of the usual size of a page's text.
# A line reaches over a part if it begins and ends so near its edges; over a strip, if it goes so much further.
EDGE = 2.5
# In points: boxes side by side begin at one height, and their upper and lower edges begin and end alike.
SAME_EDGE = 2.0
# They stand so close to each other, and are so high.
BOXES, LEAST_BOX = 3.0, 4.0
# A page with more lines is a form or a long table, in which no boxes are looked for.
MOST_LINES = 120
# A heading on the height of its line stands so close to it and to the edge of the part.
BESIDE = 4.0
BEYOND = 2.0
# The row of a heading stands so close to its line …
NEAR = 1.3
# … and is this many times as big as the text, or has so much more white on its other side than rows have.
BIGGER = 1.08
WHITE = 1.0
# Text in a frame begins and ends so far inside.
FRAME = 0.7
# It takes no more than this part of the width.
HEADING = 0.5


class Rulings:
    """The level lines of a page whose text is mostly of one size, in points."""

    def __init__(self, size: float, lines: Sequence[Box] = ()) -> None:
        self._size = size
        self._lines = sorted(lines, key=lambda line: line.top)
        self._rows_of_boxes = list(self._edges_of_boxes())

    def pieces(self, part: Part) -> Iterator[list[Row]]:
        """Yield the rows of a part in pieces, from top to bottom, between the lines that reach over it."""
        heights = [line.top for line in (*self._lines, *self._rows_of_boxes) if self._reaches_over(line, part)]
        if not heights:
            yield part.rows
            return
        gaps = gaps_of(part.rows)
        usual = median(gaps) if gaps else 0.0
        cuts = set()
        for y in heights:
            at = sum((row.top + row.bottom) / 2 < y for row in part.rows)
            cuts.add(at)
            if at and self._is_heading(part, at - 1, usual, y):
                cuts.add(at - 1)
            if at < len(part.rows) and self._is_heading(part, at, usual, y):
                cuts.add(at + 1)
        for start, end in pairwise(sorted({0, len(part.rows), *cuts})):
            yield part.rows[start:end]

    def frames(self, part: Part) -> bool:
        """Whether the line right above a part is as wide as one below it, and wider on both sides than the part."""
        top, bottom = part.rows[0].top, max(row.bottom for row in part.rows)
        above = [line for line in self._lines if line.top < top and self._reaches_over(line, part)][-1:]
        below = [line for line in self._lines if line.top > bottom]
        inset = FRAME * self._size
        return any(
            max(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1)) < 1
            and part.left - upper.x0 > inset
            and upper.x1 - part.right > inset
            for upper in above
            for lower in below
        )

    def uncrossed(self, strips: Sequence[Strip], rows: Sequence[Row]) -> list[Strip]:
        """Return the strips that no line between rows runs across; all where each is crossed."""
        top, bottom = rows[0].top - NEAR * self._size, max(row.bottom for row in rows)
        between = [line for line in self._lines if top < line.top < bottom]
        more = BEYOND * self._size
        return [
            strip
            for strip in strips
            if not any(line.x0 < strip.left - more and line.x1 > strip.right + more for line in between)
        ] or list(strips)

    def boxes(self, rows: Sequence[Row]) -> Grid:
        """Return the boxes side by side that hold some rows: lines that begin and end alike above and below them."""
        if len(self._lines) > MOST_LINES:
            return ()
        top, bottom = rows[0].top, max(row.bottom for row in rows)
        above = [line for line in self._lines if line.top < top + 1]
        below = [line for line in self._lines if line.top > bottom - 1]
        boxes: list[Box] = []
        for upper in reversed(above):
            if boxes and boxes[0].top - upper.top > SAME_EDGE:
                break
            lower = next((line for line in below if _are_alike(upper, line)), None)
            if lower is not None and not any(_are_alike(box, upper) for box in boxes):
                boxes.append(Box(upper.page, upper.x0, upper.top, upper.x1, lower.top))
        return tuple(boxes)

    def _edges_of_boxes(self) -> Iterator[Box]:
        """Yield the upper and the lower edges of boxes side by side, those of a row of boxes as one line."""
        for row in self._level_lines():
            lower = [
                next((two for two in self._lines if two.top > one.top + 1 and _are_alike(one, two)), None)
                for one in row
            ]
            bottoms = [line.top for line in lower if line is not None]
            even = len(bottoms) == len(row) > 1 and max(bottoms) - min(bottoms) < SAME_EDGE
            if even and bottoms[0] - row[0].top > LEAST_BOX * self._size:
                for top in (row[0].top, bottoms[0]):
                    yield Box(row[0].page, row[0].x0, top, row[-1].x1, top)

    def _level_lines(self) -> list[list[Box]]:
        """Return the lines of each height that stand as near to each other as boxes side by side."""
        rows: list[list[Box]] = []
        for line in sorted(self._lines, key=lambda line: (round(line.top), line.x0)):
            last = rows[-1][-1] if rows else None
            if last and abs(line.top - last.top) < SAME_EDGE and 0 <= line.x0 - last.x1 < BOXES * self._size:
                rows[-1].append(line)
            else:
                rows.append([line])
        return rows

    def _reaches_over(self, line: Box, part: Part) -> bool:
        """Whether a line runs from edge to edge; it may begin behind a heading, or end before one, at its height."""
        x0, x1 = line.x0, line.x1
        near = BESIDE * self._size
        for row in part.rows:
            big = len(row.spans) == 1 and row.spans[0].size > BIGGER * self._size
            if big and row.top < line.top < row.bottom:
                if 0 < x0 - row.x1 < near and row.x0 < part.left + near:
                    x0 = part.left
                if 0 < row.x0 - x1 < near and row.x1 > part.right - near:
                    x1 = part.right
        return x0 < part.left + EDGE * self._size and x1 > part.right - EDGE * self._size

    def _is_heading(self, part: Part, at: int, usual: float, y: float) -> bool:
        """Whether a row is a heading right above or below a line at `y`: short, alone, and bigger or set apart."""
        row = part.rows[at]
        if len(row.spans) > 1 or row.x1 - row.x0 > HEADING * part.width:
            return False
        if min(abs(row.bottom - y), abs(row.top - y)) > NEAR * self._size and not row.top < y < row.bottom:
            return False
        above = at == 0 or row.top - max(other.bottom for other in part.rows[:at]) > usual + WHITE * self._size
        return row.spans[0].size > BIGGER * self._size or above


def _are_alike(one: Box, other: Box) -> bool:
    """Whether two level edges begin and end alike."""
    return max(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) < SAME_EDGE
