"""Where words are printed: a box on a page, and the boxes of a figure as the archive keeps them."""

from __future__ import annotations

import json

Place = tuple[int, float, float, float, float]
"""A page, counted from 1, and a box on it: left, top, right, bottom, in points from the top left of the page."""


def places_of(boxes: str) -> tuple[Place, ...]:
    """Return the boxes of a figure from the JSON in which the archive keeps them."""
    return tuple(
        (int(page), float(x0), float(top), float(x1), float(bottom)) for page, x0, top, x1, bottom in json.loads(boxes)
    )
