"""Records → a workbook for Excel: the one door to XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import xlsxwriter

from extractor.listing import Value, harmless, plain, width_of

# In characters; what is longer is shown by a click on the cell
WIDEST_COLUMN = 40
# When the file says that it was made: the time of day would make two files of the same records differ
NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter wants a time without a zone


def workbook(columns: Sequence[str], records: Iterable[Mapping[str, Value]], sheet: str = "figures") -> bytes:
    """Return records as an .xlsx file: one sheet with a header that stays in view and can be filtered by.

    Numbers are numbers, all else is text: nothing that a bulletin prints is taken for a formula or a link. The same
    records give the same bytes.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": NO_TIME})
    page = book.add_worksheet(sheet)
    bold = book.add_format({"bold": True})
    page.write_row(0, 0, columns, bold)
    widths = [width_of(column) for column in columns]
    last = 0
    for last, record in enumerate(records, 1):
        for place, column in enumerate(columns):
            value = plain(record[column])
            if isinstance(value, str):
                page.write_string(last, place, harmless(value))
            elif value is not None:
                page.write_number(last, place, value)
            widths[place] = max(widths[place], width_of(harmless(str(value or ""))))
    for place, width in enumerate(widths):
        page.set_column(place, place, min(width + 2, WIDEST_COLUMN))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(columns) - 1)
    book.close()
    return file.getvalue()
