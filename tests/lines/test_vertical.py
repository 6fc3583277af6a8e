from __future__ import annotations

import pytest

from extractor.lines.vertical import vertical_runs
from extractor.model import Box, Run


def below(text: str, x: float = 40.0, step: float = 11.0) -> list[list[Run]]:
    return [[Run(char, (x,), (x + 10,), 100 + at * step, 110 + at * step, 10.0, False)] for at, char in enumerate(text)]


def test_characters_below_each_other_are_a_run() -> None:
    assert vertical_runs(below("数服会刊")) == [[0, 1, 2, 3]]


def test_two_columns_are_two_runs_and_a_line_between_them_is_none() -> None:
    line = [[*below("正文")[0], *below("文", x=50.0)[0]]]
    assert vertical_runs([*below("外包信息"), *line, *below("第九期", x=20.0)]) == [[0, 1, 2, 3], [5, 6, 7]]


def test_short_lines_at_their_usual_pitch_and_figures_are_none() -> None:
    assert vertical_runs(below("一二三四", step=20.0)) == []
    assert vertical_runs(below("1234")) == []
    assert vertical_runs(below("合计")) == []


def text_beside(x: float = 80.0, top: float = 95.0, count: int = 9) -> list[list[Run]]:
    """Lines of text whose baselines a label in the margin does not share."""
    edges = tuple(x + 10 * at for at in range(20))
    return [
        [Run("正文" * 10, edges, tuple(edge + 10 for edge in edges), top + 17 * at, top + 10 + 17 * at, 10.0, False)]
        for at in range(count)
    ]


def test_a_label_in_the_margin_may_be_set_wide() -> None:
    left = [*below("业界快讯", step=24.0), *text_beside()]
    right = [*text_beside(), *below("业界快讯", x=540.0, step=34.0)]
    chance = [*below("业界快讯", step=25.5), *text_beside(top=100.0)]
    assert vertical_runs(left) == [[0, 1, 2, 3]]
    assert vertical_runs(right) == [[9, 10, 11, 12]]
    assert vertical_runs(chance) == [[0, 1, 2, 3]]


def test_what_is_set_wide_is_no_label_where_other_text_stands_above_or_below_it() -> None:
    assert vertical_runs([*below("业界快讯", x=90.0, step=24.0), *text_beside()]) == []
    assert vertical_runs([*below("业界快讯", step=24.0), *text_beside(), *text_beside(x=30.0, top=700.0)]) == []


def test_ordinals_and_cells_in_the_margin_are_no_label() -> None:
    cells = [*below("甲乙丙丁", step=17.0 * 2), *text_beside(top=100.0)]
    group = [*below("软件出口", step=24.0), *text_beside()]
    assert vertical_runs([*below("一二三四", step=24.0), *text_beside()]) == []
    assert vertical_runs(cells) == []
    assert vertical_runs(group, [(Box(1, 30, 90, 60, 250), Box(1, 60, 90, 300, 250))]) == []


def test_steps_of_a_label_are_equal_and_not_too_wide() -> None:
    parted = [*below("业界", step=24.0), *below("快讯", step=30.0)]
    for index in (2, 3):
        parted[index] = [one._replace(top=one.top + 54, bottom=one.bottom + 54) for one in parted[index]]
    assert vertical_runs([*parted, *text_beside()]) == []
    assert vertical_runs([*below("业界快讯", step=36.0), *text_beside()]) == []


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        # The middles of the characters are at 45, from 105 to 177
        ((45.0, 90.0, 300.0, 250.0), True),
        ((44.9, 90.0, 300.0, 250.0), False),
        ((20.0, 90.0, 45.0, 250.0), True),
        ((20.0, 90.0, 45.1, 250.0), False),
        ((30.0, 177.0, 60.0, 250.0), True),
        ((30.0, 176.9, 60.0, 250.0), False),
        ((30.0, 20.0, 60.0, 105.0), True),
        ((30.0, 20.0, 60.0, 105.1), False),
    ],
)
def test_a_character_is_in_a_cell_with_its_middle(cell: tuple[float, float, float, float], label: bool) -> None:
    found = vertical_runs([*below("软件出口", step=24.0), *text_beside()], [(Box(1, *cell),)])
    assert found == ([[0, 1, 2, 3]] if label else [])
