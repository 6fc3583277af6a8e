"""An article as it is printed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extractor.archive.articles import PrintedCell, longest_body, printed_article
from extractor.errors import Missing
from tests.archive.examples import september


def test_an_article_comes_with_its_issue_its_figures_and_its_neighbours(bundled: sqlite3.Connection) -> None:
    first, second = printed_article(bundled, 1), printed_article(bundled, 2)
    assert (first.section, first.title, first.first_page, first.last_page) == ("数据月报", None, 2, 3)
    assert first.issue.title == "数服会刊 2022年第7期（总第31期）"
    assert first.body.startswith("据商务部服务外包统计系统数据，1-5月，青岛市服务外包合同签约额")
    assert (first.previous, first.next, second.previous) == (None, 2, 1)
    assert len(first.figures) == 21
    assert first.body[first.figures[0].start : first.figures[0].end] == "85978.58万美元"


def test_the_last_article_of_an_issue_leads_to_none_of_the_next(bundled: sqlite3.Connection) -> None:
    assert printed_article(bundled, 13).next is None
    assert printed_article(bundled, 14).previous is None


def test_the_cells_of_each_table_stand_together(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        article = printed_article(connection, 2)
    cell = PrintedCell(0, 0, 1, 2, "各国代表出席。", "column", 0)
    assert article.tables == ((cell,), (cell,))


def test_a_card_has_its_fields(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert printed_article(connection, 3).fields == (("类型", "软件"), ("简介", "开发服务"))


def test_an_article_that_is_not_there_is_missing(bundled: sqlite3.Connection) -> None:
    with pytest.raises(Missing, match="no article has the id 99"):
        printed_article(bundled, 99)


def test_the_longest_body_is_counted_in_characters(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert longest_body(connection) == len(september().sections[0].articles[0].paragraphs[0].text)
    with closing(sqlite3.connect(":memory:")) as nothing, pytest.raises(sqlite3.OperationalError):
        longest_body(nothing)
