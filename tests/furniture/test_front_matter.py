"""Cover, contents and imprint among the lines of an issue whose text is set in 10 points."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor.furniture.front_matter import FrontMatter, without_number
from extractor.model import Bulletin, Line
from extractor.rules.rule_set import Rules
from tests.making import printed_as

Read = Callable[[str], Bulletin]

SIZE = 10.0


def line(page: int, position: int, text: str, size: float = SIZE) -> Line:
    top = 100.0 + 20 * position
    return Line(page, position, text, 90, top, 500, top + size, size, False, "", (), ())


def pages_of(*pages: Sequence[str | tuple[str, float]]) -> dict[int, list[Line]]:
    """Pages of lines, each a text, or a text and its size."""
    return {
        page: [line(page, at, *((one,) if isinstance(one, str) else one)) for at, one in enumerate(found)]
        for page, found in enumerate(pages, start=1)
    }


def said(rules: Rules, role: str, *pages: Sequence[str | tuple[str, float]]) -> list[tuple[int, str]]:
    """What has a role, with its page."""
    by_page = pages_of(*pages)
    roles = FrontMatter(by_page, SIZE, rules).roles()
    return [(one.page, one.text) for lines in by_page.values() for one in lines if roles.get(one.key) == role]


TEXT = ["正文一句。", "正文两句。", "正文三句。"]


# ------------------------------------------------------------------ contents


def contents(rules: Rules, *pages: Sequence[str | tuple[str, float]]) -> list[str]:
    return [text for _, text in said(rules, "contents", *pages)]


def test_contents_reach_from_their_title_to_the_last_entry(rules: Rules) -> None:
    page = ["致读者", "目录", "数据月报………3", "行业资讯4", "12", "编后语。"]
    assert contents(rules, page, TEXT) == ["目录", "数据月报………3", "行业资讯4", "12"]


@pytest.mark.parametrize(("lines", "found"), [(2, 4), (3, 1)])
def test_an_entry_runs_over_three_lines_at_most(lines: int, found: int, rules: Rules) -> None:
    page = ["目录", *["长标题的一行"] * lines, "末行………3"]
    assert len(contents(rules, page, TEXT)) == found


def test_contents_behind_a_long_summary_open_with_their_title_and_have_leaders(rules: Rules) -> None:
    page = ["目录", "第一篇", "一、概况………1", "二、成就………3", "三、展望………5"]
    listed = ["目录", "一、概况", "二、成就", "三、展望………5"]
    assert contents(rules, *[TEXT] * 6, page, TEXT) == page
    assert contents(rules, *[TEXT] * 6, listed, TEXT) == []


def test_a_first_page_of_sentences_that_run_on_is_no_cover(rules: Rules) -> None:
    page = ["统计公报", "2024年3月20日", "全年增长5.2%。其中，", "农业增长3.1%。工业", "增长4.8%。年末人口"]
    assert [text for _, text in said(rules, "cover", page, TEXT)] != page


def test_a_sentence_ends_the_contents(rules: Rules) -> None:
    assert contents(rules, ["目录", "数据月报………3", "一句话。", "行业资讯………4"], TEXT) == ["目录", "数据月报………3"]


def test_what_comes_again_on_a_later_page_is_an_entry_without_page(rules: Rules) -> None:
    page = ["目录", "【协会换届】", "新企业入驻"]
    assert contents(rules, page, ["新企业入驻", *TEXT]) == page
    assert contents(rules, page, ["协会换届", *TEXT]) == page[:2]
    assert contents(rules, [*page, "新企业入驻"], TEXT) == ["目录"]


ENTRIES = ["数据月报………3", "行业资讯………4", "会员风采………5"]


def test_three_entries_with_leaders_make_contents_without_a_title(rules: Rules) -> None:
    assert contents(rules, ENTRIES, TEXT) == ENTRIES
    assert contents(rules, ENTRIES[:2], TEXT) == []


@pytest.mark.parametrize(("others", "found"), [(3, 3), (4, 0)])
def test_they_are_half_of_their_page_at_least(others: int, found: int, rules: Rules) -> None:
    assert len(contents(rules, [*["别的话"] * others, *ENTRIES], TEXT)) == found


@pytest.mark.parametrize(("page", "found"), [(5, 2), (6, 0)])
def test_contents_begin_on_one_of_the_first_five_pages(page: int, found: int, rules: Rules) -> None:
    assert len(contents(rules, *[TEXT] * (page - 1), ["目录", "数据月报………9"], TEXT)) == found


def test_contents_go_on_where_the_page_before_ends_with_an_entry(rules: Rules) -> None:
    first = ["目录", *ENTRIES]
    rest = ["商会要讯", "政策速览………6", "通知公告………7", "专题报道………8"]
    before = [TEXT] * 4
    # On the sixth page, and from its first line on
    assert contents(rules, *before, first, rest, TEXT) == [*first, *rest]
    assert contents(rules, *before, [*first, "编后语。"], rest, TEXT) == first
    assert contents(rules, first, TEXT, rest, TEXT) == [*first, *rest[1:]]


# ------------------------------------------------------------------ cover


def cover(rules: Rules, *pages: Sequence[str | tuple[str, float]]) -> list[tuple[int, str]]:
    return said(rules, "cover", *pages)


@pytest.mark.parametrize(("lines", "found"), [(29, 30), (30, 1)])
def test_a_cover_names_the_issue_and_has_thirty_lines_at_most(lines: int, found: int, rules: Rules) -> None:
    # What has more lines is the first page of the text, with the issue's number in its masthead
    assert len(cover(rules, [*["图中文字"] * lines, "2023年第9期"], TEXT)) == found


def test_what_names_no_issue_is_no_cover(rules: Rules) -> None:
    assert cover(rules, ["图中文字", "——"], TEXT) == []


@pytest.mark.parametrize(("sentences", "found"), [(2, 3), (3, 0)])
def test_a_cover_has_hardly_a_sentence(sentences: int, found: int, rules: Rules) -> None:
    assert len(cover(rules, [*["一句话。"] * sentences, "2023年第9期"], TEXT)) == found


def test_a_page_with_a_heading_is_no_cover(rules: Rules) -> None:
    assert cover(rules, ["图中文字", "2023年第9期", "【法务园地】", "正文"], TEXT) == [(1, "2023年第9期")]
    assert cover(rules, ["图中文字", "2023年第9期", "行业资讯", "正文"], TEXT) == [(1, "2023年第9期")]
    # A word that heads parts of articles heads no section
    assert len(cover(rules, ["2023年第9期", "【编者按】", "正文"], TEXT)) == 3


def test_a_cover_may_have_two_pages(rules: Rules) -> None:
    front = ["滨海数服", "2023年第9期"]
    assert {page for page, _ in cover(rules, front, front, front, TEXT)} == {1, 2}
    assert cover(rules, TEXT, front, TEXT) == []
    assert {page for page, _ in cover(rules, [], front, TEXT)} == {2}


# ------------------------------------------------------------------ masthead


def test_a_masthead_stands_above_the_first_sentence_or_heading(rules: Rules) -> None:
    above: list[str | tuple[str, float]] = [("滨海快讯", 30), "2023年第9期", "图中文字", "滨海市数字服务协会主办"]
    expected = [(1, "滨海快讯"), (1, "2023年第9期"), (1, "滨海市数字服务协会主办")]
    assert cover(rules, [*above, *TEXT, "2023年第8期"], TEXT) == expected
    assert cover(rules, [*above, "【行业资讯】", "2023年第8期", *TEXT], TEXT) == expected


@pytest.mark.parametrize(("size", "found"), [(14.0, False), (14.1, True)])
def test_what_is_much_bigger_than_the_text_is_part_of_it(size: float, found: bool, rules: Rules) -> None:
    assert bool(cover(rules, [("滨海的海", size), *TEXT], TEXT)) == found


@pytest.mark.parametrize(("size", "found"), [(12.0, False), (12.1, True)])
def test_the_name_of_the_periodical_is_set_bigger_than_the_text(size: float, found: bool, rules: Rules) -> None:
    assert bool(cover(rules, [("滨海快讯", size), *TEXT], TEXT)) == found


def test_a_second_page_has_no_masthead(rules: Rules) -> None:
    assert cover(rules, [], ["2023年第9期", *TEXT], TEXT) == []


# ------------------------------------------------------------------ imprint


def test_an_imprint_before_the_text_needs_no_more_than_an_address(rules: Rules) -> None:
    page = ["地址：滨海路1号", "主编：陈某", "【行业资讯】", "地址：滨海路2号", *TEXT]
    assert cover(rules, TEXT[:0], [], page, TEXT) == [(3, "地址：滨海路1号"), (3, "主编：陈某")]


def test_an_imprint_behind_the_text_is_more_than_an_address(rules: Rules) -> None:
    assert cover(rules, TEXT, ["正文。", "主编：陈某", "地址：滨海路1号"]) == [
        (2, "主编：陈某"),
        (2, "地址：滨海路1号"),
    ]
    assert cover(rules, TEXT, ["正文。", "电话：1234", "地址：滨海路1号"]) == []
    assert cover(rules, TEXT, ["主编：陈某", "正文。", "地址：滨海路1号"]) == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("数服会刊2023年第9期", "数服会刊"),
        ("数服会刊 — 2023年9月", "数服会刊"),
        ("2023年第9期（总第45期）", ""),
        ("青岛市数字服务协会", "青岛市数字服务协会"),
    ],
)
def test_number_and_month_are_no_part_of_a_name(text: str, rest: str, rules: Rules) -> None:
    assert without_number(text, rules) == rest


# ------------------------------------------------------------------ in whole bulletins


def test_a_cover_is_told_from_content(bulletin: Read) -> None:
    assert [text for _, text in printed_as(bulletin("2023-03"), "cover")] == [
        "样刊",
        "数服会刊",
        "2023年第3期",
        "（总第39期）",
        "青岛市数字服务协会主办2023年3月",
        "青岛市数字服务协会",
        "2023年3月",
    ]


def test_a_masthead_above_the_content_of_the_first_page_is_cover(bulletin: Read) -> None:
    assert printed_as(bulletin("ornaments"), "cover") == [(1, "外包信息"), (1, "2019年第3期（总第27期）2019年3月15日")]


@pytest.mark.parametrize(("name", "count"), [("2022-09", 12), ("2023-07", 11), ("2023-09", 12), ("leaders", 8)])
def test_a_contents_page_is_told_by_its_title_and_leaders(name: str, count: int, bulletin: Read) -> None:
    entries = printed_as(bulletin(name), "contents")

    assert len(entries) == count
    assert {page for page, _ in entries} == {2}
    assert entries[0][1] == "目录"
    assert entries[-1][1][-1].isdigit()


def test_an_imprint_at_the_end_is_no_article(bulletin: Read) -> None:
    assert printed_as(bulletin("leaders"), "cover")[-2:] == [
        (5, "主编：陈某责任编辑：林某"),
        (5, "地址：滨海路1号电话：0000-87654321"),
    ]
