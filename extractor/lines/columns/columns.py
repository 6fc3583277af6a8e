"""Rows → passages: the columns of a page, and in which order they are read.

What stands above and below a band of columns is read before and after it, what stands in it column by column: a
recursive cut of the page along white space (Nagy and Seth 1984, the X-Y tree); `bands` and `gutters` say where to cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractor.lines.columns.bands import END_GAP, Bands
from extractor.lines.columns.cells import borders
from extractor.lines.columns.going_on import Band, GoingOn
from extractor.lines.columns.gutters import ALIGNED, INDENT, INK, LEAST_ROWS, RAG, Gutters
from extractor.lines.columns.rulings import Rulings
from extractor.lines.columns.spans import Part, Row, Span, gaps_of, sides_of
from extractor.model import Box, Grid

# All lengths are in parts of the usual size of a page's text.
# Columns of one page are the same when their edges are within this distance: a character and a mark that hangs.
SAME_EDGES = 1.5
# A line that begins so much further right opens a paragraph: an indent of two characters, half-width ones included.
OPENS = 1.2
# A paragraph ends with a line that leaves so much white at its end, twice what a line leaves that goes on.
SHORT = 2 * RAG
# A line is this much lower than the one before it only where something ends.
ENDS = 1.0
# Lines of one paragraph are of one size, in points: sizes of one face differ by rounding only.
SAME_SIZE = 0.5
# So many rows of a text in a frame fill it.
FULL_ROWS = 2
# No page has so many rows of text; a page of numbers that has would take seconds.
MOST_ROWS = 400
# Fewer rows than both sides of a gutter have, each without a gap, are in no columns: nothing need be measured.
FEWEST_ROWS = 2 * LEAST_ROWS


@dataclass(frozen=True, slots=True)
class Passage:
    """Rows that are read one after another; `column` is 0 where they are not beside others."""

    column: int
    rows: list[list[Span]]


def arrange(rows: Sequence[Sequence[Span]], grids: Sequence[Grid] = (), rulings: Sequence[Box] = ()) -> list[Passage]:
    """Return the rows of a page in reading order, those in columns parted.

    Args:
        rows: From top to bottom, each with at least one span, from left to right; in PDF points from the top left.
        grids: The cells that ruling lines draw on the page.
        rulings: The long level lines that are drawn on it.
    """
    whole = [Row(list(row)) for row in rows]
    if len(whole) > MOST_ROWS or (len(whole) < FEWEST_ROWS and all(len(row.spans) == 1 for row in whole)):
        return [Passage(0, [row.spans for row in whole])]
    page = _Columns(max(median(row.spans[0].size for row in whole), 1.0), grids, rulings)
    return [Passage(page.number(part), [row.spans for row in part.rows]) for part in page.parts(Part(whole))]


class _Columns:
    """The columns of a page whose text is mostly of one size, in points; `grids` and `rulings` as for `arrange`."""

    def __init__(self, size: float, grids: Sequence[Grid], rulings: Sequence[Box]) -> None:
        self._size = size
        self._grids = grids
        self._rulings = Rulings(size, rulings)
        self._gutters = Gutters(size, grids)
        self._bands = Bands(size, self._gutters)
        self._going_on = GoingOn(size, self._gutters)
        self._edges: list[tuple[float, float]] = []

    def number(self, part: Part) -> int:
        """Return the number of a part's column: 0 for what was not cut, the same for columns with the same edges."""
        if part.column is None:
            return 0
        near = SAME_EDGES * self._size
        for index, (left, right) in enumerate(self._edges, start=1):
            if abs(left - part.column[0]) < near and abs(right - part.column[1]) < near:
                return index
        self._edges.append(part.column)
        return len(self._edges)

    def parts(self, part: Part) -> Iterator[Part]:
        """Yield the parts of a part in reading order."""
        pieces = [Part(rows, column=part.column or self._frame(rows)) for rows in self._rulings.pieces(part)]
        bands = [list(self._bands_of(piece)) for piece in pieces]
        if len(pieces) > 1:
            parted = [next((band for band in reversed(found) if band[1]), None) for found in bands]
            for at, piece in enumerate(pieces):
                near = [*reversed(parted[:at]), *parted[at + 1 :]]
                known = next((band for band in near if band is not None), None)
                bands[at] = bands[at] if known is None else self._going_on.alike(bands[at], known, piece)
        for piece, found in zip(pieces, bands, strict=True):
            yield from self._of_bands(piece, found)

    def _frame(self, rows: list[Row]) -> tuple[float, float] | None:
        """Return the edges of text that stands in a frame."""
        piece = Part(rows)
        begin, end = piece.left + INDENT * self._size, piece.right - RAG * self._size
        full = sum(row.x0 < begin and row.x1 > end and row.inked > INK for row in rows)
        return (piece.left, piece.right) if full >= FULL_ROWS and self._rulings.frames(piece) else None

    def _bands_of(self, part: Part) -> Iterator[Band]:
        if cells := borders([*self._grids, self._rulings.boxes(part.rows)], part.rows):
            yield part.rows, cells
            return
        for rows, strips in self._bands.of(part):
            yield rows, self._rulings.uncrossed(strips, rows) if strips else strips

    def _of_bands(self, part: Part, bands: Sequence[Band]) -> Iterator[Part]:
        plain: list[Row] = []
        held: list[Part] = []
        for index, (rows, strips) in enumerate(bands):
            for row in rows if not strips else ():
                if held and plain and self._opens(plain[-1], row, part):
                    yield from self._flush(plain, held, part)
                plain.append(row)
            if strips:
                yield from self._flush(plain, held, part)
                sides = [Part.cut(side) for side in sides_of(rows, strips) if side]
                below = bands[index + 1][0][0] if index + 1 < len(bands) else None
                box = self._box(sides, below, self._gutters.aligned(rows, strips[0]))
                for side in sides:
                    if side is not box:
                        yield from self.parts(side)
                held += [] if box is None else [box]
        yield from self._flush(plain, held, part)

    def _opens(self, before: Row, row: Row, part: Part) -> bool:
        """Whether a row surely does not go on with the paragraph of the one before it."""
        if row.x0 > part.left + OPENS * self._size or before.x1 < part.right - SHORT * self._size:
            return True
        return abs(row.spans[0].size - before.spans[0].size) > SAME_SIZE or row.top - before.bottom > ENDS * self._size

    def _flush(self, plain: list[Row], held: list[Part], part: Part) -> Iterator[Part]:
        """Yield the rows so far of a part, then the boxes beside them; both lists are emptied."""
        if plain:
            yield Part(plain[:], column=part.column)
        for box in held:
            yield from self.parts(box)
        plain.clear()
        held.clear()

    def _box(self, sides: Sequence[Part], below: Row | None, aligned: float) -> Part | None:
        """Return the side that is a box beside a paragraph which goes on below it; it is read behind that paragraph."""
        if len(sides) != 2 or below is None or aligned >= ALIGNED:
            return None
        box, text = sorted(sides, key=lambda side: side.width)
        last = text.rows[-1]
        gaps = gaps_of(text.rows)
        usual = median(gaps) if gaps else 0.0
        goes_on = below.top - last.bottom < usual + END_GAP * self._size and last.x1 > text.right - RAG * self._size
        reaches = below.x0 < text.left + OPENS * self._size and below.x1 > text.right + self._gutters.narrowest
        return box if goes_on and reaches and below.top > box.rows[-1].top else None
