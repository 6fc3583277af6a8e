"""The last lines of a text in columns are read in the columns of the page before, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.lines.columns.continued_columns import continue_columns
from extractor.model import Line
from tests.making import make_printed

SIZE = 10.0
FULL = "离岸服务外包执行额同比增长百分之十其中软件研发占比最高"  # 27 characters, 270 points
LEFT, RIGHT = 40.0, 340.0


def put(*placed: tuple[str, float, float], column: int = 0) -> list[Line]:
    """Texts at x and top, in this order."""
    return [
        replace(make_printed(text, x=x, top=top, size=SIZE, position=at), column=column)
        for at, (text, x, top) in enumerate(placed)
    ]


def page_in_columns(lines: int = 8) -> list[Line]:
    tops = [100.0 + 16 * at for at in range(lines)]
    return [
        *put(*((FULL, LEFT, top) for top in tops), column=1),
        *put(*((FULL, RIGHT, top) for top in tops), column=2),
    ]


def joined(left: Line, right: Line) -> Line:
    """Two stretches of a row that were read as one line, with a blank between them."""
    return replace(
        left,
        text=f"{left.text} {right.text}",
        x1=right.x1,
        lefts=(*left.lefts, left.x1, *right.lefts),
        rights=(*left.rights, right.x0, *right.rights),
    )


def texts(lines: list[Line]) -> list[tuple[int, str]]:
    return [(line.column, line.text) for line in lines]


def test_two_lines_beside_two_others_are_read_in_the_columns_of_the_page_before() -> None:
    first, link, last, end = put(("八十人。", LEFT, 60), (FULL, RIGHT, 60), (FULL, LEFT, 76), ("w", RIGHT, 76))
    number = replace(make_printed("3", x=322, top=700, size=SIZE), position=3)
    lines = continue_columns(page_in_columns(), [first, link, joined(last, end), number])
    assert texts(lines) == [(1, "八十人。"), (1, FULL), (2, FULL), (2, "w"), (0, "3")]
    assert [line.position for line in lines] == [0, 1, 2, 3, 4]
    assert (lines[1].x0, lines[1].x1, lines[3].x0, lines[3].x1) == (LEFT, LEFT + 270, RIGHT, RIGHT + 5)
    assert lines[3].lefts == (RIGHT,)


def test_a_running_head_above_them_stays_above() -> None:
    head = [("服务外包月报", 150.0, 30.0), ("第3页", 600.0, 30.0)]
    lines = put(*head, (FULL, LEFT, 60), ("离岸", RIGHT, 60), ("合计。", LEFT, 76))
    assert texts(continue_columns(page_in_columns(), lines)) == [
        (0, "服务外包月报"), (0, "第3页"), (1, FULL), (1, "合计。"), (2, "离岸"),
    ]  # fmt: skip


def test_without_columns_on_the_page_before_nothing_changes() -> None:
    lines = put((FULL, LEFT, 60), (FULL, RIGHT, 60))
    plain = [replace(line, column=0) for line in page_in_columns()]
    for before in ([], plain, page_in_columns(lines=4)):
        assert continue_columns(before, lines) == lines


def test_a_card_of_short_lines_at_the_edges_of_the_columns_stays_in_rows() -> None:
    lines = put(
        ("单位：滨海软件", LEFT, 60), ("电话：0411", RIGHT, 60), ("地址：滨海市", LEFT, 76), ("传真：", RIGHT, 76)
    )
    assert continue_columns(page_in_columns(), lines) == lines


def test_what_begins_elsewhere_stays_in_rows() -> None:
    centred = put((FULL, LEFT, 60), ("离岸", RIGHT + 100, 60), (FULL, LEFT, 76))
    lower = put((FULL, LEFT, 60), ("离岸", RIGHT, 76), (FULL, LEFT, 76))
    wide = put((FULL + FULL, LEFT, 60), (FULL, RIGHT, 76))
    for lines in (centred, lower, wide):
        assert continue_columns(page_in_columns(), lines) == lines


def test_a_page_with_text_enough_shows_its_columns_by_itself() -> None:
    tops = [60.0, 76.0, 92.0]
    lines = put(*((FULL, x, top) for top in tops for x in (LEFT, RIGHT)))
    assert continue_columns(page_in_columns(), lines) == lines
    assert continue_columns(page_in_columns(), page_in_columns(lines=2)) == page_in_columns(lines=2)


def test_a_bullet_stays_with_the_line_that_it_opens() -> None:
    row = joined(*put((FULL[1:], LEFT + 10, 60), (FULL, RIGHT, 60)))
    lines = continue_columns(page_in_columns(), [replace(row, x0=LEFT, bullet="•")])
    assert [(line.bullet, line.x0) for line in lines] == [("•", LEFT), ("", RIGHT)]


# ------------------------------------------------------------------ at the edges: columns from 40 to 310 and 340 to 610

SHORT = "离岸"  # 20 points


def columns_of(lines: list[Line], before: list[Line] | None = None) -> list[int]:
    return [line.column for line in continue_columns(page_in_columns() if before is None else before, lines)]


def pair(
    left: float = LEFT, right: float = RIGHT, first: str = FULL, second: str = SHORT, lower: float = 0.0
) -> list[Line]:
    """A line in each column."""
    return put((first, left, 60), (second, right, 60 + lower))


@pytest.mark.parametrize(("lines", "found"), [(5, [0, 0]), (6, [1, 2])])
def test_a_column_of_the_page_before_has_six_lines(lines: int, found: list[int]) -> None:
    assert columns_of(pair(), page_in_columns(lines)) == found


def test_columns_of_the_page_before_stand_beside_each_other() -> None:
    one, other = page_in_columns()[:8], page_in_columns()[8:]
    below = [replace(line, x0=line.x0 - 270, x1=line.x1 - 270) for line in other]
    assert columns_of(pair(), [*one, *below]) == [0, 0]
    assert columns_of(pair(), one) == [0, 0]
    assert columns_of(pair(), [*other, *one]) == [1, 2]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (LEFT, RIGHT + 25.9, [1, 2]),  # an indent of two characters and a half
        (LEFT, RIGHT + 26, [0, 0]),
        (LEFT - 5.9, RIGHT, [1, 2]),  # a mark may hang over the edge
        (LEFT - 6, RIGHT, [0, 0]),
        (LEFT + 5.9, RIGHT, [1, 2]),
        (LEFT + 6, RIGHT, [0, 0]),
    ],
)
def test_a_line_begins_at_the_edge_of_its_column_or_at_an_indent(left: float, right: float, found: list[int]) -> None:
    assert columns_of(pair(left, right)) == found


@pytest.mark.parametrize(("white", "found"), [(15.9, [1, 2]), (16.0, [0, 0])])
def test_one_line_of_each_column_but_the_last_fills_it(white: float, found: list[int]) -> None:
    first, second = pair(first=FULL[:-1])  # 260 points, of which the last is stretched or squeezed
    right = LEFT + 270 - white
    assert columns_of([replace(first, x1=right, rights=(*first.rights[:-1], right)), second]) == found


@pytest.mark.parametrize(("lower", "found"), [(4.9, [1, 2]), (5.0, [0, 0]), (-4.9, [1, 2]), (-5.0, [0, 0])])
def test_columns_begin_at_one_height(lower: float, found: list[int]) -> None:
    assert columns_of(pair(lower=lower)) == found


@pytest.mark.parametrize(("rows", "found"), [(2, [1, 1, 1, 2, 2]), (3, [0] * 6)])
def test_with_three_lines_on_both_sides_a_page_shows_its_columns_by_itself(rows: int, found: list[int]) -> None:
    lines = put(
        *((FULL, LEFT, 60 + 16.0 * at) for at in range(3)), *((FULL, RIGHT, 60 + 16.0 * at) for at in range(rows))
    )
    assert columns_of(lines) == found


def test_text_in_one_column_alone_shows_nothing() -> None:
    assert columns_of(put((FULL, LEFT, 60), (FULL, LEFT, 76))) == [0, 0]
    assert columns_of(put((FULL, RIGHT, 60), (SHORT, RIGHT, 76))) == [0, 0]


@pytest.mark.parametrize(("heads", "found"), [(3, [0, 0, 0, 1, 2]), (4, [0] * 6)])
def test_a_running_head_has_three_parts_at_most(heads: int, found: list[int]) -> None:
    head = put(*(("滨海服务外包月报" * 5, 100.0, 20.0) for _ in range(heads)))
    assert columns_of([*head, *pair()]) == found


@pytest.mark.parametrize(("top", "found"), [(40.0, [0, 1, 2]), (40.1, [0, 0, 0])])
def test_there_is_white_below_a_running_head(top: float, found: list[int]) -> None:
    head = put(("滨海服务外包月报" * 5, 100.0, top))  # 10 points high, above text at 60
    assert columns_of([*head, *pair()]) == found


def test_what_is_no_body_ends_the_text() -> None:
    first, second = pair()
    assert columns_of([first, second.as_role("aside")]) == [0, 0]
    below = put((FULL, LEFT, 92))[0].as_role("aside")
    assert columns_of([first, second, below]) == [1, 2, 0]


def test_a_line_that_stands_out_of_the_columns_ends_the_text() -> None:
    wide = put((FULL * 2, LEFT, 76))
    assert columns_of([*pair(), *wide]) == [1, 2, 0]


def test_lines_of_both_columns_that_were_read_as_one_are_cut() -> None:
    first, second = pair(second=FULL)
    lines = continue_columns(page_in_columns(), [joined(first, second)])
    assert texts(lines) == [(1, FULL), (2, FULL)]
    assert [(line.x0, line.x1, len(line.lefts)) for line in lines] == [(LEFT, LEFT + 270, 27), (RIGHT, RIGHT + 270, 27)]
