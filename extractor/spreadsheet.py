"""Rows → an Excel workbook: the one door to XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

Cell = str | float | None

# Columns are as wide as their longest text, in characters of two columns each, but no wider than this
WIDEST = 60


def workbook(rows: Sequence[Sequence[Cell]], sheet: str) -> bytes:
    """Return a workbook with one sheet whose first row is a head that stays in sight.

    Texts stay texts, whatever they look like: neither formulas nor links.

    Args:
        rows: The head and what stands under it.
        sheet: What the sheet is called, at most 31 characters.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(page, number, column, cell, None if number else bold)
        for column, width in enumerate(_widths(rows)):
            page.set_column(column, column, width)
        page.freeze_panes(1, 0)
    return file.getvalue()


def _write(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, style: xlsxwriter.format.Format | None
) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, cell, style)
    elif cell is not None:
        page.write_number(row, column, cell, style)


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    return [
        min(WIDEST, 2 + max(2 * len(cell) if isinstance(cell, str) else 10 for cell in column))
        for column in zip(*rows, strict=True)
    ]
