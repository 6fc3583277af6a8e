from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.archive.database import register_functions
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Article, Section
from extractor.search.results import ResultTotals, SearchFilter, result_totals, search_results
from tests.making import make_article, make_bulletin, make_figure, make_line, original

LEVEL = "1-7月，服务外包执行额132857.36万美元。"
LONG = "离岸执行额13.29亿美元，占20.5%。"
PLAN = "力争达到10亿-20亿美元。"


def section(kind: str, *articles: Article) -> Section:
    return Section(kind, kind, (), articles)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("finding") / "archive.db"
    money = {"base_unit": "USD", "unit": "万美元"}
    level = make_figure(LEVEL, "132857.36万美元", value=132857.36, amount=1.3285736e9, decimals=2, **money)
    short = make_figure(LONG, "13.29亿美元", value=13.29, amount=1.329e9, decimals=2, base_unit="USD", share=20.5)
    plan = make_figure(PLAN, "10亿-20亿美元", value=10, value_max=20, amount=1e9, decimals=0, base_unit="USD")
    lines = (make_line("1-7月，服务外包", 1, 1), make_line("执行额132857.36万美元。", 2, 0))
    september = make_bulletin(
        section("数据月报", make_article("外包", LEVEL, figures=(level,), lines=lines, source="国际商报")),
        section("行业动态", make_article("计划", PLAN, figures=(plan,))),
    )
    october = make_bulletin(
        section("数据月报", make_article(None, LONG, figures=(short,))),
        section("行业动态", make_article("大連數字貿易", "服務外包協會。", source="国际商报")),
        published="2022-10",
    )
    with open_writer(path, create=True) as opened:
        for bulletin in (september, october):
            opened.add(rows_of(bulletin), original(bulletin), seconds=0)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def found(archive: sqlite3.Connection, words: str, **wanted: str | int) -> list[int]:
    return sorted(hit.article for hit in search_results(archive, words, SearchFilter(**wanted)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("132857.36万美元", [1, 3]),
        ("13.29亿美元", [1, 3]),
        ("13.28亿美元", []),
        ("1328573600美元", [1, 3]),
        ('"13.29亿美元"', [3]),
        (">13.288亿美元", [2, 3]),
        ("10亿美元", [2]),
        ("20亿美元", [2]),
        (">10亿美元", [1, 2, 3]),
        ("12亿-14亿美元", [1, 3]),
        (">10亿元", []),
        ("20.5%", [3]),
        (">20% 离岸", [3]),
        ("外包 13.29亿美元", [1]),
        ("执行额 NOT 132857.36万美元", []),
        ("数字贸易", [4]),
        ("數字貿易", [4]),
        ("服务外包", [1, 4]),
        ("服務外包", [1, 4]),
    ],
)
def test_a_quantity_is_found_in_any_printed_form(archive: sqlite3.Connection, words: str, articles: list[int]) -> None:
    assert found(archive, words) == articles


def test_years_sections_and_sources_narrow_a_search(archive: sqlite3.Connection) -> None:
    assert found(archive, "外包", year_from=2023) == [1]
    assert found(archive, "外包", year_to=2022) == [4]
    assert found(archive, "外包", section="数据*") == [1]
    assert found(archive, "外包", source="国际商报") == [1, 4]
    assert found(archive, "美元", source="*") == [1]
    assert found(archive, "外包", section="[数]*") == []


def test_a_hit_says_where_it_stands(archive: sqlite3.Connection) -> None:
    (hit,) = search_results(archive, "13.29亿美元 服务外包")
    assert (hit.issue_id, hit.published, hit.year, hit.section, hit.title) == (1, "2023-09", 2023, "数据月报", "外包")
    assert hit.snippet.marked("[", "]") == "1-7月，[服务外包]执行额[132857.36万美元]。（国际商报）"
    assert hit.page == 1
    assert [hit.page for hit in search_results(archive, "132857.36万美元")] == [2, 1]
    assert search_results(archive, "外包")[0].title_spans == ((0, 2),)


def test_pages_of_hits_follow_each_other(archive: sqlite3.Connection) -> None:
    every = [hit.article for hit in search_results(archive, "美元")]
    assert [hit.article for page in range(3) for hit in search_results(archive, "美元", limit=1, offset=page)] == every
    assert search_results(archive, "美元", limit=1, offset=3) == []


def test_the_totals_say_what_each_choice_would_give(archive: sqlite3.Connection) -> None:
    assert result_totals(archive, "美元") == ResultTotals(
        3, {2023: 2, 2022: 1}, {"数据月报": 2, "行业动态": 1}, {None: 2, "国际商报": 1}
    )
    narrowed = result_totals(archive, "美元", SearchFilter(year_from=2023, section="数据月报"))
    assert narrowed == ResultTotals(1, {2023: 1, 2022: 1}, {"数据月报": 1, "行业动态": 1}, {"国际商报": 1})
    assert result_totals(archive, '"(') == ResultTotals(0, {}, {}, {})


def test_the_index_follows_the_figures(archive: sqlite3.Connection) -> None:
    register_functions(archive)
    archive.execute("SAVEPOINT trial")
    archive.execute("UPDATE figures SET amount = 5e8, value = 5 WHERE article_id = 3")
    assert found(archive, ">10亿美元") == [1, 2]
    assert found(archive, "500000000美元") == [3]
    archive.execute("DELETE FROM figures WHERE article_id = 1")
    assert found(archive, ">10亿美元") == [2]
    archive.execute("UPDATE articles SET title = '改名' WHERE id = 2")
    assert found(archive, ">10亿美元 改名") == [2]
    archive.execute("ROLLBACK TO trial")
    assert found(archive, ">10亿美元") == [1, 2, 3]


def test_of_years_the_last_comes_first_and_of_words_the_most_frequent(tmp_path: Path) -> None:
    articles = [
        make_article(None, "外包。", source=source) for source in ("商报", "日报", "日报", None, "日报", "商报")
    ]
    path = tmp_path / "archive.db"
    with open_writer(path, create=True) as opened:
        for month, article in zip(("2021-01", None, "2023-01", "2022-01", "2023-02", "2020-01"), articles, strict=True):
            bulletin = make_bulletin(section("要闻", article), published=month or "2024-01")
            if month is None:
                bulletin = replace(bulletin, masthead=replace(bulletin.masthead, published=None))
            opened.add(rows_of(bulletin), original(bulletin), seconds=0)
    with closing(sqlite3.connect(path)) as archive:
        totals = result_totals(archive, "外包")
    assert list(totals.years.items()) == [(2023, 2), (2022, 1), (2021, 1), (2020, 1), (None, 1)]
    assert list(totals.sources.items()) == [("日报", 3), ("商报", 2), (None, 1)]
