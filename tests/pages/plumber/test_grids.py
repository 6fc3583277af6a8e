"""What ruling lines draw, for both readers alike: cells, merged ones as one, sides that are left open."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.model import Box, Grid
from extractor.pages.document import ReaderName, open_pdf
from extractor.pages.plumber.grids import MOST_CROSSINGS, MOST_PAIRS, Edge, Orientation, _open_sides, _pairs, grids_of
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


def edge(orientation: Orientation, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "object_type": "line", "orientation": orientation,
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def level(y: float, x0: float = 100, x1: float = 300) -> Edge:
    return edge("h", x0, y, x1, y)


def upright(x: float, top: float = 100, bottom: float = 140) -> Edge:
    return edge("v", x, top, x, bottom)


OPEN = [level(100), level(120), level(140), upright(200)]


def test_three_rulings_and_one_between_them_are_the_least() -> None:
    assert [len(grid) for grid in grids_of(OPEN, 7)] == [4]
    assert grids_of([level(100), level(140), upright(200)], 7) == ()
    assert grids_of([level(100), level(140), upright(200), upright(250)], 7) == ()  # two rulings are no rows


def test_boxes_are_counted_from_what_is_shown() -> None:
    [grid] = grids_of([level(100), level(120), level(140), upright(100), upright(300)], 7, 30.0, 10.0)
    assert grid == (Box(7, 70, 90, 270, 110), Box(7, 70, 110, 270, 130))


def test_grids_come_from_top_to_bottom_and_from_left_to_right() -> None:
    def frame(x: float, y: float) -> list[Edge]:
        return [*(level(y + at, x, x + 50) for at in (0, 10, 20)), *(upright(x + at, y, y + 20) for at in (0, 50))]

    found = grids_of([*frame(100, 300), *frame(300, 100), *frame(100, 100)], 1)
    assert [(grid[0].x0, grid[0].top) for grid in found] == [(100, 100), (300, 100), (100, 300)]


@pytest.mark.parametrize(
    ("ruling", "sides"),
    [
        (upright(200), 4),
        (upright(200, 100, 121), 2),  # it only touches the second row
        (upright(200, 100, 121.1), 4),
        (upright(200, 119, 140), 2),
        (upright(200, 118.9, 140), 4),
        (upright(103), 0),  # of the left side
        (upright(103.1), 4),
        (upright(297), 0),
        (upright(296.9), 4),
    ],
)
def test_a_side_is_open_beside_a_ruling_down_within(ruling: Edge, sides: int) -> None:
    assert len(list(_open_sides([level(100), level(120), level(140), ruling]))) == sides


@pytest.mark.parametrize(("x", "sides"), [(97, 2), (103, 2), (96.9, 4), (103.1, 4)])
def test_a_side_that_is_ruled_is_not_drawn_once_more(x: float, sides: int) -> None:
    assert len(list(_open_sides([*OPEN, upright(x)]))) == sides


def test_an_open_side_goes_from_ruling_to_ruling() -> None:
    sides = [(side["x0"], side["x1"], side["top"], side["bottom"], side["height"]) for side in _open_sides(OPEN)]
    assert sides == [
        (100, 100, 100, 120, 20), (300, 300, 100, 120, 20), (100, 100, 120, 140, 20), (300, 300, 120, 140, 20)
    ]  # fmt: skip
    assert list(_open_sides(OPEN[:2] + OPEN[3:])) == []  # two rulings are too few
    assert list(_open_sides([*OPEN[:2], level(140, 100, 310), OPEN[3]])) == []  # of one length


def test_the_most_that_is_compared_is_as_much_as_a_full_page_takes_and_more() -> None:
    assert (MOST_PAIRS, MOST_CROSSINGS) == (1_000_000, 10_000)
    assert _pairs(OPEN) == 3
    assert _pairs([*OPEN, upright(250)]) == 6


@pytest.mark.parametrize(("pairs", "found"), [(9, 1), (8, 0)])
def test_a_page_with_too_many_pairs_is_not_searched(pairs: int, found: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.pages.plumber.grids.MOST_PAIRS", pairs)
    monkeypatch.setattr("extractor.pages.plumber.grids.MOST_CROSSINGS", 7)
    uprights = [upright(x, 100, 120) for x in (100, 200, 300)]  # 6 crossings of 9 pairs
    assert len(grids_of([level(100), level(120), level(140), *uprights], 1)) == found
