"""How a page is drawn, as pdfium tells it, gives the same grids as pdfplumber finds by its own parser."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from extractor.model import Page
from tests.making import drawing
from tests.pages.opening import page_by

GRID = "10 90 80 -30 re 10 60 80 -30 re S"
CELLS = [(10, 10, 90, 40), (10, 40, 90, 70)]


def cells(page: Page) -> list[tuple[int, int, int, int]]:
    return [(round(box.x0), round(box.top), round(box.x1), round(box.bottom)) for grid in page.grids for box in grid]


def edges(page: Page) -> list[list[float]]:
    return [[edge for box in grid for edge in (box.x0, box.top, box.x1, box.bottom)] for grid in page.grids]


@pytest.mark.parametrize(
    "content",
    [
        GRID,
        "10 90 80 -30 re 10 60 80 -30 re f",
        "10 90 m 90 90 l 90 60 l 10 60 l s 10 60 m 90 60 l 90 30 l 10 30 l h S",
        "10 90 m 90 90 l 90 60 l 10 60 l 10 90 l S 10 60 m 90 60 l 90 30 l 10 30 l 10 60 l h S",
        "10 90 m 90 90 l S 10 60 m 90 60 l S 10 30 m 90 30 l S 10 90 m 10 30 l S 90 90 m 90 30 l s",
        "10 90 m 90 90 l 10 60 m 90 60 l 10 30 m 90 30 l 10 90 m 10 30 l 90 90 m 90 30 l S",
        "10 90 m 90 90 l 90 60 l 10 60 l 10 30 l 90 30 l 90 60 l S 10 90 m 10 60 l S",
        "5 5 m 7 7 l n 10 90 80 -60 re 10 60 m 50 60 50 60 90 60 c 10 60 m 90 60 l S",
        "10 90 m 50 95 50 95 90 90 c 90 60 l 10 60 l h 10 60 m 50 65 50 65 90 60 c 90 30 l 10 30 l h S",
        "q 2 0 0 2 0 0 cm 5 45 40 -15 re 5 30 40 -15 re S Q",
        "q 0 1 -1 0 100 0 cm 90 10 -30 80 re 60 10 -30 80 re S Q",
    ],
)
def test_two_cells_are_found_however_they_are_drawn(content: str) -> None:
    page = drawing(content)
    assert cells(page_by("pdfium", page)) == cells(page_by("pdfplumber", page)) == CELLS


@pytest.mark.parametrize(
    "content",
    [
        "10 90 80 -30 re 10 60 80 -30 re W n",
        "10 90 80 -30 re 10 60 80 -30 re n",
        "10 90 m 90 90 l 90 60 l 10 60 l S",
        "10 90 m 50 95 50 95 90 80 c 90 60 l 10 70 l h 10 60 m 50 65 50 65 90 50 c 90 30 l 10 40 l h S",
    ],
)
def test_what_is_not_drawn_or_no_frame_draws_no_cells(content: str) -> None:
    page = drawing(content)
    assert cells(page_by("pdfium", page)) == cells(page_by("pdfplumber", page)) == []


def test_grids_in_forms_stand_where_the_forms_do() -> None:
    page = drawing(
        "q 0.5 0 0 0.5 10 20 cm /F0 Do Q /F1 Do",
        ("1 0 0 1 0 0", GRID),
        ("0.5 0 0 0.5 100 0", "q 0.5 0 0 1 0 0 cm /F0 Do Q"),
    )
    by_pdfium = page_by("pdfium", page)
    assert cells(by_pdfium) == cells(page_by("pdfplumber", page))
    assert [len(grid) for grid in by_pdfium.grids] == [2, 2]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("box", ["0 0 200 100", "-20 10 100 95"])
def test_grids_are_counted_from_the_corner_of_what_is_shown(box: str, rotate: int) -> None:
    page = drawing(GRID, box=box, rotate=rotate)
    by_pdfium = page_by("pdfium", page)
    assert edges(by_pdfium) == [pytest.approx(grid) for grid in edges(page_by("pdfplumber", page))]
    assert len(cells(by_pdfium)) == 2


@pytest.mark.parametrize("far", ["1e30", "9999999", "-9999999"])
def test_lines_that_reach_beyond_any_paper_are_no_rulings(far: str) -> None:
    content = f"{GRID} 10 90 m {far} 90 l S {far} 10 m {far} 90 l S 10 {far} m 90 {far} l S"
    assert cells(page_by("pdfium", drawing(content))) == CELLS


_places = some.integers(0, 12).map(lambda step: 8 * step)
_points = some.tuples(_places, _places)
# Not `s`: to close a path twice makes a difference to pdfminer, which pdfium does not tell.
_paintings = some.sampled_from(["S", "f", "B*", "n", "W n", ""])


@some.composite
def _shapes(draw: some.DrawFn) -> str:
    """A path with its operators, as programs write them and as they should not."""
    parts = []
    for _ in range(draw(some.integers(1, 3))):
        (x, y), (x1, y1) = draw(_points), draw(_points)
        kind = draw(some.sampled_from(["re", "line", "polygon", "curve"]))
        if kind == "re":
            parts.append(f"{x} {y} {x1 - x} {y1 - y} re")
        elif kind == "line":
            parts.append(f"{x} {y} m {x1} {y} l" if draw(some.booleans()) else f"{x} {y} m {x} {y1} l")
        elif kind == "curve":
            parts.append(f"{x} {y} m {x1} {y} {x1} {y} {x1} {y1} c {x} {y1} l")
        else:
            more = [draw(_points) for _ in range(draw(some.integers(1, 4)))]
            parts.append(f"{x} {y} m " + " ".join(f"{across} {up} l" for across, up in more))
        parts += ["h"] if draw(some.booleans()) else []
    return " ".join([*parts, draw(_paintings)])


@settings(max_examples=200)  # the slow reader is asked each time
@given(some.lists(_shapes(), min_size=2, max_size=12))
@example(["0 0 16 8 re S", "8 0 m 8 8 l S"])  # two cells of as few segments as there can be
@example(["0 0 m 16 0 l 16 8 l 0 8 l h S", "8 0 m 8 8 l S"])
def test_both_readers_see_the_same_grids_in_any_drawing(shapes: list[str]) -> None:
    content = "q " + " Q q ".join(shapes) + " Q"
    page = drawing(content)
    assert edges(page_by("pdfium", page)) == [pytest.approx(grid) for grid in edges(page_by("pdfplumber", page))]
