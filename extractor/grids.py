"""page → grids: the cells that ruling lines draw, found by pdfplumber; a helper of `pages`.

Only what is drawn counts here. Which grid is a table, and what stands in its cells, `ruled` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypedDict, cast

from pdfplumber.page import Page as PlumberPage

from extractor.model import Box, Grid

# A table of two rows and two columns has three rulings across and one down, if its sides are open; pages with fewer
# are not searched.
LEAST_RULINGS = 4
# Horizontal rulings that end at the same x, so that an open side counts as ruled. Points that count as the same x.
LEAST_ENDS = 3
SAME_X = 3.0


class _Edge(TypedDict):
    """What pdfplumber says of a ruling, pieces of one line joined."""

    orientation: str
    x0: float
    x1: float
    top: float
    bottom: float


class _Side(TypedDict):
    """A vertical line, as pdfplumber takes one."""

    object_type: str
    x0: float
    x1: float
    top: float
    bottom: float
    width: float
    height: float


def grids_of(plumbed: PlumberPage, left: float = 0.0, top: float = 0.0) -> tuple[Grid, ...]:
    """Return the grids of a page from top to bottom; none where it has hardly a ruling.

    `left` and `top` are where the visible part of the page begins. Yearbooks rule a table above, below and between its
    columns, but leave its sides open: there a side is drawn.
    """
    if len(plumbed.edges) < LEAST_RULINGS:
        return ()
    finder = plumbed.debug_tablefinder()
    if sides := list(_open_sides(cast("list[_Edge]", finder.edges))):
        finder = plumbed.debug_tablefinder({"explicit_vertical_lines": sides})
    grids = (tuple(_box(plumbed.page_number, cell, left, top) for cell in table.cells) for table in finder.tables)
    return tuple(sorted(grids, key=lambda grid: min((box.top, box.x0) for box in grid)))


def _box(number: int, cell: tuple[float, float, float, float], left: float, top: float) -> Box:
    x0, upper, x1, bottom = map(float, cell)
    return Box(number, x0 - left, upper - top, x1 - left, bottom - top)


def _open_sides(edges: Sequence[_Edge]) -> Iterator[_Side]:
    """Yield the sides that are missing: where rulings of one length have others between them and none at their ends."""
    verticals = [edge for edge in edges if edge["orientation"] == "v"]
    alike: defaultdict[tuple[int, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "h":
            alike[round(edge["x0"] / SAME_X), round(edge["x1"] / SAME_X)].append(edge)
    for rules in alike.values():
        if len(rules) < LEAST_ENDS:
            continue
        rules.sort(key=lambda edge: edge["top"])
        for above, below in pairwise(rules):
            across = [
                edge for edge in verticals if edge["top"] < below["top"] - 1 and edge["bottom"] > above["top"] + 1
            ]
            inner = any(above["x0"] + SAME_X < edge["x0"] < above["x1"] - SAME_X for edge in across)
            for x in (above["x0"], above["x1"]):
                if inner and not any(abs(edge["x0"] - x) <= SAME_X for edge in across):
                    yield _side(x, above["top"], below["top"])


def _side(x: float, top: float, bottom: float) -> _Side:
    return {
        "object_type": "line", "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0.0, "height": bottom - top,
    }  # fmt: skip
