"""Rows and the columns near them → whether they stand in these: what is too short to show columns by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from statistics import median

from extractor.lines.columns.gutters import INDENT, INDEPENDENT, LEAST_ROWS, NARROWEST, RAG, Gutters
from extractor.lines.columns.heads import heads_each, is_in_the_middle, is_one
from extractor.lines.columns.spans import Part, Row, Strip, sides_of, spans_beside
from extractor.lines.columns.white_space import middle_of

# All lengths are in parts of the usual size of a page's text.
# What stands in a column begins at its edge, but for the white half of a mark of full width.
BEGINS = 0.6
# A heading in a single column is set this many times as big as the text.
HEADS = 1.2
# Rows run on in one of the columns alone if they begin so close below its last.
RUNS_ON = 2.0

Band = tuple[list[Row], list[Strip]]  # rows below each other, and the gutters that run through all of them


class GoingOn:
    """The columns that go on in rows above and below them, on a page whose text is mostly of one size, in points."""

    def __init__(self, size: float, gutters: Gutters) -> None:
        self._size = size
        self._gutters = gutters

    def alike(self, bands: Sequence[Band], known: Band, part: Part) -> list[Band]:
        """Return the bands of a part with what of them stands in the columns of a known band, above or below it."""
        zone = middle_of(part)
        joined: list[Band] = []
        for rows, strips in whole(bands):
            for found in [(rows, strips)] if strips else self._going_on(rows, known, part):
                both = [*joined[-1][0], *found[0]] if joined else []
                old = joined[-1][1] if joined else []
                wider = self.same_strips(both, strips or found[1], zone) if both and found[1] and old else []
                if wider and len(wider) == len(old):
                    joined[-1] = both, wider
                else:
                    joined.append(found)
        return self.widened(joined, zone)

    def widened(self, bands: Sequence[Band], zone: int) -> list[Band]:
        """Return bands, each with what stands above or below in its columns: headings, a few lines set as wide."""
        bands = list(bands)
        for step in (-1, 1):
            at = len(bands) - 1 if step < 0 else 0
            while 0 <= at + step < len(bands):
                (rows, strips), (more, others) = bands[at], bands[at + step]
                both = [*more, *rows] if step < 0 else [*rows, *more]
                wider = self.same_strips(both, strips, zone) if strips and not others else []
                if wider and self._keeps(more, rows, wider):
                    bands[min(at, at + step) : max(at, at + step) + 1] = [(both, wider)]
                    at -= step < 0
                else:
                    at += step
        return bands

    def same_strips(self, rows: Sequence[Row], strips: Sequence[Strip], zone: int) -> list[Strip]:
        """Return what is left of the strips when more rows stand beside them; nothing where one of them is closed."""
        found = [
            strip
            for strip in self._gutters.strips(rows, zone)
            if any(strip.left < old.right and strip.right > old.left for old in strips)
        ]
        return found if len(found) == len(strips) else []

    def resumed(self, rows: Sequence[Row], above: Band) -> list[Strip]:
        """Return the gutters of the columns above a heading, if what stands below it stands in the same columns.

        Lines as short as those of cards would not show them by themselves.
        """
        band, strips = above
        beside = [spans for row in rows for spans in spans_beside(row, strips)]
        cells = 2 * sum(len(spans) > 1 for spans in beside) > len(beside)
        narrow = median(span.x1 - span.x0 for spans in beside for span in spans) < NARROWEST * self._size
        cells = cells and narrow and self._gutters.aligned(rows, strips[0]) > INDEPENDENT
        wider = self._gutters.still_open(strips, rows) if strips and len(rows) > 1 and not cells else []
        return wider if wider and self._keeps(rows, band, wider) else []

    def _going_on(self, rows: Sequence[Row], known: Band, part: Part) -> Iterator[Band]:
        """Yield rows in bands, those in known columns together: a page number stands between these, and a title over
        them.
        """
        open_ = [bool(self._gutters.still_open(known[1], [row])) for row in rows]
        for is_open, run in groupby(zip(open_, rows, strict=True), key=itemgetter(0)):
            found = [row for _, row in run]
            over = next((at for at, row in enumerate(found) if not self._is_over_all(row, part)), len(found))
            if over:
                yield found[:over], []
            if found[over:]:
                yield found[over:], self.resumed(found[over:], known) if is_open else []

    def _keeps(self, rows: Sequence[Row], band: Sequence[Row], strips: Sequence[Strip]) -> bool:
        """Whether rows stand in the columns of a band: they begin where these do, side by side or filling one of them.

        A running head in two halves does not: its right half ends where the last column does.
        """
        sides = list(sides_of(rows, strips))
        columns = [Part(side) for side in sides_of(band, strips)]
        inside = [(Part(side), column) for side, column in zip(sides, columns, strict=True) if side]
        rag = RAG * self._size
        begins = all(abs(side.left - column.left) < self._may_begin(side) for side, column in inside)
        fits = all(side.right < column.right + rag for side, column in inside)
        filled = any(
            (side.right > column.right - rag and len(side.rows) > 1) or self._runs_on(side, column)
            for side, column in inside
        )
        return (begins and fits and (len(inside) > 1 or filled)) or heads_each(rows, band, sides, columns, self._size)

    def _runs_on(self, side: Part, column: Part) -> bool:
        """Whether several rows stand right below the last one of a column."""
        white = side.rows[0].top - column.rows[-1].bottom
        return len(side.rows) >= LEAST_ROWS and 0 < white < RUNS_ON * self._size

    def _may_begin(self, side: Part) -> float:
        """How far from the edge of its column something may begin: a heading may have a box, or an ornament."""
        heads = len(side.rows) == 1 and side.rows[0].spans[0].size > HEADS * self._size
        return (INDENT if heads else BEGINS) * self._size

    def _is_over_all(self, row: Row, part: Part) -> bool:
        """Whether a row stands in the middle of all columns, which may be that of the second of three."""
        return is_one(row, self._size) and is_in_the_middle(row, [part], self._size)


def whole(bands: Iterable[Band]) -> Iterator[Band]:
    """Yield bands, those without gutters that follow each other as one."""
    for has_gutters, run in groupby(bands, key=lambda band: bool(band[1])):
        if has_gutters:
            yield from run
        else:
            yield [row for rows, _ in run for row in rows], []
