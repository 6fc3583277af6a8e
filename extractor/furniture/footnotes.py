"""lines → footnotes, captions and the numbers of charts, which interrupt the text that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from extractor.furniture.page_margins import SMALLER
from extractor.model import Box, Line, LineKey, LineRole
from extractor.rules.rule_set import Rules

# Above a heading, which is so many times as big as the text, what goes before it may end in notes.
HEADING = 1.2
# Notes in the margin are set in so much smaller print, in a column as narrow as this part of the page's text.
MARGIN_NOTE, NARROW = 0.8, 0.34
# A caption as big as the text stands in the middle: with at least a character of white on both sides, and as much on
# both, give or take two characters. In parts of its size.
CAPTION_WHITE = 1.0
CENTRED = 2.0


# A picture leaves at least so many lines' height white, in parts of the text's size.
PICTURE = 4.0
# A smaller picture, in points, is a mark; a caption stands so close below a picture, in parts of its size.
LEAST_PICTURE = 36.0
BELOW_PICTURE = 2.2
# Fewer numbers beside a caption are no chart.
LEAST_LABELS = 3
# Two numbers stand on one row if their heights differ by no more points.
UNEVEN = 0.6


class NotesAndCaptions:
    """Finds footnotes, captions and the numbers of charts among the lines of all pages.

    Heads, feet, page numbers, cover and contents are not among them.

    Args:
        by_page: The lines of each page in reading order.
        sizes: The size of the text of each page in points.
        rules: The forms of footnotes and captions: `patterns/print/furniture.yaml`.
        pictures: The pictures of all pages.
    """

    def __init__(
        self,
        by_page: Mapping[int, Sequence[Line]],
        sizes: Mapping[int, float],
        rules: Rules,
        pictures: Sequence[Box] = (),
    ) -> None:
        self._pictures = [one for one in pictures if min(one.x1 - one.x0, one.bottom - one.top) > LEAST_PICTURE]
        self._by_page = by_page
        self._sizes = sizes
        self._footnote = rules.rule("print/furniture", "footnote")
        self._caption = rules.rule("print/furniture", "picture-caption")
        self._label = rules.rule("print/furniture", "chart-label")
        self._photo = rules.rule("print/furniture", "photo-caption")
        self._caption_note = rules.rule("print/furniture", "caption-note")
        self._ends = rules.table("sentence-end").spellings

    def roles(self) -> dict[LineKey, LineRole]:
        """Return the roles `footnote`, `caption`, `chart` and `aside` by line."""
        roles: dict[LineKey, LineRole] = {}
        for lines in self._by_page.values():
            columns = list(_columns(lines))
            for column in columns:
                captions = list(self._captions(column))
                below = len(columns) > 1 and column[0].column == 0
                roles.update(dict.fromkeys((line.key for line in self._footnotes(column, below)), "footnote"))
                roles.update(dict.fromkeys((line.key for line in self._notes_beside(column, lines)), "aside"))
                roles.update(dict.fromkeys((line.key for line in self._charts(column, captions)), "chart"))
                roles.update(dict.fromkeys((line.key for line in captions), "caption"))
        return roles

    def _small(self, line: Line) -> bool:
        return line.size < SMALLER * self._sizes[line.page]

    def _notes_beside(self, column: Sequence[Line], page: Sequence[Line]) -> Iterator[Line]:
        """Yield the lines of a narrow column of nothing but small print beside the text: notes in the margin."""
        width = max(line.x1 for line in column) - min(line.x0 for line in column)
        text = max(line.x1 for line in page) - min(line.x0 for line in page)
        small = all(line.size < MARGIN_NOTE * self._sizes[line.page] and not line.bold for line in column)
        if column[0].column and small and width < NARROW * text:
            yield from column

    def _footnotes(self, column: Sequence[Line], below: bool) -> Iterator[Line]:
        """Yield the small lines at the foot of a column, and above a heading in it, from the first in the form of a
        footnote on; `below` says that it is what stands below all columns of a page.
        """
        heads = [at for at, line in enumerate(column) if line.size > HEADING * self._sizes[line.page]]
        for begin, end in pairwise([0, *heads, len(column)]):
            part = column[begin:end]
            tail = list(takewhile(self._small, reversed(part)))[::-1]
            first = next((at for at, line in enumerate(tail) if self._footnote.fullmatch(line.text)), len(tail))
            if len(tail) < len(part) or below:
                yield from tail[first:]

    def _captions(self, column: Sequence[Line]) -> Iterator[Line]:
        """Yield captions, and what is said of sources and units in small lines right above and below them."""
        edges = min(line.x0 for line in column), max(line.x1 for line in column)
        found = [
            self._is_caption(line, *edges) or self._below_white(column, at) or self._below_picture(line)
            for at, line in enumerate(column)
        ]
        for at, line in enumerate(column):
            above, below = max(0, at - 1), at + 1
            beside = any(found[above : below + 1])
            note = beside and self._small(line) and self._caption_note.fullmatch(line.text) is not None
            if found[at] or (note and not self._signs(column, at, *edges)):
                yield line

    def _signs(self, column: Sequence[Line], at: int, left: float, right: float) -> bool:
        """Whether a line at the right ends an article: below it a title follows, or nothing."""
        line = column[at]
        below = column[at + 1] if at + 1 < len(column) else None
        placed = line.x0 > (left + right) / 2 and right - line.x1 < CENTRED * line.size
        return placed and (below is None or below.size > self._sizes[line.page] / SMALLER)

    def _below_picture(self, line: Line) -> bool:
        """Whether a small line stands right below a picture, and no further out than that."""
        if not self._small(line):
            return False
        return any(
            one.page == line.page
            and -line.size < line.top - one.bottom < BELOW_PICTURE * line.size
            and one.x0 - line.size < line.x0
            and line.x1 < one.x1 + line.size
            for one in self._pictures
        )

    def _below_white(self, column: Sequence[Line], at: int) -> bool:
        """Whether a small line stands alone in the middle below the white that a picture leaves in the text."""
        line = column[at]
        if not 0 < at < len(column) - 1 or not self._small(line) or line.text[:1].isdigit():
            return False
        above, below = column[at - 1], column[at + 1]
        left, right = min(one.x0 for one in (above, below)), max(one.x1 for one in (above, below))
        centred = abs(line.x0 + line.x1 - left - right) / 2 < CENTRED * line.size and line.x0 > left + line.size
        text = self._sizes[line.page]
        picture = line.top - above.bottom > PICTURE * text
        return centred and picture and not self._small(above) and not self._small(below)

    def _charts(self, column: Sequence[Line], captions: Sequence[Line]) -> Iterator[Line]:
        """Yield the numbers and labels of a chart: small lines right above or below its caption, or numbers that stand
        on no rows, each at the height of its bar.
        """
        labels = [line for line in column if self._is_label(line)]
        if len(labels) < LEAST_LABELS:
            return
        others = [line for line in column if not self._is_label(line)]
        beside = {line.key for line in labels if any(_level(line, other) for other in others)}
        places = [at for at, line in enumerate(column) if line in captions]
        for at in places:
            above = takewhile(self._is_label, reversed(column[:at]))
            below = takewhile(self._is_label, column[at + 1 :])
            labels = [line for line in (*above, *below) if line.key not in beside]
            if len(labels) >= LEAST_LABELS:
                yield from labels
        for is_label, run in groupby(column, key=self._is_label):
            labels = [line for line in run if line.key not in beside] if is_label else []
            if self._are_bars(labels):
                yield from labels

    def _are_bars(self, labels: Sequence[Line]) -> bool:
        """Whether small labels stand at heights that overlap and are not the same, as no rows of a table do."""
        small = [line for line in labels if self._small(line)]
        tops = sorted(line.top for line in small)
        uneven = sum(
            UNEVEN < after - before < line.size / 2
            for (before, after), line in zip(pairwise(tops), small, strict=False)
        )
        return len(small) >= LEAST_LABELS and uneven >= LEAST_LABELS - 1

    def _is_label(self, line: Line) -> bool:
        return line.size < self._sizes[line.page] and self._label.fullmatch(line.text) is not None

    def _is_caption(self, line: Line, left: float, right: float) -> bool:
        if self._small(line) and self._photo.fullmatch(line.text):
            return True
        white = line.x0 - left, right - line.x1
        centred = min(white) > CAPTION_WHITE * line.size and abs(white[0] - white[1]) < CENTRED * line.size
        if not (centred or self._small(line)) or line.text.endswith(self._ends):
            return False
        return self._caption.fullmatch(line.text) is not None


def _level(one: Line, other: Line) -> bool:
    """Whether two lines stand beside each other on one row."""
    return one.key != other.key and abs(one.bottom - other.bottom) < UNEVEN


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each column from top to bottom."""
    for column in sorted({line.column for line in lines}):
        yield sorted((line for line in lines if line.column == column), key=lambda line: line.top)
