"""Tables are found where there are some, read to the letter, joined over pages, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.model import Bulletin, Line, Table
from extractor.output.views import tables_text
from extractor.rules.rule_set import Rules
from extractor.tables.tables import read_tables
from tests import FIXTURES
from tests.conftest import CheckGolden, readable_fixtures
from tests.making import make_printed

Read = Callable[[str], Bulletin]

BULLETINS = ("boxes", "columns-bridged", "framed-texts", "grid-of-cards", "page-jumps", "words-in-tables")
WITH_TABLES = sorted(
    {*FIXTURES.glob("table-*.pdf"), *(FIXTURES / f"{name}.pdf" for name in BULLETINS)} - {FIXTURES / "table-none.pdf"}
)
WITHOUT = [path for path in readable_fixtures() if path not in WITH_TABLES]


def tables(issue: Bulletin) -> list[Table]:
    return [table for article in issue.articles for table in article.tables]


@pytest.mark.parametrize("path", WITH_TABLES, ids=lambda path: path.stem)
def test_the_tables_are_the_golden_s(path: Path, bulletin: Read, golden: CheckGolden) -> None:
    golden(path.with_suffix(".tables.txt"), tables_text(bulletin(path.stem)))


@pytest.mark.parametrize("path", WITHOUT, ids=lambda path: path.stem)
def test_no_table_is_found_where_there_is_none(path: Path, bulletin: Read) -> None:
    assert tables(bulletin(path.stem)) == []


def test_each_cell_is_printed_in_its_box_and_stands_in_the_body(bulletin: Read) -> None:
    for path in WITH_TABLES:
        for article in bulletin(path.stem).articles:
            for table in article.tables:
                for cell in table.cells:
                    assert article.body[cell.start : cell.start + len(cell.text)] == cell.text
                    assert _printed(article.lines, cell.box.page, cell.box.top, cell.box.bottom, cell.text)


def _printed(lines: object, page: int, top: float, bottom: float, text: str) -> bool:
    assert isinstance(lines, tuple)
    return any(line.page == page and line.top <= bottom and line.bottom >= top and text in line.text for line in lines)


def test_the_lines_of_a_table_have_its_role_and_no_others(bulletin: Read) -> None:
    issue = bulletin("table-ruled")
    first, second = tables(issue)
    printed = [line.text for line in issue.lines if line.role == "table"]
    assert printed[0] == first.caption
    assert {first.unit, *first.notes, second.caption} <= set(printed)
    body = [line.text for line in issue.lines if line.role == "body"]
    assert [text[:6] for text in body] == ["据滨海市服务", "元，同比增长", "从国际市场看", "预计上半年执"]


def test_a_table_over_pages_is_one_with_its_header_once(bulletin: Read) -> None:
    (table,) = tables(bulletin("table-long"))
    assert (table.first_page, table.last_page, table.rows, table.columns) == (1, 3, 23, 3)
    assert sum(cell.text == "业务类别" for cell in table.cells) == 1
    assert [
        cell.box.page for cell in table.cells if cell.column == 0 and cell.text in ("测试服务", "电子商务平台")
    ] == [1, 2]


def test_a_merged_header_spans_its_columns(bulletin: Read) -> None:
    table = tables(bulletin("table-ruled"))[0]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells if cell.header == "column"}
    assert spans["业务类型"] == (2, 1)
    assert spans["合同签约额"] == spans["执行额"] == (1, 2)
    assert spans["金额"] == (1, 1)


def test_turned_pages_are_read_as_they_are_seen(bulletin: Read) -> None:
    across, turned = tables(bulletin("table-landscape"))
    texts = [[(cell.row, cell.column, cell.text) for cell in table.cells] for table in (across, turned)]
    assert texts[0] == texts[1]
    assert across.cells[0].box.x0 == pytest.approx(turned.cells[0].box.x0, abs=0.5)


def test_tables_at_one_height_in_two_columns_are_two_in_reading_order(rules: Rules) -> None:
    rows = (
        ("国别", "执行额", "同比"),
        ("日本", "1,102.40", "6.5"),
        ("韩国", "655.90", "-2.8"),
        ("美国", "402.17", "14.0"),
    )
    lines: list[Line] = []
    # The left table stands a little lower, and is read first all the same
    for column, left, top in ((1, 60.0, 118.0), (2, 330.0, 100.0)):
        caption = make_printed(f"表{column} 离岸执行额", x=left + 40, top=top - 18, position=len(lines))
        lines.append(replace(caption, column=column))
        for at, row in enumerate(rows):
            for cell, text in enumerate(row):
                line = make_printed(text, right=left + 60 + 80 * cell, top=top + 18 * at, position=len(lines))
                lines.append(replace(line, column=column))
    _, found = read_tables(lines, [], rules)
    assert list(found) == [(1, 0), (1, 13)]
    assert [(printed.table.rows, printed.table.columns) for printed in found.values()] == [(4, 3), (4, 3)]
    assert [printed.table.caption for printed in found.values()] == ["表1 离岸执行额", "表2 离岸执行额"]
