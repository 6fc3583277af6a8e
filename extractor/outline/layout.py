"""lines → layout: how the body of a document is set, so that what differs from it stands out.

Pure measuring: sections, articles, blocks and contents judge by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from extractor.model import Line

# Lines that begin within this distance, in points, begin at one margin: the white on the left of characters differs.
SAME_EDGE = 2.5
# A first-line indent is two characters; half-width faces and 1.5 em are met too. More than four is no indent. In parts
# of the size.
LEAST_INDENT = 0.9
MOST_INDENT = 4.2
# A size differs from another when it is a twelfth apart (11 and 12 points, 14 and 15.5).
OTHER_SIZE = 0.08
# White, in parts of the size, that a justified line may leave at its end: one character and a squeezed mark.
JUSTIFIED_SLACK = 1.6
# The same for ragged lines, in parts of the width: an unbreakable run such as `9.77%、18.79%、` may be that long.
RAGGED_SLACK = 0.28
# A line in the middle has more white on its left than a mark that hangs or an odd indent makes, and as much on its
# right, give or take a character and a half. In parts of its size.
CENTRED_WHITE = 1.5
CENTRED_SHIFT = 1.5
# A signature ends so near to the right margin, and leaves so much white on its left, in parts of its size.
SIGNED_SLACK = 2.2
SIGNED_WHITE = 2.5
# Lines have one middle when theirs are within half a character of each other, in parts of the size.
SAME_MIDDLE = 0.5
# Columns of two pages whose lines begin and end within so many points are the same; a column with fewer lines on a page
# than these is measured by its like on other pages.
SAME_COLUMN, LEAST_LINES = 12.0, 4
# A part of a document has a size of its own if this part of its text has it.
MOSTLY = 0.7
# The text of a left-hand page may be moved against that of a right-hand one: both edges by as much, give or take so
# many points. What is moved by more on one side is set in another width.
SAME_SHIFT = 12.0
# The margin is where this part of the lines begins, at least: hanging numbers and bullets stand left of it, a few.
LEFT_LINES = 0.06
# … and where all but the longest lines end: this part of them; marks that hang over the edge make a few longer.
RIGHT_LINES = 0.97

# How a document is set. It indents its paragraphs where so many lines, and this part of them, begin one to three
# characters right of the margin, in parts of the size; further right stands what is centred.
FEWEST_INDENTS = 2
INDENTED_LINES = 0.04
USUAL_INDENT = (1.2, 3.2)
# It is ragged where more than this part of its lines end so far from the margin; justified ones end less than a
# character before it. Lines that end further off are the last of their paragraphs and tell nothing. In parts of the
# size.
RAGGED_LINES = 0.4
RAGGED_WHITE = 0.8
LAST_LINE_WHITE = 6
# From one line to the next, in parts of the size: less is the same line, more is white between paragraphs or a figure.
STEP = (0.5, 4)
# The distance from line to line where there is but one, in parts of the size: Chinese text is set at one and a half.
USUAL_PITCH = 1.5
# The size of a document without text, in points: that of most documents.
USUAL_SIZE = 12.0

ColumnKey = tuple[int, int]  # page, column
_PAGE = attrgetter("page")


@dataclass(frozen=True, slots=True)
class Margin:
    """Left and right edge of the body in a column of a page, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The setting of the body: its size in points, whether it is bold, justified and indented.

    `margins` are by page and column, `pitch` is the usual distance in points from the top of a line to the next one's.
    """

    size: float
    bold: bool
    indents: bool
    ragged: bool
    pitch: float
    margins: Mapping[ColumnKey, Margin]

    def within(self, lines: Sequence[Line]) -> Layout:
        """Return the layout of a part of the document, which may be set in another size than the rest throughout."""
        size = _heaviest((line.size, len(line.text)) for line in lines) or self.size
        text = [line for line in lines if not other_size(line.size, size)]
        usual = len(text) >= LEAST_LINES and _length(text) > MOSTLY * _length(lines)
        return replace(self, size=size) if usual and other_size(size, self.size) else self

    def margin(self, line: Line) -> Margin:
        """Return the margins between which the line stands."""
        return self.margins[_column_key(line)]

    def inset(self, line: Line) -> float:
        """Return the distance from the left margin to the line, in parts of the line's size."""
        return (line.x0 - self.margin(line).left) / (line.size or 1.0)

    def indented(self, line: Line) -> bool:
        """Whether the line begins clearly right of the margin."""
        return self.inset(line) > LEAST_INDENT

    def deep(self, line: Line) -> bool:
        """Whether the line begins further right than a first-line indent: centred, or set to the right."""
        return self.inset(line) > MOST_INDENT

    def short(self, line: Line) -> bool:
        """Whether the line ends so far from the right margin that its paragraph must end with it."""
        margin = self.margin(line)
        white = margin.right - line.x1
        return white > (RAGGED_SLACK * (margin.right - margin.left) if self.ragged else JUSTIFIED_SLACK * line.size)

    def centred(self, line: Line) -> bool:
        """Whether both sides of the line are equally far from the margins, and clearly so."""
        margin = self.margin(line)
        left, right = line.x0 - margin.left, margin.right - line.x1
        return left > CENTRED_WHITE * line.size and abs(left - right) < CENTRED_SHIFT * line.size

    def to_the_right(self, line: Line, *, alone: bool = False) -> bool:
        """Whether the line ends at the right margin, and begins far from the left one, as a signature does; where it
        is `alone` at the end of its text, it may fill its column but for an indent.
        """
        margin = self.margin(line)
        white = (line.x0 - margin.left) / (line.size or 1.0)
        ends = abs(margin.right - line.x1) < SIGNED_SLACK * line.size
        return ends and white > (LEAST_INDENT if alone else SIGNED_WHITE)

    def aligned(self, one: Line, other: Line) -> bool:
        """Whether two lines begin equally far from the left margin, or have the same middle."""
        shift = self.margin(one).left - self.margin(other).left
        if abs(one.x0 - other.x0 - shift) < SAME_EDGE:
            return True
        return abs((one.x0 + one.x1 - other.x0 - other.x1) / 2 - shift) < SAME_MIDDLE * one.size

    def bigger(self, line: Line) -> bool:
        """Whether the line is set in a bigger size than the body."""
        return line.size > self.size * (1 + OTHER_SIZE)

    def bolder(self, line: Line) -> bool:
        """Whether the line is bold and the body is not."""
        return line.bold and not self.bold

    def stands_out(self, line: Line) -> bool:
        """Whether the line is bigger or bolder than the body."""
        return self.bigger(line) or self.bolder(line)


def layout_of(lines: Sequence[Line]) -> Layout:
    """Return how a document is set, by the lines of its content (without heads, feet, cover and contents)."""
    size = _heaviest((line.size, len(line.text)) for line in lines) or USUAL_SIZE
    text = [line for line in lines if not other_size(line.size, size)]
    bold = bool(_heaviest((line.bold, len(line.text)) for line in text))
    margins = _margins(lines, size)
    edges = [(line, margins[_column_key(line)]) for line in text]
    least, most = (indent * size for indent in USUAL_INDENT)
    indented = sum(least < line.x0 - margin.left < most for line, margin in edges)
    indents = indented >= max(FEWEST_INDENTS, INDENTED_LINES * len(text))
    white = [margin.right - line.x1 for line, margin in edges if margin.right - line.x1 < LAST_LINE_WHITE * size]
    ragged = sum(one > RAGGED_WHITE * size for one in white) > RAGGED_LINES * len(white)
    return Layout(size, bold, indents, ragged, _pitch(text, size), margins)


def _length(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def other_size(one: float, other: float) -> bool:
    """Whether two sizes differ to the eye."""
    return one != other and abs(one - other) > OTHER_SIZE * max(one, other)


def _heaviest(weighed: Iterable[tuple[float, int]]) -> float | None:
    """The value with most weight, here mostly the size in which most characters are set."""
    weights: Counter[float] = Counter()
    for value, weight in weighed:
        weights[value] += weight
    return weights.most_common(1)[0][0] if weights else None


def _left(text: Sequence[Line]) -> float:
    """The leftmost edge at which a fair part of the lines begins."""
    lefts = [line.x0 for line in text]
    edges = Counter(map(round, lefts))
    least = LEFT_LINES * len(text)
    usual = {edge for edge in edges if edges[edge - 1] + edges[edge] + edges[edge + 1] >= least}
    return min((left for left in lefts if round(left) in usual), default=min(lefts, default=0.0))


def _width(text: Sequence[Line], lefts: Mapping[int, float]) -> float:
    """The distance from the left edge, by page, that all but the few longest lines keep."""
    reach = sorted(line.x1 - lefts[line.page] for line in text)
    return reach[int(RIGHT_LINES * (len(reach) - 1))] if reach else 0.0


def _margins(lines: Sequence[Line], size: float) -> dict[ColumnKey, Margin]:
    """The margins of each column of each page: those usual for it, or moved as a whole (left and right pages).

    What stands in no column of a page that has some reaches over all of them.
    """
    held: dict[ColumnKey, list[Line]] = {}
    for line in lines:
        held.setdefault(_column_key(line), []).append(line)
    texts = {key: _text_of(column, size) for key, column in held.items()}
    whole, *columns = _alike(texts)
    parted = {page for page, column in texts if column}
    margins: dict[ColumnKey, Margin] = {}
    widest: list[Margin] = []
    for alike in [*columns, whole]:
        pooled = [line for key in alike for line in texts[key]]
        usual = _usual(pooled)
        if pooled:
            widest.append(usual)
        reach = usual
        if alike is whole and widest:
            reach = Margin(min(one.left for one in widest), max(one.right for one in widest))
        own = [line for key in alike if key[0] not in parted for line in texts[key]]
        plain = _usual(own) if alike is whole and len(own) >= LEAST_LINES else reach
        for key in alike:
            across = key[0] in parted and not _is_set_in(texts[key], plain)
            margins[key] = _moved(texts[key], reach if across else plain)
    return margins


def _text_of(column: Sequence[Line], size: float) -> list[Line]:
    """The lines of a column in the size of the document's text, or of its own, if it is set in another one."""
    text = [line for line in column if not other_size(line.size, size)]
    if 2 * _length(text) < _length(column) and column[0].column:
        own = _heaviest((line.size, len(line.text)) for line in column) or size
        alike = [line for line in column if not other_size(line.size, own)]
        return alike if len(alike) >= LEAST_LINES else list(column)
    return text


def _column_key(line: Line) -> ColumnKey:
    return line.page, line.column


def _usual(text: Sequence[Line]) -> Margin:
    """The margins of lines of one column; those of left and right pages may be moved against each other."""
    left = _left(text)
    pages = {page: list(found) for page, found in groupby(sorted(text, key=_PAGE), key=_PAGE)}
    lefts = {page: _left(found) if len(found) >= LEAST_LINES else left for page, found in pages.items()}
    return Margin(left, left + _width(text, lefts))


def _alike(texts: Mapping[ColumnKey, Sequence[Line]]) -> list[list[ColumnKey]]:
    """Put together the columns of all pages that are one column by their edges; what is in no column is one of them."""
    groups: list[tuple[Margin, list[ColumnKey]]] = []
    for key, found in sorted(texts.items(), key=lambda item: -len(item[1])):
        if not key[1]:
            continue
        edges = Margin(min(line.x0 for line in found), max(line.x1 for line in found))
        group = next((alike for usual, alike in groups if _is_same_column(edges, usual, len(found))), None)
        if group is None:
            groups.append((edges, [key]))
        else:
            group.append(key)
    return [[key for key in texts if not key[1]], *(alike for _, alike in groups)]


def _is_set_in(text: Sequence[Line], margin: Margin) -> bool:
    """Whether some lines begin and end at the edges of a column: the text of other pages, on a page with columns."""
    begin, end = min((line.x0 for line in text), default=0.0), max((line.x1 for line in text), default=0.0)
    return abs(begin - margin.left) < SAME_EDGE and abs(end - margin.right) < SAME_COLUMN


def _is_same_column(one: Margin, usual: Margin, lines: int) -> bool:
    inside = one.left > usual.left - SAME_COLUMN and one.right < usual.right + SAME_COLUMN
    near = abs(one.left - usual.left) < SAME_COLUMN and abs(one.right - usual.right) < SAME_COLUMN
    return near or (inside and lines < LEAST_LINES)


def _moved(text: Sequence[Line], usual: Margin) -> Margin:
    """The usual margins, moved to where the text of a page stands if none of its lines begins at them."""
    if not text or any(abs(line.x0 - usual.left) < SAME_EDGE for line in text):
        return usual
    left = min(line.x0 for line in text) - usual.left
    right = max(line.x1 for line in text) - usual.right
    return Margin(usual.left + left, usual.right + left) if abs(left - right) < SAME_SHIFT else usual


def _pitch(text: Sequence[Line], size: float) -> float:
    """The most frequent distance from one line of a column to the next, in whole points."""
    least, most = (step * size for step in STEP)
    steps = Counter(
        round(after.top - before.top)
        for before, after in pairwise(text)
        if _column_key(before) == _column_key(after) and least < after.top - before.top < most
    )
    return max(1.0, steps.most_common(1)[0][0]) if steps else USUAL_PITCH * max(size, 1.0)
