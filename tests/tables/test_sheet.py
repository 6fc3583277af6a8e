"""Parts of lines, cells made of them, and rows and columns without gaps."""

from __future__ import annotations

from extractor.model import Box, Cell
from extractor.tables.sheet import CellPlace, cells_of, distinct, line_part, without_gaps
from tests.making import make_printed


def test_a_part_of_a_line_has_no_blanks_at_its_ends() -> None:
    line = make_printed("NTT DATA 12 34")
    part = line_part(line, 3, 12)
    assert part.text == "DATA 12"
    assert (part.x0, part.x1) == (line.lefts[4], line.rights[10])


def test_a_cell_joins_its_lines_from_top_to_bottom_and_knows_their_ink() -> None:
    upper, lower = make_printed("联合资信评估", x=100, position=3), make_printed("有限公司", x=105, position=4)
    (cell,) = cells_of([(CellPlace(2, 1, 1, 2), [line_part(lower, 0, 4), line_part(upper, 0, 6)])])
    assert (cell.text, cell.row, cell.column, cell.row_span, cell.column_span) == ("联合资信评估有限公司", 2, 1, 1, 2)
    assert (cell.box.top, cell.box.bottom) == (upper.top, lower.bottom)
    assert [(piece.start, piece.line.position, piece.first, piece.length) for piece in cell.pieces] == [
        (0, 3, 0, 6),
        (6, 4, 0, 4),
    ]
    assert {piece.line.role for piece in cell.pieces} == {"table"}


def test_rows_and_columns_in_which_nothing_begins_are_left_out() -> None:
    box = Box(1, 0.0, 0.0, 1.0, 1.0)
    cells = [Cell(0, 0, 1, 4, "甲", None, box), Cell(3, 0, 1, 2, "乙", None, box), Cell(3, 2, 1, 2, "丙", None, box)]
    rows, lefts, kept = without_gaps(cells, [50.0, 60.0, 90.0, 95.0])
    assert (rows, lefts) == (2, (0.0, 40.0))
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in kept] == [
        (0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1),
    ]  # fmt: skip


def test_double_rulings_are_one_edge() -> None:
    assert distinct([100.0, 1.0, 101.5, 40.0, 2.0]) == [1.0, 40.0, 100.0]


def test_what_begins_at_one_place_is_one_cell() -> None:
    upper, lower = make_printed("合同额", x=100, position=0), make_printed("12", x=100, position=1)
    cells = cells_of([(CellPlace(0, 1), [line_part(upper, 0, 3)]), (CellPlace(0, 1), [line_part(lower, 0, 2)])])
    assert [(cell.row, cell.column, cell.text) for cell in cells] == [(0, 1, "合同额12")]
    assert [(cell.row_span, cell.column_span) for cell in cells] == [(1, 1)]
