"""Issues by year and month."""

from __future__ import annotations

import sqlite3

from extractor.archive.issue_calendar import IssueEntry, calendar, issue_entries


def test_missing_months_lie_between_the_first_issue_and_the_last() -> None:
    issues = [IssueEntry(1, "a", "a", month, "", 1, 1, 1) for month in ("2022-11", "2023-02", "2023-02")]
    years = calendar(issues)
    assert [year.number for year in years] == [2023, 2022]
    missing = {f"{year.number}-{month.number}" for year in years for month in year.months if month.missing}
    assert missing == {"2022-12", "2023-1"}
    assert len(years[0].months[1].issues) == 2
    assert calendar([]) == ()


def test_each_issue_says_how_much_was_read_of_it(bundled: sqlite3.Connection) -> None:
    assert [(entry.published, entry.pages, entry.articles, entry.figures) for entry in issue_entries(bundled)] == [
        ("2022-07", 6, 13, 51),
        ("2022-09", 6, 11, 49),
        ("2023-09", 6, 11, 45),
    ]
