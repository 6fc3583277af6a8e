from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils
from click.testing import CliRunner
from sqlite_utils.cli import cli
from sqlite_utils.plugins import pm

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from extractor.plugins import sqlite_utils_search
from tests.making import make_article, make_bulletin, original


@pytest.fixture
def path(tmp_path: Path) -> Path:
    articles = make_article("一", "离岸服务外包企业。"), make_article("二", "日本客户。", source="国际商报")
    bulletin = make_bulletin(Section("动态", "动态", (), articles))
    path = tmp_path / "archive.db"
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    return path


@pytest.fixture
def plugin() -> Iterator[None]:
    """The plugin as an installed package has it, and gone afterwards."""
    before = cli.commands["search"].callback
    installed = pm.is_registered(sqlite_utils_search)
    if not installed:
        pm.register(sqlite_utils_search)
        sqlite_utils_search.register_commands(cli)
    yield
    if not installed:
        pm.unregister(sqlite_utils_search)
        cli.commands["search"].callback = before


def found(path: Path, *arguments: str) -> list[int]:
    result = CliRunner().invoke(cli, ["search", str(path), "articles", *arguments])
    assert result.exit_code == 0, result.output
    return [row["id"] for row in json.loads(result.output)]


def test_stock_sqlite_utils_finds_two_characters(path: Path) -> None:
    assert found(path, "外包") == [1]
    assert found(path, "日本") == [2]


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("外包", [1]),
        ("离岸服务外包", [1]),
        ("业", [1]),
        ("国际商报", [2]),
        ("外包 OR 日本客户", [1, 2]),
        ("((", []),
        ("-日本", []),
    ],
)
def test_with_the_plugin_it_finds_words_of_any_length(path: Path, words: str, ids: list[int]) -> None:
    assert sorted(found(path, "--", words)) == ids


@pytest.mark.usefixtures("plugin")
def test_with_the_plugin_it_writes(path: Path) -> None:
    database = sqlite_utils.Database(path)
    database.table("articles").update(2, {"body": "荷兰"})
    database.close()
    assert found(path, "荷兰") == [2]
    assert found(path, "日本") == []


@pytest.mark.usefixtures("plugin")
def test_other_files_are_searched_as_before(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    database = sqlite_utils.Database(path)
    database.table("articles").insert({"id": 1, "title": "data news"}, pk="id").enable_fts(["title"])
    database.close()
    assert found(path, "title:news") == [1]
