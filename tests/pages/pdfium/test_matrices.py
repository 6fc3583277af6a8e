from __future__ import annotations

import pytest

from extractor.pages.document import ReaderName, open_pdf
from tests.making import drawing

AS_IT_IS, HALF = "1 0 0 1 0 0", "0.5 0 0 0.5 3 4"

SQUARE = "q 100 0 0 100 0 0 cm /I Do Q"


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("content", "forms", "part"),
    [
        ("q 0.5 0 0 0.5 10 20 cm /F0 Do Q", [(AS_IT_IS, SQUARE)], 50 * 50),
        ("/F0 Do", [(HALF, SQUARE)], 50 * 50),
        ("q 0.5 0 0 0.5 10 20 cm /F0 Do Q", [(HALF, SQUARE)], 25 * 25),
        ("q 0.5 0 0 0.5 10 20 cm /F0 Do Q", [(AS_IT_IS, "q 0.5 0 0 1 7 0 cm /F1 Do Q"), (HALF, SQUARE)], 12.5 * 25),
        ("q 0 1 -1 0 100 0 cm /F0 Do Q", [(AS_IT_IS, "q 40 0 0 20 10 0 cm /I Do Q")], 40 * 20),
        ("q 0.2 0 0 0.2 0 0 cm /F0 Do Q q 0.2 0 0 0.2 99 0 cm /F0 Do Q", [(AS_IT_IS, SQUARE)], 2 * 20 * 20),
        ("q 0.2 0 0 0.2 0 0 cm /F0 Do Q q 20 0 0 20 99 0 cm /I Do Q", [(AS_IT_IS, SQUARE)], 2 * 20 * 20),
    ],
)
def test_pictures_in_forms_are_as_large_as_they_are_on_the_page(
    reader: ReaderName, content: str, forms: list[tuple[str, str]], part: float
) -> None:
    with open_pdf(drawing(content, *forms), reader=reader) as document:
        assert [page.pictured for page in document.pages()] == [pytest.approx(part / (200 * 100))]


@pytest.mark.parametrize(
    ("content", "forms", "part"),
    [
        ("q 50 0 0 50 190 0 cm /I Do Q", [], 10 * 50),
        ("q 50 0 0 50 -40 80 cm /I Do Q", [], 10 * 20),
        ("q 50 0 0 50 300 0 cm /I Do Q", [], 0),
        ("q 2 0 0 2 120 0 cm /F0 Do Q", [(AS_IT_IS, "q 100 0 0 10 0 0 cm /I Do Q")], 80 * 20),
        ("q 0.1 0 0 0.1 50 50 cm /F0 Do Q", [(AS_IT_IS, "q 9000 0 0 100 -4500 0 cm /I Do Q")], 200 * 10),
    ],
)
@pytest.mark.parametrize("rotate", [0, 90])
def test_only_what_is_on_the_page_of_a_picture_counts(
    content: str, forms: list[tuple[str, str]], part: float, rotate: int
) -> None:
    with open_pdf(drawing(content, *forms, rotate=rotate)) as document:
        assert [page.pictured for page in document.pages()] == [pytest.approx(part / (200 * 100))]
