"""Article → figures with their pages and boxes."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from extractor.bulletin import read_bulletin
from extractor.figures.figures import read_figures
from extractor.figures.setting import Setting
from extractor.model import Article, Bulletin, Line, Paragraph, Piece
from extractor.rules.loading import load_rules
from tests import FIXTURES
from tests.making import make_table

PATTERNS = load_rules()


def line(page: int, position: int, text: str) -> Line:
    lefts = tuple(100.0 + 10 * at for at in range(len(text)))
    rights = tuple(left + 10 for left in lefts)
    return Line(page, position, text, 100, 50, rights[-1], 60, 10, False, "", lefts, rights)


def article(*lines: Line) -> Article:
    pieces = []
    text = ""
    for each in lines:
        pieces.append(Piece(len(text), each, 0, len(each.text)))
        text += each.text
    return Article(None, None, (Paragraph(text, tuple(pieces)),), (), lines)


def test_a_number_parted_by_a_page_break_has_a_box_on_each_page() -> None:
    parted = article(line(1, 0, "离岸执行额45931.35万美"), line(2, 0, "元，同比增长11.96%。"))
    read = read_figures(parted, Setting("2022-07"), PATTERNS)
    (figure,) = read.figures
    assert (figure.raw, figure.page, figure.amount, figure.yoy) == ("45931.35万美元", 1, 459313500.0, 11.96)
    assert [(box.page, box.x0, box.x1) for box in figure.boxes] == [(1, 150.0, 250.0), (2, 100.0, 110.0)]
    assert [(number.raw, number.page, number.figure) for number in read.numbers] == [
        ("45931.35万美元", 1, 0),
        ("11.96%", 2, 0),
    ]


def test_a_figure_says_that_it_stands_on_a_page_that_was_read_by_ocr() -> None:
    two = article(line(1, 0, "离岸执行额5亿美元，合同额45931.35万美"), line(2, 0, "元，企业12家。"))
    for scanned, wanted in [
        ({2}, ["text", "ocr", "ocr"]),
        ({1}, ["ocr", "ocr", "text"]),
        ({3}, ["text", "text", "text"]),
    ]:
        read = read_figures(two, Setting("2022-07"), PATTERNS, scanned)
        assert [figure.read_from for figure in read.figures] == wanted


def test_a_figure_is_as_certain_as_the_least_certain_line_that_it_stands_on() -> None:
    sure, unsure = line(1, 0, "离岸执行额5亿美元，合同额45931.35万美"), line(2, 0, "元，企业12家。")
    two = article(sure, replace(unsure, confidence=0.8))
    found = read_figures(two, Setting("2022-07"), PATTERNS, {1, 2}).figures
    assert [figure.confidence for figure in found] == [1.0, 0.8, 0.8]


def test_a_figure_of_a_table_in_a_scan_is_as_certain_as_its_row() -> None:
    table = make_table("国别|执行额（万元）", "日本|12", rules=PATTERNS)
    rows = tuple(Paragraph(table.row_text(row), ()) for row in range(table.rows))
    (cell,) = (cell for cell in table.cells if cell.text == "12")
    printed = replace(line(1, 0, "日本12"), top=cell.box.top, bottom=cell.box.bottom, confidence=0.7)
    tabled = replace(article(printed), paragraphs=rows, tables=(table,))
    for scanned, wanted in (({1}, 0.7), (set[int](), 1.0)):
        assert [
            figure.confidence for figure in read_figures(tabled, Setting("2022-07"), PATTERNS, scanned).figures
        ] == [wanted]


def test_a_figure_of_a_table_is_of_the_table_on_every_page() -> None:
    table = make_table("国别|执行额（万元）", "日本|12", rules=PATTERNS)
    rows = tuple(Paragraph(table.row_text(row), ()) for row in range(table.rows))
    tabled = replace(article(line(1, 0, "国别")), paragraphs=rows, tables=(table,))
    read = read_figures(tabled, Setting("2022-07"), PATTERNS, {1})
    assert [(figure.raw, figure.page, figure.read_from) for figure in read.figures] == [("12", 1, "table")]
    assert [(number.raw, number.page) for number in read.numbers] == [("12", 1)]


def raws(bulletin: Bulletin) -> list[tuple[str, str]]:
    """Return each figure's words, and the words of the lines under its boxes."""
    lines = {(line.page, line.top): line for line in bulletin.lines}
    pairs = []
    for section in bulletin.sections:
        for each in section.articles:
            for figure in each.figures:
                printed = ""
                for box in figure.boxes:
                    under = lines[box.page, box.top]
                    inside = zip(under.text, under.lefts, under.rights, strict=True)
                    printed += "".join(c for c, left, right in inside if box.x0 <= left and right <= box.x1)
                pairs.append((figure.raw, printed))
    return pairs


@pytest.mark.parametrize("name", ["2022-07", "2022-09", "2023-03", "2023-07", "2023-08", "2023-09", "parted"])
def test_the_boxes_of_every_figure_frame_its_words(name: str) -> None:
    pairs = raws(read_bulletin(FIXTURES / f"{name}.pdf", PATTERNS))
    assert pairs
    assert [printed for _, printed in pairs] == [raw for raw, _ in pairs]


def test_no_number_of_a_monthly_report_is_left_unread() -> None:
    for path in sorted(FIXTURES.glob("202*.pdf")):
        report = read_bulletin(path, PATTERNS).sections[0]
        assert report.kind == "数据月报"
        unread = [number.raw for each in report.articles for number in each.numbers if number.role == "unread"]
        assert unread == [], path.name


def test_a_long_article_costs_no_more_a_paragraph_than_a_short_one() -> None:
    assert _calls(400) < 1.3 * 4 * _calls(100)


def _calls(paragraphs: int) -> int:
    """How many functions are called to read an article of so many paragraphs, with three numbers in each."""
    text = "1-7月，离岸执行额45931.35万美元，同比增长11.96%；编号70。"
    printed = [line(1 + at // 40, at % 40, text) for at in range(paragraphs)]
    parts = tuple(Paragraph(text, (Piece(0, one, 0, len(text)),)) for one in printed)
    called = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal called
        called += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_figures(Article(None, None, parts, (), tuple(printed)), Setting("2022-07"), PATTERNS)
    finally:
        sys.setprofile(before)
    return called
