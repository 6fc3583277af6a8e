"""What the tables say to whoever opens the file, and how the index keeps in step with them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from extractor.archive.database import register_functions
from extractor.archive.schema import APPLICATION_ID


def test_the_columns_say_what_a_reader_needs(path: Path) -> None:
    connection = sqlite3.connect(path)
    issue = connection.execute("SELECT file, year, month, published, pages, text_from, original FROM issues").fetchone()
    assert issue == ("2023-09.pdf", 2023, 9, "2023-09", 2, "text", "2023-09.pdf")
    sections = connection.execute("SELECT position, kind, heading, first_page, last_page FROM sections").fetchall()
    assert sections[:2] == [(0, "数据月报", "数据月报", 1, 1), (1, "行业动态", "行业 动态", 1, 2)]
    fields = connection.execute("SELECT fields ->> '类型', position FROM articles WHERE title = '东软集团'").fetchone()
    assert fields == ("软件", 1)
    figure = connection.execute('SELECT boxes, amount, start, "end", raw FROM figures WHERE id = 1').fetchone()
    assert figure == ("[[1, 100.0, 80.0, 160.5, 90.5]]", 1328573600.0, 14, 26, "132857.36万美元")
    numbers = connection.execute("SELECT role, figure_id FROM numbers ORDER BY id").fetchall()
    assert numbers == [("date", None), ("level", 1), ("yoy", 1), ("unread", None)]
    lines = connection.execute("SELECT role, section_id, article_id FROM lines WHERE issue_id = 1 AND page = 1")
    assert lines.fetchall()[:4] == [("cover", None, None), ("heading", 1, None), ("body", 1, 1), ("body", 1, 1)]
    table = connection.execute(
        "SELECT article_id, position, first_page, caption, unit, notes, rows, columns FROM tables"
    )
    assert table.fetchall() == [(2, 0, 1, "表1", "单位：家", "注：一\n注：二", 1, 2), (2, 1, 1, None, None, None, 1, 2)]
    # The names of rows and columns need no quotes
    cell = connection.execute("SELECT row, column, column_span, text, header, page, x1 FROM cells WHERE table_id = 1")
    assert cell.fetchall() == [(0, 0, 2, "各国代表出席。", "column", 1, 145.5)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_the_amounts_of_all_figures_of_an_article_are_indexed_with_it(path: Path) -> None:
    connection = sqlite3.connect(path)
    (amounts,) = connection.execute("SELECT amounts FROM articles_fts WHERE rowid = 1").fetchone()
    connection.close()
    # Level (exact and as printed), growth and share of the first figure, growth of the second
    assert len(amounts.split()) == 5
    assert len(set(amounts.split())) == 4


def test_sqlite_utils_searches_and_keeps_the_index_in_step(path: Path) -> None:
    database = sqlite_utils.Database(path)
    assert database.table("articles").detect_fts() == "articles_fts"
    register_functions(database.conn)
    table = database.table("articles")
    assert [row["id"] for row in table.search("外包")] == [4, 2, 1]
    table.insert({"issue_id": 1, "section_id": 1, "position": 9, "title": "新添外包", "body": "", "fields": "{}"})
    assert [row["id"] for row in table.search("新添")] == [5]
    table.update(5, {"title": "改名", "source": "国际商报"})
    assert [row["id"] for row in table.search("外包")] == [4, 2, 1]
    assert [row["id"] for row in table.search("改名")] == [row["id"] for row in table.search("国际 商报")] == [5]
    table.delete(4)
    assert [row["id"] for row in table.search("外包")] == [2, 1]
    database.execute("PRAGMA foreign_keys = ON")
    database.table("issues").delete(1)
    assert list(table.search("外包")) == []
    assert database.table("figures").count == database.table("numbers").count == 0
    assert database.table("tables").count == database.table("cells").count == 0
    database.execute("INSERT INTO articles_fts(articles_fts) VALUES ('integrity-check')")
    database.close()


def test_who_does_not_know_the_index_cannot_put_it_out_of_step(path: Path) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.OperationalError, match="no such function: index_text"):
        connection.execute("UPDATE articles SET title = 'x'")
    connection.close()


def test_the_views_show_figures_and_articles_in_context(path: Path) -> None:
    connection = sqlite3.connect(path)
    series = connection.execute("SELECT indicator, item, raw, published, section, issue FROM series").fetchall()
    assert series[1] == ("服务外包执行额", "日本", "6.5%", "2023-09", "数据月报", "会刊2023年第9期")
    articles = connection.execute("SELECT issue, year, section, title, source, page FROM article_list").fetchall()
    assert articles[1] == ("会刊2023年第9期", 2023, "行业动态", "数字贸易峰会召开", "商务部网站", 1)
    connection.close()


def test_the_file_says_whose_it_is(path: Path) -> None:
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big")
    assert sorted(item.name for item in path.parent.iterdir()) == ["archive.db"]
