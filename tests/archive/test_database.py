"""Files that are an archive, and those that are none or cannot be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils

from extractor.archive.database import plain_errors, select
from extractor.archive.writer import open_writer
from extractor.errors import ArchiveError, Missing
from tests import ROOT


def test_a_missing_archive_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no such archive; make one with: extractor import"):
        open_writer(tmp_path / "archive.db")
    with pytest.raises(ArchiveError, match=r"the folder .* does not exist"):
        open_writer(tmp_path / "no" / "archive.db", create=True)
    with pytest.raises(ArchiveError, match="is a folder"):
        open_writer(tmp_path, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_bytes(b"not a database, but long enough to look like one" * 40)
    foreign = tmp_path / "foreign.db"
    database = sqlite_utils.Database(foreign)
    database.table("people").insert({"name": "x"})
    database.close()
    empty = tmp_path / "empty.db"
    empty.touch()
    for path, create, reason in (
        (text, True, "no SQLite file"),
        (foreign, True, "not made by extractor"),
        (empty, False, "the file is empty"),
    ):
        content = path.read_bytes()
        with pytest.raises(ArchiveError, match=reason):
            open_writer(path, create=create)
        assert path.read_bytes() == content
    with open_writer(empty, create=True) as archive:
        assert archive.issues() == []


@pytest.mark.parametrize(("version", "reason"), [(0, "schema 0, .* keep it"), (99, "newer version .* upgrade")])
def test_another_schema_says_what_to_do(path: Path, version: int, reason: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(ArchiveError, match=reason):
        open_writer(path)


def test_an_archive_in_use_is_not_waited_for_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: real(path, timeout=0.05))
    writer = sqlite3.connect(path)
    writer.execute("BEGIN IMMEDIATE")
    with open_writer(path) as archive:
        assert len(archive.issues()) == 2
        with pytest.raises(ArchiveError, match="another program is writing"):
            archive.record_failure("x.pdf", None, "x", 0)
    writer.close()


def test_an_archive_that_may_not_be_written_is_read(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with open_writer(path) as archive:
            assert len(archive.search("外包")) == 3
            if os.access(path, os.W_OK):
                pytest.skip("root may write everywhere")
            with pytest.raises(ArchiveError, match="may not be written"):
                archive.record_failure("x.pdf", None, "x", 0)
        with pytest.raises(ArchiveError, match="cannot be opened"):
            open_writer(path.parent / "new.db", create=True)
    finally:
        path.parent.chmod(0o755)


def test_a_damaged_archive_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="damaged"):
        open_writer(path)


def test_rows_have_names_and_the_connection_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (by_place,) = select(connection, "SELECT file, pages FROM issues WHERE id = ?", 1)
        (by_name,) = select(connection, "SELECT file, pages FROM issues WHERE id = :id", id=1)
        assert dict(by_place) == dict(by_name) == {"file": "2023-09.pdf", "pages": 2}
        assert connection.row_factory is None


def test_what_is_missing_is_said_with_the_name_of_the_file() -> None:
    with pytest.raises(ArchiveError, match=r"^a\.db: no such thing$"), plain_errors(Path("a.db")):
        raise Missing("no such thing")
    # Not the file's fault
    with pytest.raises(sqlite3.ProgrammingError), plain_errors(Path("a.db")):
        raise sqlite3.ProgrammingError("wrong")


def test_a_query_may_not_take_more_than_the_heap() -> None:
    code = (
        "import sqlite3; from extractor.archive.database import limit_heap; limit_heap(8 << 20); "
        "connection = sqlite3.connect(':memory:'); print(connection.execute('PRAGMA hard_heap_limit').fetchone()[0]); "
        "connection.execute('SELECT length(hex(zeroblob(50000000)))')"
    )
    # In a process of its own, for the limit stays
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stdout == f"{8 << 20}\n"
    assert found.stderr.endswith("MemoryError\n")
