"""lines → layout: how the body of a document is set, so that what differs from it stands out.

Pure measuring, a helper of the stages that judge by geometry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Margin:
    """Left and right edge of the body on a page, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The setting of the body: its size in points, whether it is bold, justified and indented, and its margins by page.

    `pitch` is the usual distance in points from the top of a line to the top of the next.
    """

    size: float
    bold: bool
    indents: bool
    ragged: bool
    pitch: float
    margins: Mapping[int, Margin]

    def inset(self, line: Line) -> float:
        """Return the distance from the left margin to the line, in parts of the line's size."""
        return (line.x0 - self.margins[line.page].left) / (line.size or 1.0)

    def indented(self, line: Line) -> bool:
        """Whether the line begins clearly right of the margin."""
        return self.inset(line) > INDENT[0]

    def deep(self, line: Line) -> bool:
        """Whether the line begins further right than a first-line indent: centred, or set to the right."""
        return self.inset(line) > INDENT[1]

    def short(self, line: Line) -> bool:
        """Whether the line ends so far from the right margin that its paragraph must end with it."""
        margin = self.margins[line.page]
        white = margin.right - line.x1
        return white > (RAGGED_SLACK * (margin.right - margin.left) if self.ragged else JUSTIFIED_SLACK * line.size)

    def centred(self, line: Line) -> bool:
        """Whether both sides of the line are equally far from the margins, and clearly so."""
        margin = self.margins[line.page]
        left, right = line.x0 - margin.left, margin.right - line.x1
        return left > 1.5 * line.size and abs(left - right) < 1.5 * line.size

    def aligned(self, one: Line, other: Line) -> bool:
        """Whether two lines begin equally far from the left margin, or have the same middle."""
        shift = self.margins[one.page].left - self.margins[other.page].left
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
    left = _left(text)
    width = _width(text, left)
    margins = _margins(lines, text, Margin(left, left + width))
    insets = [line.x0 - margins[line.page].left for line in text]
    indents = sum(1.2 * size < inset < 3.2 * size for inset in insets)
    far = [line for line in text if line.x1 > margins[line.page].right - 6 * size]
    ragged = sum(margins[line.page].right - line.x1 > 0.8 * size for line in far) > 0.4 * len(far)
    return Layout(size, bold, indents >= max(2, 0.04 * len(text)), ragged, _pitch(text, size), margins)


def other_size(one: float, other: float) -> bool:
    """Whether two sizes differ to the eye."""
    return abs(one - other) > OTHER_SIZE * max(one, other)


def _heaviest(weighed: Iterable[tuple[float, int]]) -> float | None:
    weights: Counter[float] = Counter()
    for value, weight in weighed:
        weights[value] += weight
    return weights.most_common(1)[0][0] if weights else None


def _left(text: Sequence[Line]) -> float:
    """The leftmost edge at which a fair part of the lines begins."""
    edges = Counter(round(line.x0) for line in text)
    least = max(1, 0.06 * len(text))
    return min(
        (line.x0 for line in text if sum(edges[round(line.x0) + near] for near in (-1, 0, 1)) >= least),
        default=min((line.x0 for line in text), default=0.0),
    )


def _width(text: Sequence[Line], left: float) -> float:
    """The distance from the left edge that all but the few longest lines keep."""
    reach = sorted(line.x1 - left for line in text)
    return max(reach[int(0.97 * (len(reach) - 1))], 1.0) if reach else 1.0


def _margins(lines: Sequence[Line], text: Sequence[Line], usual: Margin) -> dict[int, Margin]:
    """The margins of each page: the usual ones, or moved as a whole (left-hand and right-hand pages)."""
    by_page: dict[int, list[Line]] = {line.page: [] for line in lines}
    for line in text:
        by_page[line.page].append(line)
    return {page: _moved(found, usual) for page, found in by_page.items()}


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
        if before.page == after.page and 0.5 * size < after.top - before.top < 4 * size
    )
    return max(1.0, steps.most_common(1)[0][0]) if steps else 1.5 * max(size, 1.0)
