"""A page with its lines and figures, and the place of a figure."""

from __future__ import annotations

import sqlite3

import pytest

from extractor.archive.printed_pages import figure_place, printed_page
from extractor.errors import Missing

JULY_2022 = "711275887a3e"


def test_a_page_has_its_lines_in_reading_order_and_its_figures(bundled: sqlite3.Connection) -> None:
    page = printed_page(bundled, JULY_2022, 2)
    assert (round(page.width), round(page.height), page.text_from, len(page.lines)) == (595, 842, "text", 25)
    assert [(line.text, line.role, line.article) for line in page.lines[:2]] == [
        ("【数据月报】", "heading", None),
        ("据商务部服务外包统计系统数据，1-5月，青岛市服务外", "body", 1),
    ]
    assert all(line.place[0] == 2 for line in page.lines)
    assert len(page.figures) == 19
    assert {each.section for each in page.figures} == {"数据月报"}


def test_a_page_and_an_issue_that_are_not_there_are_missing(bundled: sqlite3.Connection) -> None:
    for sha256, number, said in (
        (JULY_2022, 7, "2022-07.pdf has no page 7"),
        (JULY_2022, 0, "has no page 0"),
        ("0" * 12, 1, "no issue has a hash"),
        # Fewer digits might be those of several
        (JULY_2022[:11], 2, "no issue has a hash"),
    ):
        with pytest.raises(Missing, match=said):
            printed_page(bundled, sha256, number)


def test_a_figure_leads_to_its_page(bundled: sqlite3.Connection) -> None:
    place = figure_place(bundled, 1)
    assert (place.sha256[:12], place.page) == (JULY_2022, 2)
    assert [round(side, 1) for side in place.places[0]] == [2, 293.0, 146.5, 417.8, 162.5]
    with pytest.raises(Missing, match="no figure has the id 0"):
        figure_place(bundled, 0)
