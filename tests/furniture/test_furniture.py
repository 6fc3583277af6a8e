from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.furniture.furniture import mark_furniture
from extractor.model import Bulletin, Line, LineRole, PageSize
from extractor.rules.rules import Rules

Read = Callable[[str], Bulletin]


def said(bulletin: Bulletin, role: LineRole) -> list[tuple[int, str]]:
    return [(line.page, line.bullet + line.text) for line in bulletin.lines if line.role == role]


def test_a_cover_is_told_from_content(bulletin: Read) -> None:
    assert [text for _, text in said(bulletin("2023-03"), "cover")] == [
        "样刊",
        "数服会刊",
        "2023年第3期",
        "（总第39期）",
        "青岛市数字服务协会主办2023年3月",
        "青岛市数字服务协会",
        "2023年3月",
    ]


def test_a_masthead_above_the_content_of_the_first_page_is_cover(bulletin: Read) -> None:
    assert said(bulletin("ornaments"), "cover") == [(1, "外包信息"), (1, "2019年第3期（总第27期）2019年3月15日")]


@pytest.mark.parametrize(("name", "count"), [("2022-09", 12), ("2023-07", 11), ("2023-09", 12), ("leaders", 8)])
def test_a_contents_page_is_told_by_its_title_and_leaders(name: str, count: int, bulletin: Read) -> None:
    entries = said(bulletin(name), "contents")

    assert len(entries) == count
    assert {page for page, _ in entries} == {2}
    assert entries[0][1] == "目录"
    assert entries[-1][1][-1].isdigit()


def test_running_heads_are_told_by_coming_again(bulletin: Read) -> None:
    assert said(bulletin("2023-03"), "header") == [(page, "数服会刊2023年第3期（总第39期）") for page in range(2, 7)]
    assert said(bulletin("2022-07"), "header") == []


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("2022-07", ["2", "3", "4", "5", "6"]),
        ("2023-03", ["- 2 -", "- 3 -", "- 4 -", "- 5 -", "- 6 -"]),
        ("2023-07", ["第2页共6页", "第3页共6页", "第4页共6页", "第5页共6页", "第6页共6页"]),
        ("2023-09", ["—2—", "—3—", "—4—", "—5—", "—6—"]),
        ("letter-spaced", ["第二页", "第三页"]),
        ("ornaments", ["1/3", "2/3"]),
    ],
)
def test_page_numbers_of_any_form(name: str, numbers: list[str], bulletin: Read) -> None:
    assert [text for _, text in said(bulletin(name), "page-number")] == numbers


def test_an_imprint_at_the_end_is_no_article(bulletin: Read) -> None:
    assert said(bulletin("leaders"), "cover")[-2:] == [
        (5, "主编：陈某责任编辑：林某"),
        (5, "地址：滨海路1号电话：0000-87654321"),
    ]


def line(page: int, position: int, text: str, top: float, size: float = 12.0) -> Line:
    edges = tuple(float(index) for index in range(len(text)))
    return Line(page, position, text, 90, top, 500, top + size, size, False, "", edges, edges)


def roles_of(lines: list[Line], rules: Rules) -> list[LineRole]:
    pages = [PageSize(number, 595, 842, "text") for number in sorted({one.page for one in lines})]
    return [one.role for one in mark_furniture(lines, pages, rules)]


def test_a_source_that_stands_at_one_height_of_two_pages_is_no_running_foot(rules: Rules) -> None:
    lines = [
        one
        for page in (1, 2, 3)
        for one in (line(page, 0, f"第{page}段正文，结束了。", 300), line(page, 1, "（来源：青岛日报）", 745))
    ]
    assert roles_of(lines, rules) == ["body"] * 6


def test_a_lone_number_in_the_text_is_no_page_number(rules: Rules) -> None:
    lines = [line(1, 0, "表中只有一个数。", 300), line(1, 1, "7", 730), line(2, 0, "第二页没有数。", 300)]
    assert roles_of(lines, rules) == ["body"] * 3


def test_heads_that_change_by_page_are_heads_where_a_sure_one_stands(rules: Rules) -> None:
    heads = ["数据月报", "行业资讯", "行业资讯", "会员风采"]
    lines = [
        one
        for page, head in enumerate(heads, start=1)
        for one in (line(page, 0, head, 50, 9.0), line(page, 1, f"正文第{page}段，到此为止。" * 3, 200))
    ]
    assert roles_of(lines, rules) == ["header", "body"] * 4


def test_a_head_as_big_as_the_text_that_alone_names_its_section_is_its_heading_once(rules: Rules) -> None:
    lines = [
        one
        for page in (1, 2, 3)
        for one in (line(page, 0, "行业资讯", 50), line(page, 1, f"正文第{page}段，到此为止。" * 3, 200))
    ]
    assert roles_of(lines, rules) == ["body", "body", "header", "body", "header", "body"]


def test_heads_at_both_edges_of_columns_and_page_numbers_at_the_outer_one(bulletin: Read) -> None:
    issue = bulletin("columns-two")
    assert said(issue, "header") == [(page, text) for page in (2, 3) for text in ("滨海数服通讯", "2024年第6期")]
    assert said(issue, "page-number") == [(2, "—2—"), (3, "—3—")]


def test_a_head_in_a_bar_that_changes_by_page_is_one(bulletin: Read) -> None:
    assert said(bulletin("bars"), "header") == [(2, "滨海数服通讯会员工作"), (3, "滨海数服通讯统计与资讯")]


def test_a_watermark_is_one_on_a_page_where_nothing_is_printed_over_it_too(bulletin: Read) -> None:
    issue = bulletin("watermarks")
    assert said(issue, "watermark") == [
        (2, "滨海数服通讯"),
        (2, "内部资料请勿外传"),
        (3, "滨海数服通讯"),
        (3, "内部资料请勿外传"),
    ]
    assert said(issue, "aside") == [(page, "滨海数服通讯二〇二三年第十一期") for page in (2, 3)]


def test_footnotes_and_captions_are_no_content(bulletin: Read) -> None:
    issue = bulletin("notes")
    assert said(issue, "caption") == [
        (2, "图1企业订单变化"),
        (2, "资料来源：滨海市商务局"),
        (3, "表1分行业调查结果（单位：家）"),
    ]
    assert [text[:7] for _, text in said(issue, "footnote")] == ["①重点企业指上", "企业。"]
    assert not [line for section in issue.sections for line in section.lines if line.role in ("caption", "footnote")]


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
