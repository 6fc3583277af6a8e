"""Rows → gutters: which white strips part them into columns.

A white strip is a gutter when text goes on beside it over several rows, on both sides in lines that fill their column.
That keeps tables, cards, lists and running heads, which have white between them too, in rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extractor.lines.columns.side_by_side import tables_side_by_side
from extractor.lines.columns.spans import Part, Row, Strip, sides_of
from extractor.model import Grid

# All lengths but those in points are in parts of the usual size of a page's text.
# Narrowest gutter: columns stand 4 to 10 mm apart, at 9 to 12 points; no gap inside prose is as wide as a character.
GUTTER = 0.9
# Between two frames, each with a ruling of its own, half of that is enough: cells of one table share the ruling.
FRAMED_GUTTER = 0.45
# In points: no strip is narrower, however small the text is, for the edges of ink are rounded to points on both sides.
LEAST_POINTS = 4
# A column holds at least so many characters a line; fewer if it has many rows, for the cells of cards and tables are
# narrow and few.
NARROW = 12.0
NARROWEST = 7.0
MANY_ROWS = 6
# Rows that each side of a gutter must have; fewer are running heads, or cells of a table.
LEAST_ROWS = 3
# … but a text may end with so many at the top of its last column.
LAST_ROWS = 2
# Prose fills its column: this part of its lines begins at the left edge or at an indent and ends near the right one,
# give or take characters or a part of the width (ragged lines), and is mostly ink.
FULL_LINES = 0.45
INDENT = 2.6
RAG = 1.6
RAGGED = 0.12
INK = 0.75
# … but for headings, this many times as big as the text, and so many rows at the right that sign it.
HEADING, SIGNED_ROWS = 1.2, 2
# Cells of a table stand on the lines of their row: columns whose lines do, in more than this part, must both be prose.
# Long lists and tables beside each other, each on lines of its own, are columns though nothing in them is prose.
ALIGNED = 0.6
INDEPENDENT = 0.3
# One that is prose beside one that is not (a table, names in the margin) is hardly narrower than that.
MAIN = 0.75
SAME_BASELINE = 0.12
# Where nothing is prose, two halves of a page: as wide as each other, with the widest strip of few, and long. Where
# there are more strips, they are a table's.
HALF_STRIPS = 4
HALVES = 0.06
HALF_WIDTH = 14.0
HALF_GUTTER = 1.5
HALF_ROWS = 8
# Where the last column of a text has but a line or two, the one before it takes no more than this part of the width.
HALF = 0.62
# A strip is a table's when more than this part of the rows stand in one that is ruled, where so many of its rows have
# cells on both sides. Frames that hold whole columns have no rulings at one height on both sides.
IN_TABLE = 0.5
LEAST_TABLE_ROWS = 3


class Gutters:
    """The gutters of a page whose text is mostly of one size, in points.

    `grids` are the cells that ruling lines draw: what parts those of a table parts columns only where all is prose.
    """

    def __init__(self, size: float, grids: Sequence[Grid] = ()) -> None:
        self._size = size
        self._grids = grids
        self.narrowest = max(LEAST_POINTS, round(GUTTER * size))
        self._narrowest_framed = max(LEAST_POINTS, round(FRAMED_GUTTER * size))
        # The edges of strips are whole points, and ink may touch a ruling or stop just before it
        self._shared: dict[tuple[int, Strip], _Heights] = {}
        cells = {cell for grid in grids for cell in grid}
        self._ends = {round(cell.x1) + more for cell in cells for more in (-1, 0, 1)}
        self._begins = {round(cell.x0) + more for cell in cells for more in (-1, 0, 1)}

    def between(self, rows: Sequence[Row], zone: int, top: bool = False) -> list[Strip]:
        """Return the gutters that part all of the rows into columns, from left to right; none for what is no text.

        `zone` has a bit for each point in x at which there may be one (`spans.bit`).

        `top` says that columns may begin with the first of the rows.
        """
        strips = self.strips(rows, zone, top)
        if not strips:
            return []
        if all(map(self._is_prose, sides_of(rows, strips))):
            return strips
        widest = sorted(strips, key=lambda strip: (-strip.width, strip.left))
        halves = widest[0] if len(strips) <= HALF_STRIPS else None
        return next(([strip] for strip in widest if self._parts_columns(rows, strip, strip is halves)), [])

    def strips(self, rows: Sequence[Row], zone: int, top: bool = False) -> list[Strip]:
        """Return the strips of white with text enough on both sides."""
        white = zone
        for row in rows:
            white &= ~row.ink
        if not white:
            return []
        found = []
        lefts, rights = sorted([row.x0 for row in rows]), sorted([row.x1 for row in rows])
        for left, right in _runs_of(white):
            # The zone may end inside the white.
            strip = Strip(left, right)
            before, behind = bisect_left(lefts, left), len(rights) - bisect_right(rights, right)
            ends = top and before >= MANY_ROWS and any(row.x1 > strip.right for row in rows[:LAST_ROWS])
            enough = min(before, behind) >= LEAST_ROWS or ends
            if enough and (strip.width >= self.narrowest or self._between_frames(strip)):
                found.append(strip)
        return found

    def still_open(self, strips: Sequence[Strip], rows: Sequence[Row]) -> list[Strip]:
        """Return what rows leave white of strips, however few they are; nothing where they close one of them.

        What stands inside a strip, as a page number does, closes it.
        """
        for row in rows:
            if any(strip.left <= span.x0 and span.x1 <= strip.right for span in row.spans for strip in strips):
                return []
        ink = 0
        for row in rows:
            ink |= row.ink
        found = []
        for strip in strips:
            white = (1 << strip.right) - (1 << strip.left) & ~ink
            found += [Strip(left, right) for left, right in _runs_of(white) if right - left >= self.narrowest][:1]
        return found if len(found) == len(strips) else []

    def _between_frames(self, strip: Strip) -> bool:
        """Whether a frame ends where the strip begins, and another begins where it ends."""
        return strip.width >= self._narrowest_framed and strip.left in self._ends and strip.right in self._begins

    def _parts_columns(self, rows: Sequence[Row], strip: Strip, halves: bool) -> bool:
        """Whether a strip parts two columns, at least one of them prose, or the halves of a page."""
        left, right = (Part(side) for side in sides_of(rows, [strip]))
        if len(right.rows) < LEAST_ROWS:
            begins = right.left < strip.right + INDENT * self._size
            return begins and left.width < HALF * (right.right - left.left) and self._is_prose(left.rows)
        if min(left.width, right.width) < NARROWEST * self._size:
            return False
        prose = [self._is_prose(side.rows) for side in (left, right)]
        if all(prose):
            return True
        if any(self._parts_cells(at, strip, rows) for at in range(len(self._grids))):
            return False
        aligned = self.aligned(rows, strip)
        if tables_side_by_side(left.rows, right.rows, self._size, aligned > INDEPENDENT):
            return True
        main, other = (left, right) if prose[0] else (right, left)
        if any(prose) and main.width > MAIN * other.width and aligned < ALIGNED:
            return True
        if min(len(left.rows), len(right.rows)) < HALF_ROWS:
            return False
        even = abs(left.width - right.width) < HALVES * (right.right - left.left)
        wide = strip.width > HALF_GUTTER * self._size and left.width > HALF_WIDTH * self._size
        return (halves and even and wide) or aligned < INDEPENDENT

    def _is_prose(self, rows: Sequence[Row]) -> bool:
        """Whether a fair part of the rows fill their column."""
        if len(rows) < LEAST_ROWS:
            return False
        part = Part(list(rows))
        if part.width < (NARROWEST if len(rows) >= MANY_ROWS else NARROW) * self._size:
            return False
        rag = max(RAG * self._size, RAGGED * part.width)
        left, right = part.left + INDENT * self._size, part.right - rag
        full = sum([row.x0 < left and row.x1 > right and row.inked > INK for row in rows])
        if full >= FULL_LINES * len(rows):
            return True
        # Headings, and who signs a text at its right, say nothing of how it is set
        middle = (part.left + part.right) / 2
        heads = sum([row.spans[0].size > HEADING * self._size for row in rows])
        signed = sum([row.x0 > middle and row.x1 > right for row in rows])
        others = len(rows) - heads - min(signed, SIGNED_ROWS)
        return full >= LEAST_ROWS and full >= FULL_LINES * others

    def _parts_cells(self, at: int, strip: Strip, rows: Sequence[Row]) -> bool:
        """Whether most of the rows stand in those of a ruled table that have cells on both sides of the strip."""
        if (at, strip) not in self._shared:
            self._shared[at, strip] = _Heights(self._grids[at], strip)
        shared = self._shared[at, strip]
        if shared.rows < LEAST_TABLE_ROWS:
            return False
        return sum([shared.hold((row.top + row.bottom) / 2) for row in rows]) > IN_TABLE * len(rows)

    def aligned(self, rows: Sequence[Row], strip: Strip) -> float:
        """Return which part of the lines on the side that has fewer stand on a line of the other side."""
        lefts = rights = same = 0
        for row in rows:
            left, right = row.side(float("-inf"), strip.middle), row.side(strip.middle, float("inf"))
            lefts, rights = lefts + (left is not None), rights + (right is not None)
            if left is not None and right is not None:
                same += abs(left.spans[-1].bottom - right.spans[0].bottom) < SAME_BASELINE * self._size
        return same / max(1, min(lefts, rights))


class _Heights:
    """The heights of the rows of a ruled table that have cells on both sides of a strip."""

    def __init__(self, grid: Grid, strip: Strip) -> None:
        left = {round(cell.top): cell.bottom for cell in grid if cell.x1 < strip.right + 1}
        right = {round(cell.top): cell.bottom for cell in grid if cell.x0 > strip.left - 1}
        shared = sorted(left.keys() & right.keys())
        self.rows = len(shared)
        self._tops: list[float] = []
        self._bottoms: list[float] = []
        for top in shared:
            bottom = max(left[top], right[top])
            if self._tops and top < self._bottoms[-1]:
                self._bottoms[-1] = max(self._bottoms[-1], bottom)
            else:
                self._tops.append(top)
                self._bottoms.append(bottom)

    def hold(self, y: float) -> bool:
        """Whether a height is inside that of a row."""
        at = bisect_left(self._tops, y) - 1
        return at >= 0 and y < self._bottoms[at]


def _runs_of(white: int) -> Iterator[tuple[int, int]]:
    """Yield first bit and end of each run of set bits."""
    offset = 0
    while white:
        skip = (white & -white).bit_length() - 1
        white >>= skip
        length = (~white & (white + 1)).bit_length() - 1
        yield offset + skip, offset + skip + length
        white >>= length
        offset += skip + length
