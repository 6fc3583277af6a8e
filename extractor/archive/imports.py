"""A connection → what was imported, and the attempts to import; the PDFs that the archive keeps."""

from __future__ import annotations

import sqlite3
import zlib

from extractor.archive.database import select
from extractor.archive.records import Attempt
from extractor.errors import Missing

_ATTEMPTS = "SELECT file, sha256, status, error, seconds, at FROM imports ORDER BY id"
_GIVEN_MONTH = "SELECT published FROM issues WHERE sha256 = ? AND published_from = 'date'"
_ORIGINAL = "SELECT sz, data FROM sqlar JOIN issues ON issues.original = sqlar.name WHERE issues.id = ?"


def is_imported(connection: sqlite3.Connection, sha256: str) -> bool:
    """Tell whether a file with this hash has been imported."""
    return bool(select(connection, "SELECT 1 FROM issues WHERE sha256 = ?", sha256))


def given_month(connection: sqlite3.Connection, sha256: str) -> str | None:
    """Return the month that the user gave for a file with this hash, None where the file itself was asked."""
    return next((row["published"] for row in select(connection, _GIVEN_MONTH, sha256)), None)


def attempts(connection: sqlite3.Connection) -> list[Attempt]:
    """Return the attempts to import a file, in their order."""
    return [Attempt(**dict(row)) for row in select(connection, _ATTEMPTS)]


def original(connection: sqlite3.Connection, issue_id: int) -> bytes:
    """Return the PDF that an issue was read from, byte for byte.

    Raises:
        Missing: None is kept.
    """
    for row in select(connection, _ORIGINAL, issue_id):
        data = bytes(row["data"])
        return data if len(data) == row["sz"] else zlib.decompress(data)
    raise Missing(f"no PDF is kept of issue {issue_id}")
