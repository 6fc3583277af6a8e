"""The last lines of a text in columns are read in the columns of the page before, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

from extractor.lines.columns.continued import continue_columns
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
