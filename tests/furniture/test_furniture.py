from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.furniture.furniture import mark_furniture
from extractor.model import Bulletin, Line, LineRole, PageSize
from extractor.rules.rule_set import Rules
from tests.making import printed_as

Read = Callable[[str], Bulletin]


def line(page: int, position: int, text: str, top: float, size: float = 12.0) -> Line:
    edges = tuple(float(index) for index in range(len(text)))
    return Line(page, position, text, 90, top, 500, top + size, size, False, "", edges, edges)


def roles_of(lines: list[Line], rules: Rules) -> list[LineRole]:
    pages = [PageSize(number, 595, 842, "text") for number in sorted({one.page for one in lines})]
    return [one.role for one in mark_furniture(lines, pages, rules)]


def test_a_watermark_is_one_on_a_page_where_nothing_is_printed_over_it_too(bulletin: Read) -> None:
    issue = bulletin("watermarks")
    assert printed_as(issue, "watermark") == [
        (2, "滨海数服通讯"),
        (2, "内部资料请勿外传"),
        (3, "滨海数服通讯"),
        (3, "内部资料请勿外传"),
    ]
    assert printed_as(issue, "aside") == [(page, "滨海数服通讯二〇二三年第十一期") for page in (2, 3)]


def marked(text: str, page: int, x0: float, top: float, role: LineRole) -> Line:
    return Line(page, 0, text, x0, top, x0 + 200, top + 40, 40.0, False, "", (), (), role)


@pytest.mark.parametrize(
    ("text", "x0", "top", "found"),
    [
        ("滨海数服", 105.9, 300, True),
        ("滨海数服", 100, 305.9, True),
        ("滨海数服", 106, 300, False),
        ("滨海数服", 94, 300, False),
        ("滨海数服", 100, 306, False),
        ("滨海外包", 100, 300, False),
    ],
)
def test_a_watermark_stands_at_the_same_place_of_another_page(
    text: str, x0: float, top: float, found: bool, rules: Rules
) -> None:
    lines = [marked("滨海数服", 1, 100, 300, "watermark"), marked(text, 2, x0, top, "body")]
    assert roles_of(lines, rules) == ["watermark", "watermark" if found else "body"]


def test_a_section_set_smaller_is_measured_by_itself(rules: Rules) -> None:
    usual = [line(1, at, f"正文第{at}句，到此为止。" * 3, 200 + 20 * at) for at in range(8)]
    # Small lines at the foot of a page are footnotes where its text is bigger, and text where all is so small
    small = [line(2, at, f"正文第{at}句，到此为止。", 200 + 20 * at, 9.0) for at in range(3)]
    note = line(2, 3, "①按注册地统计。", 300, 9.0)
    assert roles_of([*usual, *small, note], rules)[-1] == "body"
    assert roles_of([*usual, line(2, 0, "正文。" * 30, 200), note], rules)[-1] == "footnote"
    # A page of big print is measured by the text of the document
    big = line(2, 0, "正文。" * 30, 200, 16.0)
    assert roles_of([*usual, big, replace(note, size=12.0)], rules)[-1] == "body"


def test_roles_that_are_given_already_stay_and_tell_nothing_of_the_text(rules: Rules) -> None:
    head = [line(page, 0, "会刊", 50, 9.0) for page in (1, 2)]
    text = [line(page, 1, "正文到此为止。" * 3, 200) for page in (1, 2)]
    note = line(2, 2, "①按注册地统计。", 300, 9.0)
    assert roles_of([*head, *text, note], rules) == ["header", "header", "body", "body", "footnote"]
    # A long table in small print: it has no running head, and the text is no smaller for it
    table = [line(1, 10 + at, "日本执行额" * 9, 400 + 10 * at, 9.0).as_role("table") for at in range(9)]
    found = roles_of([*(one.as_role("table") for one in head), *text, note, *table], rules)
    assert found == ["table", "table", "body", "body", "footnote"] + ["table"] * 9


def test_a_watermark_is_no_running_head(rules: Rules) -> None:
    first, second, third = (line(page, 0, "会刊", 50, 9.0) for page in (1, 2, 3))
    text = [line(page, 1, "正文到此为止。" * 3, 200) for page in (1, 2, 3)]
    assert roles_of([first.as_role("watermark"), second, third, *text], rules) == ["watermark"] * 3 + ["body"] * 3
