"""Chinese words in the search boxes of Datasette."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extractor.archive.writer import open_writer
from tests.browsing import Site
from tests.web.reading import SCRIPTED

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("外包", [1, 2, 3]),
        ("服务外包", [1, 3]),
        ("外", [1, 2, 3]),
        ("离岸服务外包", [3]),
        ("ITO", [3]),
        ("ＩＴＯ 日本", [3]),
        ("外包 NOT 日本", [1, 2]),
        ("外包 -日本", [1, 2]),
        ("“日本客户” OR 月", [1, 3]),
        ("峰会", [3]),
        ("国际商报", [3]),
        ("離岸服務外包", [3]),
        ("13.29亿美元", [1]),
        (">10亿美元", [1]),
        (">20亿美元", []),
        ("  ", [1, 2, 3]),
        ("", [1, 2, 3]),
        ("。", []),
        ("没有", []),
    ],
)
@pytest.mark.parametrize("table", ["articles", "article_list"])
def test_the_search_box_finds_words_of_any_length(scripted: Site, table: str, words: str, ids: list[int]) -> None:
    key = "id" if table == "articles" else "article_id"
    assert [row[key] for row in scripted.rows(f"{SCRIPTED}/{table}", _search=words, _sort=key)] == ids


def test_a_column_is_searched_alone(scripted: Site) -> None:
    assert [row["id"] for row in scripted.rows(f"{SCRIPTED}/articles", _search_title="外包")] == [2]
    assert [row["id"] for row in scripted.rows(f"{SCRIPTED}/articles", _search_body="服务外包", _sort="id")] == [1, 3]
    assert [row["id"] for row in scripted.rows(f"{SCRIPTED}/articles", _search_source="商报")] == [3]


ODD_WORDS = [
    *(">", "<=", ">1e999亿美元", "<-5%", "9" * 60 + "亿美元", "0.0000000001%", "1-2-3亿美元", "1/0元", "≥≥1家", "$$1"),
    *('"', '""', "“", "(", ")", "((((", "*", "-", "--", "AND", "NOT", "a OR", "NEAR(a b)", "title:", "^a", "{a b}:c"),
    *("a+b", "'; drop table articles", "\0", "外\0包", "\ud83d", "😀", "%", "\\", "<script>", "\ufffe"),
    *("外" * 5_000, "-(" * 500),
]


@pytest.mark.parametrize("words", ODD_WORDS)
@pytest.mark.parametrize("argument", ["_search", "_search_title"])
def test_no_words_are_an_error(scripted: Site, argument: str, words: str) -> None:
    plain = words.encode("utf-8", "replace").decode()
    for address in (f"{SCRIPTED}/articles", f"{SCRIPTED}/articles.json"):
        status, text = scripted.get(address, **{argument: plain})
        assert status == 200, text[:500]


@pytest.mark.parametrize(
    ("arguments", "highest"),
    [
        ({"_searching": "x"}, 200),
        ({"_search_": "x"}, 400),
        ({"_search_nothing": "x"}, 400),
        ({"_search_title": ""}, 200),
        ({"_search": '"', "_searchmode": "raw"}, 400),
        ({"_search": "x", "_fts_table": "nothing"}, 400),
        ({"_search": "x", "_fts_pk": "nothing"}, 400),
    ],
)
def test_odd_arguments_are_no_server_error(scripted: Site, arguments: dict[str, str], highest: int) -> None:
    assert scripted.get(f"{SCRIPTED}/articles", **arguments)[0] <= highest


def test_hits_are_marked_and_nothing_in_a_bulletin_runs(scripted: Site) -> None:
    _, page = scripted.get(f"{SCRIPTED}/articles", _search="外包")
    assert "软件&lt;b&gt;<mark>外包</mark>&lt;/b&gt;协会" in page
    assert "&lt;script&gt;<mark>外包</mark>&lt;/script&gt;" in page
    assert "<script>外包" not in page
    assert "服务<mark>外包</mark>执行额" in page
    _, page = scripted.get(f"{SCRIPTED}/articles")
    assert "<mark>" not in page


def test_the_ranked_query_answers(scripted: Site) -> None:
    rows = scripted.rows(f"{SCRIPTED}/search", q="外包")
    assert [row["article_id"] for row in rows] == [2, 1, 3]
    assert rows[2] == {
        "article_id": 3,
        "published": "2023-10",
        "section": "行业动态",
        "title": "东京峰会",
        "snippet": "日本客户谈ＩＴＯ与离岸服务外包。",
        "source": "国际商报",
        "page": 1,
    }
    assert scripted.rows(f"{SCRIPTED}/search", q='"(') == []
    assert scripted.rows(f"{SCRIPTED}/search") == []
    assert "<mark>国际商报</mark>" in scripted.get(f"{SCRIPTED}/search", q="国际商报")[1]
    assert "离岸服务<mark>外包</mark>。" in scripted.get(f"{SCRIPTED}/search", q="外包")[1]


@pytest.mark.parametrize("words", ["外包", "離岸", "13.29亿美元", ">10亿美元", "外包 -日本", '"软件', "ＩＴＯ OR 月"])
def test_box_query_and_command_find_the_same(scripted: Site, scripted_path: Path, words: str) -> None:
    box = {row["id"] for row in scripted.rows(f"{SCRIPTED}/articles", _search=words)}
    view = {row["article_id"] for row in scripted.rows(f"{SCRIPTED}/article_list", _search=words)}
    query = [row["article_id"] for row in scripted.rows(f"{SCRIPTED}/search", q=words)]
    with open_writer(scripted_path) as archive:
        command = [hit.article for hit in archive.search(words)]
    assert command == query
    assert box == view == set(query)
    assert query


def test_other_databases_are_left_alone(scripted_path: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, body TEXT)")
    connection.execute("INSERT INTO articles VALUES (1, 'outsourcing news')")
    connection.execute('CREATE VIRTUAL TABLE articles_fts USING fts5(body, content="articles")')
    connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    connection.commit()
    connection.close()
    site = Site(scripted_path, foreign)
    assert [row["id"] for row in site.rows("/foreign/articles", _search="outsourcing news")] == [1]
    _, page = site.get("/foreign/articles", _search="news")
    assert "<mark>" not in page
    assert "文章" not in page
    assert "stock.js" not in page
    assert site.get("/foreign/search")[0] == 404
    site.close()
