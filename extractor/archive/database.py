"""A path → a connection to an archive, or the reason why not; rows of it, and the ways in which its file can fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

from extractor.archive.rows import Cell
from extractor.archive.schema import APPLICATION_ID, CREATE, SCHEMA_VERSION
from extractor.errors import ArchiveError, Missing
from extractor.search.amounts import Amount, printed, token_of
from extractor.search.search import index_text

_WAYS_OUT = {
    sqlite3.SQLITE_NOTADB: "no SQLite file, so no archive; is it the right file?",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; take a copy from your backups, or import the PDFs into a new file",
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_READONLY: "the file or its folder may not be written to; choose another place with --db",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; may you read it, and write to its folder?",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this issue was kept",
    sqlite3.SQLITE_IOERR: "the disk failed, or its folder knows no locks; choose a place on a local disk with --db",
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file, and what is not in it, into a sentence that names it and the way out.

    Anything else is a fault of ours, and passes.
    """
    try:
        yield
    except Missing as error:
        raise Missing(f"{path}: {error}") from error
    except sqlite3.Error as error:
        # The low byte is the kind of error, the others only refine it
        way_out = _WAYS_OUT.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if way_out is None:
            raise
        raise ArchiveError(f"{path}: {way_out} ({error})") from error


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open an archive, for reading and writing where the file allows it; make one where `create` is set and none is.

    Raises:
        ArchiveError: There is no such file, it is no archive of this version, cannot be read, or cannot be made.
    """
    if not create and not path.exists():
        raise ArchiveError(f"{path}: no such archive; make one with: extractor import --db {path} FOLDER")
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder; name the archive file in it, as in {path / 'archive.db'}")
    if not path.parent.is_dir():
        raise ArchiveError(f"{path}: the folder {path.parent} does not exist; make it first")
    with plain_errors(path):
        connection = sqlite3.connect(path)
        try:
            _prepare(connection, path, create)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    if not connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone():
        raise ArchiveError(f"this Python's SQLite {sqlite3.sqlite_version} has no FTS5; use another build of Python")
    register_functions(connection)
    if not is_archive(connection):
        _refuse_others(connection, path, create)
        connection.executescript(CREATE)
    connection.execute("PRAGMA foreign_keys = ON")


def _refuse_others(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    anew = "keep it, and import the PDFs into a new file: extractor import --db NEW.db FOLDER"
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise ArchiveError(f"{path}: made by a newer version of extractor (schema {version}); upgrade extractor")
    if application == APPLICATION_ID:
        raise ArchiveError(f"{path}: schema {version}, but this version reads and writes {SCHEMA_VERSION}; {anew}")
    if application or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise ArchiveError(f"{path}: an SQLite file, but not made by extractor; {anew}")
    if not create:
        raise ArchiveError(f"{path}: the file is empty; fill it with: extractor import --db {path} FOLDER")


def register_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the SQL functions that the triggers of an archive call: `index_text` and `amount_tokens`."""
    connection.create_function("index_text", 1, _index_value, deterministic=True)
    connection.create_function("amount_tokens", 10, _amount_tokens, deterministic=True)
    # Without this, SQLite built with SQLITE_TRUSTED_SCHEMA=0 lets no trigger call a function from outside
    connection.execute("PRAGMA trusted_schema = ON")


def select(connection: sqlite3.Connection, query: str, *values: Cell, **named: Cell) -> list[sqlite3.Row]:
    """Return the rows that answer a query, whose columns have names; the connection stays as it is.

    Raises:
        sqlite3.Error: The file fails.
    """
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query, named or values).fetchall()


def limit_heap(most: int) -> None:
    """Bound what SQLite takes in this process, in bytes, until the process ends.

    A query that would take more fails with `MemoryError`. An SQLite that is older than 3.31, or that was built not to
    count its memory, takes as much as before.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA hard_heap_limit = {most}")


def is_archive(connection: sqlite3.Connection) -> bool:
    """Tell whether a connection leads to an archive of this schema version.

    Raises:
        sqlite3.Error: The file cannot be read, or is no SQLite file.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return (application, version) == (APPLICATION_ID, SCHEMA_VERSION)


def _index_value(value: str | float | bytes | None) -> str | None:
    return None if value is None else index_text(str(value))


_Number = float | int | None


def _amount_tokens(
    base_unit: str | None, amount: _Number, value: _Number, value_max: _Number, decimals: int | None, *others: _Number
) -> str:
    """Return the tokens of what a figure says; `others` are its difference, both growths, share and points."""
    tokens: list[str] = []
    if base_unit is not None and amount is not None:
        level = printed(amount)
        worth = level / printed(value) if value else Decimal(1)
        step = None if decimals is None else abs(worth).scaleb(-decimals)
        tokens += Amount(base_unit, level, step).tokens()
        if value_max is not None:
            tokens += Amount(base_unit, printed(value_max) * worth, step).tokens()
    units = (base_unit, "%", "%", "%", "pp")
    tokens += [
        token_of(unit, other)
        for unit, other in zip(units, others, strict=True)
        if unit is not None and other is not None
    ]
    return " ".join(dict.fromkeys(tokens))
