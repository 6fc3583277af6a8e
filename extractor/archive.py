"""A bulletin into archive.db: the one door to sqlite-utils. What is asked of an archive stands in `reader`.

The file is one SQLite file with the default rollback journal: when it is closed nothing lies beside it, so it can be
copied, committed and read from a folder that nobody may write to. An issue is one transaction.
"""

from __future__ import annotations

import time
import zlib
from calendar import timegm
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType

import sqlite_utils

from extractor.database import connect, plain_errors
from extractor.errors import ArchiveError
from extractor.model import Bulletin
from extractor.reader import Reader
from extractor.records import Attempt
from extractor.rows import FirstIds, rows_of

_NEXT_IDS = """
    SELECT (SELECT coalesce(max(id), 0) + 1 FROM issues) AS issue,
      (SELECT coalesce(max(id), 0) + 1 FROM sections) AS section,
      (SELECT coalesce(max(id), 0) + 1 FROM articles) AS article,
      (SELECT coalesce(max(id), 0) + 1 FROM figures) AS figure,
      (SELECT coalesce(max(id), 0) + 1 FROM numbers) AS number,
      (SELECT coalesce(max(id), 0) + 1 FROM tables) AS "table"
    """

_HELD_IDS = {
    "section": "SELECT min(id) AS first, count(*) AS many FROM sections WHERE issue_id = ?",
    "article": "SELECT min(id) AS first, count(*) AS many FROM articles WHERE issue_id = ?",
    "figure": "SELECT min(id) AS first, count(*) AS many FROM figures WHERE issue_id = ?",
    "number": """SELECT min(numbers.id) AS first, count(*) AS many
      FROM numbers JOIN articles ON articles.id = article_id WHERE issue_id = ?""",
    "table": "SELECT min(id) AS first, count(*) AS many FROM tables WHERE issue_id = ?",
}


def open_archive(path: Path, *, create: bool = False) -> Archive:
    """Open an archive, for reading and writing where the file allows it.

    Args:
        path: The archive.
        create: Make a new one where there is none.

    Raises:
        ArchiveError: There is no such file, it is no archive of this version, cannot be read, or cannot be made.
    """
    connection = connect(path, create=create)
    return Archive(path, sqlite_utils.Database(connection, execute_plugins=False))


class Archive(Reader):
    """An open archive; close it, or use it in a `with`. Every method raises `ArchiveError` where the file fails."""

    def __init__(self, path: Path, database: sqlite_utils.Database) -> None:
        """Take over a connection of `database.connect`."""
        super().__init__(path, database.conn)
        self._database = database

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is left to be written."""
        self._database.close()

    def add(self, bulletin: Bulletin, original: bytes, *, seconds: float) -> int:
        """Write an issue whole, in one transaction, and return its id.

        One that is there already, whatever its file was called, is left as it is, and its id returned.

        Args:
            bulletin: As it was read.
            original: The bytes of its PDF.
            seconds: How long reading took.
        """
        with self._transaction():
            for row in self._rows("SELECT id FROM issues WHERE sha256 = ?", bulletin.sha256):
                return int(row["id"])
            now = _now()
            name = self._store(bulletin, original)
            ids = FirstIds(**dict(self._rows(_NEXT_IDS)[0]))
            for table, rows in rows_of(bulletin, ids, imported=now, original=name).items():
                self._database.table(table).insert_all(rows)
            self._note(_imported(bulletin, seconds, now))
            return ids.issue

    def replace(self, bulletin: Bulletin, *, seconds: float) -> int:
        """Write an issue that is there already anew, in one transaction, and return its id, which stays.

        Its PDF stays too. Sections, articles, figures, numbers and tables keep their ids as long as there are no more
        of them than before; else they get new ones.

        Args:
            bulletin: As it is read now.
            seconds: How long reading took.

        Raises:
            ArchiveError: The archive has no issue of this hash.
        """
        with self._transaction():
            for row in self._rows("SELECT id, original FROM issues WHERE sha256 = ?", bulletin.sha256):
                now = _now()
                ids = self._ids_of(row["id"], bulletin)
                self._database.conn.execute("DELETE FROM issues WHERE id = ?", [row["id"]])
                for table, rows in rows_of(bulletin, ids, imported=now, original=row["original"]).items():
                    self._database.table(table).insert_all(rows)
                self._note(_imported(bulletin, seconds, now))
                return ids.issue
        raise ArchiveError(f"{self.path}: {bulletin.file} is not in it; import it first")

    def _ids_of(self, issue_id: int, bulletin: Bulletin) -> FirstIds:
        """Return the first ids of an issue's rows: those that it has, where the new rows have room there."""
        free = dict(self._rows(_NEXT_IDS)[0])
        new = rows_of(bulletin, FirstIds(**free), imported="", original="")
        ids = {"issue": issue_id}
        for name in ("section", "article", "figure", "number", "table"):
            old = self._rows(_HELD_IDS[name], issue_id)[0]
            ids[name] = old["first"] if old["first"] and len(new[f"{name}s"]) <= old["many"] else free[name]
        return FirstIds(**ids)

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
        with self._transaction():
            last = self._rows("SELECT sha256, status, error FROM imports WHERE file = ? ORDER BY id DESC LIMIT 1", file)
            if [tuple(row) for row in last] != [(sha256, "failed", error)]:
                self._note(Attempt(file, sha256, "failed", error, round(seconds, 3), _now()))

    def _store(self, bulletin: Bulletin, original: bytes) -> str:
        """Put a PDF into `sqlar`, as `sqlite3 -A` does, and return its name there."""
        path = PurePath(bulletin.file)
        taken = self._rows("SELECT 1 FROM sqlar WHERE name = ?", path.name)
        name = f"{path.stem}-{bulletin.sha256[:8]}{path.suffix}" if taken else path.name
        packed = zlib.compress(original)
        data = packed if len(packed) < len(original) else original
        # The day of publication: the file's own time says when it was last copied, and would differ between two runs
        month = bulletin.masthead.published
        day = timegm(time.strptime(month, "%Y-%m")) if month else 0
        row = {"name": name, "mode": 0o100644, "mtime": day, "sz": len(original), "data": data}
        self._database.table("sqlar").insert(row)
        return name

    def _note(self, attempt: Attempt) -> None:
        self._database.table("imports").insert(asdict(attempt))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with plain_errors(self.path):
            connection = self._database.conn
            # Taken for writing at once: two imports wait for each other instead of failing half-way
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise


def _imported(bulletin: Bulletin, seconds: float, now: str) -> Attempt:
    notes = "; ".join(bulletin.notes) or None
    return Attempt(bulletin.file, bulletin.sha256, "imported", notes, round(seconds, 3), now)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
