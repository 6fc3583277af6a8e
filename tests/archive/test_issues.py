"""The issues of an archive, how they are called, and how much there is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.archive.records import Issue, Totals
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.errors import ArchiveError
from tests.archive.examples import october
from tests.making import make_bulletin, original


def test_how_much_there_is_and_what_the_user_said(path: Path) -> None:
    given = replace(october(), sha256="f" * 64, file="x.pdf", patterns="2")
    given = replace(given, masthead=replace(given.masthead, published_from="date"))
    with open_writer(path) as archive:
        archive.add(rows_of(given), b"%PDF", seconds=0)
        assert archive.totals("1") == Totals(issues=3, articles=5, figures=2, unread=1, older=1)
        assert archive.given_month(given.sha256) == "2023-10"
        assert archive.given_month(october().sha256) is None


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
