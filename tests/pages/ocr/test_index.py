from __future__ import annotations

from extractor.pages.ocr.index import SpatialIndex, _beside
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


def test_what_is_put_anew_is_found_in_its_new_place_only() -> None:
    index = SpatialIndex.of([Rect(0, 0, 5, 5), Rect(95, 95, 99, 99)], 10.0, 10.0)
    index.put(0, Rect(50, 50, 75, 55))
    assert index.near(Rect(0, 0, 9, 9)) == []
    assert [index.near(Rect(x, 51, x + 1, 52)) for x in (41, 51, 61, 71, 81)] == [[], [0], [0], [0], []]
    index.put(0, Rect(30, 40, 75, 85))
    assert [index.near(Rect(x, 81, x + 1, 82)) for x in (21, 31, 71, 81)] == [[], [0], [0], []]
    index.put(0, Rect(60, 50, 65, 55))
    assert [index.near(Rect(x, 51, x + 1, 52)) for x in (31, 51, 61, 71)] == [[], [], [0], []]
    assert [index.near(Rect(61, y, 62, y + 1)) for y in (41, 51, 61, 81)] == [[], [0], [], []]
    index.remove(0)
    assert index.near(Rect(0, 0, 100, 100)) == [1]


def test_cells_are_as_wide_and_as_high_as_asked_for_and_a_pixel_at_least() -> None:
    index = SpatialIndex.of([Rect(21, 21, 22, 22)], 20.0, 10.0)
    assert [index.near(Rect(x, 25, x + 1, 26)) for x in (18, 19, 20, 39, 40)] == [[], [0], [0], [0], []]
    assert [index.near(Rect(25, y, 26, y + 0.5)) for y in (19, 20, 29, 30)] == [[], [0], [0], []]
    tiny = SpatialIndex.of([Rect(2, 2, 2.5, 2.5)], 0.0, 0.0)
    assert [tiny.near(Rect(x, 2.9, x, 2.9)) for x in (1.9, 2, 2.9, 3)] == [[], [0], [0], []]
    assert [tiny.near(Rect(2.9, y, 2.9, y)) for y in (1.9, 2, 2.9, 3)] == [[], [0], [0], []]


def test_what_grows_costs_its_new_cells_only() -> None:
    assert sorted(_beside((0, 4, 0, 2), (1, 3, 0, 1))) == [
        (0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (3, 2), (4, 0), (4, 1), (4, 2)
    ]  # fmt: skip
    assert list(_beside((0, 4, 0, 2), (0, 4, 0, 2))) == []
    assert list(_beside((0, 0, 0, 1), None)) == [(0, 0), (0, 1)]
    assert list(_beside((5, 6, 0, 0), (0, 1, 0, 0))) == [(5, 0), (6, 0)]
    assert list(_beside((0, 1, 0, 0), (5, 6, 0, 0))) == [(0, 0), (1, 0)]
