"""A bulletin into archive.db: the one door to sqlite-utils. What is asked of an archive, `reader` says.

The file is one SQLite file with the default rollback journal: when it is closed nothing lies beside it, so it can be
copied, committed and read from a folder that nobody may write to. An issue is one transaction.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath

import sqlite_utils

from extractor.archive.database import connect, plain_errors, select
from extractor.archive.reader import Archive
from extractor.archive.records import Attempt
from extractor.archive.rows import COLUMNS, ISSUE, IssueRows, issue_row
from extractor.errors import ArchiveError
from extractor.model import Bulletin

_NEXT_IDS = """
    SELECT (SELECT coalesce(max(id), 0) + 1 FROM issues) AS issues,
      (SELECT coalesce(max(id), 0) + 1 FROM sections) AS sections,
      (SELECT coalesce(max(id), 0) + 1 FROM articles) AS articles,
      (SELECT coalesce(max(id), 0) + 1 FROM figures) AS figures,
      (SELECT coalesce(max(id), 0) + 1 FROM numbers) AS numbers,
      (SELECT coalesce(max(id), 0) + 1 FROM tables) AS tables
    """

_HELD_IDS = {
    "sections": "SELECT min(id) AS first, count(*) AS many FROM sections WHERE issue_id = ?",
    "articles": "SELECT min(id) AS first, count(*) AS many FROM articles WHERE issue_id = ?",
    "figures": "SELECT min(id) AS first, count(*) AS many FROM figures WHERE issue_id = ?",
    "numbers": """SELECT min(numbers.id) AS first, count(*) AS many
      FROM numbers JOIN articles ON articles.id = article_id WHERE issue_id = ?""",
    "tables": "SELECT min(id) AS first, count(*) AS many FROM tables WHERE issue_id = ?",
}

_LAST_ATTEMPT = "SELECT sha256, status, error FROM imports WHERE file = ? ORDER BY id DESC LIMIT 1"


def _insert(table: str, columns: Sequence[str]) -> str:
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of the program's own


_INSERT_ISSUE = _insert("issues", ISSUE)
_INSERTS = {table: _insert(table, columns.names) for table, columns in COLUMNS.items()}

# A PDF is packed already, as a rule. Whether packing saves a tenth is told by pieces from all over it: its beginning
# may be unlike the rest. On 200 files the pieces came within 0.05 of what packing the whole gives, and mostly nearer.
_PIECES, _PIECE, _WORTHWHILE = 16, 1024, 0.9


def open_writer(path: Path, *, create: bool = False) -> ArchiveWriter:
    """Open an archive, for reading and writing where the file allows it.

    Args:
        path: The archive.
        create: Make a new one where there is none.

    Raises:
        ArchiveError: There is no such file, it is no archive of this version, cannot be read, or cannot be made.
    """
    connection = connect(path, create=create)
    return ArchiveWriter(path, sqlite_utils.Database(connection, execute_plugins=False))


class ArchiveWriter(Archive):
    """An open archive; close it, or use it in a `with`. Every method raises `ArchiveError` where the file fails."""

    def __init__(self, path: Path, database: sqlite_utils.Database) -> None:
        """Take over a connection of `database.connect`."""
        super().__init__(path, database.conn)
        self._database = database

    def add(self, rows: IssueRows, original: bytes, *, seconds: float) -> int:
        """Write an issue whole, in one transaction, and return its id.

        One that is there already, whatever its file was called, is left as it is, and its id returned.

        Args:
            rows: What was read, as `rows_of` gives it.
            original: The bytes of its PDF.
            seconds: How long reading took.
        """
        with self._transaction() as connection:
            for row in select(connection, "SELECT id FROM issues WHERE sha256 = ?", rows.head.sha256):
                return int(row["id"])
            ids = dict(select(connection, _NEXT_IDS)[0])
            self._write(rows, ids, self._store(rows.head, original), seconds)
            return int(ids["issues"])

    def replace(self, rows: IssueRows, *, seconds: float) -> int:
        """Write an issue that is there already anew, in one transaction, and return its id, which stays.

        Its PDF and the name of that stay too. Sections, articles, figures, numbers and tables keep their ids as long as
        there are no more of them than before; else they get new ones.

        Args:
            rows: What is read now.
            seconds: How long reading took.

        Raises:
            ArchiveError: The archive has no issue of this hash.
        """
        with self._transaction() as connection:
            for row in select(connection, "SELECT id, file, original FROM issues WHERE sha256 = ?", rows.head.sha256):
                ids = _ids_of(connection, row["id"], rows)
                # What is searched goes first: else each figure that goes has its article indexed anew
                articles = "SELECT id FROM articles WHERE issue_id = ?"
                connection.execute(f"DELETE FROM articles_fts WHERE rowid IN ({articles})", [row["id"]])  # noqa: S608
                connection.execute("DELETE FROM issues WHERE id = ?", [row["id"]])
                named = replace(rows, head=replace(rows.head, file=row["file"]))
                self._write(named, ids, row["original"], seconds)
                return ids["issues"]
        raise ArchiveError(f"{self.path}: {rows.head.file} is not in it; import it first")

    def _write(self, rows: IssueRows, ids: Mapping[str, int], original: str, seconds: float) -> None:
        """Write the rows of an issue, and that it was imported; `ids` as `placed` takes them, `original` is in `sqlar`.

        Many rows of many columns: they go through the connection of sqlite-utils, which would make a dict of each.
        """
        connection, now = self._database.conn, _now()
        # An article comes after its figures, so that the trigger that indexes it has all their amounts at once
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute(_INSERT_ISSUE, issue_row(ids["issues"], rows.head, now, original))
        for table, placed in rows.placed(ids):
            connection.executemany(_INSERTS[table], placed)
        notes = "; ".join(rows.head.notes) or None
        self._note(Attempt(rows.head.file, rows.head.sha256, "imported", notes, round(seconds, 3), now))

    def record_failure(self, file: str, sha256: str | None, error: str, seconds: float) -> None:
        """Keep in `imports` that a file could not be imported, and why.

        Nothing is written where the last attempt on this file failed in the same way, so that importing a folder again
        changes no row. (`add` keeps what went well; a file that is known already is no attempt, and is not kept.)

        Args:
            file: Its base name.
            sha256: Its hash, `None` where it cannot be read at all.
            error: The sentence shown to the user.
            seconds: How long the attempt took.
        """
        with self._transaction() as connection:
            last = select(connection, _LAST_ATTEMPT, file)
            if [tuple(row) for row in last] != [(sha256, "failed", error)]:
                self._note(Attempt(file, sha256, "failed", error, round(seconds, 3), _now()))

    def _store(self, head: Bulletin, original: bytes) -> str:
        """Put a PDF into `sqlar`, as `sqlite3 -A` does, and return its name there."""
        path = PurePath(head.file)
        taken = select(self._database.conn, "SELECT 1 FROM sqlar WHERE name = ?", path.name)
        name = f"{path.stem}-{head.sha256[:8]}{path.suffix}" if taken else path.name
        # The day of publication: the file's own time says when it was last copied, and would differ between two runs
        month = head.masthead.published
        day = timegm(time.strptime(month, "%Y-%m")) if month else 0
        row = {"name": name, "mode": 0o100644, "mtime": day, "sz": len(original), "data": _packed(original)}
        self._database.table("sqlar").insert(row)
        return name

    def _note(self, attempt: Attempt) -> None:
        self._database.table("imports").insert(asdict(attempt))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with plain_errors(self.path):
            connection = self._database.conn
            # Taken for writing at once: two imports wait for each other instead of failing half-way
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise


def _ids_of(connection: sqlite3.Connection, issue_id: int, rows: IssueRows) -> dict[str, int]:
    """Return the first ids of an issue's rows: those that it has, where the new rows have room there."""
    ids = dict(select(connection, _NEXT_IDS)[0]) | {"issues": issue_id}
    for table, query in _HELD_IDS.items():
        held = select(connection, query, issue_id)[0]
        if held["first"] and len(rows.tables[table]) <= held["many"]:
            ids[table] = held["first"]
    return ids


def _packed(original: bytes) -> bytes:
    """Return a PDF as `sqlar` holds it: packed where that saves a tenth, else as it is."""
    step = max(_PIECE, len(original) // _PIECES)
    sample = b"".join(original[start : start + _PIECE] for start in range(0, len(original), step))
    if len(zlib.compress(sample, 1)) > _WORTHWHILE * len(sample):
        return original
    packed = zlib.compress(original)
    return packed if len(packed) < len(original) else original


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
