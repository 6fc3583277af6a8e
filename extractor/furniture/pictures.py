"""Rulings and lines → frames without text: pictures that are drawn, not placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.model import Box, Line

# In points: the upper and the lower edge of a frame begin and end alike, and are so far from each other.
SAME_EDGE = 2.0
LEAST_HEIGHT = 36.0
# So many rulings of one width are a table's, or a form's.
MOST_EDGES = 8


def empty_frames(rulings: Sequence[Box], lines: Sequence[Line]) -> Iterator[Box]:
    """Yield the frames between two level rulings of one width in which nothing is printed.

    Args:
        rulings: The long level lines of a page.
        lines: Its printed lines.
    """
    groups: list[list[Box]] = []
    for ruling in rulings:
        alike = next((group for group in groups if _same_edges(group[0], ruling)), None)
        if alike is None:
            groups.append([ruling])
        else:
            alike.append(ruling)
    for group in groups:
        for upper, lower in pairwise(sorted(group, key=lambda one: one.top) if len(group) <= MOST_EDGES else ()):
            frame = Box(upper.page, upper.x0, upper.top, upper.x1, lower.top)
            if frame.bottom - frame.top > LEAST_HEIGHT and not any(_stands_in(frame, line) for line in lines):
                yield frame


def _same_edges(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < SAME_EDGE and abs(one.x1 - other.x1) < SAME_EDGE


def _stands_in(frame: Box, line: Line) -> bool:
    middle = (line.top + line.bottom) / 2
    return frame.top < middle < frame.bottom and line.x1 > frame.x0 and line.x0 < frame.x1
