"""Paths become the PDFs to import, each once, and what of them an archive has."""

from __future__ import annotations

from pathlib import Path

from extractor.importing.incoming import find_files


def test_a_folder_is_searched_with_its_folders_but_not_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.PDF", "a.pdf", "sub/c.pdf", ".hidden.pdf", ".trash/d.pdf", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    files, faults = find_files([tmp_path])
    assert [file.relative_to(tmp_path).as_posix() for file in files] == ["a.pdf", "b.PDF", "sub/c.pdf"]
    assert not faults


def test_a_file_named_twice_is_taken_once_and_a_named_file_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "scan.bin").touch()
    (tmp_path / "a.pdf").touch()
    files, _ = find_files([tmp_path / "scan.bin", tmp_path, tmp_path / "a.pdf"])
    assert [file.name for file in files] == ["scan.bin", "a.pdf"]


def test_where_there_is_nothing_to_import_is_said_for_each_path(tmp_path: Path) -> None:
    files, faults = find_files([tmp_path, tmp_path / "none.pdf"])
    assert not files
    assert ["no PDF in this folder" in faults[0].message, "no such file" in faults[1].message] == [True, True]
