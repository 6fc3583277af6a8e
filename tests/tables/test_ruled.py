"""Grids and the lines in them: which are tables, and what stands in their cells."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.model import Box, Grid, Line
from extractor.tables.ruled import ruled_sheet
from tests.making import make_printed


def grid(xs: list[float], tops: list[float]) -> Grid:
    return tuple(Box(1, left, top, right, bottom) for top, bottom in pairwise(tops) for left, right in pairwise(xs))


def row(position: int, top: float, *texts: tuple[str, float]) -> list[Line]:
    return [make_printed(text, x=x, top=top, position=position + index) for index, (text, x) in enumerate(texts)]


def test_lines_are_cut_where_the_rulings_run() -> None:
    # Two cells so near to each other that they were read as one line
    lines = [*row(0, 104, ("国别", 110), ("执行额", 210)), make_printed("日本1102", x=180.0, top=124, position=2)]
    sheet = ruled_sheet(grid([100, 201, 300], [100, 120, 140]), lines, str.isdecimal)
    assert sheet is not None
    assert [(cell.row, cell.column, cell.text) for cell in sheet.cells] == [
        (0, 0, "国别"), (0, 1, "执行额"), (1, 0, "日本"), (1, 1, "1102"),
    ]  # fmt: skip
    assert sheet.keys == {(1, 0), (1, 1), (1, 2)}
    assert sheet.lefts == (0.0, 101.0)


def test_merged_cells_span_the_rows_and_columns_that_they_cover() -> None:
    boxes = (
        Box(1, 100, 100, 200, 140), Box(1, 200, 100, 400, 120), Box(1, 200, 120, 300, 140), Box(1, 300, 120, 400, 140),
        Box(1, 100, 140, 200, 160), Box(1, 200, 140, 300, 160), Box(1, 300, 140, 400, 160),
    )  # fmt: skip
    lines = [
        *row(0, 104, ("合同额", 270)), *row(1, 112, ("国别", 110)), *row(2, 124, ("金额", 220), ("同比", 320)),
        *row(4, 144, ("日本", 110), ("12", 220), ("3.4", 320)),
    ]  # fmt: skip
    sheet = ruled_sheet(boxes, lines, str.isdecimal)
    assert sheet is not None
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in sheet.cells}
    assert (spans["国别"], spans["合同额"], spans["金额"]) == ((2, 1), (1, 2), (1, 1))
    assert (sheet.rows, sheet.columns) == (3, 3)


def test_rows_without_text_are_left_out() -> None:
    lines = [*row(0, 104, ("甲", 110), ("乙", 210)), *row(2, 144, ("丙", 110), ("丁", 210))]
    sheet = ruled_sheet(grid([100, 200, 300], [100, 120, 140, 160]), lines, str.isdecimal)
    assert sheet is not None
    assert sheet.rows == 2


def test_a_frame_around_text_is_no_table() -> None:
    text = "全市离岸执行额同比增长，企业数继续增加，市场结构不断优化，人才队伍持续壮大。" * 3
    lines = [make_printed(text, x=110, top=104 + 20 * index, size=3.0, position=index) for index in range(8)]
    assert ruled_sheet(grid([100, 300, 500], [100, 180, 280]), lines, str.isdecimal) is None


def test_one_row_or_one_column_is_no_table() -> None:
    lines = [*row(0, 104, ("甲", 110), ("乙", 210)), *row(2, 124, ("丙", 110), ("丁", 210))]
    assert ruled_sheet(grid([100, 200, 300], [100, 140]), lines, str.isdecimal) is None
    assert ruled_sheet(grid([100, 300], [100, 120, 140]), lines, str.isdecimal) is None


def test_lines_outside_are_left_alone() -> None:
    lines = [
        *row(0, 80, ("正文", 110)), *row(1, 104, ("甲", 110), ("乙", 210)), *row(3, 124, ("丙", 110), ("丁", 210)),
        *row(5, 150, ("正文", 110)),
    ]  # fmt: skip
    sheet = ruled_sheet(grid([100, 200, 300], [100, 120, 140]), lines, str.isdecimal)
    assert sheet is not None
    assert sheet.keys == {(1, 1), (1, 2), (1, 3), (1, 4)}


def test_numbers_below_each_other_in_one_cell_are_rows_of_their_own() -> None:
    lines = [
        *row(0, 104, ("市场", 110), ("金额", 210)),
        *row(2, 124, ("日本", 110), ("12", 210)), *row(4, 140, ("韩国", 110), ("34", 210)), *row(6, 156, ("56", 210)),
    ]  # fmt: skip
    sheet = ruled_sheet(grid([100, 200, 300], [100, 120, 180]), lines, str.isdecimal)
    assert sheet is not None
    assert [(cell.row, cell.column, cell.text) for cell in sheet.cells] == [
        (0, 0, "市场"), (0, 1, "金额"), (1, 0, "日本"), (1, 1, "12"), (2, 0, "韩国"), (2, 1, "34"), (3, 1, "56"),
    ]  # fmt: skip


def test_a_name_beside_several_numbers_in_one_cell_names_all_of_them() -> None:
    lines = [
        *row(0, 104, ("市场", 110), ("年", 210), ("金额", 310)), *row(3, 132, ("日本", 110)),
        *row(4, 124, ("2021", 210), ("12", 310)), *row(6, 140, ("2022", 210), ("34", 310)),
    ]  # fmt: skip
    sheet = ruled_sheet(grid([100, 200, 300, 400], [100, 120, 160]), lines, str.isdecimal)
    assert sheet is not None
    assert [(cell.row, cell.row_span, cell.text) for cell in sheet.cells if cell.column == 0] == [
        (0, 1, "市场"),
        (1, 2, "日本"),
    ]


def test_words_over_several_lines_are_one_cell() -> None:
    lines = [
        *row(0, 104, ("机构", 110), ("说明", 210)), *row(2, 124, ("联合资信", 110), ("违约风险", 210)),
        *row(4, 140, ("有限公司", 110), ("很低", 210)),
    ]  # fmt: skip
    sheet = ruled_sheet(grid([100, 200, 300], [100, 120, 160]), lines, str.isdecimal)
    assert sheet is not None
    assert [cell.text for cell in sheet.cells] == ["机构", "说明", "联合资信有限公司", "违约风险很低"]


# ------------------------------------------------------------------ at the edges


def table_of(*rows: tuple[str, str], tops: list[float] | None = None) -> bool:
    """Whether a grid with these texts in two columns is a table; "" is an empty cell."""
    edges = tops or [100.0 + 20 * at for at in range(len(rows) + 1)]
    lines: list[Line] = []
    for top, texts in zip(edges, rows, strict=False):
        lines += [
            make_printed(text, x=x, top=top + 4, size=0.5 if len(text) > 40 else 10, position=len(lines) + at)
            for at, (text, x) in enumerate(zip(texts, (110.0, 410.0), strict=True))
            if text
        ]
    return ruled_sheet(grid([100, 400, 700], edges), lines, str.isdecimal) is not None


def test_a_table_has_two_rows_and_four_cells_with_text() -> None:
    assert table_of(("甲", "乙"), ("丙", "丁"))
    assert not table_of(("甲", "乙"), ("丙", ""))
    assert not table_of(("甲", "乙"))


@pytest.mark.parametrize(("shared", "found"), [(2, True), (1, False)])
def test_half_of_its_rows_have_two_cells(shared: int, found: bool) -> None:
    assert table_of(*[("甲", "乙")] * shared, *[("丙", "")] * (4 - shared)) == found


@pytest.mark.parametrize(("length", "found"), [(400, True), (401, False)])
def test_no_cell_is_longer_than_a_text(length: int, found: bool) -> None:
    assert table_of(("甲", "乙"), ("丙", "丁" * length)) == found


@pytest.mark.parametrize(("length", "long", "found"), [(80, 3, True), (81, 3, False), (81, 2, True)])
def test_most_cells_are_no_texts(length: int, long: int, found: bool) -> None:
    texts = ["丁" * length] * long + ["甲"] * (4 - long)
    assert table_of((texts[0], texts[1]), (texts[2], texts[3])) == found


@pytest.mark.parametrize(("x", "inside"), [(250, False), (249, True)])
def test_a_line_stands_in_a_frame_with_more_than_half_of_its_width(x: float, inside: bool) -> None:
    lines = [*row(0, 104, ("甲", 110), ("乙", 210)), *row(2, 124, ("丙", 110), ("外包服务外包服务外包", x))]
    sheet = ruled_sheet(grid([100, 200, 300], [100, 120, 140]), lines, str.isdecimal)
    assert (sheet is not None) == inside


@pytest.mark.parametrize(("pitch", "texts"), [(11.5, ["1234"]), (11.6, ["12", "34"])])
def test_rows_in_one_cell_are_set_further_apart_than_their_height(pitch: float, texts: list[str]) -> None:
    lines = [
        *row(0, 104, ("市场", 110), ("金额", 210)), *row(2, 124, ("日本", 110), ("12", 210)),
        *row(4, 124 + pitch, ("韩国", 110), ("34", 210)),
    ]  # fmt: skip
    sheet = ruled_sheet(grid([100, 200, 300], [100, 120, 180]), lines, str.isdecimal)
    assert sheet is not None
    assert [cell.text for cell in sheet.cells if cell.row and cell.column] == texts


@pytest.mark.parametrize(
    ("texts", "rows"),
    [(["12", "34"], ["12", "34"]), (["12", "合计"], ["12合计"]), (["12", "合计", "34"], ["12", "合计", "34"])],
)
def test_a_cell_that_is_parted_holds_mostly_numbers(texts: list[str], rows: list[str]) -> None:
    lines = [*row(0, 104, ("市场", 110), ("金额", 210)), *row(2, 124, ("日本", 110)), *row(3, 140, ("韩国", 110))]
    lines += [line for at, text in enumerate(texts) for line in row(4 + at, 124 + 16 * at, (text, 210))]
    sheet = ruled_sheet(grid([100, 200, 300], [100, 120, 180]), lines, str.isdecimal)
    assert sheet is not None
    assert [cell.text for cell in sheet.cells if cell.row and cell.column] == rows
