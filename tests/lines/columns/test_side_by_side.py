"""Two tables side by side are told from one with many columns, by geometry alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.lines.columns.side_by_side import tables_side_by_side
from extractor.lines.columns.spans import Row, Span, Strip, sides_of

SIZE = 10.0


def table(
    left: float, right: float, count: int, numbers: int = 2, indent: float = 0.0
) -> list[list[tuple[float, float]]]:
    """From where to where the cells of each row reach: a label that begins at the left edge, numbers that end evenly."""
    step = (right - left - 100) / numbers
    return [
        [
            (left + indent * (at % 2), left + 30 + at % 4 * 10),
            *(
                (right - back * step - 10 - (at + back) % 3 * 10, right - back * step)
                for back in reversed(range(numbers))
            ),
        ]
        for at in range(count)
    ]


def rows_of(*rows: Sequence[tuple[float, float]]) -> list[Row]:
    return [
        Row(
            [
                Span(index, at, at + 1, x0, 100.0 + 16 * index, x1, 110.0 + 16 * index, SIZE)
                for at, (x0, x1) in enumerate(row)
            ]
        )
        for index, row in enumerate(rows)
    ]


def beside(left: list[list[tuple[float, float]]], right: list[list[tuple[float, float]]]) -> list[Row]:
    return rows_of(*([*one, *other] for one, other in zip(left, right, strict=True)))


def side_by_side(rows: list[Row], strip: Strip, *, same_lines: bool) -> bool:
    left, right = sides_of(rows, [strip])
    return tables_side_by_side(left, right, SIZE, same_lines)


GAP = Strip(280, 300)


def test_labels_that_begin_again_behind_numbers_begin_a_second_table() -> None:
    rows = beside(table(60, 280, 8), table(300, 520, 8))
    assert side_by_side(rows, GAP, same_lines=True)


def test_the_other_strips_of_two_tables_part_none() -> None:
    rows = beside(table(60, 280, 8), table(300, 520, 8))
    assert not any(side_by_side(rows, Strip(x, x + 10), same_lines=False) for x in (150, 225, 390, 465))


def test_a_table_with_many_columns_of_numbers_is_one() -> None:
    rows = rows_of(*table(60, 520, 10, numbers=6))
    assert not any(side_by_side(rows, Strip(x, x + 2), same_lines=False) for x in range(160, 500, 5))


def test_a_label_and_a_number_twice_are_two_tables_on_lines_of_their_own_only() -> None:
    rows = beside(table(60, 280, 8, numbers=1), table(300, 520, 8, numbers=1))
    assert not side_by_side(rows, GAP, same_lines=True)
    assert side_by_side(rows, GAP, same_lines=False)


def test_a_head_without_label_and_indented_labels_change_nothing() -> None:
    left = [[(150.0, 180.0), (250.0, 280.0)], *table(60, 280, 9)]
    right = [[(400.0, 420.0), (490.0, 520.0)], *table(300, 520, 9)]
    right[4] = [(312.0, 350.0), *right[4][1:]]
    assert side_by_side(beside(left, right), GAP, same_lines=True)


def test_labels_in_the_middle_of_their_column_are_none_that_begin_again() -> None:
    rows = beside(table(60, 280, 8), table(300, 520, 8, indent=15.0))
    assert not side_by_side(rows, GAP, same_lines=True)


def test_numbers_of_one_width_are_no_labels() -> None:
    years = [[(300.0, 330.0), *cells[1:]] for cells in table(300, 520, 8)]
    assert not side_by_side(beside(table(60, 280, 8), years), GAP, same_lines=True)


def test_a_few_rows_are_too_few_to_tell() -> None:
    assert not side_by_side(beside(table(60, 280, 5), table(300, 520, 5)), GAP, same_lines=False)


def test_what_has_no_cells_is_no_table() -> None:
    rows = rows_of(*([(60.0, 250.0 + at), (300.0, 500.0 + at)] for at in range(8)))
    assert not side_by_side(rows, GAP, same_lines=False)


# ------------------------------------------------------------------ at the edges


def flush(count: int, off: int, by: float, ragged: float) -> bool:
    """Whether rows are a table of which so many labels begin further right, and whose free edges differ by so much."""
    cells = [
        [
            (60.0 + (by if at < off else 0), 130.0 - (ragged if at % 2 else 0)),
            (250.0 + (ragged if at % 2 else 0), 280.0 - (by if at < off else 0)),
        ]
        for at in range(count)
    ]
    other = table(300, 520, count)
    return side_by_side(beside(cells, other), GAP, same_lines=False)


@pytest.mark.parametrize(("count", "found"), [(5, False), (6, True)])
def test_a_table_has_six_rows_with_cells(count: int, found: bool) -> None:
    assert flush(count, 0, 0, 20) == found


@pytest.mark.parametrize(("off", "found"), [(2, True), (3, False)])
def test_three_rows_of_four_begin_and_end_at_its_edges(off: int, found: bool) -> None:
    assert flush(8, off, 20, 20) == found


@pytest.mark.parametrize(("by", "found"), [(5.9, True), (6.0, False)])
def test_a_little_further_in_is_at_the_edge(by: float, found: bool) -> None:
    assert flush(8, 4, by, 20) == found


@pytest.mark.parametrize(("ragged", "found"), [(9.1, True), (9.0, False)])
def test_free_edges_differ_by_nearly_a_character(ragged: float, found: bool) -> None:
    assert flush(8, 0, 0, ragged) == found


@pytest.mark.parametrize(("numbers", "found"), [(1, False), (2, True)])
def test_two_numbers_a_row_are_more_than_a_single_table_has_twice(numbers: int, found: bool) -> None:
    rows = beside(table(60, 280, 8, numbers), table(300, 520, 8, numbers))
    assert side_by_side(rows, GAP, same_lines=True) == found
