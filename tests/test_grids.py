"""What ruling lines draw: cells, merged ones as one, sides that are left open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.grids import grids_of
from extractor.model import Grid

Draw = Callable[[Canvas], None]


@pytest.fixture
def grids(tmp_path: Path) -> Callable[[Draw], tuple[Grid, ...]]:
    def drawn(draw: Draw) -> tuple[Grid, ...]:
        path = tmp_path / "grid.pdf"
        canvas = Canvas(str(path), pagesize=(600, 800))
        draw(canvas)
        canvas.save()
        with pdfplumber.open(path) as pdf:
            return grids_of(pdf.pages[0])

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
