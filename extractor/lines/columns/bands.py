"""Rows → bands: where columns begin and end, from top to bottom.

A band is a run of rows that leave the same white strips between them; `gutters` says which of these part columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median

from extractor.lines.columns.gutters import INDENT, INDEPENDENT, LEAST_ROWS, MANY_ROWS, RAG, Gutters
from extractor.lines.columns.heads import heads_each, is_in_the_middle, is_one
from extractor.lines.columns.spans import Part, Row, Strip, gaps_of, sides_of, spans_beside
from extractor.lines.columns.white_space import middle_of, open_rows, reach

# All lengths are in parts of the usual size of a page's text.
# What stands in a column begins at its edge, but for the white half of a mark of full width.
BEGINS = 0.6
# White over the whole width that parts bands: the place of a figure, or so much more than usual before a heading and
# behind a title.
FIGURE = 4.0
END_GAP = 0.8
TITLE_GAP = 0.3
# Columns that begin at one height, give or take so much: half a line.
LEVEL = 0.5
# The heading of a section is set this many times as big as the text; titles inside a column are smaller.
BIG = 1.4
# … one in a single column this many times.
HEADS = 1.2
# Of so many rows below such a heading one has another beside it, where columns begin: the first may stand lower by a
# baseline of its own.
ROWS_BELOW = 2
# A running head in two halves, or the end of a text, has so many rows at most; a title above columns so many.
OUTER_ROWS = 2
TITLE_ROWS = 3
# So many rows are tried one by one as the first of a band; then they are tried further and further apart.
PATIENCE = 6

Band = tuple[list[Row], list[Strip]]  # rows below each other, and the gutters that run through all of them


class Bands:
    """The bands of a page whose text is mostly of one size, in points."""

    def __init__(self, size: float, gutters: Gutters) -> None:
        self._size = size
        self._gutters = gutters

    def of(self, part: Part) -> Iterator[Band]:
        """Yield the rows in bands from top to bottom, each with the gutters that run through it."""
        zone = middle_of(part)
        bands = list(self._found(part.rows, zone))
        while len(bands) > 2 and (joined := self._bridged(bands, zone)) is not None:
            bands = joined
        yield from bands

    def alike(self, bands: Sequence[Band], known: Band, part: Part) -> list[Band]:
        """Return the bands of a part with what of them stands in the columns of a known band, above or below it."""
        zone = middle_of(part)
        whole: list[Band] = []
        for rows, strips in _whole(bands):
            for found in [(rows, strips)] if strips else self._going_on(rows, known, part):
                both = [*whole[-1][0], *found[0]] if whole else []
                wider = self._same_strips(both, strips or found[1], zone) if both and found[1] and whole[-1][1] else []
                if wider and len(wider) == len(whole[-1][1]):
                    whole[-1] = both, wider
                else:
                    whole.append(found)
        return self._widened(whole, zone)

    def _bridged(self, bands: Sequence[Band], zone: int) -> list[Band] | None:
        """Put two bands with the same columns together across the title of an article in one of these; None where
        there is no such title.

        It stands in the middle of its column, where a figure leaves the others white; a heading over all columns does
        not.
        """
        for at in range(1, len(bands) - 1):
            (above, strips), (title, none), (below, others) = bands[at - 1], bands[at], bands[at + 1]
            if none or not strips or len(strips) != len(others) or len(title) > OUTER_ROWS:
                continue
            both = [*above, *title, *below]
            wider = self._same_strips(both, strips, zone)
            columns = [Part(side) for side in sides_of([*above, *below], strips)]
            if wider and all(is_in_the_middle(row, columns, self._size) for row in title):
                return [*bands[: at - 1], (both, wider), *bands[at + 2 :]]
        return None

    def _found(self, rows: list[Row], zone: int) -> Iterator[Band]:
        """Yield the bands that white over the whole width parts."""
        opened = open_rows(rows, zone, self._gutters.narrowest) if _may_part(rows) else []
        if not any(map(_may_part, _runs(rows, opened))):
            yield rows, []
            return
        heads = self._section_heads(rows)
        start, tried, last_end = 0, 0, 0
        last: Band = [], []
        while start < len(rows):
            end = reach(rows, opened, start, zone, self._gutters.narrowest) if opened[start] else start + 1
            end = min([head for head in heads if start < head < end], default=end)
            pieces = [rows[begin:stop] for begin, stop in self._pieces(rows, start, end)] if end > start + 1 else []
            top = start == 0 or not opened[start - 1]
            bands = self._joined(
                [(one, self._gutters.between(one, zone, at > 0 or top)) for at, one in enumerate(pieces)], zone
            )
            if start in heads:
                bands = [(one, strips or self._resumed(one, last)) for one, strips in bands]
            if any(strips for _, strips in bands):
                bands = self._widened(self._run_on(bands, zone), zone)
                # What is left below the columns may head the next ones, whose gutter is another.
                while not bands[-1][1]:
                    end -= len(bands.pop()[0])
                yield from bands
                last = bands[-1]
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
            if joined and bool(strips) != bool(joined[-1][1]) and self._gutters.strips(rows, zone):
                both = [*joined[-1][0], *rows]
                gutters = self._gutters.between(both, zone) if self._gutters.strips(joined[-1][0], zone) else []
                if gutters:
                    joined[-1] = both, gutters
                    continue
            joined.append((rows, strips))
        return joined

    def _run_on(self, bands: Sequence[Band], zone: int) -> list[Band]:
        """Put bands together whose columns run on, past figures of their own that leave white over the whole width.

        Below a figure that all columns share they begin at one height, or below a heading at the left edge.
        """
        whole: list[Band] = []
        for rows, strips in bands:
            if whole and strips and len(whole[-1][1]) == len(strips) and not self._begins_level(rows, strips):
                both = [*whole[-1][0], *rows]
                white = rows[0].top - max(row.bottom for row in whole[-1][0])
                wider = self._same_strips(both, strips, zone) if white > FIGURE * self._size else []
                if wider:
                    whole[-1] = both, wider
                    continue
            whole.append((rows, strips))
        return whole

    def _begins_level(self, rows: Sequence[Row], strips: Sequence[Strip]) -> bool:
        """Whether the columns of a band begin at one height, but for a heading at the left edge."""
        columns = [Part(side) for side in sides_of(rows, strips)]
        tops = [column.rows[0].top for column in columns]
        first, left = columns[0].rows[0], columns[0].left
        heading = (
            tops[0] == min(tops) and first.x0 < left + INDENT * self._size and first.x1 < columns[0].right - self._size
        )
        return heading or max(tops) - min(tops) < LEVEL * self._size

    def _widened(self, bands: Sequence[Band], zone: int) -> list[Band]:
        """Add to a band what stands above or below it in its columns: their headings, and a few lines set as wide."""
        bands = list(bands)
        for step in (-1, 1):
            at = len(bands) - 1 if step < 0 else 0
            while 0 <= at + step < len(bands):
                (rows, strips), (more, others) = bands[at], bands[at + step]
                both = [*more, *rows] if step < 0 else [*rows, *more]
                wider = self._same_strips(both, strips, zone) if strips and not others else []
                if wider and self._keeps(more, rows, wider):
                    bands[min(at, at + step) : max(at, at + step) + 1] = [(both, wider)]
                    at -= step < 0
                else:
                    at += step
        return bands

    def _same_strips(self, rows: Sequence[Row], strips: Sequence[Strip], zone: int) -> list[Strip]:
        """Return what is left of the strips when more rows stand beside them; nothing where one of them is closed."""
        found = [
            strip
            for strip in self._gutters.strips(rows, zone)
            if any(strip.left < old.right and strip.right > old.left for old in strips)
        ]
        return found if len(found) == len(strips) else []

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
        filled = any(side.right > column.right - rag and len(side.rows) > 1 for side, column in inside)
        return (begins and fits and (len(inside) > 1 or filled)) or heads_each(rows, band, sides, columns, self._size)

    def _may_begin(self, side: Part) -> float:
        """How far from the edge of its column something may begin: a heading may have a box, or an ornament."""
        heads = len(side.rows) == 1 and side.rows[0].spans[0].size > HEADS * self._size
        return (INDENT if heads else BEGINS) * self._size

    def _section_heads(self, rows: Sequence[Row]) -> list[int]:
        """Return which rows head a section in columns of its own: big, alone between what stands above and below.

        Below it the columns begin anew, at one height; the title of an article in one column has the text of the others
        beside it, or a figure of theirs that hardly ends just where the title does.
        """
        gaps = gaps_of(rows)
        least = (median(gaps) if gaps else 0.0) + TITLE_GAP * self._size
        return [
            index
            for index, (above, below) in enumerate(pairwise(gaps), start=1)
            if min(above, below) > least
            and self._is_big(rows[index])
            and self._side_by_side(rows[index + 1 : index + 1 + ROWS_BELOW])
        ]

    def _is_big(self, row: Row) -> bool:
        """Whether a row is set much bigger than the text, alone but for its name in another language behind it."""
        return is_one(row, row.spans[0].size) and row.spans[0].size > BIG * self._size

    def _resumed(self, rows: Sequence[Row], above: Band) -> list[Strip]:
        """Return the gutters of the columns above a heading, if what stands below it stands in the same columns.

        Lines as short as those of cards would not show them by themselves.
        """
        band, strips = above
        beside = [spans for row in rows for spans in spans_beside(row, strips)]
        cells = 2 * sum(len(spans) > 1 for spans in beside) > len(beside)
        cells = cells and self._gutters.aligned(rows, strips[0]) > INDEPENDENT
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
                yield found[over:], self._resumed(found[over:], known) if is_open else []

    def _is_over_all(self, row: Row, part: Part) -> bool:
        """Whether a row stands in the middle of all columns, which may be that of the second of three."""
        return is_one(row, self._size) and is_in_the_middle(row, [part], self._size)

    def _side_by_side(self, rows: Sequence[Row]) -> bool:
        """Whether the first of a few rows has another span beside it, at the same height or nearly so."""
        return sum(len(row.spans) for row in rows if row.top - rows[0].top < LEVEL * self._size) > 1

    def _pieces(self, rows: Sequence[Row], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Part the rows at a figure, before a heading over all columns, and from a running head in two halves."""
        gaps = gaps_of(rows[start:end])
        usual = median(gaps) if gaps else 0.0
        left = min(row.x0 for row in rows[start:end]) + INDENT * self._size
        begin = start
        for index, gap in enumerate(gaps, start=start + 1):
            figure, more = gap > FIGURE * self._size, gap - usual
            if not figure and more <= TITLE_GAP * self._size:
                continue
            above, below = rows[start:index], rows[index:end]
            outer = above if len(above) <= OUTER_ROWS else below if len(below) <= OUTER_ROWS else []
            halves = any(len(row.spans) > 1 for row in outer) or (outer is below and rows[end:] == [])
            heading = len(rows[index].spans) == 1 and rows[index].x0 < left
            title = len(above) <= TITLE_ROWS and all(len(row.spans) == 1 or is_one(row, self._size) for row in above)
            if figure or title or (more > END_GAP * self._size and (halves or heading)):
                yield begin, index
                begin = index
        yield begin, end


def _may_part(rows: Sequence[Row]) -> bool:
    """Whether a strip may have rows enough on both sides (`Gutters.strips`); it has not on most pages.

    What stands before a strip ends before what stands behind it begins.
    """
    if len(rows) < LEAST_ROWS:
        return False
    ends, begins = sorted([row.spans[0].x1 for row in rows]), sorted([row.spans[-1].x0 for row in rows])
    if ends[LEAST_ROWS - 1] < begins[-LEAST_ROWS]:
        return True
    return len(rows) >= MANY_ROWS and ends[MANY_ROWS - 1] < begins[-1]


def _whole(bands: Iterable[Band]) -> Iterator[Band]:
    """Yield bands, those without gutters that follow each other as one."""
    for has_gutters, run in groupby(bands, key=lambda band: bool(band[1])):
        if has_gutters:
            yield from run
        else:
            yield [row for rows, _ in run for row in rows], []


def _runs(rows: Sequence[Row], chosen: Iterable[bool]) -> Iterator[list[Row]]:
    """Yield the rows that are chosen, those that follow each other together."""
    for is_chosen, run in groupby(zip(chosen, rows, strict=False), key=itemgetter(0)):
        if is_chosen:
            yield [row for _, row in run]
