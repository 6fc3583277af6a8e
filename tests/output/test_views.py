"""What `extractor show` prints of lines, outline and tables; the goldens hold whole issues."""

from __future__ import annotations

from extractor.model import Box, Cell, Field, Section, Table
from extractor.output.views import lines_text, outline_text, tables_text
from tests.making import make_article, make_bulletin, make_line

CARD = make_article(
    "甲公司", "软件\n开发", fields=(Field("类型", "软件"), Field("简介", "一\n二")), lines=(make_line("软件", 2, 0),)
)
NEWS = make_article(
    None,
    "各国代表出席。\n企业签约。",
    source="商务部网站",
    lines=(make_line("各国代表出席。", 1, 2), make_line("企业签约。", 2, 1)),
)


def test_each_line_is_a_row_and_a_bullet_without_shape_its_code() -> None:
    lines = (make_line("封面", 1, 0, "cover"), make_line("2", 2, 0, "page-number"))
    for line, bullet in zip(lines, ("\uf06c", "●"), strict=True):
        object.__setattr__(line, "bullet", bullet)
    assert lines_text(make_bulletin(furniture=lines)) == (
        "page\tline\trole\tbullet\ttext\n1\t0\tcover\tU+F06C\t封面\n2\t0\tpage-number\t●\t2\n"
    )


def test_the_outline_is_indented_under_what_holds_it() -> None:
    text = outline_text(make_bulletin(Section("行业动态", "行业 动态", (), (NEWS, CARD)), Section("", "", (), ())))
    assert text.splitlines() == [
        "会刊2023年第9期",
        "bulletin: 会刊",
        "publisher: 协会",
        "number: 09",
        "published: 2023-09 (cover)",
        "",
        "# 行业动态 (行业 动态)",
        "  * (untitled) [1-2]",
        "    source: 商务部网站",
        "    各国代表出席。",
        "    企业签约。",
        "  * 甲公司 [2]",
        "    类型: 软件",
        "    简介: 一",
        "      二",
        "",
        "# - (no heading)",
    ]


def test_a_table_has_a_line_for_each_cell() -> None:
    cells = (
        Cell(0, 0, 1, 2, "地区", "column", Box(1, 72.0, 80.0, 145.5, 90.5)),
        Cell(1, 1, 1, 1, "35.1", None, Box(2, 72.0, 80.0, 145.5, 90.5)),
    )
    table = Table("表1", "单位：家", ("注：一",), 2, 2, cells)
    bare = Table(None, None, (), 1, 2, cells[:1])
    article = make_article("表", "地区", tables=(table, bare))
    assert tables_text(make_bulletin(Section("月报", "月报", (), (article,)))).splitlines() == [
        "# 表1 [1-2] 2 x 2",
        "unit: 单位：家",
        "row\tcolumn\tspans\theader\ttext",
        "0\t0\t1x2\tcolumn\t地区",
        "1\t1\t\t\t35.1",
        "note: 注：一",
        "",
        "# (no caption) [1] 1 x 2",
        "row\tcolumn\tspans\theader\ttext",
        "0\t0\t1x2\tcolumn\t地区",
    ]
    assert tables_text(make_bulletin()) == "no tables\n"
