"""What ruling lines draw, for both readers alike: cells, merged ones as one, sides that are left open."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.model import Grid
from extractor.pages.document import ReaderName, open_pdf
from tests import FIXTURES

Draw = Callable[[Canvas], None]


@pytest.fixture(params=["pdfium", "pdfplumber"])
def grids(request: pytest.FixtureRequest) -> Callable[[Draw], tuple[Grid, ...]]:
    def drawn(draw: Draw) -> tuple[Grid, ...]:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(600, 800))
        draw(canvas)
        canvas.save()
        with open_pdf(buffer.getvalue(), reader=request.param) as document:
            return next(document.pages()).grids

    return drawn


def _rule(canvas: Canvas, xs: list[float], ys: list[float], *, sides: bool) -> None:
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs if sides else xs[1:-1]:
        canvas.line(x, ys[0], x, ys[-1])


def test_each_cell_of_a_grid_has_its_box(grids: Callable[[Draw], tuple[Grid, ...]]) -> None:
    (grid,) = grids(lambda canvas: _rule(canvas, [100, 200, 300], [700, 680, 660], sides=True))
    assert [(round(box.x0), round(box.top), round(box.x1), round(box.bottom)) for box in sorted(grid, key=str)] == [
        (100, 100, 200, 120), (100, 120, 200, 140), (200, 100, 300, 120), (200, 120, 300, 140),
    ]  # fmt: skip
    assert {box.page for box in grid} == {1}


def test_open_sides_are_closed(grids: Callable[[Draw], tuple[Grid, ...]]) -> None:
    (grid,) = grids(lambda canvas: _rule(canvas, [100, 200, 300, 400], [700, 680, 660], sides=False))
    assert sorted({(round(box.x0), round(box.x1)) for box in grid}) == [(100, 200), (200, 300), (300, 400)]
    assert len(grid) == 6


def test_tables_that_end_at_the_same_edges_stay_apart(grids: Callable[[Draw], tuple[Grid, ...]]) -> None:
    def draw(canvas: Canvas) -> None:
        _rule(canvas, [100, 200, 300], [700, 680, 660], sides=False)
        _rule(canvas, [100, 200, 300], [500, 480, 460], sides=False)

    first, second = grids(draw)
    assert max(box.bottom for box in first) < min(box.top for box in second)


def test_rulings_that_part_no_columns_draw_nothing(grids: Callable[[Draw], tuple[Grid, ...]]) -> None:
    assert grids(lambda canvas: _rule(canvas, [100, 300], [700, 680, 660, 640, 620, 600], sides=False)) == ()


def test_a_page_with_hardly_a_ruling_is_not_searched(grids: Callable[[Draw], tuple[Grid, ...]]) -> None:
    assert grids(lambda canvas: canvas.line(100, 700, 300, 700)) == ()


def test_a_page_whose_rulings_cross_too_often_is_not_searched(
    grids: Callable[[Draw], tuple[Grid, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(canvas: Canvas) -> None:
        _rule(canvas, [100, 200, 300], [700, 680, 660], sides=True)

    monkeypatch.setattr("extractor.pages.plumber.grids.MOST_CROSSINGS", 9)
    assert len(grids(draw)[0]) == 4
    monkeypatch.setattr("extractor.pages.plumber.grids.MOST_CROSSINGS", 8)
    assert grids(draw) == ()


def test_rulings_that_cross_hardly_are_searched_though_they_are_many(
    grids: Callable[[Draw], tuple[Grid, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(canvas: Canvas) -> None:
        _rule(canvas, [100, 200, 300], [700, 680, 660], sides=True)
        _rule(canvas, [400, 500], [500, 480, 460], sides=True)

    monkeypatch.setattr("extractor.pages.plumber.grids.MOST_CROSSINGS", 9 + 6)  # of 30 pairs
    assert [len(grid) for grid in grids(draw)] == [4, 2]


@pytest.mark.parametrize("name", ["table-borderless", "table-landscape", "table-long", "table-ruled"])
def test_both_readers_see_the_same_grids(name: str) -> None:
    def edges(reader: ReaderName) -> list[list[list[float]]]:
        with open_pdf(FIXTURES / f"{name}.pdf", reader=reader) as document:
            return [
                [
                    [edge for box in grid for edge in (box.page, box.x0, box.top, box.x1, box.bottom)]
                    for grid in page.grids
                ]
                for page in document.pages()
            ]

    by_pdfium, by_pdfplumber = edges("pdfium"), edges("pdfplumber")
    assert any(by_pdfium)
    assert [list(map(len, page)) for page in by_pdfium] == [list(map(len, page)) for page in by_pdfplumber]
    for page, other in zip(by_pdfium, by_pdfplumber, strict=True):
        for grid, same in zip(page, other, strict=True):
            assert grid == pytest.approx(same, abs=0.001)
