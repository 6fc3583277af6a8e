"""Attempts to import, and the PDFs that are kept."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from extractor.archive.records import Attempt
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.errors import ArchiveError
from extractor.model import Section
from tests.archive.examples import october, september
from tests.making import make_bulletin, original


def test_a_failure_is_kept_once(path: Path) -> None:
    with open_writer(path) as archive:
        archive.record_failure("bad.pdf", "a" * 64, "damaged", 0.1)
        archive.record_failure("bad.pdf", "a" * 64, "damaged", 0.2)
        archive.record_failure("gone.pdf", None, "missing", 0)
        archive.record_failure("gone.pdf", None, "missing", 0)
        archive.record_failure("bad.pdf", "a" * 64, "encrypted", 0.3)
        attempts = archive.imports()
    assert [(attempt.file, attempt.status, attempt.error) for attempt in attempts] == [
        ("2023-09.pdf", "imported", None),
        ("2023-10.pdf", "imported", None),
        ("bad.pdf", "failed", "damaged"),
        ("gone.pdf", "failed", "missing"),
        ("bad.pdf", "failed", "encrypted"),
    ]
    assert isinstance(attempts[0], Attempt)
    assert attempts[0].seconds == 0.25


def test_sqlite_gives_the_pdfs_back(path: Path, tmp_path: Path) -> None:
    other = make_bulletin(Section("动态", "动态", (), ()), published="2024-01", file="2023-09.pdf")
    raw = os.urandom(3000)
    with open_writer(path) as archive:
        archive.add(rows_of(other), raw, seconds=0)
        assert archive.original(1) == original(september())
        assert archive.original(3) == raw
        with pytest.raises(ArchiveError, match="no PDF is kept of issue 9"):
            archive.original(9)
        # What is like nothing else at its beginning only, and what has little to save
        late, little = os.urandom(20000) + bytes(20000), bytes(2000) + os.urandom(38000)
        for number, document in enumerate((late, little), 4):
            archive.add(rows_of(make_bulletin(published=f"2024-0{number}")), document, seconds=0)
            assert archive.original(number) == document
    packed = sqlite3.connect(path)
    kept = packed.execute("SELECT name, mode, sz, length(data) < sz, date(mtime, 'unixepoch') FROM sqlar").fetchall()
    packed.close()
    assert kept == [
        ("2023-09.pdf", 0o100644, 909, 1, "2023-09-01"),
        ("2023-10.pdf", 0o100644, 909, 1, "2023-10-01"),
        (f"2023-09-{other.sha256[:8]}.pdf", 0o100644, 3000, 0, "2024-01-01"),
        ("2024-04.pdf", 0o100644, 40000, 1, "2024-04-01"),
        ("2024-05.pdf", 0o100644, 40000, 0, "2024-05-01"),
    ]
    out = tmp_path / "out"
    out.mkdir()
    try:
        subprocess.run(["sqlite3", str(path), "-Ax"], cwd=out, check=True)
    except FileNotFoundError:
        pytest.skip("no sqlite3 command here")
    assert (out / "2023-10.pdf").read_bytes() == original(october())
    assert (out / f"2023-09-{other.sha256[:8]}.pdf").read_bytes() == raw
    assert [(out / f"2024-0{number}.pdf").read_bytes() for number in (4, 5)] == [late, little]
