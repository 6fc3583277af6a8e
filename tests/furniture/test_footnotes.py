from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.furniture.footnotes import NotesAndCaptions
from extractor.model import Bulletin, Line
from extractor.rules.rule_set import Rules
from tests.making import printed_as

Read = Callable[[str], Bulletin]

SIZE = 10.5


def line(text: str, position: int, size: float = SIZE, x0: float = 80.0, column: int = 0) -> Line:
    top = 100.0 + 18 * position
    wide = (len(text) * size) if x0 > 80 else 420.0
    return Line(1, position, text, x0, top, x0 + wide, top + size, size, False, "", (), (), "body", column)


def roles(lines: list[Line], rules: Rules) -> dict[int, str]:
    return {key[1]: role for key, role in NotesAndCaptions({1: lines}, {1: SIZE}, rules).roles().items()}


def test_small_lines_at_the_foot_are_a_footnote_from_its_mark_on(rules: Rules) -> None:
    lines = [
        line("全市执行额①同比增长", 0),
        line("小字的话", 1, 9),
        line("①按注册地统计，", 2, 9),
        line("不含外地企业。", 3, 9),
    ]
    assert roles(lines, rules) == {2: "footnote", 3: "footnote"}


def test_a_footnote_may_end_the_left_hand_column(rules: Rules) -> None:
    lines = [line("正文", 0, column=1), line("[1]数据为初步核实数。", 1, 8, column=1), line("正文", 2, column=2)]
    assert roles(lines, rules) == {1: "footnote"}


def test_a_list_as_big_as_the_text_is_none(rules: Rules) -> None:
    assert roles([line("主要任务：", 0), line("①扩大出口；", 1), line("②培育企业。", 2)], rules) == {}


def test_captions_are_small_or_centred(rules: Rules) -> None:
    lines = [
        line("全市执行额同比增长，如下图所示", 0),
        line("图1企业订单变化", 1, 9, x0=240.0),
        line("资料来源：滨海市商务局", 2, 8.5),
        line("表1分行业调查结果（单位：家）", 3, x0=210.0),
        line("表1列出的企业都在册，其中", 4),
    ]
    assert roles(lines, rules) == {1: "caption", 2: "caption", 3: "caption"}


# ------------------------------------------------------------------ at the edges, in a column from 100 to 500 points


def put(text: str, position: int, x0: float = 100, x1: float = 500, size: float = 10.0) -> Line:
    return Line(1, position, text, x0, 100.0 + 20 * position, x1, 110.0 + 20 * position, size, False, "", (), ())


def roles_of(rules: Rules, *lines: Line) -> dict[int, str]:
    return {key[1]: role for key, role in NotesAndCaptions({1: lines}, {1: 10.0}, rules).roles().items()}


@pytest.mark.parametrize(("size", "found"), [(9.2, {0: "caption"}), (9.3, {})])
def test_a_caption_is_clearly_smaller_than_the_text(size: float, found: dict[int, str], rules: Rules) -> None:
    assert roles_of(rules, put("图1企业订单变化", 0, size=size), put("正文", 1)) == found


@pytest.mark.parametrize(
    ("x0", "x1", "found"),
    [
        (110.1, 489, True),
        (110, 489, False),  # no more than a character of white
        (111, 490, False),
        (130, 450.1, True),
        (130, 450, False),  # 50 points on the right, 20 more than on the left
        (150, 470, False),
        (149.9, 470, True),
    ],
)
def test_or_it_stands_in_the_middle(x0: float, x1: float, found: bool, rules: Rules) -> None:
    assert (roles_of(rules, put("图1企业订单变化", 0, x0, x1), put("正文", 1)) == {0: "caption"}) == found


def test_a_sentence_is_no_caption(rules: Rules) -> None:
    assert roles_of(rules, put("图1企业订单变化。", 0, size=8), put("正文", 1)) == {}


def test_sources_and_units_stand_right_above_or_below_a_caption(rules: Rules) -> None:
    note, caption = "资料来源：滨海市商务局", put("图1企业订单变化", 2, size=8)
    assert roles_of(rules, put(note, 1, size=8), caption, put(note, 3, size=8), put("正文", 4)) == {
        1: "caption",
        2: "caption",
        3: "caption",
    }
    lines = [put(note, 0, size=8), put("正文", 1), caption, put("正文", 3), put(note, 4, size=8), put("正文", 5)]
    assert roles_of(rules, *lines) == {2: "caption"}
    assert roles_of(rules, caption, put(note, 3), put("正文", 4)) == {2: "caption"}  # as big as the text
    assert roles_of(rules, caption, put("小字的话", 3, size=8), put("正文", 4)) == {2: "caption"}


def test_lines_are_beside_each_other_by_height_and_not_by_reading_order(rules: Rules) -> None:
    lines = put("正文", 2), put("资料来源：滨海市商务局", 1, size=8), put("图1企业订单变化", 0, size=8)
    assert roles_of(rules, *lines) == {0: "caption", 1: "caption"}


def test_a_column_in_small_print_has_no_footnotes(rules: Rules) -> None:
    small = put("①按注册地统计，", 1, size=8)
    assert roles_of(rules, put("正文", 0), small) == {1: "footnote"}
    assert roles_of(rules, put("小字", 0, size=8), small) == {}
    assert roles_of(rules, put("正文", 0), small, put("正文", 2)) == {}


# ------------------------------------------------------------------ in whole bulletins


def test_footnotes_and_captions_are_no_content(bulletin: Read) -> None:
    issue = bulletin("notes")
    assert printed_as(issue, "caption") == [
        (2, "图1企业订单变化"),
        (2, "资料来源：滨海市商务局"),
        (3, "表1分行业调查结果（单位：家）"),
    ]
    assert [text[:7] for _, text in printed_as(issue, "footnote")] == ["①重点企业指上", "企业。"]
    assert not [line for section in issue.sections for line in section.lines if line.role in ("caption", "footnote")]
