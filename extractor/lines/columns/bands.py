"""Rows → bands: where columns begin and end, from top to bottom.

A band is a run of rows that leave the same white strips between them; `gutters` says which of these part columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median

from extractor.lines.columns.going_on import Band, GoingOn, whole
from extractor.lines.columns.gutters import INDENT, LEAST_ROWS, MANY_ROWS, Gutters
from extractor.lines.columns.heads import is_in_the_middle, is_one
from extractor.lines.columns.spans import Part, Row, Strip, gaps_of, sides_of
from extractor.lines.columns.white_space import middle_of, open_rows, reach

# All lengths are in parts of the usual size of a page's text.
# White over the whole width that parts bands: the place of a figure, or so much more than usual before a heading and
# behind a title.
FIGURE = 4.0
END_GAP = 0.8
TITLE_GAP = 0.3
# Columns that begin at one height, give or take so much: half a line.
LEVEL = 0.5
# The heading of a section is set this many times as big as the text; titles inside a column are smaller.
BIG = 1.4
# Of so many rows below such a heading one has another beside it, where columns begin: the first may stand lower by a
# baseline of its own.
ROWS_BELOW = 2
# A running head in two halves, or the end of a text, has so many rows at most; a title above columns so many.
OUTER_ROWS = 2
TITLE_ROWS = 3
# So many rows are tried one by one as the first of a band; then they are tried further and further apart.
PATIENCE = 6


class Bands:
    """The bands of a page whose text is mostly of one size, in points."""

    def __init__(self, size: float, gutters: Gutters) -> None:
        self._size = size
        self._gutters = gutters
        self._going_on = GoingOn(size, gutters)

    def of(self, part: Part) -> Iterator[Band]:
        """Yield the rows in bands from top to bottom, each with the gutters that run through it."""
        zone = middle_of(part)
        bands = list(self._found(part.rows, zone))
        while len(bands) > 2 and (joined := self._bridged(bands, zone)) is not None:
            bands = joined
        yield from self._going_on.widened(list(whole(bands)), zone) if any(strips for _, strips in bands) else bands

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
            wider = self._going_on.same_strips(both, strips, zone)
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
                bands = [(one, strips or self._going_on.resumed(one, last)) for one, strips in bands]
            if any(strips for _, strips in bands):
                bands = self._going_on.widened(self._run_on(bands, zone), zone)
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
                wider = self._going_on.same_strips(both, strips, zone) if white > FIGURE * self._size else []
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


def _runs(rows: Sequence[Row], chosen: Iterable[bool]) -> Iterator[list[Row]]:
    """Yield the rows that are chosen, those that follow each other together."""
    for is_chosen, run in groupby(zip(chosen, rows, strict=False), key=itemgetter(0)):
        if is_chosen:
            yield [row for _, row in run]
