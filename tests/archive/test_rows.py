"""A bulletin as rows: small enough to travel, and placed behind the rows that an archive has already."""

from __future__ import annotations

import pickle
import sqlite3

from extractor.archive.rows import COLUMNS, ISSUE, issue_row, rows_of
from extractor.archive.schema import TABLES
from extractor.model import Box, Bulletin, Cell, Field, Number, Section, Table
from tests.making import make_article, make_bulletin, make_figure, make_line

BODY = "出口5亿元，增长6%。"


def bulletin() -> Bulletin:
    figures = make_figure(BODY, "5亿元", value=5.0), make_figure(BODY, "6%", yoy=6.0)
    numbers = Number(1, 2, 5, "5亿元", "level", 0), Number(1, 8, 10, "6%", "yoy", 1), Number(1, 0, 1, "出", "unread")
    report = make_article(None, BODY, lines=(make_line(BODY, 1, 2),), figures=figures, numbers=numbers)
    cell = Cell(0, 0, 1, 1, "一", None, Box(2, 1.0, 2.0, 3.0, 4.0))
    table = Table("表1", None, ("注",), 1, 1, (cell,))
    fields = Field("简介", "一"), Field("简介", "二")
    card = make_article("甲公司", "一\n二", lines=(make_line("一", 2, 0),), fields=fields, tables=(table, table))
    again = make_article(None, BODY, lines=(make_line(BODY, 2, 1),), figures=figures[:1], numbers=numbers[:1])
    heading = make_line("月报", 1, 1, "heading")
    sections = Section("月报", "月报", (heading,), (report,)), Section("会员", "", (), (card, again))
    return make_bulletin(*sections, furniture=(make_line("封面", 1, 0, "cover"),))


def test_ids_count_from_0_in_each_table() -> None:
    tables = rows_of(bulletin()).tables
    assert [row[:2] for row in tables["sections"]] == [(0, 0), (1, 0)]
    assert [row[:4] for row in tables["articles"]] == [(0, 0, 0, 0), (1, 0, 1, 0), (2, 0, 1, 1)]
    assert [row[:3] for row in tables["figures"]] == [(0, 0, 0), (1, 0, 0), (2, 0, 2)]
    assert [row[:3] for row in tables["numbers"]] == [(0, 0, 0), (1, 0, 1), (2, 0, None), (3, 2, 2)]
    assert [row[:4] for row in tables["tables"]] == [(0, 0, 1, 0), (1, 0, 1, 1)]
    assert [row[0] for row in tables["cells"]] == [0, 1]
    # Issue, article and section, and then page and place: in reading order
    assert [row[:5] for row in tables["lines"]] == [
        (0, None, None, 1, 0),
        (0, None, 0, 1, 1),
        (0, 0, 0, 1, 2),
        (0, 1, 1, 2, 0),
        (0, 2, 1, 2, 1),
    ]


def test_placed_rows_count_on_from_the_first_ids() -> None:
    rows = rows_of(bulletin())
    first = {"issues": 7, "sections": 20, "articles": 300, "figures": 4000, "numbers": 50000, "tables": 60}
    placed = dict(rows.placed(first))
    assert [row[:4] for row in placed["articles"]] == [(300, 7, 20, 0), (301, 7, 21, 0), (302, 7, 21, 1)]
    assert [row[:3] for row in placed["numbers"]] == [
        (50000, 300, 4000),
        (50001, 300, 4001),
        (50002, 300, None),
        (50003, 302, 4002),
    ]
    assert [row[0] for row in placed["cells"]] == [60, 61]
    assert [row[3:] for row in placed["figures"]] == [row[3:] for row in rows.tables["figures"]]


def test_articles_are_written_after_what_their_search_row_is_made_of() -> None:
    tables = list(dict(rows_of(bulletin()).placed(dict.fromkeys(COLUMNS, 1) | {"issues": 1})))
    assert tables == list(COLUMNS)
    assert tables[-1] == "articles"


def test_the_columns_are_those_of_the_schema_and_each_row_has_them_all() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    names = {table: columns.names for table, columns in COLUMNS.items()} | {"issues": ISSUE}
    for table, columns in names.items():
        of_schema = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert sorted(columns) == sorted(of_schema), table
    connection.close()
    rows = rows_of(bulletin())
    for table, of_table in rows.tables.items():
        assert of_table
        assert {len(row) for row in of_table} == {len(names[table])}
    assert len(issue_row(1, rows.head, "", "")) == len(ISSUE)


def test_what_travels_is_the_rows_and_no_line_or_figure_twice() -> None:
    rows = rows_of(bulletin())
    assert (rows.head.furniture, rows.head.sections) == ((), ())
    assert rows.head.masthead == bulletin().masthead
    assert pickle.loads(pickle.dumps(rows)) == rows
