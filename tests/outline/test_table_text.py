"""Where a table stands in the body of its article."""

from __future__ import annotations

from extractor.model import Paragraph, PrintedTable
from extractor.outline.table_text import table_in_body
from extractor.rules.rule_set import Rules
from tests.making import make_table


def test_each_row_is_a_paragraph_and_each_cell_knows_its_place(rules: Rules) -> None:
    made = make_table(
        "国别|合同额|<", "^|金额|同比", "日本|12|3.4", rules=rules, caption="表1情况", notes=["注：快报数。"]
    )
    printed = PrintedTable(made, (Paragraph("表1情况", ()),), (Paragraph("注：快报数。", ()),))
    table, paragraphs = table_in_body(printed, 3)
    body = "前\n\n" + "\n".join(paragraph.text for paragraph in paragraphs)
    assert body == "前\n\n表1情况\n国别\t合同额\n\t金额\t同比\n日本\t12\t3.4\n注：快报数。"
    assert body[table.start : table.end] == body[3:]
    assert all(body[cell.start : cell.start + len(cell.text)] == cell.text for cell in table.cells)
