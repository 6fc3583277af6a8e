"""A page of the articles that hold some words."""

from __future__ import annotations

import sqlite3

import pytest

from extractor.archive.paged_results import ON_A_PAGE, Narrowing, result_page


def test_a_page_counts_all_and_says_by_what_they_can_be_narrowed(bundled: sqlite3.Connection) -> None:
    page = result_page(bundled, "外包", Narrowing())
    assert (page.total, page.page, page.pages, page.first, len(page.articles)) == (16, 1, 1, 1, 16)
    assert page.years == (("2023", 5), ("2022", 11))
    assert page.sections[0] == ("行业资讯", 8)
    assert page.sources[0] == ("大众日报", 2)
    best = page.articles[0]
    assert (best.title.marked("[", "]"), best.page, best.published) == ("青岛百舸外语服务[外包]有限公司", 5, "2023-09")
    assert best.sha256.startswith("3bb224c6bca2")


def test_beyond_the_last_page_is_the_last(bundled: sqlite3.Connection) -> None:
    words = "青岛 OR 外包 OR 服务"
    first, last = (result_page(bundled, words, Narrowing(), page) for page in (1, 99))
    assert len(first.articles) == ON_A_PAGE
    assert (last.page, last.pages, last.first) == (2, 2, ON_A_PAGE + 1)
    assert not {article.id for article in first.articles} & {article.id for article in last.articles}


@pytest.mark.parametrize("year", ["20", "二〇二三", "2023年", "99999", "02023", "２０２３", "year"])
def test_what_is_no_year_lets_nothing_through(year: str, bundled: sqlite3.Connection) -> None:
    assert result_page(bundled, "外包", Narrowing(year=year)).articles == ()


def test_a_choice_narrows_and_the_others_could_be_exchanged(bundled: sqlite3.Connection) -> None:
    page = result_page(bundled, "外包", Narrowing(year="2022", section="行业资讯"))
    assert {article.section for article in page.articles} == {"行业资讯"}
    assert dict(page.years)["2022"] == page.total
    assert dict(page.sections)["行业资讯"] == page.total
    assert len(page.sections) > 1
