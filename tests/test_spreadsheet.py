from __future__ import annotations

import io
import re
import zipfile

from extractor.spreadsheet import workbook


def _part(book: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(book)).read(name).decode()


def test_numbers_are_numbers_and_texts_are_texts_whatever_they_look_like() -> None:
    book = workbook([["指标", "数值"], ["=1+1", 2.5], ["http://a.b", None], ["外包", -3]], "数据")
    texts = re.findall(r"<t[^>]*>(.*?)</t>", _part(book, "xl/sharedStrings.xml"))
    assert texts == ["指标", "数值", "=1+1", "http://a.b", "外包"]
    sheet = _part(book, "xl/worksheets/sheet1.xml")
    assert re.findall(r'<c r="(B\d)"><v>(.*?)</v>', sheet) == [("B2", "2.5"), ("B4", "-3")]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'name="数据"' in _part(book, "xl/workbook.xml")


def test_the_head_stays_in_sight_also_alone() -> None:
    assert 'state="frozen"' in _part(workbook([["指标"]], "数据"), "xl/worksheets/sheet1.xml")
