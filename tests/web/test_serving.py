from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_archive
from extractor.model import Section
from extractor.web.describing import metadata
from tests import ROOT
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure, make_line, original

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")

LEVEL = "1-7月，服务外包执行额132857.36万美元。"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive under a name of its own, with a bulletin that would like to run a script."""
    path = tmp_path_factory.mktemp("web") / "会刊 2023.db"
    figure = make_figure(
        LEVEL,
        "132857.36万美元",
        indicator="服务外包执行额",
        period_end="2023-07",
        amount=1.3285736e9,
        base_unit="USD",
        value=132857.36,
        decimals=2,
    )
    september = make_bulletin(
        Section("数据月报", "数据月报", (), (make_article(None, LEVEL, figures=(figure,)),)),
        Section(
            "行业动态", "行业动态", (), (make_article("软件<b>外包</b>协会", "<script>外包</script>" + "。" * 300),)
        ),
    )
    tokyo = make_article(
        "东京峰会", "日本客户谈ＩＴＯ与离岸服务外包。", lines=(make_line("日本", 1, 7),), source="国际商报"
    )
    october = make_bulletin(Section("行业动态", "行业动态", (), (tokyo,)), published="2023-10")
    with open_archive(path, create=True) as archive:
        for bulletin in (september, october):
            archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    return path


@pytest.fixture(scope="module")
def site(path: Path) -> Iterator[Site]:
    site = Site(path)
    yield site
    site.close()


HOME = "/" + "~E4~BC~9A~E5~88~8A+2023"


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
def test_the_search_box_finds_words_of_any_length(site: Site, table: str, words: str, ids: list[int]) -> None:
    key = "id" if table == "articles" else "article_id"
    assert [row[key] for row in site.rows(f"{HOME}/{table}", _search=words, _sort=key)] == ids


def test_a_column_is_searched_alone(site: Site) -> None:
    assert [row["id"] for row in site.rows(f"{HOME}/articles", _search_title="外包")] == [2]
    assert [row["id"] for row in site.rows(f"{HOME}/articles", _search_body="服务外包", _sort="id")] == [1, 3]
    assert [row["id"] for row in site.rows(f"{HOME}/articles", _search_source="商报")] == [3]


ODD_WORDS = [
    *(">", "<=", ">1e999亿美元", "<-5%", "9" * 60 + "亿美元", "0.0000000001%", "1-2-3亿美元", "1/0元", "≥≥1家", "$$1"),
    *('"', '""', "“", "(", ")", "((((", "*", "-", "--", "AND", "NOT", "a OR", "NEAR(a b)", "title:", "^a", "{a b}:c"),
    *("a+b", "'; drop table articles", "\0", "外\0包", "\ud83d", "😀", "%", "\\", "<script>", "\ufffe"),
    *("外" * 5_000, "-(" * 500),
]


@pytest.mark.parametrize("words", ODD_WORDS)
@pytest.mark.parametrize("argument", ["_search", "_search_title"])
def test_no_words_are_an_error(site: Site, argument: str, words: str) -> None:
    plain = words.encode("utf-8", "replace").decode()
    for address in (f"{HOME}/articles", f"{HOME}/articles.json"):
        status, text = site.get(address, **{argument: plain})
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
def test_odd_arguments_are_no_server_error(site: Site, arguments: dict[str, str], highest: int) -> None:
    assert site.get(f"{HOME}/articles", **arguments)[0] <= highest


def test_hits_are_marked_and_nothing_in_a_bulletin_runs(site: Site) -> None:
    _, page = site.get(f"{HOME}/articles", _search="外包")
    assert "软件&lt;b&gt;<mark>外包</mark>&lt;/b&gt;协会" in page
    assert "&lt;script&gt;<mark>外包</mark>&lt;/script&gt;" in page
    assert "<script>外包" not in page
    assert "服务<mark>外包</mark>执行额" in page
    _, page = site.get(f"{HOME}/articles")
    assert "<mark>" not in page


def test_the_ranked_query_answers(site: Site) -> None:
    rows = site.rows(f"{HOME}/search", q="外包")
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
    assert site.rows(f"{HOME}/search", q='"(') == []
    assert site.rows(f"{HOME}/search") == []
    assert "<mark>国际商报</mark>" in site.get(f"{HOME}/search", q="国际商报")[1]
    assert "离岸服务<mark>外包</mark>。" in site.get(f"{HOME}/search", q="外包")[1]


@pytest.mark.parametrize("words", ["外包", "離岸", "13.29亿美元", ">10亿美元", "外包 -日本", '"软件', "ＩＴＯ OR 月"])
def test_box_query_and_command_find_the_same(site: Site, path: Path, words: str) -> None:
    box = {row["id"] for row in site.rows(f"{HOME}/articles", _search=words)}
    view = {row["article_id"] for row in site.rows(f"{HOME}/article_list", _search=words)}
    query = [row["article_id"] for row in site.rows(f"{HOME}/search", q=words)]
    with open_archive(path) as archive:
        command = [hit.article for hit in archive.search(words)]
    assert command == query
    assert box == view == set(query)
    assert query


def test_views_and_queries_lead_to_articles_and_figures(site: Site) -> None:
    link = f'<a href="{HOME}/articles/3">3</a>'
    assert link in site.get(f"{HOME}/article_list")[1]
    assert link in site.get(f"{HOME}/search", q="东京")[1]
    assert link not in site.get(f"{HOME}/lines")[1]
    assert f'<a href="{HOME}/figures/1">1</a>' in site.get(f"{HOME}/series")[1]
    link = '<a href="/-/archive/~E4~BC~9A~E5~88~8A+2023/figure/1">1</a>'
    assert link in site.get(f"{HOME}/series")[1]
    assert link in site.get(f"{HOME}/figures")[1]
    assert site.get(f"{HOME}/series", _nocol="figure_id")[0] == 200
    assert site.get(f"{HOME}/articles/3")[0] == site.get(f"{HOME}/figures/1")[0] == 200


def test_pages_speak_chinese_and_can_be_narrowed(site: Site) -> None:
    _, page = site.get(f"{HOME}/figures")
    assert "统计数据" in page
    assert "指标的统一名称" in page
    assert "_facet=" in page or "facet-results" in page
    _, text = site.get(f"{HOME}/article_list.json", _extra="facet_results")
    facets = json.loads(text)["facet_results"]
    facets = facets.get("results", facets)
    assert [(value["value"], value["count"]) for value in facets["section"]["results"]] == [
        ("行业动态", 2),
        ("数据月报", 1),
    ]
    assert [row["published"] for row in site.rows(f"{HOME}/issues")] == ["2023-10", "2023-09"]
    assert "会刊2023年第9期" in site.get(f"{HOME}/articles")[1]


def test_the_pages_of_an_archive_get_their_explanations(site: Site) -> None:
    for page in (HOME, f"{HOME}/figures", f"{HOME}/articles/1"):
        assert "/-/archive-files/stock.js" in site.get(page)[1]
    tables = json.loads(site.get("/-/archive-files/tables.json")[1])["tables"]
    assert tables["figures"]["title"] == "统计数据"
    assert tables["figures"]["columns"]["yoy"] == "同比增长（%），下降为负"


def test_only_archives_are_styled(site: Site) -> None:
    assert "/-/archive-files/stock.css" in site.get(f"{HOME}/articles")[1]
    assert "/-/archive-files/stock.css" not in site.get("/")[1]
    status, style = site.get("/-/archive-files/stock.css")
    assert status == 200
    assert "dl.column-descriptions" in style


def test_other_databases_are_left_alone(path: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, body TEXT)")
    connection.execute("INSERT INTO articles VALUES (1, 'outsourcing news')")
    connection.execute('CREATE VIRTUAL TABLE articles_fts USING fts5(body, content="articles")')
    connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    connection.commit()
    connection.close()
    site = Site(path, foreign)
    assert [row["id"] for row in site.rows("/foreign/articles", _search="outsourcing news")] == [1]
    _, page = site.get("/foreign/articles", _search="news")
    assert "<mark>" not in page
    assert "文章" not in page
    assert "stock.js" not in page
    assert site.get("/foreign/search")[0] == 404
    site.close()


def test_what_a_user_says_of_a_table_holds(path: Path) -> None:
    own = {"databases": {path.stem: {"tables": {"articles": {"title": "Own title", "facets": ["source"]}}}}}
    site = Site(path, metadata=own)
    _, page = site.get(f"{HOME}/articles")
    assert "Own title" in page
    assert "段落以换行分开" in page
    site.close()


def test_every_table_and_column_is_described(path: Path) -> None:
    connection = sqlite3.connect(path)
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'articles_fts%'"
    actual = {
        table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for (table,) in connection.execute(query)
    }
    connection.close()
    tables = metadata()["tables"]
    assert isinstance(tables, dict)
    described = {}
    for table, about in tables.items():
        assert isinstance(about, dict)
        assert about["title"]
        assert about["description"]
        columns = about["columns"]
        assert isinstance(columns, dict)
        assert all(columns.values())
        described[table] = list(columns)
        named = [about.get("label_column"), about.get("sort_desc"), *about.get("facets", [])]
        assert set(named) - {None} <= set(columns)
    assert described == actual


def test_serve_answers_at_the_name_of_the_file(path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    archive.write_bytes(path.read_bytes())
    call = "serve(Path(sys.argv[1]), '127.0.0.1', 0)"
    code = f"import sys; from pathlib import Path; from extractor.web import serve; {call}"
    command = [sys.executable, "-c", code, str(archive)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            address = next(word for line in process.stderr for word in line.split() if word.startswith("http://"))
            query = urlencode({"_search": "外包", "_shape": "array"})
            deadline = time.monotonic() + 20
            with urllib.request.urlopen(f"{address}/archive/articles.json?{query}", timeout=20) as response:  # noqa: S310
                rows = json.load(response)
            assert time.monotonic() < deadline
        finally:
            process.kill()
    assert sorted(row["id"] for row in rows) == [1, 2, 3]
    assert sorted(item.name for item in tmp_path.iterdir()) == ["archive.db"]
