"""The lines that a page is drawn with → edges, as pdfplumber's table finder takes them.

pdfplumber has its edges from pdfminer, which parses the page once more for them and takes ten times as long. They are
told apart here as it does (`PDFLayoutAnalyzer.paint_path`): a subpath of one side is a line, a closed one of four sides
parallel to the axes a rectangle, any other is taken side by side. Whether it is stroked or filled makes no difference,
nor how wide a line is; what only clips is no path of a page.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from extractor.pages.pdfium.calls import answered, closes_at, object_matrix_at, point_at, segment_at, segment_kind_at
from extractor.pages.pdfium.matrices import Matrix

if TYPE_CHECKING:
    from extractor.pages.plumber.grids import Edge, Orientation

# No shorter edge is part of a table for pdfplumber (`edge_min_length_prefilter`), in points; and none that is further
# away than any paper reaches, or no number.
SHORTEST, FARTHEST = 1.0, 1e6
# x and y of the end of a segment, and a matrix.
_POINT, _MATRIX = struct.Struct("@2f"), struct.Struct("@6f")
_Point = tuple[float, float]


class Path(NamedTuple):
    """A path by its address, the number of its segments, and the matrix from what it stands in to the page."""

    address: int
    segments: int
    matrix: Matrix


class _Subpath(NamedTuple):
    """The corners of a path without a gap, the last of them the first again where it is `closed`."""

    corners: Sequence[_Point]
    closed: bool
    curved: bool


def edges_of(paths: Sequence[Path], shown: Matrix) -> list[Edge]:
    """Return the upright and level edges of paths: those of lines, of rectangles, and others.

    Args:
        paths: The paths of a page.
        shown: The matrix from the page to points from its top left as it is shown.
    """
    lines: list[Edge] = []
    rectangles: list[Edge] = []
    others: list[Edge] = []
    for corners, closed, curved in _subpaths(paths, shown):
        if not curved and (len(corners) == 2 or (closed and len(corners) == 3)):
            lines += _line(*corners[0], *corners[1])
        elif not curved and _is_rectangle(corners):
            rectangles += _rectangle(*corners[0], *corners[2])
        else:
            others += _sides(corners)
    return [*lines, *rectangles, *others]


def _subpaths(paths: Sequence[Path], shown: Matrix) -> Iterator[_Subpath]:
    """Ask for all segments of all paths in one go, and part them where the pen is lifted."""
    addresses = [segment for path in paths for segment in map(segment_at, repeat(path.address), range(path.segments))]
    kinds, closes = list(map(segment_kind_at, addresses)), list(map(closes_at, addresses))
    ends = list(answered(point_at, addresses, _POINT, 0, 4))
    first = 0
    for path, (a, b, c, d, e, f) in zip(paths, _matrices(paths, shown), strict=True):
        stop = first + path.segments
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in ends[first:stop]]
        yield from _parted(points, kinds[first:stop], closes[first:stop])
        first = stop


def _matrices(paths: Sequence[Path], shown: Matrix) -> Iterator[Matrix]:
    """Yield for each path the matrix to the page as it is shown; of most paths of a page it is the same."""
    known: dict[tuple[tuple[float, ...], Matrix], Matrix] = {}
    for path, own in zip(paths, answered(object_matrix_at, [path.address for path in paths], _MATRIX, 0), strict=True):
        matrix = known.get((own, path.matrix))
        if matrix is None:
            matrix = known[own, path.matrix] = Matrix(*own).then(path.matrix).then(shown)
        yield matrix


def _parted(points: Sequence[_Point], kinds: Sequence[int], closes: Sequence[int]) -> Iterator[_Subpath]:
    starts = [at for at, kind in enumerate(kinds) if kind == pdfium.FPDF_SEGMENT_MOVETO]
    for start, stop in pairwise([*starts, len(kinds)]):
        corners, curved = points[start:stop], pdfium.FPDF_SEGMENT_BEZIERTO in kinds[start:stop]
        if curved:
            corners = _without_controls(corners, kinds[start:stop])
        if len(corners) > 1:
            yield _Subpath(corners, closes[stop - 1] != 0, curved)


def _without_controls(points: Sequence[_Point], kinds: Sequence[int]) -> Sequence[_Point]:
    """Return the points that a path passes: of a curve, which is three segments, only the last one."""
    passed, controls = [], 0
    for point, kind in zip(points, kinds, strict=True):
        controls = controls + 1 if kind == pdfium.FPDF_SEGMENT_BEZIERTO else 0
        if controls % 3 == 0:
            passed.append(point)
    return passed


def _is_rectangle(corners: Sequence[_Point]) -> bool:
    if len(corners) != 5 or corners[0] != corners[4]:
        return False
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = corners
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)


def _line(x0: float, y0: float, x1: float, y1: float) -> Iterator[Edge]:
    """Yield a line; one that is askew counts as upright for pdfplumber."""
    if y0 == y1:
        yield from _level(y0, x0, x1)
    elif abs(y1 - y0) >= SHORTEST and max(map(abs, (x0, y0, x1, y1))) < FARTHEST:
        yield _edge("v", min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _rectangle(x0: float, y0: float, x1: float, y1: float) -> Iterator[Edge]:
    for y in sorted((y0, y1)):
        yield from _level(y, x0, x1)
    for x in sorted((x0, x1)):
        yield from _upright(x, y0, y1)


def _sides(corners: Sequence[_Point]) -> Iterator[Edge]:
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            yield from _upright(x0, y0, y1)
        elif y0 == y1:
            yield from _level(y0, x0, x1)


def _level(y: float, x0: float, x1: float) -> Iterator[Edge]:
    if SHORTEST <= abs(x1 - x0) < FARTHEST and abs(y) < FARTHEST:
        yield _edge("h", min(x0, x1), y, max(x0, x1), y)


def _upright(x: float, y0: float, y1: float) -> Iterator[Edge]:
    if SHORTEST <= abs(y1 - y0) < FARTHEST and abs(x) < FARTHEST:
        yield _edge("v", x, min(y0, y1), x, max(y0, y1))


def _edge(orientation: Orientation, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "object_type": "line", "orientation": orientation,
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip
