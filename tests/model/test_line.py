"""Lines, and paragraphs that are made of them."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import Box, Line, Paragraph, Piece, Run, usual_size

LINE = Line(3, 7, "数据", 80.0, 100.0, 100.0, 110.0, 10.0, True, "●", (80.0, 90.0), (90.0, 100.0), "body", 2, 0.8)


def test_a_line_in_another_role_is_the_same_line_otherwise() -> None:
    assert LINE.as_role("title") == replace(LINE, role="title")
    assert LINE.as_role("body") is LINE


def test_a_box_reaches_from_the_first_character_to_the_last() -> None:
    assert LINE.box(0, 2) == Box(3, 80.0, 100.0, 100.0, 110.0)
    assert LINE.box(1, 2) == Box(3, 90.0, 100.0, 100.0, 110.0)
    assert LINE.key == (3, 7)


def test_a_stretch_of_a_paragraph_has_a_box_on_each_line_that_holds_some_of_it() -> None:
    below = replace(LINE, position=8, top=120.0, bottom=130.0, text="月报")
    paragraph = Paragraph("数据月报", (Piece(0, LINE, 0, 2), Piece(2, below, 0, 2)))
    assert paragraph.boxes(1, 3) == (LINE.box(1, 2), below.box(0, 1))
    assert paragraph.boxes(2, 4) == (below.box(0, 2),)


def test_a_stretch_begins_on_the_page_of_its_first_character() -> None:
    other = replace(LINE, page=4)
    paragraph = Paragraph("数据 月报", (Piece(0, LINE, 0, 2), Piece(3, other, 0, 2)))
    assert [paragraph.page(start, 5) for start in range(5)] == [3, 3, 4, 4, 4]


def test_a_piece_may_begin_within_its_line() -> None:
    paragraph = Paragraph("据", (Piece(0, LINE, 1, 1),))
    assert paragraph.boxes(0, 1) == (LINE.box(1, 2),)


def test_the_usual_size_is_that_of_most_characters_not_of_most_lines() -> None:
    title = replace(LINE, text="数据月报", size=14.0)
    assert usual_size([replace(LINE, text="数"), replace(LINE, text="据"), title]) == 14.0
    assert usual_size([Run("一二三", (), (), 0, 0, 9.0, False), Run("四", (), (), 0, 0, 12.0, False)]) == 9.0
    assert usual_size([]) == 0.0
