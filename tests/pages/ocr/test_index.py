from __future__ import annotations

from extractor.pages.ocr.index import SpatialIndex
from extractor.pages.ocr.rect import Rect, gap
from tests.pages.ocr.making import specks


def test_what_is_near_a_rectangle_is_all_that_meets_it_the_least_first_also_where_some_have_grown_or_are_gone() -> None:
    rects: dict[int, Rect] = dict(enumerate(specks(300, 300, 300)))
    index = SpatialIndex.of(rects.values(), 20.0, 10.0)
    for key in range(0, 300, 3):
        rects[key] = rects[key].with_(rects[key + 1])
        index.put(key, rects[key])
        index.remove(key + 1)
        del rects[key + 1]
    for place in (Rect(x, y, x + 30, y + 5) for x in range(0, 300, 7) for y in range(0, 300, 11)):
        near = index.near(place)
        meeting = {
            k for k, rect in rects.items() if gap(rect, place) <= 0 and rect.y0 <= place.y1 and place.y0 <= rect.y1
        }
        assert near == sorted(near)
        assert meeting <= set(near) <= rects.keys()
    assert len(index.near(Rect(0, 0, 1, 1))) < 50
