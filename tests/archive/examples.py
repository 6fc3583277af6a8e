"""The issues of the archives that these tests ask, and all rows of one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from extractor.model import Box, Bulletin, Cell, Field, Number, Section, Table
from tests.making import make_article, make_bulletin, make_figure, make_line

REPORT = "1-7月，离岸服务外包执行额132857.36万美元，同比增长6.5%，占全市65.2%。"
CLOCK = {"imported", "seconds", "at"}


def september() -> Bulletin:
    level = make_figure(
        REPORT,
        "132857.36万美元",
        indicator="服务外包执行额",
        label="离岸服务外包执行额",
        scope="离岸",
        region="大连市",
        period_start="2023-01",
        period_end="2023-07",
        period_kind="cumulative",
        value=132857.36,
        decimals=2,
        unit="万美元",
        amount=1328573600.0,
        base_unit="USD",
        yoy=6.5,
        share=65.2,
    )
    japan = make_figure(REPORT, "6.5%", indicator="服务外包执行额", item="日本", period_end="2023-08", yoy=6.5)
    numbers = (
        Number(1, 0, 3, "1-7", "date"),
        Number(1, 14, 26, "132857.36万美元", "level", 0),
        Number(1, 31, 35, "6.5%", "yoy", 0),
        Number(1, 40, 45, "65.2%", "unread"),
    )
    report = make_article(
        None,
        REPORT,
        lines=(make_line(REPORT[:20], 1, 2), make_line(REPORT[20:], 1, 3)),
        figures=(level, japan),
        numbers=numbers,
    )
    cell = Cell(0, 0, 1, 2, "各国代表出席。", "column", Box(1, 72.0, 80.0, 145.5, 90.5))
    news = make_article(
        "数字贸易峰会召开",
        "各国代表出席。\n服务外包企业签约。",
        source="商务部网站",
        lines=(make_line("各国代表出席。", 1, 5, "table"), make_line("服务外包企业签约。", 2, 1)),
        tables=(
            Table("表1", "单位：家", ("注：一", "注：二"), 1, 2, (cell,), 0, 7),
            Table(None, None, (), 1, 2, (cell,)),
        ),
    )
    card = make_article("东软集团", "软件\n开发服务", fields=(Field("类型", "软件"), Field("简介", "开发服务")))
    return make_bulletin(
        Section("数据月报", "数据月报", (make_line("数据月报", 1, 1, "heading"),), (report,)),
        Section("行业动态", "行业 动态", (make_line("行业 动态", 1, 4, "heading"),), (news, card)),
        furniture=(make_line("会刊", 1, 0, "cover"), make_line("2", 2, 0, "page-number")),
    )


def october() -> Bulletin:
    note = make_article("外包合作", "日本客户来访。")
    return make_bulletin(Section("数据月报", "数据月报", (), (note,)), published="2023-10")


def dump(path: Path, *, clock: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; without the columns that tell the time of an import where `clock` is off."""
    connection = sqlite3.connect(path)
    tables = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        kept = [f'"{name}"' for name in names if clock or name not in CLOCK]
        query = f"SELECT {', '.join(kept)} FROM {table}"
        tables[table] = connection.execute(query).fetchall()
    connection.close()
    return tables
