"""An issue puts its parts together in reading order."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import Article, Field, Paragraph, Piece, Section
from tests.making import make_article, make_bulletin, make_line


def test_a_body_parts_paragraphs_by_newlines() -> None:
    one, other = make_line("第一段", 1, 0), make_line("第二段", 2, 0)
    paragraphs = tuple(Paragraph(line.text, (Piece(0, line, 0, 3),)) for line in (one, other))
    article = Article("标题", None, paragraphs, (), (other, one))
    assert article.body == "第一段\n第二段"
    assert (article.first_page, article.last_page) == (1, 2)


def test_a_card_is_an_article_with_fields() -> None:
    article = make_article(None, "正文")
    assert not article.card
    assert replace(article, fields=(Field("类型", "会员单位"),)).card


def test_the_lines_of_a_section_begin_with_its_heading() -> None:
    heading, article = make_line("数据月报", 1, 0, "heading"), make_article(None, "正文")
    assert Section("数据月报", "数据月报", (heading,), (article,)).lines == (heading, *article.lines)


def test_an_issue_has_the_articles_of_all_sections_and_every_line_in_reading_order() -> None:
    first, second = make_article("甲", "正文"), make_article("乙", "正文")
    issue = make_bulletin(Section("数据月报", "数据月报", (make_line("数据月报", 1, 80, "heading"),), (first,)))
    sections = (*issue.sections, Section("协会动态", "协会动态", (), (second,)))
    head, foot = make_line("页眉", 1, 90, "header"), make_line("封面", 0, 0, "cover")
    issue = replace(issue, sections=sections, furniture=(head, foot))
    assert issue.articles == (first, second)
    keys = [line.key for line in issue.lines]
    assert keys == sorted(keys)
    assert issue.lines[0] is foot
    assert len(keys) == len(first.lines) + len(second.lines) + len([*issue.sections[0].heading_lines]) + 2
