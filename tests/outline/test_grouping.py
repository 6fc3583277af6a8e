from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Bulletin, Line
from extractor.outline.grouping import Grouping
from extractor.outline.layout import layout_of
from extractor.words.joining import beginning_of, join, text_of

LEFT, RIGHT, SIZE = 80.0, 500.0, 10.0


def line(text: str, x0: float = LEFT, x1: float = RIGHT, position: int = 0, page: int = 1, bold: bool = False) -> Line:
    step = (x1 - x0) / max(len(text), 1)
    lefts = tuple(x0 + index * step for index in range(len(text)))
    rights = tuple(x0 + (index + 1) * step for index in range(len(text)))
    top = 100.0 + 20 * position
    return Line(page, position, text, x0, top, x1, top + SIZE, SIZE, bold, "", lefts, rights)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("203626.35万美", "元", "203626.35万美元"),
        ("1-7", "月，大连市", "1-7月，大连市"),
        ("营业额75亿", "欧元", "营业额75亿欧元"),
        ("1844", "39.13万美元", "184439.13万美元"),
        ("同比下降4.", "6%", "同比下降4.6%"),
        ("增长-", "8.4%", "增长-8.4%"),
        ("企业NTT", "DATA集团", "企业NTT DATA集团"),
        ("使用NTT", "数据", "使用NTT数据"),
        ("Hello,", "world", "Hello, world"),
        ("ISO", "9001认证", "ISO 9001认证"),
        ("产业", "Argo公司", "产业Argo公司"),
        ("达到100", "%", "达到100%"),
        ("（", "ITO）", "（ITO）"),
    ],
)
def test_what_a_break_parted_is_one_again(before: str, after: str, joined: str) -> None:
    assert join([line(before), line(after, position=1)]).text == joined


def test_a_blank_put_back_belongs_to_no_piece() -> None:
    first, second = line("企业NTT"), line("DATA集团", page=2)
    paragraph = join([first, second])

    assert [(piece.start, piece.first, piece.length) for piece in paragraph.pieces] == [(0, 0, 5), (6, 0, 6)]
    boxes = paragraph.boxes(2, 10)
    assert [(box.page, box.x0) for box in boxes] == [(1, first.lefts[2]), (2, LEFT)]
    assert [paragraph.page(start, 10) for start in (2, 5, 6)] == [1, 2, 2]


def test_a_paragraph_may_begin_inside_its_first_line_and_be_beginning_of() -> None:
    paragraph = join([line("类型：会员单位"), line("理事", position=1)], first=3)

    assert paragraph.text == "会员单位理事"
    assert paragraph.pieces[0].first == 3
    shorter = beginning_of(paragraph, 5)
    assert shorter.text == "会员单位理"
    assert [piece.length for piece in shorter.pieces] == [4, 1]


@given(st.lists(st.text("元1a .%（", min_size=1).filter(lambda text: text.strip(" ") != ""), min_size=1, max_size=5))
def test_pieces_say_where_every_character_is_printed(texts: list[str]) -> None:
    paragraph = join([line(text, position=index) for index, text in enumerate(texts)])

    covered = 0
    for piece in paragraph.pieces:
        printed = piece.line.text[piece.first : piece.first + piece.length]
        assert paragraph.text[piece.start : piece.start + piece.length] == printed
        covered += piece.length
    assert len(paragraph.text) - covered <= len(texts) - 1


def blocks_of(lines: Sequence[Line]) -> list[str]:
    body = [line("正文" * 20, position=index, page=9) for index in range(3)]
    indented = [line("正文" * 20, x0=LEFT + 20, position=index, page=9) for index in range(3, 6)]
    grouping = Grouping(layout_of([*body, *indented, *lines]), ("。",), lambda *_: False, lambda *_: None)
    return ["|".join(one.text for one in block) for block in grouping.blocks(lines)]


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
    assert len(grouping.blocks(lines)) == 1


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


@given(st.lists(st.text("万美元 NTDA.1（", min_size=1, max_size=8), min_size=1, max_size=4))
def test_the_text_of_lines_is_that_of_their_paragraph(texts: list[str]) -> None:
    lines = [line(text, position=at) for at, text in enumerate(texts)]
    paragraph = join(lines)

    assert text_of(lines) == paragraph.text
    for piece in paragraph.pieces:
        printed = piece.line.text[piece.first : piece.first + piece.length]
        assert paragraph.text[piece.start : piece.start + piece.length] == printed


def test_a_paragraph_begins_behind_the_name_of_a_field_and_leaves_out_lines_of_blanks() -> None:
    paragraph = join([line("类型： 会员"), line("  ", position=1), line(" 单位", position=2)], 3)

    assert paragraph.text == "会员单位"
    assert [(piece.start, piece.first, piece.length) for piece in paragraph.pieces] == [(0, 4, 2), (2, 1, 2)]
