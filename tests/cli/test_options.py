"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.importing.options import Limits
from tests.cli.running import ISSUE, figures, run


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "2023-09"],
        ["search", "外包"],
        ["figures"],
        ["export", "--sdmx", "none"],
        ["page", "2023-09", "1", "--out", "none.png"],
        ["serve"],
        ["why", "1"],
        ["gaps"],
        ["diff"],
        ["import", "--again"],
    ],
)
def test_where_there_is_no_archive_the_message_says_how_to_make_one(arguments: list[str], tmp_path: Path) -> None:
    result = run(*arguments, "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert not result.stdout
    assert "extractor import" in result.stderr
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("date", ["2019", "2019-13", "02-2019", "２０１９-02", ""])
def test_a_date_that_is_no_month_is_refused(date: str, tmp_path: Path) -> None:
    result = run("import", ISSUE, "--date", date, "--db", tmp_path / "a.db")
    assert result.exit_code == 2
    assert "2023-09" in result.stderr


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("2023", "2023-01", "2023-12"), ("2023-07", "2023-07", "2023-07"), ("2022-05..2022-06", "2022-05", "2022-06")],
)
def test_a_period_is_a_month_a_year_or_two_of_them(archive: Path, period: str, first: str, last: str) -> None:
    ends = [row["period_end"] for row in figures(archive) if row["period_end"]]
    wanted = [row["period_end"] for row in figures(archive, "--period", period)]
    assert sorted(wanted) == sorted(end for end in ends if first <= end <= last)


def test_a_period_may_be_open(archive: Path) -> None:
    dated = [row for row in figures(archive) if row["period_end"]]
    assert len(figures(archive, "--period", "2023..")) + len(figures(archive, "--period", "..2022")) == len(dated)


@pytest.mark.parametrize("period", ["..", "last year", "2023-7", "2023-00", "2023/07", "2022...2023", ""])
def test_a_period_that_is_none_is_refused(archive: Path, period: str) -> None:
    result = run("figures", "--period", period, "--db", archive)
    assert result.exit_code == 2
    assert "2022-01..2023-07" in result.stderr


def test_what_a_file_may_cost_is_said_in_the_units_in_which_it_is_given() -> None:
    said = " ".join(run("import", "--help").stdout.split())
    assert Limits() == Limits(seconds=60.0, memory=2**30, pages=2000)
    assert "Longest time that a file may take. [default: 60.0; x>0]" in said
    assert "Most memory that a file may take. [default: 1024; x>=1]" in said
    assert "Most pages that a file may have. [default: 2000; x>=1]" in said


@pytest.mark.parametrize(("option", "least"), [("--timeout", "0"), ("--memory", "0"), ("--max-pages", "0")])
def test_a_file_may_cost_something(option: str, least: str, tmp_path: Path) -> None:
    assert run("import", ISSUE, option, least, "--db", tmp_path / "a.db").exit_code == 2
