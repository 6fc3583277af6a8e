"""The commands: what they print where, and how they exit."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor import __version__
from extractor.archive.database import register_functions
from extractor.cli import importing, main
from extractor.importing.incoming import Outcome
from tests import FIXTURES

ISSUE = FIXTURES / "2023-09.pdf"
COMMANDS = sorted(main.commands)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def done(*arguments: str | Path) -> str:
    """Run a command that must succeed, and return what it prints to the standard output."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    done("import", ISSUE, FIXTURES / "2022-07.pdf", "--db", path)
    return path


def rows(archive: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(archive)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


# ---------------------------------------------------------------- all commands


def test_the_version_is_the_package_s() -> None:
    assert done("--version") == f"extractor, version {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    text = done(command, "--help")
    assert f"Example: extractor {command} " in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["impotr"],
        ["import"],
        ["import", "--again", "--date", "2023-09"],
        ["show"],
        ["search"],
        ["figures", "--colour", "red"],
        ["why"],
        ["why", "1", "--text", "1家"],
        ["why", "1", "--date", "2023-09"],
        ["gaps", "--csv", "--json"],
        ["export"],
        ["page", "2023-09"],
    ],
)
def test_a_command_that_is_not_understood_exits_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert not result.stdout
    assert "Usage:" in result.stderr


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


def test_the_module_is_the_command() -> None:
    output = subprocess.run(
        [sys.executable, "-m", "extractor", "--version"], check=True, capture_output=True, text=True
    )
    assert output.stdout == f"extractor, version {__version__}\n"


def test_a_reader_that_has_seen_enough_is_no_error(archive: Path) -> None:
    command = f"{sys.executable} -m extractor figures --json --db {archive} | head -1"
    shell = subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True)
    assert shell.stdout == "[\n"
    assert not shell.stderr


# ---------------------------------------------------------------------- import


def test_import_says_what_became_of_the_files(tmp_path: Path) -> None:
    first = run("import", ISSUE, "--db", tmp_path / "a.db")
    assert first.exit_code == 0
    assert not first.stdout
    assert "1 imported, 0 unchanged, 0 failed." in first.stderr
    assert "a.db: 1 issue, " in first.stderr
    assert "0 imported, 1 unchanged, 0 failed." in run("import", ISSUE, "--db", tmp_path / "a.db").stderr


def test_import_goes_on_after_a_bad_file_and_names_it(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(ISSUE.read_bytes()[:5000])
    result = run("import", bad, tmp_path / "missing.pdf", ISSUE, "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert f"{bad}: " in result.stderr
    assert f"{tmp_path / 'missing.pdf'}: no such file" in result.stderr
    assert "1 imported, 0 unchanged, 1 failed." in result.stderr
    assert "Traceback" not in result.stderr


def test_import_of_a_folder_without_pdfs_makes_no_archive(tmp_path: Path) -> None:
    result = run("import", tmp_path, "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "no PDF in this folder" in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_date_given_overrides_that_of_the_issue(tmp_path: Path) -> None:
    done("import", ISSUE, "--date", "2019-02", "--db", tmp_path / "a.db")
    assert rows(tmp_path / "a.db", "select published, published_from from issues") == [("2019-02", "date")]


@pytest.mark.parametrize("date", ["2019", "2019-13", "02-2019", "２０１９-02", ""])
def test_a_date_that_is_no_month_is_refused(date: str, tmp_path: Path) -> None:
    result = run("import", ISSUE, "--date", date, "--db", tmp_path / "a.db")
    assert result.exit_code == 2
    assert "2023-09" in result.stderr


def test_one_date_for_many_issues_is_refused(tmp_path: Path) -> None:
    result = run("import", FIXTURES, "--date", "2023-09", "--db", tmp_path / "a.db")
    assert result.exit_code == 2
    assert "one issue" in result.stderr


def test_wrong_patterns_stop_before_the_first_page(tmp_path: Path) -> None:
    (tmp_path / "levels.yaml").write_text("rules:\n- rule: one\n  abuot: typo\n", encoding="utf-8")
    result = run("import", ISSUE, "--patterns", tmp_path, "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "levels.yaml:3: " in result.stderr
    assert "did you mean 'about'" in result.stderr
    assert not (tmp_path / "a.db").exists()


def test_an_archive_that_is_none_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"not a database, but long enough to be looked at" * 40)
    before = (tmp_path / "a.db").read_bytes()
    result = run("import", ISSUE, "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "a.db" in result.stderr
    assert (tmp_path / "a.db").read_bytes() == before


def test_issues_read_with_other_rules_are_counted(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.db"
    copy.write_bytes(archive.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("update issues set patterns = 'older' where published = '2022-07'")
    connection.commit()
    connection.close()
    assert "1 of them were read with other rules" in run("import", ISSUE, "--db", copy).stderr


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


# ------------------------------------------------------------------------ show


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


# ---------------------------------------------------------------------- search


def test_search_shows_where_and_the_words(archive: Path) -> None:
    text = done("search", "外包", "--db", archive)
    assert "2023-09  " in text
    assert "外包" in text
    assert "\x1b" not in text


def test_words_stand_for_and(archive: Path) -> None:
    both = json.loads(done("search", "外包", "日本", "--json", "--db", archive))
    one = json.loads(done("search", "外包", "--json", "--limit", "100", "--db", archive))
    assert {hit["article"] for hit in both} < {hit["article"] for hit in one}


def test_a_search_without_hits_says_so_and_prints_nothing(archive: Path) -> None:
    result = run("search", "不在其中的词", "--db", archive)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No article" in result.stderr
    assert json.loads(done("search", "不在其中的词", "--json", "--db", archive)) == []


def test_a_search_is_narrowed_by_year_section_and_source(archive: Path) -> None:
    def found(*options: str) -> set[tuple[str, str]]:
        hits = json.loads(done("search", "外包", "--json", "--limit", "100", "--db", archive, *options))
        return {(hit["published"], hit["section"]) for hit in hits}

    assert {published for published, _ in found()} == {"2022-07", "2023-09"}
    assert {published for published, _ in found("--year", "2023")} == {"2023-09"}
    assert found("--year", "2022..2023") == found("--year", "2022..") == found()
    assert {section for _, section in found("--section", "数据*")} == {"数据月报"}
    assert found("--source", "没有这家报纸") == set()
    assert run("search", "外包", "--year", "23", "--db", archive).exit_code == 2


def test_a_search_finds_a_quantity_in_any_printed_form_and_traditional_words(archive: Path) -> None:
    def ids(words: str) -> list[int]:
        return [hit["article"] for hit in json.loads(done("search", words, "--json", "--db", archive))]

    assert "[24793.79万美元]" in done("search", "2.48亿美元", "--json", "--db", archive)
    assert ids("24793.79万美元") == ids("2.479亿美元") == ids("247937900美元")
    assert set(ids("24793.79万美元")) <= set(ids(">2亿美元"))
    assert ids("服務外包") == ids("服务外包") != []


# --------------------------------------------------------------------- figures


def figures(archive: Path, *options: str) -> list[dict[str, str]]:
    text = done("figures", "--csv", "--db", archive, *options)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_figures_are_the_same_in_csv_json_and_on_the_terminal(archive: Path) -> None:
    listed = figures(archive)
    assert [row["id"] for row in listed] == [
        str(row["id"]) for row in json.loads(done("figures", "--json", "--db", archive))
    ]
    header, _, *lines = done("figures", "--db", archive).splitlines()
    assert header.startswith("id ")
    assert len(lines) == len(listed)


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


def test_figures_that_are_not_there_leave_a_header_and_a_message(archive: Path) -> None:
    result = run("figures", "--item", "没有", "--csv", "--db", archive)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert "No figure" in result.stderr


def test_csv_and_json_at_once_is_refused(archive: Path) -> None:
    assert run("figures", "--csv", "--json", "--db", archive).exit_code == 2


# ---------------------------------------------------------- why, gaps and diff


def changed(archive: Path, tmp_path: Path, *statements: str) -> Path:
    """Return a copy of an archive in which something was read differently."""
    copy = tmp_path / "changed.db"
    copy.write_bytes(archive.read_bytes())
    connection = sqlite3.connect(copy)
    register_functions(connection)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return copy


def content(archive: Path) -> list[object]:
    """What was read of the bulletins: all rows but the times, and the notes on imports."""
    tables = ("sections", "articles", "figures", "numbers")
    queries = [f"select * from {table} order by id" for table in tables]
    queries.append("select * from lines order by issue_id, page, position")
    queries.append("select id, file, sha256, title, published, published_from, patterns from issues order by id")
    return [rows(archive, query) for query in queries]


def test_why_explains_a_figure_of_the_archive(archive: Path) -> None:
    text = done("why", "1", "--db", archive)
    (raw,) = rows(archive, "select raw from figures where id = 1")[0]
    assert text.startswith("figure 1, ")
    assert text.splitlines()[1] == raw
    assert "printed    p. " in text
    assert "patterns/figures/" in text
    assert "import --again" not in text
    found = json.loads(done("why", "1", "--json", "--db", archive))
    assert (found["id"], found["differences"], found["figure"]["raw"]) == (1, {}, raw)


def test_why_explains_a_text() -> None:
    text = done("why", "--text", "我市离岸执行额1.2亿美元，编码13344", "--date", "2023-09", "--region", "大连市")
    assert "1.2亿美元 = 1.2 × 10⁸ = 120000000 USD" in text
    assert "13344  unread: no rule reads it" in text
    assert "region     大连市: '我市' in its own words" in text
    (figure,) = json.loads(done("why", "--text", "执行额1.2亿美元", "--json"))["figures"]
    assert figure["readings"][0]["captured"]["scale"] == "亿"


def test_why_prints_nothing_that_a_terminal_might_obey() -> None:
    assert "\x1b" not in done("why", "--text", "执行额\x1b[31m1.2亿美元")


def test_why_of_an_unknown_figure_says_where_to_find_one(archive: Path) -> None:
    result = run("why", "99999", "--db", archive)
    assert result.exit_code == 1
    assert "no figure has the id 99999" in result.stderr
    assert "extractor figures" in result.stderr


def test_gaps_groups_unread_numbers_and_counts_them_all(archive: Path, tmp_path: Path) -> None:
    copy = changed(archive, tmp_path, "update numbers set role = 'unread' where role = 'ordinal'")
    (count,) = rows(copy, "select count(*) from numbers where role = 'unread'")[0]
    found = json.loads(done("gaps", "--json", "--limit", "1000", "--db", copy))
    assert count
    assert sum(gap["times"] for gap in found) == count
    assert [gap["times"] for gap in found] == sorted((gap["times"] for gap in found), reverse=True)
    listed = list(
        csv.DictReader(io.StringIO(done("gaps", "--csv", "--limit", "2", "--db", copy).removeprefix("\ufeff")))
    )
    assert [row["surroundings"] for row in listed] == [gap["surroundings"] for gap in found[:2]]
    result = run("gaps", "--limit", "1", "--db", copy)
    assert len(result.stdout.splitlines()) == 3
    assert "--limit shows more than 1" in result.stderr


def test_gaps_without_unread_numbers_says_so(archive: Path, tmp_path: Path) -> None:
    copy = changed(archive, tmp_path, "update numbers set role = 'other' where role = 'unread'")
    result = run("gaps", "--db", copy)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 unread numbers in 0 groups." in result.stderr


def test_gaps_lists_labels_without_an_indicator(archive: Path) -> None:
    found = json.loads(done("gaps", "--indicators", "--json", "--limit", "1000", "--db", archive))
    (count,) = rows(archive, "select count(*) from figures where indicator is null")[0]
    assert sum(label["times"] for label in found) == count
    for label in found:
        assert rows(archive, f"select label, sentence from figures where id = {label['figure']}") == [
            (label["label"], label["sentence"])
        ]


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


@pytest.mark.parametrize("named", [(), (FIXTURES,)])
def test_import_again_replaces_what_was_read(named: tuple[Path, ...], archive: Path, tmp_path: Path) -> None:
    copy = changed(
        archive,
        tmp_path,
        "delete from figures where id = 2",
        "update figures set item = '月球' where id = 1",
        "update issues set patterns = 'older'",
    )
    files = [ISSUE, FIXTURES / "2022-07.pdf"] if named else []
    result = run("import", *files, "--again", "--db", copy)
    assert result.exit_code == 0, result.output
    assert "0 imported, 2 renewed, 0 unchanged, 0 failed." in result.stderr
    assert "other rules" not in result.stderr
    figures_of = "select indicator, item, raw, value, yoy, boxes, issue_id from figures order by issue_id, start, raw"
    assert rows(copy, figures_of) == rows(archive, figures_of)
    assert not run("diff", "--db", copy).stdout
    assert rows(copy, "pragma foreign_key_check") == []


def test_import_again_with_the_same_rules_changes_no_row_and_no_id(archive: Path, tmp_path: Path) -> None:
    copy = changed(archive, tmp_path)
    done("import", "--again", "--db", copy)
    assert content(copy) == content(archive)
    assert rows(copy, "select count(*) from imports") == [(4,)]


def test_import_again_keeps_the_month_that_the_user_gave(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    done("import", ISSUE, "--date", "2019-02", "--db", path)
    done("import", "--again", "--db", path)
    assert rows(path, "select published, published_from from issues") == [("2019-02", "date")]


def test_an_issue_that_cannot_be_read_again_stays_as_it_is(archive: Path, tmp_path: Path) -> None:
    copy = changed(archive, tmp_path, "update sqlar set data = x'00', sz = 1 where name = '2022-07.pdf'")
    hashed = rows(copy, "select sha256 from issues where file = '2022-07.pdf'")
    result = run("import", "--again", "--db", copy)
    assert result.exit_code == 1
    assert "2022-07.pdf: the PDF that the archive keeps is damaged" in result.stderr
    assert "1 renewed, 0 unchanged, 1 failed." in result.stderr
    assert rows(copy, "select sha256 from issues where file = '2022-07.pdf'") == hashed
    assert content(copy) == content(archive)


# ------------------------------------------------------------ export and page


def test_figures_become_a_workbook_or_a_chart(archive: Path, tmp_path: Path) -> None:
    for name, start in (("a.xlsx", b"PK"), ("a.svg", b"<?xml")):
        option = "--xlsx" if name.endswith("xlsx") else "--plot"
        assert done("figures", "--item", "日本", option, tmp_path / name, "--db", archive) == ""
        assert (tmp_path / name).read_bytes().startswith(start)
    result = run("figures", "--plot", tmp_path / "a.gif", "--db", archive)
    assert (result.exit_code, result.stderr) == (1, "Error: a.gif: a chart is written as .svg or .png\n")
    assert run("figures", "--csv", "--xlsx", tmp_path / "b.xlsx", "--db", archive).exit_code == 2


def test_an_export_is_the_same_every_time(archive: Path, tmp_path: Path) -> None:
    result = run("export", "--sdmx", tmp_path / "one", "--db", archive)
    assert result.exit_code == 0
    assert " observations of " in result.stderr
    done("export", "--sdmx", tmp_path / "two", "--db", archive)
    for name in ("data.csv", "structure.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_page_is_drawn_and_a_figure_framed(archive: Path, tmp_path: Path) -> None:
    ((figure, page),) = rows(
        archive,
        "select id, page from figures where item = '日本' and issue_id = (select id from issues where year = 2023)",
    )
    done("page", "2023-09", str(page), "--out", tmp_path / "plain.png", "--dpi", "50", "--db", archive)
    framed = ("page", "2023-09", str(page), "--figure", str(figure), "--dpi", "50", "--db", archive)
    done(*framed, "--out", tmp_path / "framed.png")
    plain = (tmp_path / "plain.png").read_bytes()
    assert plain.startswith(b"\x89PNG")
    assert (tmp_path / "framed.png").read_bytes() != plain
    for arguments, message in (
        (("2023-09", "99"), "has the pages 1 to 6, and no page 99"),
        (("2023-09", "1", "--figure", str(figure)), f"figure {figure} is printed on page {page}, not on page 1"),
        (("2022-07", "1", "--figure", str(figure)), f"has no figure {figure}"),
    ):
        result = run("page", *arguments, "--out", tmp_path / "none.png", "--db", archive)
        assert result.exit_code == 1
        assert message in result.stderr
    assert not (tmp_path / "none.png").exists()


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


# ------------------------------------------------------------- check and serve


def test_the_rules_that_come_with_the_program_have_no_fault() -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert ": 0 faults." in result.stderr


def test_check_names_every_fault_with_its_place_and_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("rules: [\n", encoding="utf-8")
    result = run("check", "--patterns", tmp_path)
    assert result.exit_code == 1
    assert "broken.yaml:2: " in result.output


def test_check_names_every_fault_of_the_rule_files_at_once(tmp_path: Path) -> None:
    rule = "- {{rule: {name}, role: other, about: 试, pattern: '{pattern}', examples: [{{text: 试, gives: {{role: other, raw: 试}}}}]}}\n"
    text = "rules:\n" + rule.format(name="one", pattern="{nowhere}") + rule.format(name="two", pattern="(")
    (tmp_path / "figures.yaml").write_text(text, encoding="utf-8")
    result = run("check", "--patterns", tmp_path)
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stdout.splitlines()] == [
        f"{tmp_path.name}/figures.yaml:{line}" for line in (2, 3)
    ]
    assert "2 faults" in result.stderr


def test_serve_hands_the_archive_to_datasette(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[object, ...]] = []
    monkeypatch.setattr("extractor.web.serve", lambda *arguments, **named: served.append((*arguments, named)))
    done("serve", "--db", archive, "--port", "8123")
    done("serve", "--db", archive, "--host", "0.0.0.0", "--public", "--metadata", str(FIXTURES / "README.md"))  # noqa: S104
    own: dict[str, object] = {"open_browser": False, "public": False, "metadata": None}
    assert served == [
        (archive, "127.0.0.1", 8123, own),
        (archive, "0.0.0.0", 8001, own | {"public": True, "metadata": FIXTURES / "README.md"}),  # noqa: S104
    ]


def test_metadata_that_cannot_be_read_is_named(archive: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.yaml"
    metadata.write_text("allow: [", encoding="utf-8")
    # In a process of its own, for it registers plugins
    command = [sys.executable, "-m", "extractor", "serve", "--db", str(archive), "--port", "0"]
    command += ["--metadata", str(metadata)]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert found.returncode == 1
    assert found.stderr == f"Error: {metadata}: neither JSON nor YAML, so no metadata of Datasette\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_commands_complete_in_the_shell(shell: str) -> None:
    script = CliRunner().invoke(main, env={"_EXTRACTOR_COMPLETE": f"{shell}_source"}, prog_name="extractor").stdout
    assert f"_EXTRACTOR_COMPLETE={shell}_complete" in script
    words = {"COMP_WORDS": "extractor fig", "COMP_CWORD": "1" if shell != "fish" else "fig"}
    found = CliRunner().invoke(main, env={"_EXTRACTOR_COMPLETE": f"{shell}_complete", **words}, prog_name="extractor")
    assert "figures" in found.stdout
