from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from extractor.model import Bulletin, Line
from extractor.outline.contents import Contents
from extractor.outline.layout import layout_of
from extractor.outline.sections import Arrangement, SectionLines, read_sections
from extractor.rules.rule_set import Rules
from tests.making import make_line

Read = Callable[[str], Bulletin]
SIZE, LEFT, RIGHT = 12.0, 90.0, 500.0


class Typist:
    """Types lines one below the other."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.heads: list[Line] = []
        self.page = 1

    def line(self, text: str, *, size: float = SIZE, bold: bool = False, x0: float = LEFT, bullet: str = "") -> Typist:
        position = len(self.lines)
        top, width = 80.0 + 20 * position, size * len(text)
        self.lines.append(
            Line(self.page, position, text, x0, top, min(x0 + width, RIGHT), top + size, size, bold, bullet, (), ())
        )
        return self

    def on(self, page: int, *heads: str) -> Typist:
        """Go on with a page, whose heads these are."""
        self.page = page
        self.heads += [make_line(text, page, 900 + at, "header") for at, text in enumerate(heads)]
        return self

    def text(self) -> Typist:
        return self.line("正文" * 16, x0=LEFT + 24).line("正文。")

    def but(self, **known: object) -> Typist:
        """Change the last line."""
        self.lines[-1] = replace(self.lines[-1], **known)  # type: ignore[arg-type]
        return self

    def sections(self, rules: Rules, *announced: str) -> list[SectionLines]:
        entries = [make_line(f"{text}………1", 1, 800 + at, "contents") for at, text in enumerate(announced)]
        # Titles of articles stand further right in the contents
        title = replace(make_line("会员企业捐赠物资………1", 1, 899, "contents"), x0=120.0)
        contents = Contents([*entries, title] if entries else [], rules)
        return read_sections(self.lines, layout_of(self.lines), contents, rules, self.heads)

    def kinds(self, rules: Rules, *announced: str) -> list[str]:
        return [section.kind for section in self.sections(rules, *announced)]


def test_canonical_kinds_and_headings_as_printed(bulletin: Read) -> None:
    found = [(section.kind, section.heading) for section in bulletin("letter-spaced").sections]
    assert found == [
        ("数据月报", "统计数据"),
        ("行业资讯", "行业动态"),
        ("政策速览", "政策速览"),
        ("会员风采", "会员之窗"),
        ("协会动态", "协会工作"),
    ]
    assert {line.role for section in bulletin("ornaments").sections for line in section.heading_lines} == {"heading"}
    assert [section.heading for section in bulletin("ornaments").sections] == ["◆业界动态◆", "◆人才专栏◆", "◆本会动态◆"]


@pytest.mark.parametrize(
    "form", ["【{}】", "〖{}〗", "◆{}◆", "——{}——", "一、{}", "第一部分{}", "{}", "{}NEWS", "★{}", "（一）{}"]
)
def test_all_forms_of_heading(form: str, rules: Rules) -> None:
    typist = Typist().line(form.format("数据月报"), bold=True).text()
    assert typist.kinds(rules) == ["数据月报"]


def test_an_unknown_heading_in_the_form_of_the_known_ones_keeps_its_name(rules: Rules) -> None:
    typist = Typist().line("一、数据月报", size=16).text().line("二、通关提示", size=16).text()
    typist.line("一、总体要求", bold=True).text().line("三、协会动态", size=16).text()
    assert typist.kinds(rules) == ["数据月报", "通关提示", "协会动态"]


def test_an_unknown_bracketed_heading_needs_no_example(rules: Rules) -> None:
    assert Typist().line("【法务园地】", bold=True).text().kinds(rules) == ["法务园地"]


def test_words_that_head_parts_of_articles_are_no_sections(rules: Rules) -> None:
    typist = Typist().line("【行业资讯】", bold=True).text().line("【编者按】", bold=True).text()
    typist.line("二、运行情况", bold=True).text()
    assert typist.kinds(rules) == ["行业资讯"]


def test_a_sentence_that_holds_a_known_name_is_text(rules: Rules) -> None:
    typist = Typist().line("【协会动态】", bold=True).line("行业动态如何，请看下文。", x0=LEFT + 24).text()
    assert typist.kinds(rules) == ["协会动态"]


def test_text_before_any_heading_has_a_section_without_heading(rules: Rules) -> None:
    sections = Typist().text().line("【数据月报】", bold=True).text().sections(rules)

    assert [(section.kind, section.heading, len(section.lines)) for section in sections] == [
        ("", "", 2),
        ("数据月报", "【数据月报】", 2),
    ]


def test_a_heading_that_says_it_goes_on_opens_nothing(rules: Rules) -> None:
    sections = (
        Typist().line("【行业资讯】", bold=True).text().line("【行业资讯】（续）", bold=True).text().sections(rules)
    )

    assert len(sections) == 1
    assert len(sections[0].heading_lines) == 2


def test_a_section_may_come_twice(rules: Rules) -> None:
    typist = Typist().line("【行业资讯】", bold=True).text().line("【协会动态】", bold=True).text()
    assert typist.line("【行业资讯】", bold=True).text().kinds(rules) == ["行业资讯", "协会动态", "行业资讯"]


def test_a_section_that_no_heading_names_begins_under_its_running_head(rules: Rules) -> None:
    typist = Typist().on(1, "统计数据", "滨海数服通讯").text().line("【协会动态】", bold=True).text()
    typist.on(2, "行业资讯").text().on(3, "行业资讯").text().line("【会员之窗】", bold=True).text()
    found = typist.sections(rules)

    assert [(one.kind, one.heading, len(one.lines)) for one in found] == [
        ("数据月报", "统计数据", 2),
        ("协会动态", "【协会动态】", 2),
        ("行业资讯", "行业资讯", 4),
        ("会员风采", "【会员之窗】", 2),
    ]
    assert [[line.role for line in one.heading_lines] for one in found] == [["heading"]] * 4


def test_a_heading_goes_before_a_running_head(rules: Rules) -> None:
    typist = Typist().on(1, "统计数据").text().on(2, "会员之窗").text().line("【会员之窗】", bold=True).text()
    typist.on(3, "行业资讯").line("【协会动态】", bold=True).text().on(4, "通知公告").text()
    assert typist.kinds(rules) == ["数据月报", "会员风采", "协会动态", "通知公告"]


def test_what_a_page_takes_over_from_the_one_before_stays_in_its_section(rules: Rules) -> None:
    typist = Typist().on(1, "统计数据").text().line("正文" * 18, x0=LEFT)
    typist.on(2, "行业资讯").line("正文" * 18).line("正文。").text()
    assert [(one.kind, len(one.lines)) for one in typist.sections(rules)] == [("数据月报", 5), ("行业资讯", 2)]


def test_running_heads_that_do_not_tell_one_section_from_another_open_none(rules: Rules) -> None:
    same = Typist().on(1, "行业资讯").text().line("【协会动态】", bold=True).text().on(2, "行业资讯").text()
    several = Typist().on(1, "统计数据", "行业资讯").text().on(2, "统计数据", "行业资讯").text()
    assert same.kinds(rules) == ["", "协会动态"]
    assert several.kinds(rules) == [""]


def test_an_unknown_name_counts_where_two_heads_of_the_page_say_it(rules: Rules) -> None:
    once = Typist().on(1, "统计数据").text().on(2, "行业资讯").text().on(3, "法务课堂").text()
    twice = Typist().on(1, "统计数据").text().on(2, "法务课堂", "法务课堂").text()
    assert once.kinds(rules) == ["数据月报", "行业资讯"]
    assert twice.kinds(rules) == ["数据月报", "法务课堂"]


def test_no_line_is_lost_in_a_document_without_any_heading(rules: Rules) -> None:
    (section,) = Typist().text().text().sections(rules)
    assert (section.kind, len(section.lines)) == ("", 4)


def test_two_known_words_make_a_section_and_a_name_of_a_thing_does_not(rules: Rules) -> None:
    typist = Typist()
    for name in ("商会要讯", "行业纵览", "会员故事", "外包信息"):
        typist.line(name, size=18).text()
    assert typist.kinds(rules) == ["协会动态", "行业资讯", "会员风采", "外包信息"]


def test_a_name_right_below_a_heading_and_one_that_is_not_letter_spaced_are_titles(rules: Rules) -> None:
    typist = Typist().line("行业资讯", size=18).text()
    typist.line("专题报道", size=18).line("十年磨一剑", size=18).text()
    assert typist.kinds(rules) == ["行业资讯", "专题报道"]


def test_numbers_of_another_script_count_something_else(rules: Rules) -> None:
    typist = Typist().line("一、数据月报", bold=True).text().line("二、工作动态", bold=True).text()
    typist.line("3.数字展馆巡展", bold=True).text()
    assert typist.kinds(rules) == ["数据月报", "协会动态"]


# ------------------------------------------------------------------ at the edges


def test_how_articles_lie_in_a_section_is_told_by_its_name(rules: Rules) -> None:
    typist = Typist().text()
    for name in ("数据月报", "行业资讯", "会员风采", "协会动态", "法务园地"):
        typist.line(f"【{name}】", bold=True).text()
    assert [section.arrangement for section in typist.sections(rules)] == [
        "titled", "single", "titled", "cards", "notes", "titled",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "found"), [("数字产业专题报道", 3), ("数字产业的专题报道", 2)])
def test_an_unknown_name_has_eight_characters_at_most(name: str, found: int, rules: Rules) -> None:
    typist = Typist().line("行业资讯", size=18).text().line("协会动态", size=18).text().line(name, size=18).text()
    assert len(typist.sections(rules)) == found


@pytest.mark.parametrize(("advance", "found"), [(1.39, 2), (1.41, 1), (0.61, 2), (0.6, 1)])
def test_an_unknown_name_is_letter_spaced_as_the_known_ones(advance: float, found: int, rules: Rules) -> None:
    typist = Typist().line("行业资讯", size=20).text().line("专题故事", size=20).but(x1=LEFT + 4 * 20 * advance).text()
    assert len(typist.sections(rules)) == found


@pytest.mark.parametrize("known", [{"bold": True}, {"bullet": "◆"}, {"size": 22.0}, {"x0": LEFT + 40, "x1": LEFT + 90}])
def test_an_unknown_name_is_set_as_the_known_ones(known: dict[str, object], rules: Rules) -> None:
    typist = Typist().line("行业资讯", size=18).text().line("专题故事", size=18).text()
    assert typist.kinds(rules) == ["行业资讯", "专题故事"]
    other = Typist().line("行业资讯", size=18).text().line("专题故事", size=18).but(**known).text()
    assert other.kinds(rules) == ["行业资讯"]


def test_an_unknown_name_stands_out(rules: Rules) -> None:
    typist = Typist().line("行业资讯").text().line("专题故事").text()
    assert typist.kinds(rules) == ["行业资讯"]


@pytest.mark.parametrize(("size", "found"), [(15.6, 3), (15.5, 2)])
def test_a_known_name_in_another_form_is_as_big_as_the_others(size: float, found: int, rules: Rules) -> None:
    typist = Typist().line("数据月报", size=16).text().line("行业资讯", size=16).text()
    assert len(typist.line("三、协会动态", size=size).text().sections(rules)) == found


def test_a_known_name_in_the_type_of_the_text_stands_alone_in_a_short_line(rules: Rules) -> None:
    assert Typist().text().line("数据月报").text().kinds(rules) == ["", "数据月报"]
    full = "正文" * 18
    assert Typist().text().line(full).line("数据月报").text().kinds(rules) == [""]
    assert Typist().text().line(full).line("数据月报", x0=LEFT + 24).text().kinds(rules) == ["", "数据月报"]
    assert Typist().text().line(full).line("数据月报", bold=True).text().kinds(rules) == ["", "数据月报"]
    assert Typist().text().line(full).line("数据月报", x0=250.0).text().kinds(rules) == ["", "数据月报"]
    assert Typist().text().line("数据月报").but(x1=RIGHT).text().kinds(rules) == [""]


def test_what_the_contents_announce_as_a_section_is_one(rules: Rules) -> None:
    def typist(name: str) -> Typist:
        return Typist().line("行业资讯", size=18).text().line("正文" * 18).line(name).text()

    assert typist("数据月报").kinds(rules) == ["行业资讯"]
    assert typist("数据月报").kinds(rules, "行业资讯", "数据月报") == ["行业资讯", "数据月报"]
    assert typist("抗疫互助站").kinds(rules) == ["行业资讯"]
    assert typist("抗疫互助站").kinds(rules, "行业资讯", "抗疫互助站") == ["行业资讯", "抗疫互助站"]


@pytest.mark.parametrize(
    ("numbers", "kinds"),
    [
        ("一二三", ["数据月报", "通关提示", "协会动态"]),
        ("一一三", ["数据月报", "协会动态"]),
        ("一三三", ["数据月报", "协会动态"]),
        ("二一三", ["数据月报", "协会动态"]),
        ("一四三", ["数据月报", "协会动态"]),
    ],
)
def test_the_number_of_an_unknown_name_lies_between_those_of_known_ones(
    numbers: str, kinds: list[str], rules: Rules
) -> None:
    typist = Typist()
    for number, name in zip(numbers, ("数据月报", "通关提示", "协会动态"), strict=True):
        typist.line(f"{number}、{name}", size=16).text()
    assert typist.kinds(rules) == kinds


def test_an_unknown_name_in_brackets_stands_out_or_in_the_middle_or_is_set_as_others(rules: Rules) -> None:
    for where in ({"bold": True}, {"x0": 250.0}, {"size": 16.0}):
        assert Typist().text().line("【法务园地】", **where).text().kinds(rules) == ["", "法务园地"]
    assert Typist().text().line("【法务园地】").text().kinds(rules) == [""]
    alike = Typist().line("【行业资讯】").text().line("【法务园地】").text()
    assert alike.kinds(rules) == ["行业资讯", "法务园地"]


def test_the_same_heading_twice_with_nothing_between_is_one(rules: Rules) -> None:
    typist = Typist().line("【行业资讯】", bold=True).line("【行业动态】", bold=True).text()
    (section,) = typist.sections(rules)
    assert (section.heading, len(section.heading_lines), len(section.lines)) == ("【行业资讯】", 2, 2)


@pytest.mark.parametrize(("name", "found"), [("法务咨询课堂专题", 2), ("法务咨询课堂的专题", 1)])
def test_an_unknown_name_in_running_heads_has_eight_characters_at_most(name: str, found: int, rules: Rules) -> None:
    typist = Typist().on(1, "统计数据").text().on(2, "行业资讯").text().on(3, name, name).text()
    assert len(typist.sections(rules)) == found + 1


@pytest.mark.parametrize("known", [{"x0": LEFT + 24}, {"bold": True}, {"role": "table"}])
def test_a_section_begins_with_a_line_that_begins_something(known: dict[str, object], rules: Rules) -> None:
    # The page before ends with a full line, with which a paragraph may go on
    typist = Typist().on(1, "统计数据").text().line("正文" * 18, x0=LEFT).on(2, "行业资讯").line("正文" * 18)
    assert [len(one.lines) for one in typist.text().sections(rules)] == [4, 2]
    typist = Typist().on(1, "统计数据").text().line("正文" * 18).on(2, "行业资讯").line("正文" * 18).but(**known)
    assert [len(one.lines) for one in typist.text().sections(rules)] == [3, 3]


def test_a_heading_above_it_keeps_a_running_head_from_opening_a_section(rules: Rules) -> None:
    typist = Typist().on(1, "统计数据").text().on(2, "行业资讯").line("【协会动态】", bold=True).text()
    typist.text().on(3, "行业资讯").text()
    assert [(one.kind, len(one.lines)) for one in typist.sections(rules)] == [
        ("数据月报", 2), ("协会动态", 4), ("行业资讯", 2),
    ]  # fmt: skip


def test_the_rules_know_the_arrangements_that_there_are(rules: Rules) -> None:
    assert {word.get("layout") for word in rules.table("section")} - {None} == {*get_args(Arrangement)} - {"untitled"}
