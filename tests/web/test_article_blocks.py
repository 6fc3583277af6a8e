"""The printed tables of an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Bulletin, Section
from extractor.rules.rule_set import Rules
from tests import FIXTURES
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_table, original
from tests.web.reading import ROOT, good, text_of

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_a_printed_table_is_a_table(tmp_path: Path, bulletin: Callable[[str], Bulletin]) -> None:
    path = tmp_path / "archive.db"
    read = bulletin("table-ruled")
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(read), (FIXTURES / "table-ruled.pdf").read_bytes(), seconds=0)
    site = Site(path)
    tables = [table for article in read.articles for table in article.tables]
    pages = [good(site, f"{ROOT}/article/{1 + number}") for number in range(len(read.articles))]
    shown = [table for page in pages for table in re.findall(r'<table class="printed">(.*?)</table>', page, re.DOTALL)]
    assert len(shown) == len(tables) > 0
    for printed, table in zip(shown, tables, strict=True):
        assert printed.count("<tr>") == table.rows
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", printed)
        assert [text for cell in cells if (text := text_of(cell))] == [
            " ".join(cell.text.split()) for cell in table.cells
        ]
        assert printed.count('<th scope="col"') == sum(cell.header == "column" for cell in table.cells)
        assert printed.count('<th scope="row"') == sum(cell.header == "row" for cell in table.cells)
    assert any('<a class="figure"' in table for table in shown)
    # No row is printed once more as a paragraph
    assert "\t" not in "".join(re.findall(r"<p>(.*?)</p>", "".join(pages), re.DOTALL))
    site.close()


def test_an_empty_cell_keeps_the_others_below_their_heads(tmp_path: Path, rules: Rules) -> None:
    # Two rows of heads, a city that spans two rows, and a month of which nothing was counted
    rows = ["地区 | 执行额（万美元） | <", "^ | 6月 | 7月", "青岛 | | 35.1", "^ | 12.3 |"]
    table = make_table(*rows, rules=rules)
    body = "\n".join(table.row_text(row) for row in range(table.rows))
    path = tmp_path / "archive.db"
    article = make_article("表", body, tables=(table,))
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (article,)))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    page = good(site, f"{ROOT}/article/1")
    site.close()
    shown = re.findall(r"<tr>(.*?)</tr>", page.partition('class="printed"')[2].partition("</table>")[0], re.DOTALL)
    assert [[text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in shown] == [
        ["地区", "执行额（万美元）"],
        ["6月", "7月"],
        ["青岛", "", "35.1"],
        ["12.3", ""],
    ]
