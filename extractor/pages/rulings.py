"""edges → rulings: the level lines that reach over a good part of a page, whichever library read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.model import Box

if TYPE_CHECKING:
    from extractor.pages.plumber.grids import Edge

# Shorter lines, in parts of the width of the page, rule single words or the columns of tables.
LONG = 0.2
# The upper and the lower edge of a drawn line, in points; a page with more lines than this is a picture.
HAIR, MOST_LINES = 2.5, 400


def rulings_of(
    edges: Sequence[Edge], number: int, width: float, left: float = 0.0, top: float = 0.0
) -> tuple[Box, ...]:
    """Return the long level lines of a page from top to bottom; pieces that lie on each other or meet are one.

    Args:
        edges: The straight edges of what is drawn.
        number: The number of the page.
        width: Its width in points.
        left: Where its visible part begins, as `top`.
        top: As `left`.
    """
    pieces = sorted(
        (edge["top"] - top, edge["x0"] - left, edge["x1"] - left) for edge in edges if edge["orientation"] == "h"
    )
    if len(pieces) > MOST_LINES:
        return ()
    found: list[Box] = []
    for y, x0, x1 in pieces:
        at = next((at for at, one in enumerate(found) if _meets(one, y, x0, x1)), None)
        if at is None:
            found.append(Box(number, x0, y, x1, y))
        else:
            found[at] = Box(number, min(found[at].x0, x0), found[at].top, max(found[at].x1, x1), found[at].top)
    return tuple(line for line in found if line.x1 - line.x0 > LONG * width)


def _meets(line: Box, y: float, x0: float, x1: float) -> bool:
    return y - line.top < HAIR and x0 < line.x1 + HAIR and x1 > line.x0 - HAIR
