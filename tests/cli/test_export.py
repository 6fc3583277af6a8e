"""`extractor export`: the same files every time."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import done, run


def test_an_export_is_the_same_every_time(archive: Path, tmp_path: Path) -> None:
    result = run("export", "--sdmx", tmp_path / "one", "--db", archive)
    assert result.exit_code == 0
    assert " observations of " in result.stderr
    done("export", "--sdmx", tmp_path / "two", "--db", archive)
    for name in ("data.csv", "structure.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
