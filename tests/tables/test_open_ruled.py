"""Tables of words between level rulings."""

from __future__ import annotations

from itertools import pairwise

from extractor.model import Box, Grid, Line
from extractor.rules.rule_set import Rules
from extractor.tables.open_ruled import open_grids
from tests.making import make_printed


def ruling(top: float, x0: float = 100, x1: float = 400) -> Box:
    return Box(1, x0, top, x1, top)


def row(position: int, top: float, *texts: tuple[str, float]) -> list[Line]:
    return [make_printed(text, x=x, top=top, position=position + index) for index, (text, x) in enumerate(texts)]


HEAD = row(0, 104, ("时间", 110), ("活动", 200), ("地点", 320))
BODY = [
    *row(3, 124, ("5月9日", 110), ("外包沙龙", 200), ("软件园", 320)),
    *row(6, 144, ("5月20日", 110), ("政策讲座", 200), ("会展中心", 320)),
]
THREE = [ruling(100), ruling(120), ruling(162)]


def grids(lines: list[Line], rulings: list[Box], rules: Rules, drawn: tuple[Grid, ...] = ()) -> list[Grid]:
    return list(open_grids(lines, rulings, drawn, rules.rule("print/tables", "value")))


def test_three_rulings_and_the_white_between_words_make_a_grid(rules: Rules) -> None:
    (found,) = grids([*HEAD, *BODY], THREE, rules)
    assert len(found) == 9
    assert [(box.top, box.bottom) for box in found[::3]] == [(100, 120), (120, 139), (139, 162)]
    assert (found[0].x0, found[2].x1) == (100, 400)
    assert all(left.x1 == right.x0 for left, right in pairwise(found[:3]))


def test_a_row_without_its_first_cell_goes_on_with_the_one_above(rules: Rules) -> None:
    more = row(9, 158, ("与座谈", 200))
    (found,) = grids([*HEAD, *BODY, *more], [ruling(100), ruling(120), ruling(176)], rules)
    assert [(box.top, box.bottom) for box in found[::3]] == [(100, 120), (120, 139), (139, 176)]


def test_prose_between_lines_is_no_table(rules: Rules) -> None:
    prose = [
        make_printed("会员单位可以在本月底以前报名参加", x=110, top=104.0 + 20 * at, position=at) for at in range(3)
    ]
    assert grids(prose, THREE, rules) == []


def test_numbers_are_left_to_those_who_read_them(rules: Rules) -> None:
    numbers = [
        *row(3, 124, ("市南区", 110), ("12.5", 200), ("3.1", 320)),
        *row(6, 144, ("市北区", 110), ("11.5", 200), ("2.1", 320)),
    ]
    assert grids([*HEAD, *numbers], THREE, rules) == []


def test_without_a_ruling_below_its_head_a_table_is_full(rules: Rules) -> None:
    outer = [ruling(100), ruling(162)]
    assert len(grids([*HEAD, *BODY], outer, rules)) == 1
    assert grids([*HEAD, *BODY[:-1]], outer, rules) == []


def test_what_is_drawn_whole_is_left_alone(rules: Rules) -> None:
    assert grids([*HEAD, *BODY], THREE, rules, ((Box(1, 90, 90, 410, 180),),)) == []
