"""Running heads, feet and page numbers: pages are 1,000 points high, their text is set in 10."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor.furniture.page_margins import PageMargins
from extractor.model import Bulletin, Line
from extractor.rules.rule_set import Rules
from tests.making import printed_as

Read = Callable[[str], Bulletin]

HEIGHT, SIZE, SMALL = 1000.0, 10.0, 8.0
TOP, FOOT = 50.0, 950.0


def line(page: int, text: str, top: float, size: float = SIZE, bullet: str = "") -> Line:
    return Line(page, int(top), text, 90, top, 500, top + size, size, False, bullet, (), ())


def roles(lines: Sequence[Line], rules: Rules, pages: int) -> dict[tuple[int, str], str]:
    """The roles of lines by page and text, on so many pages that have some text besides."""
    by_page = {
        number: [*(one for one in lines if one.page == number), line(number, f"正文{number}", 400)]
        for number in range(1, pages + 1)
    }
    found = PageMargins(by_page, dict.fromkeys(by_page, HEIGHT), SIZE, rules).roles()
    return {(one.page, one.bullet + one.text): found[one.key] for one in lines if one.key in found}


def on_pages(text: str, top: float, size: float, pages: Sequence[int]) -> list[Line]:
    return [line(page, text, top, size) for page in pages]


# ------------------------------------------------------------------ page numbers


def test_page_numbers_go_up_with_the_pages(rules: Rules) -> None:
    lines = [line(1, "5", 870), line(2, "6", 870), line(3, "7", 870), line(4, "99", 870)]
    assert roles(lines, rules, 4) == {(1, "5"): "page-number", (2, "6"): "page-number", (3, "7"): "page-number"}


def test_a_lone_number_is_one_in_the_margin_only(rules: Rules) -> None:
    assert roles([line(1, "7", 920)], rules, 3) == {(1, "7"): "page-number"}
    assert roles([line(1, "7", 900)], rules, 3) == {}
    # Two that do not go up with the pages are two lone numbers
    assert roles([line(1, "7", 920), line(2, "30", 900)], rules, 3) == {(1, "7"): "page-number"}


def test_a_number_without_value_is_one_in_the_margin_only(rules: Rules) -> None:
    lines = [line(1, "ii", 920), line(2, "iii", 900), *(line(page, str(page - 2), 900) for page in (3, 4, 5))]
    assert set(roles(lines, rules, 5)) == {(1, "ii"), (3, "1"), (4, "2"), (5, "3")}


def test_numbers_at_the_top_and_with_marks_around_them(rules: Rules) -> None:
    lines = [line(1, "1●", 100, bullet="●"), line(2, "2●", 100, bullet="●")]
    assert roles(lines, rules, 2) == {(1, "●1●"): "page-number", (2, "●2●"): "page-number"}


# ------------------------------------------------------------------ where heads stand


@pytest.mark.parametrize(("top", "found"), [(139.9, True), (140, False)])
def test_a_head_stands_in_the_upper_seventh_of_the_page(top: float, found: bool, rules: Rules) -> None:
    expected = {(1, "会刊"): "header", (2, "会刊"): "header"} if found else {}
    assert roles(on_pages("会刊", top, SMALL, (1, 2)), rules, 5) == expected


@pytest.mark.parametrize(("bottom", "found"), [(860.1, True), (860, False)])
def test_a_foot_stands_in_the_lower_seventh_of_the_page(bottom: float, found: bool, rules: Rules) -> None:
    expected = {(1, "会刊"): "footer", (2, "会刊"): "footer"} if found else {}
    assert roles(on_pages("会刊", bottom - SMALL, SMALL, (1, 2)), rules, 5) == expected


def test_only_the_three_outermost_lines_are_asked(rules: Rules) -> None:
    heads = [one for at, text in enumerate("甲乙丙丁") for one in on_pages(text, 20 + 20 * at, SMALL, (1, 2))]
    assert {text for _, text in roles(heads, rules, 5)} == {"甲", "乙", "丙"}
    feet = [one for at, text in enumerate("甲乙丙丁") for one in on_pages(text, 900 + 20 * at, SMALL, (1, 2))]
    assert {text for _, text in roles(feet, rules, 5)} == {"乙", "丙", "丁"}


def test_the_outermost_lines_are_told_by_height_and_not_by_reading_order(rules: Rules) -> None:
    low = [one for at, text in enumerate("甲乙丙") for one in on_pages(text, 60 + 20 * at, SMALL, (1, 2))]
    found = roles([*low, *on_pages("右栏", 30, SMALL, (1, 2))], rules, 5)
    assert {text for _, text in found} == {"右栏", "甲", "乙"}


# ------------------------------------------------------------------ heads that come again


def test_a_small_head_comes_again_on_one_other_page(rules: Rules) -> None:
    assert roles(on_pages("会刊", 100, SMALL, (1, 7)), rules, 10) == {(1, "会刊"): "header", (7, "会刊"): "header"}
    assert roles(on_pages("会刊", 100, SMALL, (1,)), rules, 10) == {}


@pytest.mark.parametrize(("pages", "found"), [((1, 2, 3), 0), ((1, 2, 3, 4), 4)])
def test_a_head_as_big_as_the_text_stands_on_four_pages_of_ten(pages: list[int], found: int, rules: Rules) -> None:
    assert len(roles(on_pages("滨海数服通讯", TOP, SIZE, pages), rules, 10)) == found


@pytest.mark.parametrize(("top", "found"), [(84.9, 3), (85, 0)])
def test_a_head_as_big_as_the_text_stands_in_the_margin(top: float, found: int, rules: Rules) -> None:
    assert len(roles(on_pages("滨海数服通讯", top, SIZE, (1, 2, 3)), rules, 3)) == found


@pytest.mark.parametrize(("bottom", "found"), [(915.1, 3), (915, 0)])
def test_a_foot_as_big_as_the_text_stands_in_the_margin(bottom: float, found: int, rules: Rules) -> None:
    assert len(roles(on_pages("滨海数服通讯", bottom - SIZE, SIZE, (1, 2, 3)), rules, 3)) == found


@pytest.mark.parametrize(("size", "found"), [(9.2, 2), (9.3, 0)])
def test_a_head_is_small_that_is_clearly_smaller_than_the_text(size: float, found: int, rules: Rules) -> None:
    assert len(roles(on_pages("会刊", 100, size, (1, 2)), rules, 10)) == found


@pytest.mark.parametrize(("top", "found"), [(105.9, 2), (106, 0)])
def test_a_head_stands_at_the_same_height(top: float, found: int, rules: Rules) -> None:
    assert len(roles([line(1, "会刊", 100, SMALL), line(2, "会刊", top, SMALL)], rules, 10)) == found


def test_heads_say_the_same_but_for_numbers(rules: Rules) -> None:
    lines = [line(1, "会刊第3期", 100, SMALL), line(2, "会刊第4期", 100, SMALL), line(3, "快报第4期", 110, SMALL)]
    assert roles(lines, rules, 10) == {(1, "会刊第3期"): "header", (2, "会刊第4期"): "header"}


def test_a_source_that_stands_at_one_height_of_several_pages_is_no_running_foot(rules: Rules) -> None:
    assert roles(on_pages("（来源：青岛日报）", 880, SIZE, (1, 2, 3)), rules, 3) == {}


# ------------------------------------------------------------------ heads that change by page


def changing(rules: Rules, top: float, count: int, pages: int = 5) -> int:
    """How many are heads of so many small lines at one height that say something else on each page."""
    return len(roles([line(at + 1, text, top, SMALL) for at, text in enumerate("甲乙丙丁戊"[:count])], rules, pages))


def test_small_lines_that_change_are_heads_on_more_than_four_pages_of_ten(rules: Rules) -> None:
    # Of five pages two are as many as that, and three are more
    assert [changing(rules, 100, count) for count in (1, 2, 3)] == [0, 0, 3]


def test_in_the_margin_as_many_are_enough(rules: Rules) -> None:
    assert [changing(rules, TOP, count) for count in (1, 2, 3)] == [0, 2, 3]
    assert changing(rules, TOP, 3, pages=8) == 0


def test_beside_a_head_that_comes_again_small_lines_are_heads(rules: Rules) -> None:
    sure = on_pages("会刊", 100, SMALL, (1, 2))
    assert len(roles([*sure, line(3, "行业资讯", 100, SMALL)], rules, 10)) == 3
    assert len(roles([*sure, line(3, "行业资讯", 100, SMALL + 1)], rules, 10)) == 2  # another size
    assert len(roles([*sure, line(3, "行业资讯", 110, SMALL)], rules, 10)) == 2  # another height


# ------------------------------------------------------------------ heads that are headings


def test_where_only_heads_name_a_section_the_first_one_is_its_heading(rules: Rules) -> None:
    lines = [*on_pages("行业资讯", TOP, SIZE, (1, 2, 3)), *on_pages("会员风采", TOP, SIZE, (4, 5, 6))]
    assert set(roles(lines, rules, 6)) == {(2, "行业资讯"), (3, "行业资讯"), (5, "会员风采"), (6, "会员风采")}


def test_small_heads_and_unknown_names_are_heads_from_the_first_one_on(rules: Rules) -> None:
    small = on_pages("行业资讯", TOP, SMALL, (1, 2, 3))
    unknown = on_pages("法务课堂", 70, SIZE, (1, 2, 3))
    assert len(roles([*small, *unknown], rules, 3)) == 6


# ------------------------------------------------------------------ in whole bulletins


def test_running_heads_are_told_by_coming_again(bulletin: Read) -> None:
    assert printed_as(bulletin("2023-03"), "header") == [
        (page, "数服会刊2023年第3期（总第39期）") for page in range(2, 7)
    ]
    assert printed_as(bulletin("2022-07"), "header") == []


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
    assert [text for _, text in printed_as(bulletin(name), "page-number")] == numbers


def test_heads_at_both_edges_of_columns_and_page_numbers_at_the_outer_one(bulletin: Read) -> None:
    issue = bulletin("columns-two")
    assert printed_as(issue, "header") == [(page, text) for page in (2, 3) for text in ("滨海数服通讯", "2024年第6期")]
    assert printed_as(issue, "page-number") == [(2, "—2—"), (3, "—3—")]


def test_a_head_in_a_bar_that_changes_by_page_is_one(bulletin: Read) -> None:
    assert printed_as(bulletin("bars"), "header") == [(2, "滨海数服通讯会员工作"), (3, "滨海数服通讯统计与资讯")]
