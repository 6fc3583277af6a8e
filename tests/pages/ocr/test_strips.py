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


BOX = Rect(-3, -3, 201, 21)


def inks(boxes: list[Rect], blots: list[Blot], rules: tuple[Rect, ...] = ()) -> list[Rect]:
    return [strip.ink for strip in strips_of(boxes, blots, rules)]


def test_a_page_without_boxes_or_ink_has_no_lines() -> None:
    assert strips_of([], []) == []
    assert strips_of([BOX], []) == []


def test_a_line_holds_its_blots_from_left_to_right_and_is_as_long_at_another_resolution() -> None:
    [strip] = strips_of([BOX], [*reversed(row(0, 10)), *row(40, 1)][:10])
    assert list(strip.blots) == row(0, 10)
    larger = strip.times(2)
    assert (larger.ink, larger.missed) == (Rect(0, 0, 396, 36), False)
    assert larger.blots[1] == Blot(40, 0, 76, 36, 0.4)


def test_without_a_box_the_larger_blots_tell_how_high_a_line_is() -> None:
    assert inks([], row(0, 10)) == [Rect(0, 0, 198, 18)]
    # Four dots and a dash are too small to be a line of the twelve letters
    assert inks([], [*row(0, 12), *(Blot(20.0 * at, 50, 20.0 * at + 4, 54) for at in range(4))]) == [
        Rect(0, 0, 238, 18)
    ]


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (Rect(99, -10, 101, 28), 2),  # 38 high, of 24 the box is
        (Rect(99, -8, 101, 28), 1),
        (Rect(99, 3, 101, 60), 1),  # through three quarters of the box
        (Rect(99, 2, 101, 60), 2),
        (Rect(-4, -40, -3, 60), 1),
        (Rect(201, -40, 203, 60), 1),
    ],
)
def test_a_rule_that_parts_a_box_is_clearly_higher_and_goes_through_it(rule: Rect, lines: int) -> None:
    assert len(inks([BOX], [*row(0, 4), *row(0, 4, left=122)], (rule,))) == lines


def test_of_a_parted_box_what_holds_no_ink_is_no_line() -> None:
    rules = tuple(Rect(x, -40, x + 2, 60) for x in (99, 150))
    strips = strips_of([BOX], [*row(0, 4), Blot(152, -30, 190, 30)], rules)
    assert [strip.ink for strip in strips if not strip.missed] == [Rect(0, 0, 78, 18)]


@pytest.mark.parametrize(("white", "lines"), [(11.9, 1), (12, 2)])
def test_boxes_half_a_line_apart_are_two_lines(white: float, lines: int) -> None:
    boxes = [Rect(-3, -3, 101, 21), Rect(101 + white, -3, 205 + white, 21)]
    assert len(inks(boxes, [*row(0, 5), *row(0, 5, left=104 + white)])) == lines


@pytest.mark.parametrize(("high", "lines"), [(38.3, 1), (38.5, 2)])
def test_boxes_of_a_row_are_one_line_where_they_are_about_as_high(high: float, lines: int) -> None:
    boxes = [Rect(-3, -3, 101, 21), Rect(101, -3, 205, -3 + high)]
    assert len(inks(boxes, [*row(0, 5), Blot(104, 0, 204, high - 6, 0.4)])) == lines


def test_boxes_that_are_not_of_one_row_are_two_lines() -> None:
    boxes = [Rect(-3, -3, 101, 21), Rect(101, 10, 205, 34)]
    assert len(inks(boxes, [*row(0, 5), *row(13, 5, left=104)])) == 2


def test_ink_in_two_boxes_is_of_the_nearer_one() -> None:
    boxes = [Rect(-3, -3, 201, 25), Rect(-3, 19, 201, 43)]
    found = strips_of(boxes, [*row(0, 10), *row(21, 10)])
    assert [(strip.ink.y0, strip.ink.y1) for strip in found] == [(0, 18), (21, 39)]


def test_a_blot_half_as_high_again_as_its_line_is_a_rule_or_a_picture() -> None:
    assert inks([BOX], [*row(0, 5), Blot(104, -13, 150, 22.9)])[0] == Rect(0, -13, 189, 22.9)
    assert inks([BOX], [*row(0, 5), Blot(104, -14, 150, 22)])[0] == Rect(0, 0, 189, 18)


def test_the_rule_below_a_line_is_not_its_ink() -> None:
    assert inks([Rect(-3, -3, 201, 25)], [*row(0, 10), Blot(0, 20, 198, 22)]) == [Rect(0, 0, 198, 18)]
    thick = [*row(0, 10), Blot(0, 20, 198, 27.1)]
    assert inks([Rect(-3, -3, 201, 25)], thick)[0].y1 == 27.1  # more than a quarter of the box


def test_a_line_of_a_dash_alone_is_half_as_high_as_its_box() -> None:
    assert inks([Rect(0, 0, 40, 24)], [Blot(14, 11, 30, 13)]) == [Rect(12, 6, 30, 18)]


@pytest.mark.parametrize(
    ("blot", "grown"),
    [
        (Blot(217.7, 0, 230, 18), True),
        (Blot(217.8, 0, 230, 18), False),  # 1.1 times the height away
        (Blot(202, -1, 208, 20.5), True),
        (Blot(202, -1, 208, 20.6), False),  # 1.2 times as high
        (Blot(202, 9, 208, 27), True),
        (Blot(202, 9.1, 208, 27.1), False),
    ],
)
def test_what_stands_at_the_end_of_a_line_belongs_to_it(blot: Blot, grown: bool) -> None:
    [line, *_] = inks([Rect(-3, -3, 201, 21)], [*row(0, 10), blot])
    assert line == (Rect(min(0, blot.x0), 0, max(198, blot.x1), 18) if grown else Rect(0, 0, 198, 18))


def test_lines_grow_as_long_as_there_is_ink_at_their_ends_but_not_through_a_rule() -> None:
    blots = row(0, 15)
    assert inks([BOX], blots) == [Rect(0, 0, 298, 18)]
    assert inks([BOX], list(reversed(blots))) == [Rect(0, 0, 298, 18)]
    assert inks([BOX], blots, (Rect(238.5, -9, 239.5, 27),))[0] == Rect(0, 0, 238, 18)


@pytest.mark.parametrize(
    ("stroke", "of_the_row"),
    [
        (Blot(0, 66, 46.8, 70.4), True),
        (Blot(0, 66, 46.9, 70.4), False),  # a quarter of 18 high at most, and 2.6 times as wide: a rule
        (Blot(0, 66, 46.9, 70.5), True),
        (Blot(0, 38, 46, 101), True),
        (Blot(0, 38, 46, 101.1), False),  # 3.5 times as high as a line
    ],
)
def test_rules_and_pictures_are_of_no_missed_line(stroke: Blot, of_the_row: bool) -> None:
    found = strips_of([BOX], [*row(0, 10), *row(60, 4, left=60), stroke])
    assert [strip.ink.x0 for strip in found if strip.missed] == [0 if of_the_row else 60]


def test_ink_that_is_in_two_boxes_is_of_the_one_whose_middle_is_nearer() -> None:
    found = inks([Rect(-3, -3, 201, 25), Rect(-3, 12, 201, 40)], [*row(0, 10), *row(16, 10)])
    assert [(ink.y0, ink.y1) for ink in found] == [(0, 18), (16, 34)]


def test_what_stands_before_a_line_belongs_to_it() -> None:
    blots = [*row(0, 10, left=50), Blot(40, 0, 46, 18)]
    assert inks([Rect(47, -3, 251, 21)], blots) == [Rect(40, 0, 248, 18)]


@pytest.mark.parametrize(
    "blot",
    [
        Blot(192, -5, 210, 23),  # its middle is on the right edge of the box, and it is too high to stand at its end
        Blot(-12, -5, 6, 23),
        Blot(100, -17, 118, 11),
        Blot(100, 7, 118, 35),
    ],
)
def test_what_has_its_middle_on_the_edge_of_a_box_is_in_it(blot: Blot) -> None:
    line = Rect(min(0, blot.x0), min(0, blot.y0), max(198, blot.x1), max(18, blot.y1))
    assert inks([BOX], [*row(0, 10), blot]) == [line]
    beyond = blot.x0 + 0.2 * (blot.x0 > 100) - 0.2 * (blot.x0 < 0)
    below = blot.y0 + 0.2 * (blot.y0 > 0) - 0.2 * (blot.y0 < -5)
    moved = Blot(beyond, below, beyond + 18, below + 28)
    assert inks([BOX], [*row(0, 10), moved])[0] == Rect(0, 0, 198, 18)


@pytest.mark.parametrize(
    ("dash", "x0"),
    [
        (Blot(-3, -1, 5, 1), -3),  # its middle is as high as the letters begin
        (Blot(-3, -1.2, 5, 0.8), 9),
        (Blot(-3, 17, 5, 19), -3),
        (Blot(-3, 17.2, 5, 19.2), 9),
    ],
)
def test_a_line_begins_with_what_is_as_high_as_its_letters(dash: Blot, x0: float) -> None:
    assert inks([BOX], [*row(0, 5, left=60), dash])[0].x0 == x0
