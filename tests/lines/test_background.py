from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.lines.background import part_background
from extractor.model import Run


def typed(text: str, x: float, top: float, size: float = 10.0, angle: int = 0, pale: bool = False) -> list[Run]:
    edges = tuple(x + at * size for at in range(len(text) + 1))
    return [Run(text, edges[:-1], edges[1:], top, top + size, size, False, angle, pale)]


def said(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


BODY = typed("一至十月全市服务外包执行额同比增长", 80, 100) + typed("其中离岸执行额同比增长", 80, 116)


def test_a_page_of_plain_text_is_handed_on_as_it_is() -> None:
    text, apart = part_background(BODY)
    assert text is BODY
    assert apart == []


def test_big_text_askew_is_a_watermark_and_small_text_is_not() -> None:
    marks = typed("内部资料", 100, 60, size=48, angle=315)
    labels = typed("一月二月", 300, 300, size=8, angle=315)
    text, apart = part_background([*BODY, *marks, *labels])
    assert said(text) == said(BODY)
    assert {(one.role, said(one.runs)) for one in apart} == {("watermark", "内部资料"), ("aside", "一月二月")}


def test_pale_text_below_other_text_is_a_watermark() -> None:
    text, apart = part_background([*typed("滨海通讯", 90, 90, size=40, pale=True), *BODY])
    assert said(text) == said(BODY)
    assert [(one.role, said(one.runs)) for one in apart] == [("watermark", "滨海通讯")]


def test_white_text_on_a_bar_is_text() -> None:
    heading = typed("统计数据", 80, 60, size=15, pale=True)
    text, apart = part_background([*heading, *BODY])
    assert said(text).startswith("统计数据")
    assert apart == []


def test_a_page_that_is_pale_throughout_is_read() -> None:
    page = typed("全市服务外包执行额", 80, 100, pale=True) + typed("同比增长", 82, 101, pale=True)
    assert part_background(page)[1] == []


def test_a_shadow_is_no_watermark() -> None:
    title = typed("数据交易", 80, 60, size=20, pale=True) + typed("数据交易", 81, 61, size=20)
    assert part_background([*title, *BODY])[1] == []


def test_text_up_the_edge_is_aside() -> None:
    _, apart = part_background([*BODY, *typed("滨海印务", 30, 400, angle=270)])
    assert [(one.role, one.angle) for one in apart] == [("aside", 270)]


# ------------------------------------------------------------------ at the edges, for text of 10 points


def roles(*marks: Run) -> list[tuple[str, int, str]]:
    """Role, angle and text of what is no text on a page that holds these, too."""
    return [(one.role, one.angle, said(one.runs)) for one in part_background([*BODY, *marks])[1]]


@pytest.mark.parametrize("angle", [20, 340])
def test_a_word_that_is_turned_a_little_stays_in_its_line(angle: int) -> None:
    assert roles(*typed("斜字", 300, 300, angle=angle)) == []


@pytest.mark.parametrize("angle", [21, 339])
def test_a_word_that_is_turned_more_does_not(angle: int) -> None:
    assert roles(*typed("斜字", 300, 300, angle=angle)) == [("aside", angle, "斜字")]


@pytest.mark.parametrize(("size", "role"), [(13.0, "aside"), (13.1, "watermark")])
def test_askew_a_watermark_is_a_little_bigger_than_the_text(size: float, role: str) -> None:
    assert roles(*typed("内部资料", 300, 300, size=size, angle=45)) == [(role, 45, "内部资料")]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_however_big_it_is_text_along_the_edges_is_none_unless_it_is_pale(angle: int) -> None:
    assert roles(*typed("滨海", 30, 400, size=40, angle=angle)) == [("aside", angle, "滨海")]
    assert roles(*typed("滨海", 30, 400, size=40, angle=angle, pale=True)) == [("watermark", angle, "滨海")]


# A run of 8 points more, for a page whose sizes are near to each other is not looked at
SMALL = typed("注", 80, 700, size=8)


@pytest.mark.parametrize(("size", "behind"), [(18.0, []), (18.1, [("watermark", 0, "数据")])])
def test_black_text_is_behind_where_it_is_nearly_twice_as_big(size: float, behind: list[tuple[str, int, str]]) -> None:
    assert roles(*typed("数据", 90, 96, size=size), *SMALL) == behind


def test_a_page_of_sizes_near_to_each_other_is_handed_on_as_it_is() -> None:
    page = [*BODY, *typed("数据", 90, 96, size=18.0)]
    assert part_background(page)[0] is page
    assert part_background([]) == ([], [])


def test_pale_text_is_behind_whatever_its_size() -> None:
    assert roles(*typed("数据", 90, 101, size=8, pale=True)) == [("watermark", 0, "数据")]


@pytest.mark.parametrize(("count", "behind"), [(3, [("watermark", 0, "数据交")]), (4, [])])
def test_a_page_of_which_half_is_pale_is_text(count: int, behind: list[tuple[str, int, str]]) -> None:
    black = typed("增长情况", 100, 100)
    assert [
        (one.role, one.angle, said(one.runs))
        for one in part_background([*black, *typed("数据交易"[:count], 100, 102, pale=True)])[1]
    ] == behind


def test_big_blanks_are_nothing_behind_the_text() -> None:
    text, apart = part_background([*typed("\u3000\u3000", 90, 90, size=40), *BODY])
    assert (said(text), apart) == ("\u3000\u3000" + said(BODY), [])


@pytest.mark.parametrize(
    ("x", "top", "behind"),
    [
        (150, 105, True),
        (150, 89.1, True),  # the upper tenth of the 40 points from 90 on ends at 94, five points below the top
        (150, 89, False),
        (150, 120.9, True),
        (150, 121, False),
        (85.1, 105, True),  # the middles of both characters are within the 160 points from 90 on
        (85, 105, False),
        (234.9, 105, True),
        (235, 105, False),
    ],
)
def test_what_lies_behind_has_the_middles_of_two_characters_inside(x: float, top: float, behind: bool) -> None:
    elsewhere = typed("全市服务外包执行额", 80, 300)
    apart = part_background([*typed("滨海通讯", 90, 90, size=40), *typed("一月", x, top), *elsewhere])[1]
    assert bool(apart) == behind
