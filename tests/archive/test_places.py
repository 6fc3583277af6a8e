"""The boxes of a figure."""

from __future__ import annotations

import pytest

from extractor.archive.places import places_of


def test_boxes_are_read_from_json() -> None:
    assert places_of("[[2, 293.0, 146.5, 417.8, 162], [3, 1, 2, 3, 4]]") == (
        (2, 293.0, 146.5, 417.8, 162.0),
        (3, 1.0, 2.0, 3.0, 4.0),
    )
    assert places_of("[]") == ()


def test_a_box_has_four_sides() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        places_of("[[2, 293.0, 146.5]]")
