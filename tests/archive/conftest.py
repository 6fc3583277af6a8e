"""Archives for all tests of the folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from tests import BUNDLED
from tests.archive.examples import october, september
from tests.making import original


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of two issues."""
    path = tmp_path / "archive.db"
    with open_writer(path, create=True) as archive:
        for bulletin in (september(), october()):
            archive.add(rows_of(bulletin), original(bulletin), seconds=0.25)
    return path


@pytest.fixture
def bundled() -> Iterator[sqlite3.Connection]:
    """A connection to the archive of three issues that comes with the program, its rows without names."""
    with closing(sqlite3.connect(f"file:{BUNDLED}?mode=ro", uri=True)) as connection:
        yield connection
