from __future__ import annotations

import pytest

from extractor.pages.ocr.rect import Blot, Rect, apart, gap, same_row


def test_a_rectangle_knows_its_sides_and_its_middle() -> None:
    rect = Rect(10, 20, 40, 28)
    assert (rect.width, rect.height, rect.middle) == (30, 8, 24)


def test_the_smallest_rectangle_around_two_reaches_from_the_first_edge_to_the_last() -> None:
    assert Rect(10, 20, 40, 28).with_(Rect(5, 22, 30, 35)) == Rect(5, 20, 40, 35)
    assert Rect(5, 22, 30, 35).with_(Rect(10, 20, 40, 28)) == Rect(5, 20, 40, 35)


@pytest.mark.parametrize(
    ("middle", "held"),
    [((10, 20), True), ((40, 28), True), ((9, 24), False), ((41, 24), False), ((25, 19), False), ((25, 29), False)],
)
def test_a_rectangle_holds_what_has_its_middle_in_it(middle: tuple[float, float], held: bool) -> None:
    x, y = middle
    assert Rect(10, 20, 40, 28).holds(Rect(x - 30, y - 3, x + 30, y + 3)) is held


def test_at_another_resolution_all_edges_move_and_ink_fills_as_much() -> None:
    assert Rect(10, 20, 40, 28).times(1.5) == Rect(15, 30, 60, 42)
    assert Blot(10, 20, 40, 28, 0.3).times(1.5) == Blot(15, 30, 60, 42, 0.3)
    assert Blot(0, 0, 1, 1).full == 1.0


@pytest.mark.parametrize(("top", "same"), [(0, True), (5, True), (5.1, False), (-5, True), (-5.1, False), (40, False)])
def test_two_are_of_one_row_where_half_of_the_lower_one_stands_beside_the_other(top: float, same: bool) -> None:
    higher, lower = Rect(0, 0, 10, 10), Rect(50, top, 60, top + 10)
    assert same_row(higher, lower) is same
    assert same_row(lower, higher) is same


def test_the_lower_of_two_says_how_much_they_must_share() -> None:
    line, comma = Rect(0, 0, 100, 20), Rect(104, 17, 107, 22)
    assert same_row(line, comma)  # 3 of its 5 pixels
    assert not same_row(line, Rect(104, 18, 107, 23))


def test_the_white_between_two_is_less_than_nothing_where_they_overlap() -> None:
    left, right = Rect(0, 0, 10, 10), Rect(14, 50, 20, 60)
    assert (gap(left, right), gap(right, left), gap(left, Rect(7, 0, 30, 10))) == (4, 4, -3)


@pytest.mark.parametrize(
    ("rule", "between"),
    [
        (Rect(11, -5, 13, 25), True),
        (Rect(11, 5, 13, 15), True),  # from the middle of the one to that of the other
        (Rect(11, 6, 13, 25), False),
        (Rect(11, -5, 13, 14), False),
        (Rect(4, -5, 6, 25), False),  # through the middle of the left one
        (Rect(18, -5, 20, 25), False),
    ],
)
def test_a_rule_parts_what_stands_on_both_sides_of_it(rule: Rect, between: bool) -> None:
    left, right = Rect(0, 0, 10, 10), Rect(14, 10, 24, 20)
    assert apart(left, right, [Rect(500, -5, 502, 25), rule]) is between
    assert apart(right, left, [rule]) is between
    assert not apart(left, right, [])
