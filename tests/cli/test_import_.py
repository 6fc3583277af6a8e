"""`extractor import`: what it says of each file, and what it leaves in the archive."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests import FIXTURES
from tests.cli.running import ISSUE, changed, content, done, rows, run


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
    assert "1 of them were read with other rules than these; " in run("import", ISSUE, "--db", copy).stderr


def test_rules_that_differ_for_figures_alone_are_told_from_those_that_pages_are_read_with(
    archive: Path, tmp_path: Path
) -> None:
    copy = changed(archive, tmp_path, "update issues set patterns = substr(patterns, 1, 13) || 'ffffffffffff'")
    assert (
        "2 of them were read with other rules than these, which differ for figures alone"
        in run("import", ISSUE, "--db", copy).stderr
    )


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
