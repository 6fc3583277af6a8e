"""An issue, its sections and its neighbours."""

from __future__ import annotations

import pytest

from extractor.archive.issue_contents import IssueHead


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
