from __future__ import annotations

import pytest

from extractor.pages.document import ReaderName, open_pdf
from extractor.pages.glyphs import Frame
from extractor.pages.pdfium.matrices import PAGE, Matrix, shown
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


def test_a_matrix_moves_points_and_turns_vectors() -> None:
    matrix = Matrix(1, 2, 3, 4, 5, 6)
    assert matrix.turned(10, 100) == (310, 420)
    assert matrix.moved(10, 100) == (315, 426)
    assert PAGE.moved(7, 9) == (7, 9)


def test_one_matrix_after_another_does_what_both_do() -> None:
    first, second = Matrix(1, 2, 3, 4, 5, 6), Matrix(2, 0, 1, 3, -1, 4)
    assert first.then(second).moved(10, 100) == second.moved(*first.moved(10, 100))
    assert first.then(PAGE) == PAGE.then(first) == first
    assert Matrix(0, 1, -1, 0, 0, 0).then(Matrix(1, 0, 0, 1, 5, 0)) == Matrix(0, 1, -1, 0, 5, 0)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_point_of_user_space_is_shown_where_the_frame_has_it(turned: int) -> None:
    frame = Frame(10, 20, 110, 220, turned)
    for x, y in ((10, 20), (110, 220), (35, 190)):
        left, top, right, bottom = frame.box(x, y, x, y)
        assert shown(frame).moved(x, y) == (left, top) == (right, bottom)


def test_the_lower_left_corner_is_shown_where_the_page_is_turned_to() -> None:
    frames = [Frame(10, 20, 110, 220, turned) for turned in (0, 90, 180, 270)]
    assert [shown(frame).moved(10, 20) for frame in frames] == [(0, 200), (0, 0), (100, 0), (200, 100)]
