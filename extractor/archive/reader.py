"""archive.db → a reader, which puts every question that the commands ask to one open file.

The questions are functions over a connection, a module for each theme; a reader names the file where one fails. Asking
needs nothing but Python's own SQLite; `writer` adds what writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from extractor.archive import bulletins, figures, gaps, imports, issues
from extractor.archive.database import connect, plain_errors
from extractor.archive.records import (
    Attempt,
    FigureFilter,
    FoundFigure,
    Issue,
    StoredArticle,
    Totals,
    UnnamedLabel,
    UnreadNumber,
)
from extractor.model import Bulletin
from extractor.rules.version import Version
from extractor.search.results import SearchFilter, SearchResult, search_results


def open_archive(path: Path | str) -> Archive:
    """Open an archive to ask it; `writer.open_writer` opens one to write to it too.

    Raises:
        ArchiveError: There is no such file, it is no archive of this version, or it cannot be read.
    """
    path = Path(path)
    return Archive(path, connect(path))


class Archive:
    """Asks an open archive; close it, or use it in a `with`. Methods raise `ArchiveError` where the file fails."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Ask over a connection of `database.connect`."""
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def has(self, sha256: str) -> bool:
        """Tell whether a file with this hash has been imported."""
        with plain_errors(self.path):
            return imports.is_imported(self._connection, sha256)

    def given_month(self, sha256: str) -> str | None:
        """Return the month that the user gave for a file with this hash, None where the file itself was asked."""
        with plain_errors(self.path):
            return imports.given_month(self._connection, sha256)

    def imports(self) -> list[Attempt]:
        """Return the attempts to import a file, in their order."""
        with plain_errors(self.path):
            return imports.attempts(self._connection)

    def original(self, issue_id: int) -> bytes:
        """Return the PDF that an issue was read from, byte for byte.

        Raises:
            Missing: There is no such issue.
        """
        with plain_errors(self.path):
            return imports.original(self._connection, issue_id)

    def issues(self) -> list[Issue]:
        """Return the issues by month of publication, those without one last."""
        with plain_errors(self.path):
            return issues.all_issues(self._connection)

    def issue(self, name: str | int) -> Issue:
        """Return the issue with this id, file name (with or without its ending), month `YYYY-MM` or title.

        Raises:
            Missing: There is none, or more than one.
        """
        with plain_errors(self.path):
            return issues.named_issue(self._connection, name)

    def totals(self, rules: Version) -> Totals:
        """Return how much there is, and how many issues were read with other rules than those of a version."""
        with plain_errors(self.path):
            return issues.totals(self._connection, rules)

    def search(self, words: str, limit: int = 20, wanted: SearchFilter | None = None) -> list[SearchResult]:
        """Return the articles that hold the words, the best first; `search_results` says how."""
        with plain_errors(self.path):
            return search_results(self._connection, words, wanted, limit=limit)

    def figures(self, wanted: FigureFilter | None = None) -> list[FoundFigure]:
        """Return the figures that pass a filter, by month of publication and then in reading order."""
        with plain_errors(self.path):
            return figures.found_figures(self._connection, wanted)

    def articles(self, issue: Issue) -> list[StoredArticle]:
        """Return the articles of an issue in reading order."""
        with plain_errors(self.path):
            return bulletins.stored_articles(self._connection, issue)

    def article_of(self, figure_id: int) -> StoredArticle:
        """Return the article that a figure stands in.

        Raises:
            Missing: There is no such figure.
        """
        with plain_errors(self.path):
            return bulletins.article_of_figure(self._connection, figure_id)

    def bulletin(self, issue_id: int) -> Bulletin:
        """Return an issue as the archive keeps it: without what `bulletins.bulletin` says that it does not keep.

        Raises:
            Missing: There is no such issue.
        """
        with plain_errors(self.path):
            return bulletins.bulletin(self._connection, issue_id)

    def unread_numbers(self) -> Iterator[UnreadNumber]:
        """Yield the numbers that no rule understood, by month of publication and then in reading order."""
        with plain_errors(self.path):
            yield from gaps.unread_numbers(self._connection)

    def unnamed_labels(self) -> list[UnnamedLabel]:
        """Return how figures without a canonical indicator are called, the most frequent first."""
        with plain_errors(self.path):
            return gaps.unnamed_labels(self._connection)
