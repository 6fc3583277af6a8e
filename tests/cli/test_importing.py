"""An import that is stopped or killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.cli import importing
from extractor.importing.incoming import Outcome
from tests import FIXTURES
from tests.cli.running import ISSUE, rows, run


def test_a_stop_by_the_keyboard_says_that_what_is_there_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_arguments: object, **_options: object) -> Iterator[Outcome]:
        yield Outcome(ISSUE, "imported")
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "import_files", stopped)
    result = run("import", ISSUE, "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "Stopped. What was imported is whole" in result.stderr
    assert "1 imported" in result.stderr


def _import_all_fixtures(archive: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "extractor", "import", str(FIXTURES), "--db", str(archive), "--ocr", "never"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_killed_import_leaves_whole_issues_and_the_next_one_does_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    process = _import_all_fixtures(path)
    while not path.exists() or not rows(path, "select 1 from sqlite_master where name = 'imports'"):
        time.sleep(0.01)
    while not rows(path, "select 1 from issues") and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    broken = "select count(*) from issues where not exists (select 1 from lines where issue_id = issues.id)"
    assert rows(path, broken) == [(0,)]
    assert rows(path, "pragma integrity_check") == [("ok",)]
    assert _import_all_fixtures(path).wait() in {0, 1}
    whole = tmp_path / "b.db"
    assert _import_all_fixtures(whole).wait() in {0, 1}
    for table in ("issues", "articles", "figures", "lines"):
        count = f"select count(*) from {table}"
        assert rows(path, count) == rows(whole, count), table
