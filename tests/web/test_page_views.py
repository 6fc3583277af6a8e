"""What a printed page shows of words that were looked for and of figures that are framed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from extractor.archive.printed_pages import PrintedPage, figure_place, printed_page
from extractor.web.page_views import page_view
from tests import BUNDLED


@pytest.fixture
def archive() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{BUNDLED}?mode=ro", uri=True)) as connection:
        yield connection


@pytest.fixture
def page(archive: sqlite3.Connection) -> PrintedPage:
    return printed_page(archive, "711275887a3e", 2)


def test_a_page_shows_all_its_lines_and_figures(page: PrintedPage) -> None:
    view = page_view(page)
    assert [line.text.text for line in view.lines] == [line.text for line in page.lines]
    assert [each.figure for each in view.figures] == [each.figure for each in page.figures]
    assert not any(each.framed for each in view.figures)
    assert (view.issue, view.number, view.hits, view.framed) == (page.issue, 2, (), ())


def test_the_figure_whose_words_are_named_is_framed(archive: sqlite3.Connection, page: PrintedPage) -> None:
    places = figure_place(archive, 1).places
    view = page_view(page, places)
    assert [each.figure.id for each in view.figures if each.framed] == [1]
    assert view.framed == places


def test_lines_that_hold_the_words_are_hits(page: PrintedPage) -> None:
    view = page_view(page, words="服务外包")
    hits = [line for line in view.lines if line.text.spans]
    assert hits
    assert view.hits == tuple(line.place for line in hits)
    for line in hits:
        assert {line.text.text[start:end] for start, end in line.text.spans} == {"服务外包"}


def test_a_bullet_stands_before_its_line_unless_only_its_own_font_knows_its_shape(page: PrintedPage) -> None:
    shown = {}
    for bullet in ("●", "\uf06c", ""):
        line = replace(page.lines[0], bullet=bullet, text="外包")
        (shown[bullet],) = (each.text.text for each in page_view(replace(page, lines=(line,))).lines)
    assert shown == {"●": "● 外包", "\uf06c": "外包", "": "外包"}
