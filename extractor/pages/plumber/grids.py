"""edges → grids: the cells that ruling lines draw, found by pdfplumber whichever library read the page.

Only what is drawn counts here. Which grid is a table, and what stands in its cells, `tables/ruled` decides. This module
is imported at the first page that has rulings: pdfplumber takes longer to load than such a page to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypedDict, cast

from pdfplumber.page import Page as PlumberPage
from pdfplumber.table import TableFinder, edges_to_intersections

from extractor.model import Box, Grid

# A table of two rows and two columns has three rulings across and one down, if its sides are open; pages with fewer
# are not searched.
LEAST_RULINGS = 4
# Horizontal rulings that end at the same x, so that an open side counts as ruled. Points that count as the same x.
LEAST_ENDS = 3
SAME_X = 3.0
# A ruling down stands between two rulings across if it reaches further than this between them, in points: rulings that
# only touch overlap by the width of a line.
_REACHES = 1.0
# pdfplumber compares each ruling across with each one down, and each crossing with all others. The fullest table seen
# has 969 crossings, and the fullest page 17,568 pairs of rulings, most of them apart; 10,000 crossings take 2 s.
MOST_PAIRS, MOST_CROSSINGS = 1_000_000, 10_000


Orientation = Literal["h", "v"]


class Edge(TypedDict):
    """A straight piece of a drawing, as pdfplumber describes it: level (`h`) or upright (`v`)."""

    object_type: Literal["line"]
    orientation: Orientation
    x0: float
    x1: float
    top: float
    bottom: float
    width: float
    height: float


class _Ruled:
    """What the table finder wants to know of a page."""

    def __init__(self, edges: Sequence[Edge]) -> None:
        self.edges = edges


class _Finder(TableFinder):
    """pdfplumber's finder, which finds nothing where it would take all day."""

    def get_edges(self) -> list[dict[str, object]]:
        edges = super().get_edges()
        pairs = _pairs(cast("list[Edge]", edges))
        if pairs <= MOST_CROSSINGS or (pairs <= MOST_PAIRS and self._crossings(edges) <= MOST_CROSSINGS):
            return edges
        return []

    def _crossings(self, edges: list[dict[str, object]]) -> int:
        settings = self.settings
        return len(edges_to_intersections(edges, settings.intersection_x_tolerance, settings.intersection_y_tolerance))


def grids_of(edges: Sequence[Edge], number: int, left: float = 0.0, top: float = 0.0) -> tuple[Grid, ...]:
    """Return the grids of a page from top to bottom; none where it has hardly a ruling, or thousands that cross.

    `left` and `top` are where the visible part of the page begins. Yearbooks rule a table above, below and between its
    columns, but leave its sides open: there a side is drawn.
    """
    if len(edges) < LEAST_RULINGS:
        return ()
    page = cast("PlumberPage", _Ruled(edges))
    finder = _Finder(page)
    if sides := list(_open_sides(cast("list[Edge]", finder.edges))):
        finder = _Finder(page, {"explicit_vertical_lines": sides})
    grids = (tuple(_box(number, cell, left, top) for cell in table.cells) for table in finder.tables)
    return tuple(sorted(grids, key=lambda grid: min((box.top, box.x0) for box in grid)))


def _pairs(edges: Sequence[Edge]) -> int:
    upright = sum(edge["orientation"] == "v" for edge in edges)
    return upright * (len(edges) - upright)


def _box(number: int, cell: tuple[float, float, float, float], left: float, top: float) -> Box:
    x0, upper, x1, bottom = map(float, cell)
    return Box(number, x0 - left, upper - top, x1 - left, bottom - top)


def _open_sides(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Yield the sides that are missing: where rulings of one length have others between them and none at their ends."""
    verticals = [edge for edge in edges if edge["orientation"] == "v"]
    alike: defaultdict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "h":
            alike[round(edge["x0"] / SAME_X), round(edge["x1"] / SAME_X)].append(edge)
    for rules in alike.values():
        if len(rules) < LEAST_ENDS:
            continue
        rules.sort(key=lambda edge: edge["top"])
        for above, below in pairwise(rules):
            across = [
                edge
                for edge in verticals
                if edge["top"] < below["top"] - _REACHES and edge["bottom"] > above["top"] + _REACHES
            ]
            inner = any(above["x0"] + SAME_X < edge["x0"] < above["x1"] - SAME_X for edge in across)
            for x in (above["x0"], above["x1"]):
                if inner and not any(abs(edge["x0"] - x) <= SAME_X for edge in across):
                    yield _side(x, above["top"], below["top"])


def _side(x: float, top: float, bottom: float) -> Edge:
    return {
        "object_type": "line", "orientation": "v",
        "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0.0, "height": bottom - top,
    }  # fmt: skip
