"""An issue, its sections and its neighbours."""

from __future__ import annotations

import sqlite3

import pytest

from extractor.archive.issue_contents import IssueHead, issue_contents, issue_head, neighbours
from extractor.errors import Missing


@pytest.mark.parametrize(
    ("number", "published", "short"),
    [
        ("2023年第9期（总第45期）", "2023-09", "2023年第9期"),
        ("2023年第9期(总第45期)", "2023-09", "2023年第9期"),
        ("第9期", "2023-09", ""),
        (None, "2023-09", ""),
        (None, None, ""),
    ],
)
def test_a_citation_has_the_number_of_the_year(number: str | None, published: str | None, short: str) -> None:
    head = IssueHead(1, "a", "a.pdf", "a", None, None, number, published, 1, None)
    assert head.short_number == short


def test_an_issue_has_its_sections_and_articles_in_reading_order(bundled: sqlite3.Connection) -> None:
    issue = issue_contents(bundled, "711275887a3e")
    assert [(section.kind, len(section.articles)) for section in issue.sections] == [
        ("数据月报", 1),
        ("行业资讯", 5),
        ("会员风采", 3),
        ("协会动态", 4),
    ]
    first = issue.sections[0].articles[0]
    assert (first.title, first.first_page, first.last_page, first.figures, first.card) == (None, 2, 3, 21, False)
    assert (len(first.beginning), first.beginning[-1]) == (61, "…")
    assert all(article.card for article in issue.sections[2].articles)
    assert issue.previous is None
    assert issue.next is not None
    assert issue.next.published == "2022-09"


def test_an_issue_is_known_by_the_beginning_of_its_hash(bundled: sqlite3.Connection) -> None:
    assert issue_head(bundled, "711275887a3e").file == "2022-07.pdf"
    assert issue_head(bundled, issue_head(bundled, "711275887a3e").sha256).id == 1
    for sha256 in ("711275887a3f", "711275887a3", ""):
        with pytest.raises(Missing, match=f"no issue has a hash that begins with {sha256}"):
            issue_head(bundled, sha256)


def test_neighbours_stand_before_and_after() -> None:
    assert [neighbours([3, 5, 8], own) for own in (3, 5, 8, 4)] == [(None, 5), (3, 8), (5, None), (None, None)]
