from __future__ import annotations

import io

from openpyxl import load_workbook

from extractor.output.spreadsheet import Cell, workbook

ROWS: list[list[Cell]] = [
    ["raw", "amount", "yoy"],
    ["132857.36万美元", 1328573600.0, None],
    ["=1+1\x1b", 5, -3.2],
    ["http://example.org", None, None],
]


def test_numbers_are_numbers_and_nothing_is_a_formula_or_a_link() -> None:
    sheet = load_workbook(io.BytesIO(workbook(ROWS, "figures")))["figures"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["raw", "amount", "yoy"],
        ["132857.36万美元", 1328573600, None],
        ["=1+1 ", 5, -3.2],
        ["http://example.org", None, None],
    ]
    assert sheet["A3"].data_type == "s"
    assert sheet["A4"].hyperlink is None
    assert sheet.freeze_panes == "A2"


def test_the_same_rows_give_the_same_bytes() -> None:
    assert workbook(ROWS, "figures") == workbook(ROWS, "figures")
    assert load_workbook(io.BytesIO(workbook(ROWS[:1], "figures"))).active.max_row == 1
