"""An archive for all tests of the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_archive
from tests.archive.examples import october, september
from tests.making import original


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of two issues."""
    path = tmp_path / "archive.db"
    with open_archive(path, create=True) as archive:
        for bulletin in (september(), october()):
            archive.add(rows_of(bulletin), original(bulletin), seconds=0.25)
    return path
