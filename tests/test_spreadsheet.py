from __future__ import annotations

import io

from openpyxl import load_workbook

from extractor.listing import Value
from extractor.spreadsheet import workbook

RECORDS: list[dict[str, Value]] = [
    {"raw": "132857.36万美元", "amount": 1328573600.0, "yoy": None, "boxes": [[1, 2.5]]},
    {"raw": "=1+1\x1b", "amount": 5, "yoy": -3.2, "boxes": []},
]


def test_numbers_are_numbers_and_nothing_is_a_formula() -> None:
    sheet = load_workbook(io.BytesIO(workbook(("raw", "amount", "yoy", "boxes"), RECORDS)))["figures"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["raw", "amount", "yoy", "boxes"],
        ["132857.36万美元", 1328573600, None, "[[1, 2.5]]"],
        ["=1+1 ", 5, -3.2, "[]"],
    ]
    assert sheet["A3"].data_type == "s"
    assert sheet.freeze_panes == "A2"


def test_the_same_records_give_the_same_bytes() -> None:
    assert workbook(("raw",), RECORDS) == workbook(("raw",), RECORDS)
    assert load_workbook(io.BytesIO(workbook(("raw",), []))).active.max_row == 1
