from __future__ import annotations

from collections.abc import Sequence

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
