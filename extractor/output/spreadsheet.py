"""Rows → an Excel workbook: the one door to XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from extractor.output.terminal import harmless, width_of

Cell = str | float | None

# Columns are as wide as their longest text, but no wider than this; what is longer is shown by a click on its cell
WIDEST = 60
# When the file says that it was made: the time of day would make two files of the same rows differ
NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter wants a time without a zone


def workbook(rows: Sequence[Sequence[Cell]], sheet: str) -> bytes:
    """Return a workbook with one sheet whose first row is a head that stays in sight and can be filtered by.

    Texts stay texts, whatever they look like: neither formulas nor links. The same rows give the same bytes.

    Args:
        rows: The head and what stands under it.
        sheet: What the sheet is called, at most 31 characters.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": NO_TIME})
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(page, number, column, cell, None if number else bold)
        for column, cells in enumerate(zip(*rows, strict=True)):
            width = max(width_of(harmless(str(cell))) for cell in cells if cell is not None)
            page.set_column(column, column, min(WIDEST, width + 2))
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    return file.getvalue()


def _write(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, style: xlsxwriter.format.Format | None
) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, harmless(cell), style)
    elif cell is not None:
        page.write_number(row, column, cell, style)
