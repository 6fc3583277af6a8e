"""lines → layout: how the body of a document is set, so that what differs from it stands out.

Pure measuring, a helper of the stages that judge by geometry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.model import Line

# Lines that begin within this distance, in points, begin at one margin.
SAME_EDGE = 2.5
# A first-line indent is two characters; half-width faces and 1.5 em are met too. More than four is no indent.
INDENT = (0.9, 4.2)
# A size differs from another when it is a twelfth apart (11 and 12 points, 14 and 15.5).
OTHER_SIZE = 0.08
# White, in parts of the size, that a justified line may leave at its end: one character and a squeezed mark.
JUSTIFIED_SLACK = 1.6
# The same for ragged lines, in parts of the width: an unbreakable run such as `9.77%、18.79%、` may be that long.
RAGGED_SLACK = 0.28


# Columns whose lines begin and end within so many points of those of another are the same column on another page.
SAME_COLUMN = 12.0
# A column with fewer lines on a page is measured by its like on other pages.
LEAST_LINES = 4
# A part of a document has a size of its own if it has so many lines of it, and this part of its text.
MOSTLY = 0.7

Place = tuple[int, int]  # page, column


@dataclass(frozen=True, slots=True)
class Margin:
    """Left and right edge of the body in a column of a page, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The setting of the body: its size in points, whether it is bold, justified and indented.

    `margins` are by page and column.

    `pitch` is the usual distance in points from the top of a line to the top of the next.
    """

    size: float
    bold: bool
    indents: bool
    ragged: bool
    pitch: float
    margins: Mapping[Place, Margin]

    def within(self, lines: Sequence[Line]) -> Layout:
        """Return the layout of a part of the document, which may be set in another size than the rest throughout."""
        size = _heaviest((line.size, len(line.text)) for line in lines) or self.size
        text = [line for line in lines if not other_size(line.size, size)]
        usual = len(text) >= LEAST_LINES and _length(text) > MOSTLY * _length(lines)
        return replace(self, size=size) if usual and other_size(size, self.size) else self

    def margin(self, line: Line) -> Margin:
        """Return the margins between which the line stands."""
        return self.margins[_place(line)]

    def inset(self, line: Line) -> float:
        """Return the distance from the left margin to the line, in parts of the line's size."""
        return (line.x0 - self.margin(line).left) / (line.size or 1.0)

    def indented(self, line: Line) -> bool:
        """Whether the line begins clearly right of the margin."""
        return self.inset(line) > INDENT[0]

    def deep(self, line: Line) -> bool:
        """Whether the line begins further right than a first-line indent: centred, or set to the right."""
        return self.inset(line) > INDENT[1]

    def short(self, line: Line) -> bool:
        """Whether the line ends so far from the right margin that its paragraph must end with it."""
        margin = self.margin(line)
        white = margin.right - line.x1
        return white > (RAGGED_SLACK * (margin.right - margin.left) if self.ragged else JUSTIFIED_SLACK * line.size)

    def centred(self, line: Line) -> bool:
        """Whether both sides of the line are equally far from the margins, and clearly so."""
        margin = self.margin(line)
        left, right = line.x0 - margin.left, margin.right - line.x1
        return left > 1.5 * line.size and abs(left - right) < 1.5 * line.size

    def aligned(self, one: Line, other: Line) -> bool:
        """Whether two lines begin equally far from the left margin, or have the same middle."""
        shift = self.margin(one).left - self.margin(other).left
        if abs(one.x0 - other.x0 - shift) < SAME_EDGE:
            return True
        return abs((one.x0 + one.x1 - other.x0 - other.x1) / 2 - shift) < 0.5 * one.size

    def bigger(self, line: Line) -> bool:
        """Whether the line is set in a bigger size than the body."""
        return line.size > self.size * (1 + OTHER_SIZE)

    def bolder(self, line: Line) -> bool:
        """Whether the line is bold and the body is not."""
        return line.bold and not self.bold

    def stands_out(self, line: Line) -> bool:
        """Whether the line is bigger or bolder than the body."""
        return self.bigger(line) or self.bolder(line)


def measure(lines: Sequence[Line]) -> Layout:
    """Measure the lines of a document's content (without heads, feet, cover and contents)."""
    size = _heaviest((line.size, len(line.text)) for line in lines) or 12.0
    text = [line for line in lines if not other_size(line.size, size)]
    bold = bool(_heaviest((line.bold, len(line.text)) for line in text))
    margins = _margins(lines, size)
    edges = [(line, margins[_place(line)]) for line in text]
    indents = sum(1.2 * size < line.x0 - margin.left < 3.2 * size for line, margin in edges)
    white = [margin.right - line.x1 for line, margin in edges if margin.right - line.x1 < 6 * size]
    ragged = sum(one > 0.8 * size for one in white) > 0.4 * len(white)
    return Layout(size, bold, indents >= max(2, 0.04 * len(text)), ragged, _pitch(text, size), margins)


def other_size(one: float, other: float) -> bool:
    """Whether two sizes differ to the eye."""
    return one != other and abs(one - other) > OTHER_SIZE * max(one, other)


def _heaviest(weighed: Iterable[tuple[float, int]]) -> float | None:
    weights: Counter[float] = Counter()
    for value, weight in weighed:
        weights[value] += weight
    return weights.most_common(1)[0][0] if weights else None


def _left(text: Sequence[Line]) -> float:
    """The leftmost edge at which a fair part of the lines begins."""
    lefts = [line.x0 for line in text]
    edges = Counter(map(round, lefts))
    least = max(1, 0.06 * len(text))
    usual = {edge for edge in edges if edges[edge - 1] + edges[edge] + edges[edge + 1] >= least}
    return min((left for left in lefts if round(left) in usual), default=min(lefts, default=0.0))


def _width(text: Sequence[Line], left: float) -> float:
    """The distance from the left edge that all but the few longest lines keep."""
    reach = sorted(line.x1 - left for line in text)
    return max(reach[int(0.97 * (len(reach) - 1))], 1.0) if reach else 1.0


def _margins(lines: Sequence[Line], size: float) -> dict[Place, Margin]:
    """The margins of each column of each page: those usual for it, or moved as a whole (left and right pages).

    What stands in no column reaches over all of them.
    """
    found: dict[Place, list[Line]] = {}
    for line in lines:
        found.setdefault(_place(line), []).append(line)
    places = {place: _text_of(column, size) for place, column in found.items()}
    whole, *columns = _alike(places)
    margins: dict[Place, Margin] = {}
    widest: list[Margin] = []
    for alike in [*columns, whole]:
        pooled = [line for place in alike for line in places[place]]
        usual = _usual(pooled)
        if pooled:
            widest.append(usual)
        if alike is whole and widest:
            usual = Margin(min(one.left for one in widest), max(one.right for one in widest))
        margins |= {place: _moved(places[place], usual) for place in alike}
    return margins


def _text_of(column: Sequence[Line], size: float) -> list[Line]:
    """The lines of a column in the size of the document's text, or of its own, if it is set in another one."""
    text = [line for line in column if not other_size(line.size, size)]
    if 2 * _length(text) < _length(column) and column[0].column:
        own = _heaviest((line.size, len(line.text)) for line in column) or size
        return [line for line in column if not other_size(line.size, own)]
    return text


def _length(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _place(line: Line) -> Place:
    return line.page, line.column


def _usual(text: Sequence[Line]) -> Margin:
    left = _left(text)
    return Margin(left, left + _width(text, left))


def _alike(places: Mapping[Place, Sequence[Line]]) -> list[list[Place]]:
    """Put together the columns of all pages that are one column by their edges; what is in no column is one of them."""
    groups: list[tuple[Margin, list[Place]]] = []
    for place, found in sorted(places.items(), key=lambda item: -len(item[1])):
        if not place[1]:
            continue
        edges = Margin(min((line.x0 for line in found), default=0.0), max((line.x1 for line in found), default=0.0))
        group = next((alike for usual, alike in groups if _is_same_column(edges, usual, len(found))), None)
        if group is None:
            groups.append((edges, [place]))
        else:
            group.append(place)
    return [[place for place in places if not place[1]], *(alike for _, alike in groups)]


def _is_same_column(one: Margin, usual: Margin, lines: int) -> bool:
    inside = one.left > usual.left - SAME_COLUMN and one.right < usual.right + SAME_COLUMN
    near = abs(one.left - usual.left) < SAME_COLUMN and abs(one.right - usual.right) < SAME_COLUMN
    return near or (inside and lines < LEAST_LINES)


def _moved(text: Sequence[Line], usual: Margin) -> Margin:
    if not text or any(abs(line.x0 - usual.left) < SAME_EDGE for line in text):
        return usual
    left = min(line.x0 for line in text) - usual.left
    right = max(line.x1 for line in text) - usual.right
    return Margin(usual.left + left, usual.right + left) if abs(left - right) < 12.0 else usual


def _pitch(text: Sequence[Line], size: float) -> float:
    steps = Counter(
        round(after.top - before.top)
        for before, after in pairwise(text)
        if _place(before) == _place(after) and 0.5 * size < after.top - before.top < 4 * size
    )
    return max(1.0, steps.most_common(1)[0][0]) if steps else 1.5 * max(size, 1.0)
