"""`extractor diff`: what today's rules read differently."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import changed, done, run


def test_diff_of_what_was_just_imported_is_empty(archive: Path) -> None:
    result = run("diff", "--db", archive)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 figures added, 0 lost, 0 changed" in result.stderr


def test_diff_names_what_today_s_rules_read_differently_and_leaves_the_archive(archive: Path, tmp_path: Path) -> None:
    copy = changed(
        archive, tmp_path, "delete from figures where id = 2", "update figures set item = '月球' where id = 1"
    )
    before = copy.read_bytes()
    result = run("diff", "--db", copy)
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first.startswith("~ 2023-09 #1 ")
    assert "item 月球 → " in first
    assert second.startswith("+ 2023-09 ")
    assert "1 figures added, 0 lost, 1 changed" in result.stderr
    found = json.loads(done("diff", "--json", "--db", copy))
    assert [change["kind"] for change in found["changes"]] == ["changed", "added"]
    assert found["totals"]["changed"] == 1
    assert copy.read_bytes() == before
