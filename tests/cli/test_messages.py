"""Files that cannot be written, and readers that have seen enough."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import run


def test_a_reader_that_has_seen_enough_is_no_error(archive: Path) -> None:
    command = f"{sys.executable} -m extractor figures --json --db {archive} | head -1"
    shell = subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True)
    assert shell.stdout == "[\n"
    assert not shell.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("figures", "--xlsx", "nowhere/figures.xlsx"),
        ("figures", "--item", "日本", "--plot", "nowhere/japan.svg"),
        ("page", "2023-09", "3", "--out", "nowhere/page.png"),
        ("export", "--sdmx", "file/sdmx"),
    ],
)
def test_a_file_that_cannot_be_written_is_named_with_the_reason(
    arguments: tuple[str, ...], archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    result = run(*arguments, "--db", archive)
    assert result.exit_code == 1
    assert result.stdout == ""
    reason = "Not a directory" if arguments[-1].startswith("file") else "No such file or directory"
    assert result.stderr == f"Error: Could not open file '{arguments[-1]}': {reason}\n"
