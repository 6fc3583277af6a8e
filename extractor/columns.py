"""Rows → stretches: where text stands in columns, and in which order its columns are read; a helper of `lines`.

A white strip is a gutter when text goes on beside it over several rows, on both sides in lines that fill their column.
What stands above and below such a band is read before and after it, what stands in it column by column: a recursive
cut of the page along white space (Nagy and Seth 1984, the X-Y tree), with tests that keep tables, cards, lists and
running heads, which have white between them too, in rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

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
SAME_BASELINE = 0.12
# Where nothing is prose, two halves of a page: as wide as each other, with a wide strip, and long.
HALVES = 0.06
HALF_WIDTH = 14.0
HALF_GUTTER = 1.5
HALF_ROWS = 8
# White over the whole width that parts bands: the place of a figure, or so much more than usual before a heading and
# behind a title.
FIGURE = 4.0
END_GAP = 0.8
TITLE_GAP = 0.3
# A line that begins so much further right opens a paragraph.
OPENS = 1.2
# Columns of one page are the same when their edges are within this distance.
SAME_EDGES = 1.5


@dataclass(frozen=True, slots=True)
class Span:
    """Ink on a row without a wide gap: the glyphs from `first` to before `last` of row `row`."""

    row: int
    first: int
    last: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that are read one after another; `column` is 0 where they are not beside others."""

    column: int
    rows: list[list[Span]]


def arrange(rows: Sequence[Sequence[Span]]) -> list[Stretch]:
    """Return the rows of a page in reading order, those in columns parted.

    Args:
        rows: From top to bottom, each with at least one span, from left to right; in PDF points from the top left.
    """
    whole = [_Row(list(row)) for row in rows]
    if sum(len(row.spans) > 1 for row in whole) == 0 and len(whole) < 2 * LEAST_ROWS:
        return [Stretch(0, [row.spans for row in whole])]
    page = _Columns(median(row.spans[0].size for row in whole))
    return [Stretch(page.number(part), [row.spans for row in part.rows]) for part in page.parts(_Part(whole, 0))]


@dataclass(slots=True)
class _Row:
    """The spans of a row inside one column; `ink` has a bit set for each point in x that is printed on."""

    spans: list[Span]
    ink: int = 0

    def __post_init__(self) -> None:
        for span in self.spans:
            left, right = max(0, int(span.x0)), max(0, int(span.x1))
            self.ink |= (1 << (right + 1)) - (1 << left) if right >= left else 0

    @property
    def top(self) -> float:
        return min(span.top for span in self.spans)

    @property
    def bottom(self) -> float:
        return max(span.bottom for span in self.spans)

    @property
    def x0(self) -> float:
        return self.spans[0].x0

    @property
    def x1(self) -> float:
        return self.spans[-1].x1

    def within(self, left: float, right: float) -> list[Span]:
        return [span for span in self.spans if left <= (span.x0 + span.x1) / 2 < right]


@dataclass(slots=True)
class _Part:
    """Rows that stand in one column; `depth` is how often the page was cut to come to it."""

    rows: list[_Row]
    depth: int

    @property
    def left(self) -> float:
        return min(row.x0 for row in self.rows)

    @property
    def right(self) -> float:
        return max(row.x1 for row in self.rows)

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class _Strip:
    """White from `left` to `right`, in points."""

    left: int
    right: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> int:
        return self.right - self.left


_Band = tuple[list[_Row], list[_Strip]]  # rows below each other, and the gutters that run through all of them


class _Columns:
    """The columns of a page whose text is mostly of one size, in points."""

    def __init__(self, size: float) -> None:
        self._size = max(size, 1.0)
        self._gutter = max(4, round(GUTTER * self._size))
        self._edges: list[tuple[float, float]] = []

    def number(self, part: _Part) -> int:
        """Return the number of a part's column: 0 for what was not cut, the same for columns with the same edges."""
        if not part.depth:
            return 0
        near = SAME_EDGES * self._size
        for index, (left, right) in enumerate(self._edges, start=1):
            if abs(left - part.left) < near and abs(right - part.right) < near:
                return index
        self._edges.append((part.left, part.right))
        return len(self._edges)

    def parts(self, part: _Part) -> Iterator[_Part]:
        """Yield the parts of a part in reading order."""
        bands = list(self._bands(part))
        plain: list[_Row] = []
        held: list[_Part] = []
        for index, (rows, strips) in enumerate(bands):
            for row in rows if not strips else ():
                if held and plain and self._opens(plain[-1], row, part):
                    yield from self._flush(plain, held, part.depth)
                plain.append(row)
            if strips:
                yield from self._flush(plain, held, part.depth)
                sides = [_Part(side, part.depth + 1) for side in _sides(rows, strips)]
                below = bands[index + 1][0][0] if index + 1 < len(bands) else None
                box = self._box(sides, below, self._aligned(rows, strips[0]))
                for side in sides:
                    if side is not box:
                        yield from self.parts(side)
                held += [] if box is None else [box]
        yield from self._flush(plain, held, part.depth)

    def _opens(self, before: _Row, row: _Row, part: _Part) -> bool:
        """Whether a row surely does not go on with the paragraph of the one before it."""
        if row.x0 > part.left + OPENS * self._size or before.x1 < part.right - 2 * RAG * self._size:
            return True
        return abs(row.spans[0].size - before.spans[0].size) > 0.5 or row.top - before.bottom > self._size

    def _flush(self, plain: list[_Row], held: list[_Part], depth: int) -> Iterator[_Part]:
        """Yield the rows so far, then the boxes beside them; both lists are emptied."""
        if plain:
            yield _Part(plain[:], depth)
        for box in held:
            yield from self.parts(box)
        plain.clear()
        held.clear()

    def _box(self, sides: Sequence[_Part], below: _Row | None, aligned: float) -> _Part | None:
        """Return the side that is a box beside a paragraph which goes on below it; it is read behind that paragraph."""
        if len(sides) != 2 or below is None or aligned >= ALIGNED:
            return None
        box, text = sorted(sides, key=lambda side: side.width)
        last = text.rows[-1]
        gaps = _gaps(text.rows)
        usual = median(gaps) if gaps else 0.0
        goes_on = below.top - last.bottom < usual + END_GAP * self._size and last.x1 > text.right - RAG * self._size
        reaches = below.x0 < text.left + OPENS * self._size and below.x1 > text.right + self._gutter
        return box if goes_on and reaches and below.top > box.rows[-1].top else None

    # -------------------------------------------------------------- bands

    def _bands(self, part: _Part) -> Iterator[_Band]:
        """Yield the rows in bands from top to bottom, each with the gutters that run through it."""
        zone = self._zone(part)
        open_rows = [bool(self._runs(zone & ~row.ink)) for row in part.rows]
        start, rows = 0, part.rows
        while start < len(rows):
            end = self._reach(rows, open_rows, start, zone) if open_rows[start] else start + 1
            pieces = [rows[begin:stop] for begin, stop in self._pieces(rows, start, end)] if end > start + 1 else []
            bands = self._joined([(piece, self._gutters(piece, zone)) for piece in pieces], zone)
            if any(strips for _, strips in bands):
                yield from bands
            else:
                yield [rows[start]], []
                end = start + 1
            start = end

    def _joined(self, bands: Sequence[_Band], zone: int) -> list[_Band]:
        """Put bands together again of which only one is in columns by itself, though the strip goes on in the other."""
        joined: list[_Band] = []
        for rows, strips in bands:
            if joined and bool(strips) != bool(joined[-1][1]) and self._strips(rows, zone):
                both = [*joined[-1][0], *rows]
                gutters = self._gutters(both, zone) if self._strips(joined[-1][0], zone) else []
                if gutters:
                    joined[-1] = both, gutters
                    continue
            joined.append((rows, strips))
        return joined

    def _zone(self, part: _Part) -> int:
        left, right = part.left + SIDE * part.width, part.right - SIDE * part.width
        return (1 << (max(0, int(right)) + 1)) - (1 << max(0, int(left))) if right > left else 0

    def _runs(self, white: int) -> int:
        """Return the bits from which white as wide as a gutter begins."""
        done = 1
        while done < self._gutter and white:
            step = min(done, self._gutter - done)
            white &= white >> step
            done += step
        return white

    def _reach(self, rows: Sequence[_Row], open_rows: Sequence[bool], start: int, zone: int) -> int:
        """Return the end of the rows from `start` on that leave one strip white between them."""
        white = zone
        for index in range(start, len(rows)):
            white &= ~rows[index].ink
            if not open_rows[index] or not self._runs(white):
                return index
        return len(rows)

    def _pieces(self, rows: Sequence[_Row], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Part the rows at a figure, before a heading over all columns, and from a running head in two halves."""
        gaps = _gaps(rows[start:end])
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

    def _gutters(self, rows: Sequence[_Row], zone: int) -> list[_Strip]:
        """Return the gutters that part all of the rows into columns, from left to right; none for what is no text."""
        strips = self._strips(rows, zone)
        if not strips:
            return []
        if all(self._is_prose(side) for side in _sides(rows, strips)):
            return strips
        widest = sorted(strips, key=lambda strip: (-strip.width, strip.left))
        return next(([strip] for strip in widest if self._parts_columns(rows, strip, strip is widest[0])), [])

    def _strips(self, rows: Sequence[_Row], zone: int) -> list[_Strip]:
        """Return the strips of white with text enough on both sides."""
        white = zone
        for row in rows:
            white &= ~row.ink
        found = []
        for left, right in _runs_of(white):
            # The zone may end inside the white.
            strip = _Strip(left, right)
            before = sum(row.x0 < strip.left for row in rows)
            behind = sum(row.x1 > strip.right for row in rows)
            if strip.width >= self._gutter and min(before, behind) >= LEAST_ROWS:
                found.append(strip)
        return found

    def _parts_columns(self, rows: Sequence[_Row], strip: _Strip, widest: bool) -> bool:
        """Whether a strip parts two columns, at least one of them prose, or the halves of a page."""
        left, right = (_Part(side, 0) for side in _sides(rows, [strip]))
        if min(left.width, right.width) < NARROWEST * self._size:
            return False
        prose = [self._is_prose(side.rows) for side in (left, right)]
        if all(prose):
            return True
        main = prose[0] if left.width > right.width else prose[1]
        if main and self._aligned(rows, strip) < ALIGNED:
            return True
        even = abs(left.width - right.width) < HALVES * (right.right - left.left)
        wide = strip.width > HALF_GUTTER * self._size and left.width > HALF_WIDTH * self._size
        return widest and even and wide and min(len(left.rows), len(right.rows)) >= HALF_ROWS

    def _is_prose(self, rows: Sequence[_Row]) -> bool:
        """Whether a fair part of the rows fill their column."""
        part = _Part(list(rows), 0)
        if len(rows) < LEAST_ROWS or part.width < (NARROWEST if len(rows) >= MANY_ROWS else NARROW) * self._size:
            return False
        rag = max(RAG * self._size, RAGGED * part.width)
        full = sum(
            row.x0 < part.left + INDENT * self._size and row.x1 > part.right - rag and _inked(row) > INK for row in rows
        )
        return full >= FULL_LINES * len(rows)

    def _aligned(self, rows: Sequence[_Row], strip: _Strip) -> float:
        """Return which part of the rows with fewer lines stand on a line of the other side."""
        both = alone = 0
        for row in rows:
            left, right = row.within(-1e9, strip.middle), row.within(strip.middle, 1e9)
            if left and right:
                same = abs(left[-1].bottom - right[0].bottom) < SAME_BASELINE * self._size
                both, alone = both + same, alone + (not same)
        return both / max(1, both + alone)


def _gaps(rows: Sequence[_Row]) -> list[float]:
    """The white between each row and what stands above it."""
    gaps, reach = [], float("-inf")
    for before, after in pairwise(rows):
        reach = max(reach, before.bottom)
        gaps.append(after.top - reach)
    return gaps


def _inked(row: _Row) -> float:
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


def _sides(rows: Sequence[_Row], strips: Sequence[_Strip]) -> list[list[_Row]]:
    """Return what stands left of, between and right of the strips, without rows that have nothing there."""
    edges = [-1e9, *(strip.middle for strip in strips), 1e9]
    sides = []
    for left, right in pairwise(edges):
        cells = [row.within(left, right) for row in rows]
        sides.append([_Row(spans) for spans in cells if spans])
    return sides
