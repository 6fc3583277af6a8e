"""Addresses name a box, and a box is known by its address."""

from __future__ import annotations

import pytest

from extractor.web.addresses import Addresses, place_at, same_place

TO = Addresses("/-/archive/a", "/-/archive-files", "/a")


@pytest.mark.parametrize("box", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,1,2,3", "1,2,inf,4", "5,1,4,2"])
def test_what_is_no_box_is_none(box: str) -> None:
    assert place_at(1, box) is None


def test_a_place_is_known_by_its_address() -> None:
    place = (2, 293.0, 146.52076, 417.768, 162.52076)
    address = TO.page("0123456789abcdef", 2, [place])
    assert address == "/-/archive/a/issue/0123456789ab/page/2?box=293.0,146.5,417.8,162.5#framed"
    again = place_at(2, "293.0,146.5,417.8,162.5")
    assert again
    assert same_place(place, again)
    assert not same_place(place, (3, *place[1:]))
