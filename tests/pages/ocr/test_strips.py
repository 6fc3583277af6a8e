from __future__ import annotations

import pytest

from extractor.pages.ocr.rect import Blot, Rect, same_row
from extractor.pages.ocr.strips import strips_of
from tests.pages.ocr.making import row, specks


def test_a_line_that_the_detector_passed_over_is_found_by_its_ink() -> None:
    blots = row(0, 10) + row(40, 10) + row(80, 10)
    strips = strips_of([Rect(-3, -3, 201, 21), Rect(-3, 77, 201, 101)], blots)
    assert [(strip.ink, strip.missed) for strip in strips] == [
        (Rect(0, 0, 198, 18), False), (Rect(0, 80, 198, 98), False), (Rect(0, 40, 198, 58), True)
    ]  # fmt: skip


def test_a_bracket_at_the_end_belongs_to_its_line_and_a_box_without_ink_is_none() -> None:
    strips = strips_of([Rect(17, -3, 201, 21), Rect(0, 300, 200, 320)], row(0, 10))
    assert [(strip.ink, strip.missed) for strip in strips] == [(Rect(0, 0, 198, 18), False)]


def test_cells_that_a_rule_parts_are_two_lines() -> None:
    rule = Rect(100, -40, 102, 60)
    blots = row(0, 5) + row(0, 5, left=104)
    for boxes in ([Rect(-3, -3, 201, 21)], [Rect(-3, -3, 98, 21), Rect(101, -3, 206, 21)]):
        strips = strips_of(boxes, blots, [rule])
        assert [strip.ink for strip in strips] == [Rect(0, 0, 98, 18), Rect(104, 0, 202, 18)]
        assert len(strips_of(boxes, blots)) == 1


def test_a_missed_page_number_stands_alone_and_strokes_of_a_drawing_do_not() -> None:
    number, strokes = Blot(90, 400, 96, 418, 0.8), [Blot(300, 200, 306, 218, 0.8), Blot(310, 225, 330, 260, 0.2)]
    strips = strips_of([Rect(-3, -3, 201, 21)], [*row(0, 10), number, *strokes])
    assert [strip.ink.y0 for strip in strips if strip.missed] == [400]


def test_a_page_number_is_found_on_a_page_of_one_line_and_two_watermarks() -> None:
    marks = [Blot(0, 100, 500, 190, 0.2), Blot(0, 250, 400, 600, 0.2)]
    found = [Rect(-3, -3, 201, 21), Rect(-10, 90, 510, 200), Rect(-10, 240, 410, 610)]
    strips = strips_of(found, [*row(0, 10), *marks, Blot(90, 900, 100, 915, 0.5)])
    assert [strip.ink.y0 for strip in strips if strip.missed] == [900]


def test_a_missed_numeral_two_between_dashes_is_one_line() -> None:
    dashes, two = (
        [Blot(80, 408, 98, 410), Blot(120, 408, 138, 410)],
        [Blot(102, 402, 116, 404), Blot(100, 413, 118, 415)],
    )
    strips = strips_of([Rect(-3, -3, 201, 21)], [*row(0, 10), *dashes, *two])
    assert [strip.ink for strip in strips if strip.missed] == [Rect(80, 402, 138, 415)]


def test_a_line_is_not_much_narrower_than_its_box_whatever_its_ink_touches() -> None:
    [strip] = strips_of([Rect(-3, -3, 201, 21)], [*row(0, 2, left=80), Blot(0, -60, 60, 60, 0.2)])
    assert (strip.ink.x0, strip.ink.x1) == (9, 189)


def test_a_rule_and_specks_are_no_line() -> None:
    blots = [*row(0, 10), Blot(0, 60, 400, 62), Blot(30, 90, 32, 92)]
    assert [strip.missed for strip in strips_of([Rect(-3, -3, 201, 21)], blots)] == [False]


def test_the_work_on_a_dirty_page_grows_with_its_specks_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0

    def counted(one: Rect, other: Rect) -> bool:
        nonlocal compared
        compared += 1
        return same_row(one, other)

    for module in ("missed", "strips"):
        monkeypatch.setattr(f"extractor.pages.ocr.{module}.same_row", counted)
    tops = range(100, 1600, 40)
    dirt = specks(8000, 1240, 1754)
    strips = strips_of(
        [Rect(97, top - 3, 901, top + 21) for top in tops],
        [*dirt, *(blot for top in tops for blot in row(top, 40, left=100))],
    )
    assert sum(not strip.missed for strip in strips) == len(tops)
    assert compared < 10 * len(dirt)
