from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from extractor.model import Bulletin, Line
from extractor.outline.grouping import Grouping
from extractor.outline.layout import Layout, Margin, layout_of

LEFT, RIGHT, SIZE = 80.0, 500.0, 10.0


def line(text: str, x0: float = LEFT, x1: float = RIGHT, position: int = 0, page: int = 1, bold: bool = False) -> Line:
    step = (x1 - x0) / max(len(text), 1)
    lefts = tuple(x0 + index * step for index in range(len(text)))
    rights = tuple(x0 + (index + 1) * step for index in range(len(text)))
    top = 100.0 + 20 * position
    return Line(page, position, text, x0, top, x1, top + SIZE, SIZE, bold, "", lefts, rights)


def blocks_of(lines: Sequence[Line]) -> list[str]:
    body = [line("正文" * 20, position=index, page=9) for index in range(3)]
    indented = [line("正文" * 20, x0=LEFT + 20, position=index, page=9) for index in range(3, 6)]
    grouping = Grouping(layout_of([*body, *indented, *lines]), ("。",), lambda *_: False, lambda *_: None)
    return ["|".join(one.text for one in block) for block in grouping.groups(lines)]


def test_an_indent_begins_a_paragraph() -> None:
    lines = [line("首行", x0=LEFT + 20), line("次行", x1=200, position=1), line("又一段", x0=LEFT + 20, position=2)]
    assert blocks_of(lines) == ["首行|次行", "又一段"]


def test_a_short_line_inside_an_indented_document_goes_on() -> None:
    lines = [line("同比分别增长", x0=LEFT + 20, x1=460), line("9.77%、18.79%。", x1=300, position=1)]
    assert blocks_of(lines) == ["同比分别增长|9.77%、18.79%。"]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    assert blocks_of([line("首行", x0=LEFT + 20), line("次行", page=2)]) == ["首行|次行"]


def test_a_bold_first_sentence_belongs_to_its_paragraph() -> None:
    lines = [line("加粗的第一句", x0=LEFT + 20, bold=True), line("后面的话", position=1)]
    assert blocks_of(lines) == ["加粗的第一句|后面的话"]


def test_a_bold_line_that_ends_early_stands_alone() -> None:
    lines = [line("标题", x0=LEFT + 20, x1=200, bold=True), line("后面的话", position=1)]
    assert blocks_of(lines) == ["标题", "后面的话"]


def test_the_fixture_with_parted_numbers(bulletin: Callable[[str], Bulletin]) -> None:
    report, news = bulletin("parted").sections

    assert report.articles[0].body == (
        "据滨海市服务外包统计平台数据，1-6月，全市服务外包合同签约额203626.35万美元，"
        "同比下降4.6%；执行额184439.13万美元，同比增长17.68%。"
    )
    assert news.articles[0].title == "软件园引进NTT DATA等外资企业"
    assert "NTT DATA集团签约，项目总投资75亿日元，预计年营业额3亿元，带动就业1200人" in news.articles[0].body
    assert news.articles[0].source == "滨海日报"


def in_column(text: str, column: int, position: int, x1: float = 0.0) -> Line:
    left = LEFT if column == 1 else 300.0
    return replace(line(text, x0=left, x1=x1 or left + 200, position=position), column=column)


def test_a_sentence_goes_on_at_the_head_of_the_next_column() -> None:
    lines = [in_column("左栏第一行", 1, 0), in_column("左栏末行", 1, 1), in_column("右栏首行", 2, 0, x1=420.0)]
    body = [in_column("正文" * 10, column, at) for column in (1, 2) for at in range(3)]
    grouping = Grouping(layout_of([*body, *lines]), ("。",), lambda *_: False, lambda *_: None)
    assert len(grouping.groups(lines)) == 1


def test_a_paragraph_goes_on_below_a_figure() -> None:
    lines = [
        line("首行", x0=LEFT + 20),
        line("末句。", position=1),
        line("又一句", position=9),
        line("另一段", x0=LEFT + 20, position=10),
    ]
    assert blocks_of(lines) == ["首行|末句。|又一句", "另一段"]


def test_text_continues_over_columns_boxes_and_pages(bulletin: Callable[[str], Bulletin]) -> None:
    (news,) = bulletin("columns-two").sections[0].articles
    assert "所需资金417.24万元由市财政安排。" in news.body
    assert "其中设备投资6.12亿元，占62.0%。" in news.body
    assert "比同类贷款低0.6个百分点。" in news.body
    (boxed,) = bulletin("boxes").sections[0].articles
    assert [len(one.text) > 200 for one in boxed.paragraphs] == [True, False, False]
    assert "以数据资产为质押向会员企业放款" in boxed.paragraphs[0].text


# ------------------------------------------------------------------ at the edges: characters of 10 points, lines 20 apart

INDENTED = Layout(SIZE, False, True, False, 20.0, {(1, 0): Margin(LEFT, RIGHT), (2, 0): Margin(LEFT, RIGHT)})
PLAIN = replace(INDENTED, indents=False)
FULL = "离岸服务外包执行额同比增长百分之十其中软件研发占比最高且信息技术外包和业务流程外包在"  # 42 characters


def put(text: str = FULL, top: float = 100, x0: float = LEFT, x1: float | None = None, **known: object) -> Line:
    """A line whose characters are as wide as its size; `x1` moves its right edge only."""
    edges = [x0 + SIZE * at for at in range(len(text) + 1)]
    right = edges[-1] if x1 is None else x1
    made = Line(1, 0, text, x0, top, right, top + SIZE, SIZE, False, "", tuple(edges[:-1]), tuple(edges[1:]))
    for name, value in known.items():
        object.__setattr__(made, name, value)
    return made


def goes_on(layout: Layout, before: Line, line: Line, opens: bool | None = False) -> bool:
    """Whether a line is of the block before it; `opens` None: a line opens one wherever it may."""
    grouping = Grouping(layout, ("。",), lambda _, may_end: may_end if opens is None else opens, lambda _: None)
    return len(grouping.groups([before, line])) == 1


ENDED = FULL[:-1] + "。"


@pytest.mark.parametrize(
    ("text", "step", "on"),
    [(ENDED, 26, True), (ENDED, 26.2, False), (FULL, 26.2, True), (FULL, 36, True), (FULL, 36.2, False)],
)
def test_white_between_lines_parts_paragraphs(text: str, step: float, on: bool) -> None:
    for layout in (INDENTED, PLAIN):
        assert goes_on(layout, put(text), put(FULL, 100 + step)) == on


def test_a_figure_between_the_lines_of_a_paragraph_does_not_where_paragraphs_are_indented() -> None:
    assert not goes_on(INDENTED, put(), put(top=170))
    assert goes_on(INDENTED, put(), put(top=170.2))
    assert not goes_on(PLAIN, put(), put(top=170.2))
    assert not goes_on(INDENTED, put(x1=RIGHT - 17), put(top=170.2))  # the line before it is short


@pytest.mark.parametrize(
    ("before", "white", "line", "on"),
    [
        (FULL, 26, FULL, True),  # a character of 10 points and 16 more
        (FULL, 26.1, FULL, False),
        (ENDED, 16, FULL, True),  # behind a full stop 6 more
        (ENDED, 16.1, FULL, False),
        (FULL, 76, "9.77%、其中", True),  # a number does not break, nor the mark behind it
        (FULL, 76.1, "9.77%、其中", False),
        (FULL, 36, "（含着其中", True),  # what follows a bracket stays with it
        (FULL, 36.1, "（含着其中", False),
        (FULL, 46, "含）。其中", True),
        (FULL, 46.1, "含）。其中", False),
        (FULL, 26.1, "含…其中", False),
        (FULL, 26.1, "含9.77%其中", False),
        (FULL, 36, "IT 外包", True),  # two letters, and a blank at which a line may break
        (FULL, 36.1, "IT 外包", False),
    ],
)
def test_a_line_ends_a_paragraph_if_more_would_have_fitted_on_it(
    before: str, white: float, line: str, on: bool
) -> None:
    assert goes_on(PLAIN, put(before, x1=RIGHT - white), put(line, 120)) == on


def test_where_characters_have_no_places_one_is_as_wide_as_the_size() -> None:
    for white, on in ((26, True), (26.1, False)):
        assert goes_on(PLAIN, put(x1=RIGHT - white), put(top=120, lefts=(), rights=())) == on


@pytest.mark.parametrize(("text", "white", "on"), [(ENDED, 146.9, True), (ENDED, 147.1, False), (FULL, 147.1, True)])
def test_an_unindented_line_begins_a_paragraph_behind_a_sentence_and_much_white(
    text: str, white: float, on: bool
) -> None:
    # 35 parts of 100 of a width of 420
    assert goes_on(INDENTED, put(text, x1=RIGHT - white), put(top=120)) == on


def test_a_bullet_or_another_size_begins_a_block() -> None:
    assert not goes_on(INDENTED, put(), put(top=120, bullet="•"))
    assert not goes_on(INDENTED, put(), put(top=120, size=12.0))
    assert goes_on(INDENTED, put(), put(top=120, size=10.5))
    assert not goes_on(INDENTED, put(), put(top=120), opens=True)


@pytest.mark.parametrize(
    ("before", "may_end"),
    [
        (put(), False),
        (put(ENDED), True),
        (put(x1=RIGHT - 17), True),
        (put(x0=LEFT + 43), True),
        (put(x0=LEFT + 41), False),
        (put(bold=True), True),
    ],
)
def test_a_block_opens_where_the_line_before_it_may_end_one(before: Line, may_end: bool) -> None:
    assert goes_on(INDENTED, replace(before, x1=min(before.x1, RIGHT)), put(top=120), opens=None) != may_end


@pytest.mark.parametrize("complete", [True, False])
def test_what_is_known_of_a_block_goes_before_all_else(complete: bool) -> None:
    grouping = Grouping(INDENTED, ("。",), lambda *_: not complete, lambda _: complete)
    assert len(grouping.groups([put(), put(top=120)])) == 1 + complete


@pytest.mark.parametrize(
    ("before", "line", "on"),
    [
        (put(FULL[2:], x0=100), put("文", 120, 100), True),  # a quotation at its indent
        (put(FULL[2:], x0=100), put("文", 120, 102.4), True),
        (put(FULL[2:], x0=100), put("文", 120, 102.5), False),
        (put(FULL[2:], x0=100), put("文", 120, 97.5), False),
        (put(FULL[2:], x0=100), put("文", 80, 110), True),  # at the head of another column or page
        (put(FULL[2:], x0=100), put("文", 100, 110), True),  # or beside it
        (put(), put("文", 120, 100), False),  # the line before it is not indented
        (put(FULL[3:] + "。", x0=100), put("文", 120, 100), False),
        (put(FULL[2:], x0=100, x1=480), put("文", 120, 100), False),
        (put(FULL[2:], x0=100, bold=True), put("文", 120, 100), False),
        (put(FULL[5:], x0=130), put("文", 120, 130), False),  # centred
        (put(FULL[2:], x0=100), put("文", 80, 130), False),
    ],
)
def test_an_indented_line_goes_on_at_the_indent_of_an_unfinished_one(before: Line, line: Line, on: bool) -> None:
    assert goes_on(INDENTED, before, line) == on


def test_a_line_goes_on_below_the_text_behind_a_bullet() -> None:
    bulleted = replace(put(FULL[2:], x0=100), x0=LEFT, bullet="•")
    assert goes_on(INDENTED, bulleted, put("文", 120, 100))
    assert not goes_on(INDENTED, bulleted, put("文", 120, 110))
    without_places = replace(bulleted, lefts=(), rights=())
    assert not goes_on(INDENTED, without_places, put("文", 120, 100))
    # What is below a short bulleted line is no part of it, unless it is bold
    short = replace(bulleted, x1=480)
    assert not goes_on(INDENTED, short, put(top=120))
    assert goes_on(INDENTED, replace(short, bold=True), put(top=120, bold=True))
    assert goes_on(INDENTED, replace(short, bullet=""), put(top=120))


def test_a_line_far_right_ends_with_its_sentence_or_early() -> None:
    deep = put(FULL[5:], x0=130)
    assert goes_on(INDENTED, deep, put(top=120))
    assert not goes_on(INDENTED, put(FULL[6:] + "。", x0=130), put(top=120))
    assert not goes_on(INDENTED, replace(deep, x1=480), put(top=120))


@pytest.mark.parametrize(
    ("before", "line", "on"),
    [
        (put(bold=True, x1=RIGHT - 26), put(top=120), True),
        (put(bold=True, x1=RIGHT - 26.1), put(top=120), False),
        (put(x1=RIGHT - 26), put(top=120, bold=True), True),
        (put(ENDED), put(top=120, bold=True), False),
        (put(ENDED, bold=True), put(top=120), True),
    ],
)
def test_bold_type_runs_on_from_a_full_line(before: Line, line: Line, on: bool) -> None:
    assert goes_on(INDENTED, before, line) == on


def test_a_line_is_below_another_in_the_same_column_of_a_page_only() -> None:
    layout = replace(INDENTED, margins={**INDENTED.margins, (1, 1): Margin(LEFT, RIGHT)})
    assert not goes_on(layout, put(), put(top=140))
    assert goes_on(layout, put(), put(top=140, page=2))
    assert goes_on(layout, put(), put(top=140, column=1))
    assert goes_on(layout, put(top=140), put(top=100))
