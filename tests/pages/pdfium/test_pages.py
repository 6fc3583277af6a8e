from __future__ import annotations

import pytest

from extractor.pages.document import ReaderName, open_pdf
from tests import FIXTURES

PICTURE = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>>
endobj
4 0 obj <</Length 24>> stream
50 0 0 100 20 0 cm /I Do
endstream endobj
5 0 obj <</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1>>
stream
A
endstream endobj
trailer <</Root 1 0 R>>
"""


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_page_knows_how_much_of_it_pictures_cover(reader: ReaderName) -> None:
    with open_pdf(PICTURE, reader=reader) as document:
        assert [page.pictured for page in document.pages()] == [pytest.approx(0.25)]
    with open_pdf(FIXTURES / "table-ruled.pdf", reader=reader) as document:
        assert {page.pictured for page in document.pages()} == {0.0}
