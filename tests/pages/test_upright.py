from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.lines.turned import turned_lines
from extractor.model import Line, Page, Run
from extractor.model.characters import Char, chars_of, runs_of
from extractor.pages.upright import as_read
from extractor.rules.rule_set import Rules

WIDTH, HEIGHT = 595.0, 842.0


def turned(text: str, x: float, y: float, angle: int) -> list[Char]:
    """Characters of 10 points that follow each other from a point, in the direction of an angle."""
    step = {0: (10, 0), 90: (0, 10), 180: (-10, 0), 270: (0, -10)}[angle]
    chars = []
    for at, char in enumerate(text):
        left, top = x + at * step[0], y + at * step[1]
        chars.append(Char(char, left, top, left + 10, top + 10, 10.0, False, angle))
    return chars


@pytest.mark.parametrize(("angle", "size", "x", "y"), [(90, (HEIGHT, WIDTH), 500, 60), (270, (HEIGHT, WIDTH), 80, 780), (180, (WIDTH, HEIGHT), 500, 780)])  # fmt: skip
def test_a_page_of_turned_text_is_turned_upright(
    angle: int, size: tuple[float, float], x: float, y: float, rules: Rules
) -> None:
    first, second = turned("全市执行额", x, y, angle), turned("同比增长", x, y, angle)
    dx, dy = {90: (-16, 0), 270: (16, 0), 180: (0, -16)}[angle]
    second = [
        Char(one.text, one.x0 + dx, one.top + dy, one.x1 + dx, one.bottom + dy, 10.0, False, angle) for one in second
    ]
    page = as_read(Page(1, WIDTH, HEIGHT, tuple(runs_of([*first, *second]))))
    lines = read_lines(page, Letters(rules))
    assert (page.width, page.height) == size
    assert [line.text for line in lines] == ["全市执行额", "同比增长"]
    assert all(0 <= line.x0 < line.x1 <= page.width and 0 <= line.top < line.bottom <= page.height for line in lines)


def test_a_page_that_lies_askew_is_turned_by_the_right_angle_and_one_that_is_upright_is_not() -> None:
    askew = Page(1, WIDTH, HEIGHT, _askew(272))
    assert (as_read(askew).width, {run.angle for run in as_read(askew).runs}) == (HEIGHT, {2})
    level = Page(1, WIDTH, HEIGHT, _askew(2))
    assert as_read(level) is level


def test_what_stands_outside_the_page_is_not_printed() -> None:
    page = Page(1, WIDTH, HEIGHT, tuple(runs_of([*turned("页内", 80, 80, 0), *turned("页外", 700, 80, 0)])))
    assert [run.text for run in as_read(page).runs] == ["页内"]


def test_lines_of_turned_text_have_their_boxes_on_the_page(rules: Rules) -> None:
    def read(runs: Sequence[Run]) -> list[Line]:
        upright = runs_of(Char(*_upright(char)) for char in chars_of(runs))
        return read_lines(Page(1, WIDTH, HEIGHT, tuple(upright)), Letters(rules))

    (line,) = turned_lines(list(runs_of(turned("滨海印务", 30, 700, 270))), 270, read)
    assert line.text == "滨海印务"
    assert [round(edge) for edge in (line.x0, line.top, line.x1, line.bottom)] == [30, 670, 40, 710]


def _askew(angle: int) -> tuple[Run, ...]:
    return tuple(runs_of(Char(*_upright(char), angle) for char in turned("全市执行额", 80, 700, 270)))


def _upright(char: Char) -> tuple[str, float, float, float, float, float, bool]:
    return char.text, char.x0, char.top, char.x1, char.bottom, char.size, char.bold
