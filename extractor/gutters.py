"""Rows → bands: where white strips part text into columns, and where such a band ends; a helper of `columns`.

A white strip is a gutter when text goes on beside it over several rows, on both sides in lines that fill their column.
That keeps tables, cards, lists and running heads, which have white between them too, in rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extractor.spans import Part, Row, Strip, bit, gaps_of, sides_of

# All lengths but those in points are in parts of the usual size of a page's text.
# Narrowest gutter: columns stand 4 to 10 mm apart, at 9 to 12 points; no gap inside prose is as wide as a character.
GUTTER = 0.9
# A gutter leaves each side at least this part of the width, and a column holds at least so many characters a line; less
# if it is as long as this, for the cells of cards and tables are narrow and few.
SIDE = 0.18
NARROW = 12.0
NARROWEST = 7.0
MANY_ROWS = 6
# Rows that each side of a gutter must have; fewer are running heads, or cells of a table.
LEAST_ROWS = 3
# Prose fills its column: this part of its lines begins at the left edge or at an indent and ends near the right one,
# give or take characters or a part of the width (ragged lines), and is mostly ink.
FULL_LINES = 0.45
INDENT = 2.6
RAG = 1.6
RAGGED = 0.12
INK = 0.75
# Cells of a table stand on the lines of their row: columns whose lines do, in more than this part, must both be prose.
ALIGNED = 0.6
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
# White over the whole width that parts bands: the place of a figure, or so much more than usual before a heading and
# behind a title.
FIGURE = 4.0
END_GAP = 0.8
TITLE_GAP = 0.3
# So many rows are tried one by one as the first of a band; then they are tried further and further apart.
PATIENCE = 6
# No page has so many rows of text.
MOST_ROWS = 400

Band = tuple[list[Row], list[Strip]]  # rows below each other, and the gutters that run through all of them


class Gutters:
    """The gutters of a page whose text is mostly of one size, in points."""

    def __init__(self, size: float) -> None:
        self._size = size
        self.narrowest = max(4, round(GUTTER * size))

    def bands(self, part: Part) -> Iterator[Band]:
        """Yield the rows in bands from top to bottom, each with the gutters that run through it."""
        zone = self._zone(part)
        open_rows = [bool(self._runs(zone & ~row.ink)) for row in part.rows]
        start, rows = 0, part.rows
        if sum(open_rows) < LEAST_ROWS:
            yield rows, []
            return
        tried, last_end = 0, 0
        while start < len(rows):
            end = self._reach(rows, open_rows, start, zone) if open_rows[start] else start + 1
            pieces = [rows[begin:stop] for begin, stop in self._pieces(rows, start, end)] if end > start + 1 else []
            top = start == 0 or not open_rows[start - 1]
            bands = self._joined(
                [(one, self._gutters(one, zone, at > 0 or top)) for at, one in enumerate(pieces)], zone
            )
            if any(strips for _, strips in bands):
                yield from bands
            else:
                # Columns may begin a little further down, below a head; in a long table one need not ask at each row.
                tried = tried + 1 if end == last_end else 0
                last_end, end = end, min(end, start + 1 + max(0, tried - PATIENCE))
                yield rows[start:end], []
            start = end

    def _joined(self, bands: Sequence[Band], zone: int) -> list[Band]:
        """Put bands together again of which only one is in columns by itself, though the strip goes on in the other."""
        joined: list[Band] = []
        for rows, strips in bands:
            if joined and bool(strips) != bool(joined[-1][1]) and self._strips(rows, zone):
                both = [*joined[-1][0], *rows]
                gutters = self._gutters(both, zone) if self._strips(joined[-1][0], zone) else []
                if gutters:
                    joined[-1] = both, gutters
                    continue
            joined.append((rows, strips))
        return joined

    def _zone(self, part: Part) -> int:
        left, right = part.left + SIDE * part.width, part.right - SIDE * part.width
        return (1 << (bit(right) + 1)) - (1 << bit(left)) if right > left else 0

    def _runs(self, white: int) -> int:
        """Return the bits from which white as wide as a gutter begins."""
        done = 1
        while done < self.narrowest and white:
            step = min(done, self.narrowest - done)
            white &= white >> step
            done += step
        return white

    def _reach(self, rows: Sequence[Row], open_rows: Sequence[bool], start: int, zone: int) -> int:
        """Return the end of the rows from `start` on that leave one strip white between them."""
        white = zone
        for index in range(start, len(rows)):
            white &= ~rows[index].ink
            if not open_rows[index] or not self._runs(white):
                return index
        return len(rows)

    def _pieces(self, rows: Sequence[Row], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Part the rows at a figure, before a heading over all columns, and from a running head in two halves."""
        gaps = gaps_of(rows[start:end])
        usual = median(gaps) if gaps else 0.0
        left = min(row.x0 for row in rows[start:end]) + INDENT * self._size
        begin = start
        for index, gap in enumerate(gaps, start=start + 1):
            outer = rows[start:index] if index - start <= 2 else rows[index:end] if end - index <= 2 else []
            halves = any(len(row.spans) > 1 for row in outer)
            heading = len(rows[index].spans) == 1 and rows[index].x0 < left
            title = index - start <= 3 and all(len(row.spans) == 1 for row in rows[start:index])
            more = gap - usual
            if (
                gap > FIGURE * self._size
                or (more > END_GAP * self._size and (halves or heading))
                or (more > TITLE_GAP * self._size and title)
            ):
                yield begin, index
                begin = index
        yield begin, end

    # -------------------------------------------------------------- gutters

    def _gutters(self, rows: Sequence[Row], zone: int, top: bool = False) -> list[Strip]:
        """Return the gutters that part all of the rows into columns, from left to right; none for what is no text.

        `top` says that columns may begin with the first of the rows.
        """
        strips = self._strips(rows, zone, top)
        if not strips:
            return []
        if all(self._is_prose(side) for side in sides_of(rows, strips)):
            return strips
        widest = sorted(strips, key=lambda strip: (-strip.width, strip.left))
        halves = widest[0] if len(strips) <= HALF_STRIPS else None
        return next(([strip] for strip in widest if self._parts_columns(rows, strip, strip is halves)), [])

    def _strips(self, rows: Sequence[Row], zone: int, top: bool = False) -> list[Strip]:
        """Return the strips of white with text enough on both sides."""
        white = zone
        for row in rows:
            white &= ~row.ink
        found = []
        for left, right in _runs_of(white):
            # The zone may end inside the white.
            strip = Strip(left, right)
            before = sum(row.x0 < strip.left for row in rows)
            behind = sum(row.x1 > strip.right for row in rows)
            # A text may end with a line or two at the top of its last column.
            ends = top and before >= MANY_ROWS and any(row.x1 > strip.right for row in rows[:2])
            enough = min(before, behind) >= LEAST_ROWS or ends
            if strip.width >= self.narrowest and enough:
                found.append(strip)
        return found

    def _parts_columns(self, rows: Sequence[Row], strip: Strip, halves: bool) -> bool:
        """Whether a strip parts two columns, at least one of them prose, or the halves of a page."""
        left, right = (Part(side, 0) for side in sides_of(rows, [strip]))
        prose = [self._is_prose(side.rows) for side in (left, right)]
        if len(right.rows) < LEAST_ROWS:
            begins = right.left < strip.right + INDENT * self._size
            return prose[0] and begins and left.width < HALF * (right.right - left.left)
        if min(left.width, right.width) < NARROWEST * self._size:
            return False
        if all(prose):
            return True
        main, other = (left, right) if prose[0] else (right, left)
        if any(prose) and main.width > MAIN * other.width and self.aligned(rows, strip) < ALIGNED:
            return True
        even = abs(left.width - right.width) < HALVES * (right.right - left.left)
        wide = strip.width > HALF_GUTTER * self._size and left.width > HALF_WIDTH * self._size
        return halves and even and wide and min(len(left.rows), len(right.rows)) >= HALF_ROWS

    def _is_prose(self, rows: Sequence[Row]) -> bool:
        """Whether a fair part of the rows fill their column."""
        part = Part(list(rows), 0)
        if len(rows) < LEAST_ROWS or part.width < (NARROWEST if len(rows) >= MANY_ROWS else NARROW) * self._size:
            return False
        rag = max(RAG * self._size, RAGGED * part.width)
        full = sum(
            row.x0 < part.left + INDENT * self._size and row.x1 > part.right - rag and _inked(row) > INK for row in rows
        )
        return full >= FULL_LINES * len(rows)

    def aligned(self, rows: Sequence[Row], strip: Strip) -> float:
        """Return which part of the rows with fewer lines stand on a line of the other side."""
        both = alone = 0
        for row in rows:
            left, right = row.within(float("-inf"), strip.middle), row.within(strip.middle, float("inf"))
            if left and right:
                same = abs(left[-1].bottom - right[0].bottom) < SAME_BASELINE * self._size
                both, alone = both + same, alone + (not same)
        return both / max(1, both + alone)


def _inked(row: Row) -> float:
    """The part of a row's width that is printed on."""
    return sum(span.x1 - span.x0 for span in row.spans) / max(row.x1 - row.x0, 1.0)


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
