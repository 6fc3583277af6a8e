from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

import pytest

from extractor.model import Bulletin, Line, Masthead
from extractor.outline.contents import Contents
from extractor.outline.layout import layout_of
from extractor.outline.reports import Report, read_report, report_articles
from extractor.outline.sections import read_sections
from extractor.rules.rule_set import Rules
from tests.outline.setting import INDENT, Typist

Read = Callable[[str], Bulletin]
PAGES = 4


class Reading(Protocol):
    """Reads lines as a report, with the number of an issue and the lines of contents pages."""

    def __call__(
        self, lines: list[Line], *, number: str | None = None, contents: tuple[Line, ...] = ()
    ) -> Report | None:
        """Return the report."""


def chapter(typist: Typist, number: str, *, clauses: bool = True) -> None:
    """Type a chapter, with a text and two clauses of a text each."""
    typist.line(f"{number}、第{number}方面的情况", x0=INDENT).paragraph()
    for clause in "一二" if clauses else ():
        typist.line(f"（{clause}）{number}的{clause}", x0=INDENT).paragraph().line("1.小标题", x0=INDENT).paragraph()


def report(pages: int = PAGES, *, clauses: bool = True) -> Typist:
    """Type a report of so many pages, a chapter on each."""
    typist = Typist().centred("关于滨海市情况的报告", size=16, bold=True)
    typist.centred("（2024年1月16日）").centred("滨海市商务局局长王海").line("各位代表：").paragraph()
    for page in range(1, pages + 1):
        chapter(typist.on(page) if page > 1 else typist, "一二三四五六七八九"[page - 1], clauses=clauses)
    return typist


@pytest.fixture
def read(rules: Rules) -> Reading:
    def reading(lines: list[Line], *, number: str | None = None, contents: tuple[Line, ...] = ()) -> Report | None:
        layout, found = layout_of(lines), Contents([*contents, *lines], rules)
        masthead = Masthead(None, None, "report", number, None, None)
        return read_report(lines, read_sections(lines, layout, found, rules), layout, found, masthead, rules)

    return reading


def outline(report: Report | None) -> list[tuple[str, list[str | None]]]:
    assert report is not None
    return [(section.kind, [article.title for article in section.articles]) for section in report.sections]


def test_a_report_of_four_pages(bulletin: Read) -> None:
    title = (
        "关于滨海市2023年数字贸易发展情况和2024年工作安排的报告——2024年1月16日在滨海市第五届人民代表大会第三次会议上"
    )
    read = bulletin("report")

    assert read.masthead.title == title
    assert [(section.heading, [article.title for article in section.articles]) for section in read.sections] == [
        ("", [title]),
        (
            "一、2023年发展情况",
            ["2023年发展情况", "服务外包执行情况", "落实市五届人大二次会议决议和重点工作开展情况", "园区建设情况"],
        ),
        ("二、2024年工作安排", ["2024年工作安排", "总体要求", "主要目标", "市本级重点支出安排情况"]),
        ("三、完成2024年任务的主要措施", ["完成2024年任务的主要措施"]),
    ]
    first = read.articles[0]
    assert (first.source, first.body[:10]) == ("滨海市商务局局长王海", "各位代表：\n受市人民")


def test_what_stands_above_a_text_tells_when_and_of_whom(bulletin: Read) -> None:
    figures = {figure.raw: figure for article in bulletin("report").articles for figure in article.figures}

    assert [(figures[raw].entity, figures[raw].period_end) for raw in ("86.4亿元", "22.6亿元")] == [
        ("滨海市", "2023-12"),
        ("滨海市本级", "2023-12"),
    ]
    assert (figures["34亿元"].period_end, figures["34亿元"].modality) == (
        "2024-12",
        "plan",
    )
    assert figures["900万元"].entity == "滨海市本级"


def test_levels_open_sections_and_articles(read: Reading) -> None:
    found = outline(read(report().lines))

    assert found[:2] == [
        ("", ["关于滨海市情况的报告（2024年1月16日）"]),
        ("第一方面的情况", ["第一方面的情况", "一的一", "一的二"]),
    ]
    assert len(found) == PAGES + 1


def test_no_line_is_lost(read: Reading, rules: Rules) -> None:
    lines = report().lines
    layout, found = layout_of(lines), read(lines)
    assert found is not None
    articles = [
        article for one in found.sections for article in report_articles(one, layout, Contents([], rules), rules, {})
    ]
    headings = [line for section in found.sections for line in section.heading_lines]

    kept = [*headings, *(line for article in articles for line in article.lines)]
    assert sorted(line.key for line in kept) == sorted(line.key for line in lines)
    assert articles[0].source == "滨海市商务局局长王海"


def test_one_level_of_a_long_report_is_articles_of_one_section(read: Reading) -> None:
    found = outline(read(report(9, clauses=False).lines))

    assert len(found) == 1
    assert found[0][1][1:3] == ["第一方面的情况", "第二方面的情况"]


def test_an_annex_is_a_section(read: Reading) -> None:
    typist = report()
    typist.title("附件").title("问卷调查情况").paragraph()

    assert outline(read(typist.lines))[-1] == ("问卷调查情况", ["问卷调查情况"])


def test_a_summary_may_count_ahead_of_a_report_with_contents(read: Reading) -> None:
    typist = Typist().title("摘要").paragraph()
    for number in "一二":
        typist.line(f"{number}、摘要的{number}", x0=INDENT).paragraph()
    entry = Typist().on(2).line("第一方面的情况………1").lines[0]
    contents = (replace(entry, role="contents"),)
    lines = [*typist.lines, *(replace(line, page=line.page + 2) for line in report(6).lines)]
    found = outline(read(lines, contents=contents))

    assert found[0][1] == ["摘要", "关于滨海市情况的报告（2024年1月16日）"]
    assert len(found) == 7


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(partial(report, 3), id="short"),
        pytest.param(partial(report, 7, clauses=False), id="one level"),
    ],
)
def test_an_article_with_numbered_subheads_is_one(read: Reading, typed: Callable[[], Typist]) -> None:
    assert read(typed().lines) is None


def test_a_short_report_has_contents(read: Reading) -> None:
    entry = replace(Typist().line("第一方面的情况………1").lines[0], role="contents")
    lines = [replace(line, page=line.page + 1) for line in report(3).lines]

    assert len(outline(read(lines, contents=(entry,)))) == 4


def test_an_issue_with_a_number_is_no_report(read: Reading) -> None:
    assert read(report(7).lines, number="第5期") is None
    assert read(report(9, clauses=False).lines, number="第5期") is None


def test_known_sections_are_those_of_a_bulletin(read: Reading) -> None:
    lines = Typist().line("【数据月报】", bold=True).paragraph().lines

    assert read([*lines, *(replace(line, page=line.page + 1) for line in report().lines)]) is None


def test_titles_of_other_articles_ahead_or_among_its_headings(read: Reading) -> None:
    behind = report()
    behind.centred("又一篇文章", size=16, bold=True).paragraph()
    ahead = Typist().centred("前一篇文章", size=16, bold=True).paragraph().lines

    alike = report()
    alike.title("又一篇文章").paragraph()

    assert read(behind.lines) is None
    assert read(alike.lines) is None
    assert read([*ahead, *(replace(line, page=line.page + 1) for line in report().lines)]) is None


def test_two_texts_that_count_from_one(read: Reading) -> None:
    second = [replace(line, page=line.page + PAGES) for line in report().lines[4:]]

    assert read([*report().lines, *second]) is None


def test_a_heading_that_is_missing(read: Reading) -> None:
    lines = [line for line in report().lines if not line.text.startswith("三、")]

    assert read(lines) is None
