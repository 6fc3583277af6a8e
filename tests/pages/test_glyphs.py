"""What both readers of PDFs must see alike."""

from __future__ import annotations

import pytest

from extractor.pages.glyphs import Frame, angle_of, is_bold, is_pale


@pytest.mark.parametrize(
    ("colour", "pale"),
    [
        ((0.8, 0.8, 0.8), True),
        ((0.75, 0.75, 0.75), True),
        ((0.6, 0.6, 0.6), False),
        ((0.0, 0.0, 0.0), False),
        ((0.9, 0.0, 0.0), False),
        ((1.0, 1.0, 1.0), False),
        ((1.0, 0.8, 0.8), True),
    ],
)
def test_light_colours_are_pale_but_white_is_print_on_a_dark_ground(
    colour: tuple[float, float, float], pale: bool
) -> None:
    assert is_pale(*colour) is pale


def test_what_shines_through_is_pale() -> None:
    assert is_pale(0.5, 0.5, 0.5, opacity=0.5)
    assert not is_pale(0.5, 0.5, 0.5, opacity=1.0)


@pytest.mark.parametrize(
    ("across", "up", "angle"),
    [(1, 0, 0), (0, -1, 90), (-1, 0, 180), (0, 1, 270), (1, 1, 315), (1, 0.2, 349)],
)
def test_angles_are_counted_clockwise(across: float, up: float, angle: int) -> None:
    assert angle_of(across, up) == angle


def test_a_turned_page_turns_its_baselines() -> None:
    assert angle_of(1, 0, turned=90) == 90
    assert angle_of(0, 1, turned=90) == 0


@pytest.mark.parametrize(
    ("font", "bold"),
    [
        ("ABCDEF+SimHei", True),
        ("FZXBSJW--GB1-0", True),
        ("Arial-BoldMT", True),
        ("MicrosoftYaHei", False),
        ("SimSun", False),
    ],
)
def test_the_name_of_a_font_tells_its_weight(font: str, bold: bool) -> None:
    assert is_bold(font) is bold


def test_boxes_are_counted_from_the_corner_that_is_shown() -> None:
    upright, turned = Frame(10, 20, 110, 220), Frame(0, 0, 100, 200, turned=90)
    assert [upright.size, turned.size] == [(100, 200), (200, 100)]
    assert upright.box(20, 200, 30, 210) == (10, 10, 20, 20)
    assert turned.box(0, 0, 10, 20) == (0, 0, 20, 10)


def test_a_page_that_is_not_said_to_be_turned_is_as_wide_as_its_frame() -> None:
    assert Frame(10, 20, 210, 120) == Frame(10, 20, 210, 120, 0)
    assert Frame(10, 20, 210, 120).size == (200, 100)
    assert Frame(10, 20, 210, 120, 90).size == (100, 200)
