"""What tables and columns are called."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from extractor.web.describing import metadata
from tests.browsing import Site
from tests.web.reading import SCRIPTED

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_pages_speak_chinese_and_can_be_narrowed(scripted: Site) -> None:
    _, page = scripted.get(f"{SCRIPTED}/figures")
    assert "统计数据" in page
    assert "指标的统一名称" in page
    assert "_facet=" in page or "facet-results" in page
    _, text = scripted.get(f"{SCRIPTED}/article_list.json", _extra="facet_results")
    facets = json.loads(text)["facet_results"]
    facets = facets.get("results", facets)
    assert [(value["value"], value["count"]) for value in facets["section"]["results"]] == [
        ("行业动态", 2),
        ("数据月报", 1),
    ]
    assert [row["published"] for row in scripted.rows(f"{SCRIPTED}/issues")] == ["2023-10", "2023-09"]
    assert "会刊2023年第9期" in scripted.get(f"{SCRIPTED}/articles")[1]


def test_what_a_user_says_of_a_table_holds(scripted_path: Path) -> None:
    own = {"databases": {scripted_path.stem: {"tables": {"articles": {"title": "Own title", "facets": ["source"]}}}}}
    site = Site(scripted_path, metadata=own)
    _, page = site.get(f"{SCRIPTED}/articles")
    assert "Own title" in page
    assert "段落以换行分开" in page
    site.close()


def test_every_table_and_column_is_described(scripted_path: Path) -> None:
    connection = sqlite3.connect(scripted_path)
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
