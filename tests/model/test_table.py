"""A table's rows as text, and a body in which tables are blanks."""

from __future__ import annotations

from extractor.model import Box, Cell, Table, prose_of
from extractor.model.table import tabbed


def cell(row: int, column: int, text: str, page: int = 1) -> Cell:
    return Cell(row, column, 1, 1, text, None, Box(page, 0, 0, 1, 1))


def test_a_row_has_a_tab_for_each_column_and_nothing_for_an_empty_one() -> None:
    assert tabbed([cell(0, 0, "国别"), cell(0, 3, "金额")]) == "国别\t\t\t金额"
    assert tabbed([cell(0, 1, "金额")]) == "\t金额"
    assert tabbed([]) == ""


def test_a_table_begins_and_ends_on_the_pages_of_its_cells() -> None:
    table = Table(None, None, (), 2, 1, (cell(0, 0, "甲", 4), cell(1, 0, "乙", 3)))
    assert (table.first_page, table.last_page) == (3, 4)
    assert table.row_text(1) == "乙"


def test_in_prose_a_table_is_as_many_blanks_and_keeps_its_line_breaks() -> None:
    body = "上文\n甲\t1\n乙\t2\n下文"
    start, end = body.index("甲"), body.index("\n下文")
    table = Table(None, None, (), 2, 2, (), start, end)
    prose = prose_of(body, [table])
    assert prose == "上文\n   \n   \n下文"
    assert len(prose) == len(body)
