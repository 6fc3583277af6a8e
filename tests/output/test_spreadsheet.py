from __future__ import annotations

import io
from datetime import datetime

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


def test_columns_are_as_wide_as_their_texts_up_to_a_bound() -> None:
    rows: list[list[Cell]] = [["raw", "外包额", "note"], ["12万美元", 5, "x" * 58], ["3", None, "x" * 59]]
    book = load_workbook(io.BytesIO(workbook(rows, "figures")))
    page = book["figures"]
    # Two for the arrow of the filter; Chinese characters are two wide
    assert [round(page.column_dimensions[name].width) for name in "ABC"] == [8 + 2 + 1, 6 + 2 + 1, 60 + 1]
    narrow = load_workbook(io.BytesIO(workbook([["raw"], ["x" * 57]], "figures")))["figures"]
    assert round(narrow.column_dimensions["A"].width) == 59 + 1
    assert page.auto_filter.ref == "A1:C3"
    assert page["A1"].font.bold
    assert not page["A2"].font.bold
    assert book.properties.created == datetime(2000, 1, 1)  # noqa: DTZ001 - as the format has it
