"""An archive for the commands of all tests of the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import FIXTURES
from tests.cli.running import ISSUE, done


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    done("import", ISSUE, FIXTURES / "2022-07.pdf", "--db", path)
    return path
