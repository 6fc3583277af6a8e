from __future__ import annotations

import pytest

from extractor.pages.ocr.missed import missed_rows
from extractor.pages.ocr.rect import Blot, Rect
from tests.pages.ocr.making import row

LINES = [Rect(0, 0, 198, 20)]


def missed(*blots: Rect, rules: tuple[Rect, ...] = (), lines: list[Rect] = LINES) -> list[Rect]:
    """The rows that were missed, on a page whose lines are 20 pixels high."""
    return missed_rows(blots, lines, 20.0, rules)


def test_characters_beside_each_other_are_a_row() -> None:
    assert missed(*row(100, 10), *row(140, 4)) == [Rect(0, 100, 198, 118), Rect(0, 140, 78, 158)]


def test_what_is_in_a_line_that_was_found_was_not_missed() -> None:
    assert missed(*row(0, 5, left=20)) == []
    assert missed(*row(0, 5, left=300)) == [Rect(300, 0, 398, 18)]


@pytest.mark.parametrize(("white", "rows"), [(49, 1), (50, 2)])
def test_characters_of_a_row_are_no_further_apart_than_two_and_a_half_lines(white: int, rows: int) -> None:
    assert len(missed(*row(100, 5), *row(100, 5, left=98 + white))) == rows


@pytest.mark.parametrize(("down", "rows"), [(9, 1), (10, 2)])
def test_characters_of_a_row_share_half_of_their_height(down: int, rows: int) -> None:
    assert len(missed(*row(100, 5), *row(100 + down, 5, left=100))) == rows


def test_flat_strokes_are_of_the_row_of_the_letters_beside_them() -> None:
    assert missed(*row(100, 5), Blot(100, 108, 118, 110)) == [Rect(0, 100, 118, 118)]
    assert missed(*row(100, 5), Blot(100, 119, 118, 121)) == [Rect(0, 100, 98, 118)]


def test_a_rule_between_two_rows_keeps_them_apart() -> None:
    rule = Rect(100, 90, 102, 130)
    blots = [*row(100, 5), *row(100, 5, left=104)]
    assert len(missed(*blots)) == 1
    assert len(missed(*blots, rules=(rule,))) == 2


@pytest.mark.parametrize(("width", "height", "rows"), [(2, 8, 1), (2, 7.9, 0), (1.9, 8, 0)])
def test_a_line_is_as_large_as_a_figure_one_at_least(width: float, height: float, rows: int) -> None:
    assert len(missed(Blot(300, 300, 300 + width, 300 + height))) == rows


@pytest.mark.parametrize(
    ("near", "lone"),
    [
        (Blot(337, 300, 343, 306), False),
        (Blot(338, 300, 344, 306), True),  # one and a half lines away
        (Blot(300, 349, 306, 355), False),
        (Blot(300, 350, 306, 356), True),
        (Blot(264, 300, 270, 306), True),
        (Blot(265, 300, 271, 306), False),
        (Blot(310, 300, 315, 305), True),  # dust
        (Blot(310, 300, 315.1, 305), False),
    ],
)
def test_a_short_row_stands_alone_or_is_a_stroke_of_a_drawing(near: Blot, lone: bool) -> None:
    # Of different rows, for the second one ends above the first, or begins below it
    short = Blot(300, 308, 308, 320) if near.y0 < 320 else Blot(300, 300, 308, 320)
    assert (short in missed(short, near)) is lone


def test_a_row_twice_as_wide_as_high_need_not_stand_alone() -> None:
    stroke = Blot(300, 333, 303, 340)
    assert Blot(300, 300, 341, 320) in missed(Blot(300, 300, 341, 320), stroke)
    assert Blot(300, 300, 340, 320) not in missed(Blot(300, 300, 340, 320), stroke)


def test_of_a_picture_no_more_than_thirty_rows_are_read_the_widest_first() -> None:
    rows = [blot for at in range(40) for blot in row(100.0 + 60 * at, 5 + at)]
    found = missed(*rows)
    assert [round(each.width) for each in found] == [20 * (5 + at) - 2 for at in range(39, 9, -1)]


def test_a_letter_that_reaches_far_down_is_of_its_row() -> None:
    assert missed(Blot(100, 300, 130, 340), *row(311, 5, left=150)) == [Rect(100, 300, 248, 340)]


def test_a_large_character_reaches_further() -> None:
    large, next_ = Blot(0, 100, 38, 140), Blot(126, 102, 164, 138)  # 88 of white, and twice as high as a line
    assert missed(large, next_) == [Rect(0, 100, 164, 140)]


def test_a_row_that_only_touches_a_line_or_stands_below_it_was_missed() -> None:
    assert missed(*row(0, 5, left=198)) == [Rect(198, 0, 296, 18)]
    assert missed(*row(30, 5)) == [Rect(0, 30, 98, 48)]
    assert missed(*row(0, 5, left=197)) == []


def test_rows_that_a_later_blot_joins_are_one() -> None:
    """The highest blots come first: two letters that are too far apart, and the comma that stands between them."""
    left, right = row(100, 3), row(100, 3, left=110)
    comma = Blot(80, 108, 84, 118)
    assert missed(*left, *right, comma) == [Rect(0, 100, 168, 118)]
    assert missed(comma, *row(100, 3), *row(100, 3, left=130)) == [Rect(0, 100, 188, 118)]
    far = [*row(100, 3), *row(100, 3, left=140), Blot(98, 108, 102, 118)]
    assert missed(*far) == [Rect(0, 100, 198, 118)]
    assert len(missed(*far[:-1])) == 2
