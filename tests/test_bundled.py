"""`archive.db`, which a clone brings along, holds what the program makes of the bundled issues today."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import main
from tests import BUNDLED, ROOT

# When something happened, and how long it took, differs from run to run; other rules may well read the same.
RUN = {"imported", "at", "seconds", "patterns"}
TABLES = (
    "issues", "pages", "sections", "articles", "tables", "cells", "figures", "numbers", "lines", "imports", "articles_fts",
    "sqlar",
)  # fmt: skip


def issues() -> list[str]:
    """The paths that the Makefile lists."""
    found = re.search(r"^ISSUES := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return str(found[1]).split()


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundled") / "archive.db"
    paths = [str(ROOT / issue) for issue in issues()]
    result = CliRunner().invoke(main, ["import", *paths, "--db", str(path)])
    assert result.exit_code == 0, result.output
    return path


def rows(path: Path, table: str) -> Iterator[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid"):
            shown = {column: value for column, value in dict(row).items() if column not in RUN}
            if table == "sqlar" and len(row["data"]) < row["sz"]:
                # Another zlib may pack the same bytes in another way
                shown["data"] = zlib.decompress(row["data"])
            yield shown


@pytest.mark.parametrize("table", TABLES)
def test_the_bundled_archive_is_what_the_program_makes_today(table: str, anew: Path) -> None:
    bundled = list(rows(BUNDLED, table))
    assert bundled == list(rows(anew, table)), "rebuild it: rm archive.db && make archive"


def test_the_bundled_archive_holds_the_originals(anew: Path) -> None:
    kept = {row["name"]: row["data"] for row in rows(BUNDLED, "sqlar")}
    assert kept == {Path(issue).name: (ROOT / issue).read_bytes() for issue in issues()}


def test_the_bundled_archive_is_small() -> None:
    assert len(issues()) <= 3
    assert BUNDLED.stat().st_size < 2_000_000


def test_importing_into_the_bundled_archive_again_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "archive.db"
    copy.write_bytes(BUNDLED.read_bytes())
    paths = [str(ROOT / issue) for issue in issues()]
    assert CliRunner().invoke(main, ["import", *paths, "--db", str(copy)]).exit_code == 0
    assert copy.read_bytes() == BUNDLED.read_bytes()
