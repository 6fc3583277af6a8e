from __future__ import annotations

from extractor.model import Run
from extractor.vertical import vertical_runs


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
