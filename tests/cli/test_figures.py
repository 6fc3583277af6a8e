"""`extractor figures`: the same figures on the terminal, as CSV and JSON, as a workbook and a chart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import changed, done, figures, run


def test_figures_are_the_same_in_csv_json_and_on_the_terminal(archive: Path) -> None:
    listed = figures(archive)
    assert [row["id"] for row in listed] == [
        str(row["id"]) for row in json.loads(done("figures", "--json", "--db", archive))
    ]
    header, _, *lines = done("figures", "--modality", "all", "--db", archive).splitlines()
    assert header.startswith("id ")
    assert len(lines) == len(listed)


def test_a_list_has_facts_and_says_what_else_there_is(archive: Path, tmp_path: Path) -> None:
    planned = changed(
        archive,
        tmp_path,
        "UPDATE figures SET modality = NULL",
        "UPDATE figures SET modality = 'target' WHERE id IN (1, 2)",
        "UPDATE figures SET modality = 'policy' WHERE id = 3",
    )
    facts, every = run("figures", "--db", planned), done("figures", "--modality", "all", "--db", planned)
    assert facts.stderr == "Not shown: 3 figures that are no facts (2 target, 1 policy); --modality all shows them.\n"
    assert len(every.splitlines()) == len(facts.stdout.splitlines()) + 3
    assert [row["id"] for row in figures(planned, "--modality", "target")] == ["1", "2"]
    assert len(figures(planned, "--modality", "fact")) == len(figures(planned)) - 3
    assert run("figures", "--csv", "--db", planned).stderr == ""
    alone = run("figures", "--plot", tmp_path / "a.svg", "--indicator", "没有", "--db", planned)
    assert "nothing to draw" in alone.stderr
    assert "Not shown" not in alone.stderr


def test_a_chart_of_targets_alone_says_that_there_are_some(archive: Path, tmp_path: Path) -> None:
    planned = changed(archive, tmp_path, "UPDATE figures SET modality = 'target'")
    result = run("figures", "--plot", tmp_path / "a.svg", "--item", "日本", "--db", planned)
    assert result.exit_code == 1
    assert "nothing to draw" in result.stderr
    assert "--modality all shows them" in result.stderr
    assert done("figures", "--plot", tmp_path / "a.svg", "--item", "日本", "--modality", "all", "--db", planned) == ""


@pytest.mark.parametrize(
    ("option", "column", "value"),
    [
        ("--indicator", "indicator", "服务外包执行额"),
        ("--item", "item", "日本"),
        ("--scope", "scope", "离岸"),
        ("--region", "region", "全国"),
        ("--section", "section", "数据月报"),
    ],
)
def test_a_filter_lets_through_what_it_names(archive: Path, option: str, column: str, value: str) -> None:
    wanted = figures(archive, option, value)
    assert wanted
    assert {row[column] for row in wanted} == {value}
    assert len(wanted) < len(figures(archive))


def test_figures_that_are_not_there_leave_a_header_and_a_message(archive: Path) -> None:
    result = run("figures", "--item", "没有", "--csv", "--db", archive)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert "No figure" in result.stderr


def test_csv_and_json_at_once_is_refused(archive: Path) -> None:
    assert run("figures", "--csv", "--json", "--db", archive).exit_code == 2


def test_figures_become_a_workbook_or_a_chart(archive: Path, tmp_path: Path) -> None:
    for name, start in (("a.xlsx", b"PK"), ("a.svg", b"<?xml")):
        option = "--xlsx" if name.endswith("xlsx") else "--plot"
        assert done("figures", "--item", "日本", option, tmp_path / name, "--db", archive) == ""
        assert (tmp_path / name).read_bytes().startswith(start)
    result = run("figures", "--plot", tmp_path / "a.gif", "--db", archive)
    assert (result.exit_code, result.stderr) == (1, "Error: a.gif: a chart is written as .svg or .png\n")
    assert run("figures", "--csv", "--xlsx", tmp_path / "b.xlsx", "--db", archive).exit_code == 2


def test_json_is_set_so_that_it_can_be_read(archive: Path) -> None:
    said = done("figures", "--item", "日本", "--json", "--db", archive)
    assert said.startswith('[\n  {\n    "id": ')
