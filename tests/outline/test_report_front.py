"""What stands before the first numbered heading of a report: its title, its speaker, a preface."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import Line
from extractor.outline.contents import Contents
from extractor.outline.report_front import Front, FrontReader
from extractor.rules.rule_set import Rules
from tests.outline.setting import LAYOUT, Typist


def read(typist: Typist, rules: Rules, name: str | None = None, contents: tuple[Line, ...] = ()) -> Front:
    return FrontReader(typist.lines, LAYOUT, Contents(contents, rules), rules).read(name)


def told(front: Front) -> list[tuple[str | None, str | None, str]]:
    """Title and source of each article, and how its text begins."""
    return [(one.title, one.source, one.lines[0].text[:4]) for one in front.articles]


def test_a_title_of_two_lines_with_place_and_speaker_below(rules: Rules) -> None:
    typist = Typist().line("会议文件（七）", size=8).centred("关于滨海市情况", size=16, bold=True)
    typist.centred("和安排的报告", size=16, bold=True).centred("——2024年1月16日在滨海市第五届", step=30)
    typist.centred("人民代表大会第三次会议上").centred("滨海市商务局局长王海").line("各位代表：").paragraph()
    title = "关于滨海市情况和安排的报告——2024年1月16日在滨海市第五届人民代表大会第三次会议上"
    front = read(typist, rules)

    assert (front.title, told(front)) == (title, [(title, "滨海市商务局局长王海", "各位代表")])
    assert [line.role for line in front.articles[0].head] == ["title"] * 5 + ["source"]


def test_a_date_in_brackets_is_no_part_of_the_text(rules: Rules) -> None:
    typist = Typist().centred("统计公报", size=16, bold=True).centred("（2024年1月16日）").paragraph()

    assert told(read(typist, rules)) == [("统计公报（2024年1月16日）", None, "正文一段")]


def test_preface_and_summary_are_articles(rules: Rules) -> None:
    typist = Typist().title("摘要").paragraph("甲").title("前言").paragraph("乙")
    front = read(typist, rules, "数字发展报告")

    assert told(front) == [("摘要", None, "甲一段话"), ("前言", None, "乙一段话")]
    assert front.title is None


def test_a_text_without_title_behind_the_contents_has_the_reports(rules: Rules) -> None:
    typist = Typist().title("摘要").paragraph("甲").on(3).paragraph("乙")
    entry = replace(Typist().on(2).line("概况………3").lines[0], role="contents")

    assert told(read(typist, rules, "数字发展报告", (entry,)))[1] == ("数字发展报告", None, "乙一段话")


def test_bold_paragraphs_and_numbered_lines_are_no_titles(rules: Rules) -> None:
    typist = Typist().title("摘要").paragraph().title("一、主要成就").line("正" * 42, bold=True).line("文。", bold=True)

    assert [one[0] for one in told(read(typist, rules))] == ["摘要"]
