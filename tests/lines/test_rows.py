"""Which runs stand at one height."""

from __future__ import annotations

import pytest

from extractor.lines.rows import rows_of, stretches_of
from extractor.model import Run


def run(text: str, x: float, top: float, size: float = 10) -> Run:
    """A run of characters as wide as they are high."""
    lefts = tuple(x + size * at for at in range(len(text)))
    return Run(text, lefts, tuple(left + size for left in lefts), top, top + size, size, False)


def texts(*runs: Run) -> list[str]:
    return ["".join(one.text for one in row) for row in rows_of(stretches_of(runs))]


def test_rows_stand_from_top_to_bottom_whatever_the_order_of_the_file() -> None:
    assert texts(run("二", 60, 120), run("一", 60, 100), run("三", 60, 140)) == ["一", "二", "三"]


def test_what_shares_half_of_its_height_stands_on_one_row() -> None:
    assert texts(run("标题", 60, 100, 20), run("年", 120, 112)) == ["标题年"]
    assert texts(run("标题", 60, 100, 20), run("年", 120, 116)) == ["标题", "年"]


def test_a_small_run_beside_a_big_one_begins_a_stretch_of_its_own() -> None:
    assert len(stretches_of([run("大", 60, 100, 30), run("小", 90, 110, 10)])) == 2
    assert len(stretches_of([run("大", 60, 100, 30), run("中", 90, 105, 20)])) == 1


def test_two_lines_beside_a_tall_one_do_not_become_one_row() -> None:
    # Both share half of their height with the tall one, but stand above each other.
    assert texts(run("高", 60, 100, 30), run("上", 90, 101), run("下", 90, 117)) == ["上高", "下"]


def test_a_stretch_is_what_is_written_in_one_go_at_one_height() -> None:
    found = stretches_of([run("甲", 60, 100), run("乙", 70, 100), run("丙", 60, 130), run("丁", 70, 130)])
    assert [[one.text for one in stretch.runs] for stretch in found] == [["甲", "乙"], ["丙", "丁"]]


# ------------------------------------------------------------------ at the edges


def apart(*runs: Run) -> list[str]:
    """The rows of runs that were not written in one go."""
    found = rows_of([stretch for one in runs for stretch in stretches_of([one])])
    return ["".join(one.text for one in row) for row in found]


@pytest.mark.parametrize(("top", "rows"), [(105, 1), (105.1, 2), (95, 1), (94.9, 2)])
def test_rows_share_half_of_the_lower_one_s_height(top: float, rows: int) -> None:
    assert len(texts(run("甲", 60, 100), run("乙", 90, top))) == rows


@pytest.mark.parametrize(("size", "stretches"), [(10, 2), (10.1, 1)])
def test_a_run_three_times_smaller_is_no_part_of_a_stretch(size: float, stretches: int) -> None:
    assert len(stretches_of([run("大", 60, 100, 30), run("小", 90, 110, size)])) == stretches


@pytest.mark.parametrize(("top", "rows"), [(103.4, 1), (103.5, 2)])
def test_what_stands_at_the_same_x_a_third_of_its_height_lower_is_another_row(top: float, rows: int) -> None:
    assert len(apart(run("甲", 60, 100), run("乙", 60, top))) == rows


@pytest.mark.parametrize(("x", "rows"), [(65, 1), (64.9, 2)])
def test_more_than_half_a_character_at_the_same_x_is_above_it(x: float, rows: int) -> None:
    assert len(apart(run("甲", 60, 100), run("乙", x, 104))) == rows
    # Blanks at both ends stand at no x
    assert len(apart(run("甲\u3000\u3000", 60, 100), run("\u3000乙", 60, 104))) == 1
