"""The files of a folder of rules, and the groups of what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rules.folder import LISTS, default_folder, digest_of, group_of, is_of, rule_files
from tests import ROOT
from tests.rules.small import write

FILES = {"units": "a", "names/units": "b", "names/regions": "c", "names-new/units": "d"}


def test_the_group_of_a_file_is_its_path_without_the_ending() -> None:
    assert group_of(Path("print", "table-heads.yaml")) == "print/table-heads"
    assert group_of(Path("units.yaml")) == "units"


@pytest.mark.parametrize(
    ("group", "groups", "of"),
    [
        ("print/tables", ["print"], True),
        ("print/tables", ["print/tables"], True),
        ("print", ["print/tables"], False),
        ("printed/tables", ["print"], False),
        ("names/units", ["print", "names/units"], True),
        ("names/units", [], False),
    ],
)
def test_a_group_is_of_itself_and_of_the_folders_above(group: str, groups: list[str], of: bool) -> None:
    assert is_of(group, groups) is of


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ((), ["names-new/units", "names/regions", "names/units", "units"]),
        (("names",), ["names/regions", "names/units"]),
        (("names/units", "units"), ["names/units", "units"]),
    ],
)
def test_files_are_read_by_group(tmp_path: Path, only: tuple[str, ...], found: list[str]) -> None:
    write(tmp_path, FILES)
    (tmp_path / "README.md").write_text("no rules", encoding="utf-8")
    files = rule_files(tmp_path, only)
    assert sorted(map(group_of, files)) == found
    assert all(content == FILES[group_of(path)].encode() for path, content in files.items())


def test_a_folder_without_rule_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="--patterns DIR"):
        rule_files(tmp_path)


def test_a_digest_tells_names_and_contents() -> None:
    digests = {
        digest_of(files)
        for files in (
            {},
            {Path("a.yaml"): b"1"},
            {Path("b.yaml"): b"1"},
            {Path("a.yaml"): b"2"},
            {Path("a.yaml"): b"1", Path("b.yaml"): b""},
        )
    }
    assert len(digests) == 5
    assert digest_of({Path("a.yaml"): b"1"}) == digest_of({Path("a.yaml"): b"1"})


def test_the_rules_of_the_project_are_the_usual_ones() -> None:
    assert default_folder() == ROOT / "patterns"
    assert {path.parts[0] for path in rule_files(default_folder())} == {"names", "language", "figures", "print"}


def test_the_files_that_are_lists_come_with_the_program() -> None:
    assert all((default_folder() / f"{group}.yaml").is_file() for group in LISTS)
