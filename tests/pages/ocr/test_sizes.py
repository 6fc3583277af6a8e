from __future__ import annotations

import pytest

from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Blot, Rect
from extractor.pages.ocr.sizes import Measure, measures
from extractor.pages.ocr.strips import Strip


def line(text: str, high: float, *, ink: float | None = None, top: float = 0.0) -> tuple[Strip, Reading]:
    """A line whose characters have ink so high, 30 pixels apart; that of the line is as high, unless it is told."""
    blots = tuple(Blot(30.0 * at, top, 30.0 * at + 20, top + high) for at in range(len(text)))
    glyphs = tuple(Glyph(char, 30.0 * at + 10, 0.9) for at, char in enumerate(text))
    return Strip(Rect(0, top, 30 * len(text), top + (ink or high)), blots, missed=False), glyphs


def sizes(*lines: tuple[Strip, Reading], dpi: float = 72.0) -> list[float]:
    return [round(measure.size, 2) for measure in measures(lines, dpi)]


def test_chinese_fills_its_square_but_for_a_little_and_figures_less() -> None:
    assert sizes(line("增长统计", 14 * 0.92)) == [14]
    assert sizes(line("20231234", 14 * 0.72)) == [14]
    assert sizes(line("————", 14 * 0.92)) == [14]
    assert sizes(line("增20231234", 14 * 0.92)) == [14]


def test_pixels_are_more_where_the_resolution_is_higher() -> None:
    assert sizes(line("增长统计", 30 * 0.92), dpi=144.0) == [30]  # 15 points


@pytest.mark.parametrize(
    ("measured", "size"),
    [
        (10.3, 10.5),
        (10.1, 10),
        (11.4, 11),
        (11.45, 11.5),
        (13.5, 14),
        (13.4, 13.5),
        (2.2, 2.0),
        (0.1, 0.5),
        (33.3, 33.5),
    ],
)
def test_a_size_near_a_usual_one_is_that_and_others_are_whole_halves_of_a_point(measured: float, size: float) -> None:
    assert sizes(line("增长统计", measured * 0.92)) == [size]


def test_the_larger_characters_of_a_line_tell_its_size() -> None:
    strip, read = line("增长一口口", 14 * 0.92)
    heights = (14 * 0.92, 14 * 0.92, 2, 8, 8)
    blots = tuple(Blot(b.x0, 20 - h / 2, b.x1, 20 + h / 2) for b, h in zip(strip.blots, heights, strict=True))
    found = measures([(Strip(Rect(0, 12, 150, 12 + 14 * 0.92), blots, missed=False), read)], 72.0)
    assert [(round(each.size, 2), each.middle) for each in found] == [(14, 20)]


def test_characters_that_are_all_flat_tell_nothing_and_the_ink_of_the_line_does() -> None:
    strip, read = line("一一", 6, ink=14 * 0.92)
    assert sizes((strip, read)) == [14]
    assert measures([(strip, read)], 72.0)[0].middle == pytest.approx(7 * 0.92)
    assert sizes(line("口口", 7, ink=13.9)) == [7.5]  # just more than half as high
    assert sizes(line("口口", 7, ink=14)) == [15]


def test_the_parts_of_a_character_are_measured_as_one() -> None:
    two = (Blot(0, 0, 20, 2), Blot(2, 11, 18, 12.88))
    [found] = measures([(Strip(Rect(0, 0, 20, 12.88), two, missed=False), (Glyph("二", 10, 0.9),))], 72.0)
    assert found == Measure(14.0, 6.44)


def test_ink_further_than_its_part_of_the_line_from_the_middle_is_of_another_character() -> None:
    beside = (Blot(0, 0, 10, 10), Blot(8, 10, 11, 20))  # their middles at 5 and 9.5
    for reach, height in ((10.1, 20), (10, 10)):
        strip = Strip(Rect(0, 0, 30, reach), beside, missed=False)
        [found] = measures([(strip, (Glyph("增", 5, 0.9),))], 72.0)
        assert found.middle == height / 2


def test_lines_of_nearly_one_size_have_one_size_and_the_ink_of_few_characters_tells_less() -> None:
    body = line("增长统计数据", 14 * 0.92)
    assert sizes(body, body, line("增长统计数据", 15.1 * 0.92)) == [14, 14, 15]
    assert sizes(body, body, line("增长统计数据", 14.9 * 0.92)) == [14, 14, 14]
    assert sizes(body, body, line("增长统计", 16 * 0.92)) == [14, 14, 14]
    assert sizes(body, body, line("增长统计", 16.2 * 0.92)) == [14, 14, 16]
    assert sizes(body, body, line("增长", 17 * 0.92)) == [14, 14, 14]
    assert sizes(body, body, line("增长", 17.6 * 0.92)) == [14, 14, 18]
    assert sizes(body, body, line("增长统", 17 * 0.92)) == [14, 14, 17]


def test_the_size_of_the_most_characters_is_that_of_lines_near_it() -> None:
    few, many = line("增长统计数", 15.5 * 0.92), line("增长统计数据服务外包", 14 * 0.92)
    assert sizes(few, few, line("增长统计数据", 14.4 * 0.92), many, many) == [16, 16, 14, 14, 14]
    assert sizes(line("增长统计数", 14.3 * 0.92), line("增长统计数据", 14.9 * 0.92)) == [15, 15]
    assert sizes(line("·", 13)) == [14]


@pytest.mark.parametrize(
    "usual",
    [5, 5.5, 6.5, 7.5, 9, 10, 10.5, 11, 12, 14, 15, 16, 18, 20, 22, 24, 26, 28, 32, 36, 42, 48, 60, 72],
)
def test_what_is_two_in_a_hundred_off_a_usual_size_is_that(usual: float) -> None:
    assert sizes(line("增长统计", usual * 1.02 * 0.92)) == [usual]


def test_of_figures_too_the_larger_ones_tell() -> None:
    strip, read = line("2023", 14)
    blots = tuple(
        Blot(blot.x0, 0, blot.x1, high) for blot, high in zip(strip.blots, (8, 14 * 0.72, 8, 14), strict=True)
    )
    assert sizes((Strip(strip.ink, blots, missed=False), read)) == [14]


def test_of_two_groups_as_large_the_first_one_is_made_one() -> None:
    lines = [line("增长统计数", size * 0.92) for size in (14, 14.9, 15.8, 16.8)]
    assert sizes(*lines) == [15, 15, 15, 17]
