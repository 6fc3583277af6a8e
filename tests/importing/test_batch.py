"""Files into an archive, and what a bad file does to the others."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extractor.archive.rows import IssueRows
from extractor.archive.writer import ArchiveWriter, open_writer
from extractor.bulletin import Budget
from extractor.errors import ArchiveError, PatternError, UnreadablePdf
from extractor.importing import batch
from extractor.importing.batch import import_files
from extractor.importing.incoming import find_files
from extractor.importing.workers import Worker
from extractor.model import Bulletin
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules
from tests.making import make_bulletin, original


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: None) -> Path:
    """Three files of a made reader: the middle one it cannot read."""
    issues = {f"{month}.pdf": make_bulletin(published=month) for month in ("2023-01", "2023-02", "2023-03")}
    for name, issue in issues.items():
        (tmp_path / name).write_bytes(original(issue))

    def read(path: Path, rules: Rules, *, password: str, date: str | None, ocr: str, budget: Budget) -> Bulletin:
        assert rules.version.figures
        assert (password, date, ocr) == ("", None, "auto")
        if path.name == "2023-02.pdf":
            raise UnreadablePdf("damaged", "the PDF is damaged")
        return issues[path.name]

    monkeypatch.setattr(batch, "read_bulletin", read)
    return tmp_path


def _statuses(folder: Path, archive: Path, rules: Rules) -> list[str]:
    files, _ = find_files([folder])
    with open_writer(archive, create=True) as opened:
        return [outcome.status for outcome in import_files(files, opened, rules)]


def test_a_bad_file_is_noted_and_the_others_go_on(folder: Path, tmp_path: Path, rules: Rules) -> None:
    assert _statuses(folder, tmp_path / "a.db", rules) == ["imported", "failed", "imported"]
    with open_writer(tmp_path / "a.db") as archive:
        assert [issue.file for issue in archive.issues()] == ["2023-01.pdf", "2023-03.pdf"]
        (failed,) = [attempt for attempt in archive.imports() if attempt.status == "failed"]
    assert (failed.file, failed.error) == ("2023-02.pdf", "the PDF is damaged")
    assert failed.sha256


def test_importing_again_changes_no_row(folder: Path, tmp_path: Path, rules: Rules) -> None:
    _statuses(folder, tmp_path / "a.db", rules)
    before = (tmp_path / "a.db").read_bytes()
    assert _statuses(folder, tmp_path / "a.db", rules) == ["unchanged", "failed", "unchanged"]
    assert (tmp_path / "a.db").read_bytes() == before


def test_a_fault_of_the_reader_is_named_and_stops_no_other_file(
    folder: Path, tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path, _rules: Rules, *, password: str, date: str | None, ocr: str, budget: Budget) -> Bulletin:
        if path.name == "2023-03.pdf":
            return make_bulletin(published="2023-03")
        raise KeyError("no such font")

    monkeypatch.setattr(batch, "read_bulletin", read)
    files, _ = find_files([folder])
    with open_writer(tmp_path / "a.db", create=True) as archive:
        outcomes = list(import_files(files, archive, rules))
    assert [outcome.status for outcome in outcomes] == ["failed", "failed", "imported"]
    assert "please report it" in outcomes[0].message
    assert "KeyError" in outcomes[0].message


@pytest.mark.parametrize("error", [PatternError("levels.yaml:9", "too slow"), ArchiveError("the disk is full")])
def test_what_is_not_the_fault_of_a_file_stops_the_run(
    folder: Path, tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def read(_path: Path, _rules: Rules, *, password: str, date: str | None, ocr: str, budget: Budget) -> Bulletin:
        raise error

    monkeypatch.setattr(batch, "read_bulletin", read)
    with pytest.raises(type(error)):
        _statuses(folder, tmp_path / "a.db", rules)


def test_a_file_that_may_not_be_opened_fails_with_the_reason(tmp_path: Path, rules: Rules) -> None:
    with open_writer(tmp_path / "a.db", create=True) as archive:
        (outcome,) = import_files([tmp_path / "gone.pdf"], archive, rules)
    assert outcome.status == "failed"
    assert outcome.message == "no such file; name a PDF"


def test_rows_that_cannot_be_cost_their_own_file_only(
    folder: Path, tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = ArchiveWriter.add

    def fail(archive: ArchiveWriter, rows: IssueRows, original: bytes, *, seconds: float) -> int:
        if rows.head.masthead.published == "2023-03":
            raise sqlite3.IntegrityError("UNIQUE constraint failed: cells.row")
        return add(archive, rows, original, seconds=seconds)

    monkeypatch.setattr(ArchiveWriter, "add", fail)
    assert _statuses(folder, tmp_path / "a.db", rules) == ["imported", "failed", "failed"]
    with open_writer(tmp_path / "a.db") as archive:
        assert "report it with the file: UNIQUE" in (archive.imports()[-1].error or "")


def test_the_next_file_is_begun_before_the_last_is_written(
    folder: Path, tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    start, add = Worker.start, ArchiveWriter.add

    def started(worker: Worker, file: Path, date: str | None) -> None:
        happened.append(f"begin {file.name}")
        start(worker, file, date)

    def added(archive: ArchiveWriter, rows: IssueRows, original: bytes, *, seconds: float) -> int:
        happened.append(f"write {rows.head.file}")
        return add(archive, rows, original, seconds=seconds)

    monkeypatch.setattr(Worker, "start", started)
    monkeypatch.setattr(ArchiveWriter, "add", added)
    _statuses(folder, tmp_path / "a.db", rules)
    begun = ["begin 2023-01.pdf", "begin 2023-02.pdf", "write 2023-01.pdf", "begin 2023-03.pdf", "write 2023-03.pdf"]
    assert happened == begun


def test_a_file_that_changes_while_it_is_read_is_not_kept_as_what_it_was_before(
    folder: Path, tmp_path: Path, rules: Rules
) -> None:
    (folder / "2023-01.pdf").write_bytes(b"%PDF, half of it")
    with open_writer(tmp_path / "a.db", create=True) as archive:
        outcomes = list(import_files([folder / "2023-01.pdf", folder / "2023-03.pdf"], archive, rules))
        assert [issue.file for issue in archive.issues()] == ["2023-03.pdf"]
    assert [outcome.status for outcome in outcomes] == ["failed", "imported"]
    assert outcomes[0].message == "it was written to while it was read; import it again"
