"""`extractor show`: every stage of a file and of an issue."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ISSUE, done, figures, run


@pytest.mark.parametrize("stage", ["pages", "lines", "outline", "figures"])
def test_show_prints_every_stage_of_a_file_and_of_an_issue(stage: str, archive: Path) -> None:
    assert done("show", ISSUE, "--stage", stage)
    assert done("show", "2023-09", "--stage", stage, "--db", archive)


@pytest.mark.parametrize("stage", ["pages", "lines", "outline", "figures"])
def test_show_prints_json_of_every_stage(stage: str, archive: Path) -> None:
    assert json.loads(done("show", ISSUE, "--stage", stage, "--json"))
    assert json.loads(done("show", "2023-09", "--stage", stage, "--json", "--db", archive))


def test_show_gives_the_ids_of_the_archive_and_none_to_a_file(archive: Path) -> None:
    listed = [row["id"] for row in figures(archive) if row["published"] == "2022-07"]
    _, _, *lines = done("show", "2022-07", "--stage", "figures", "--db", archive).splitlines()
    assert [line.split()[0] for line in lines] == listed
    assert listed[0] != "1"
    shown = json.loads(done("show", "2022-07", "--stage", "figures", "--json", "--db", archive))
    assert [str(record["id"]) for record in shown] == listed
    assert done("show", ISSUE, "--stage", "figures").startswith("indicator ")
    assert "id" not in json.loads(done("show", ISSUE, "--stage", "figures", "--json"))[0]


def test_show_of_an_unknown_issue_names_those_that_are_there(archive: Path) -> None:
    result = run("show", "1999-01", "--db", archive)
    assert result.exit_code == 1
    assert "2022-07" in result.stderr


def test_show_of_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    result = run("show", tmp_path / "none.pdf", "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'none.pdf'}: no such file; name a PDF\n"
