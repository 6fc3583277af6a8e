"""The issues of an archive, how they are called, and how much there is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.archive.records import Issue, Totals
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.errors import ArchiveError
from extractor.rules.version import Version
from tests.archive.examples import october
from tests.making import make_bulletin, original


def test_how_much_there_is_and_what_the_user_said(path: Path) -> None:
    given = replace(october(), sha256="f" * 64, file="x.pdf", patterns="2")
    given = replace(given, masthead=replace(given.masthead, published_from="date"))
    with open_writer(path) as archive:
        archive.add(rows_of(given), b"%PDF", seconds=0)
        known = Totals(issues=3, articles=5, figures=2, unread=1, older=3, older_pages=3)
        assert archive.totals(Version("a" * 12, "b" * 12)) == known
        assert archive.given_month(given.sha256) == "2023-10"
        assert archive.given_month(october().sha256) is None


def test_issues_read_with_other_rules_are_told_by_whether_their_pages_were(path: Path) -> None:
    versions = ("a" * 12 + "." + "b" * 12, "a" * 12 + "." + "c" * 12, "d" * 12 + "." + "b" * 12, "b" * 12)
    with open_writer(path) as archive:
        before = archive.totals(Version("a" * 12, "b" * 12))
        for number, version in enumerate(versions):
            issue = replace(october(), sha256=f"{number}" * 64, file=f"{number}.pdf", patterns=version)
            archive.add(rows_of(issue), b"%PDF", seconds=0)
        after = archive.totals(Version("a" * 12, "b" * 12))
    assert (after.older - before.older, after.older_pages - before.older_pages) == (3, 2)


def test_an_issue_answers_to_its_names(path: Path) -> None:
    with open_writer(path) as archive:
        for name in (2, "2", "2023-10.pdf", "2023-10", "会刊2023年第10期"):
            assert archive.issue(name).id == 2
        first: Issue = archive.issues()[0]
        assert (first.articles, first.figures, first.unread) == (3, 2, 1)
        with pytest.raises(ArchiveError, match="no issue is called '2022-01'; the latest are: 2023-09, 2023-10"):
            archive.issue("2022-01")
        twin = make_bulletin(published="2023-10", file="twin.pdf")
        archive.add(rows_of(twin), original(twin), seconds=0)
        with pytest.raises(ArchiveError, match=r"more than one .*: 2 \(2023-10.pdf, .*\), 3 \(twin.pdf"):
            archive.issue("会刊2023年第10期")
