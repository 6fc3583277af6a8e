"""The command as a shell calls it, and what an archive holds before and after."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path

from click.testing import CliRunner, Result

from extractor.archive.database import register_functions
from extractor.cli import main
from tests import FIXTURES

ISSUE = FIXTURES / "2023-09.pdf"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def done(*arguments: str | Path) -> str:
    """Run a command that must succeed, and return what it prints to the standard output."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(archive: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(archive)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def changed(archive: Path, tmp_path: Path, *statements: str) -> Path:
    """Return a copy of an archive in which something was read differently."""
    copy = tmp_path / "changed.db"
    copy.write_bytes(archive.read_bytes())
    connection = sqlite3.connect(copy)
    register_functions(connection)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return copy


def content(archive: Path) -> list[object]:
    """What was read of the bulletins: all rows but the times, and the notes on imports."""
    tables = ("sections", "articles", "figures", "numbers")
    queries = [f"select * from {table} order by id" for table in tables]
    queries.append("select * from lines order by issue_id, page, position")
    queries.append("select id, file, sha256, title, published, published_from, patterns from issues order by id")
    return [rows(archive, query) for query in queries]


def figures(archive: Path, *options: str) -> list[dict[str, str]]:
    text = done("figures", "--csv", "--db", archive, *options)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
