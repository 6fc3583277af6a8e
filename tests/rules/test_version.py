"""Which rules were used: for pages up to their articles, and for figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.rules.folder import group_of, is_of, rule_files
from extractor.rules.loading import load_rules
from extractor.rules.version import STRUCTURE, Version, version_of
from tests import ROOT

FILES = rule_files(ROOT / "patterns")
BEFORE = Version.of(FILES)


def changed(group: str) -> Version:
    """Return the version after a comment was added to a file."""
    (path,) = (path for path in FILES if group_of(path) == group)
    return Version.of(FILES | {path: FILES[path] + b"# new"})


@pytest.mark.parametrize(
    "group", ["figures/levels", "figures/periods", "language/verbs", "names/indicators", "names/regions"]
)
def test_a_change_of_what_only_figures_are_read_with_leaves_pages_as_they_are(group: str) -> None:
    after = changed(group)
    assert after.structure == BEFORE.structure
    assert after.figures != BEFORE.figures


@pytest.mark.parametrize("group", ["print/sections", "print/tables", "names/units", "language/numerals"])
def test_a_change_of_what_pages_are_read_with_changes_figures_too(group: str) -> None:
    after = changed(group)
    assert after.structure != BEFORE.structure
    assert after.figures != BEFORE.figures


def test_a_new_file_changes_what_its_folder_is_read_for() -> None:
    assert Version.of(FILES | {Path("figures/new.yaml"): b""}).structure == BEFORE.structure
    assert Version.of(FILES | {Path("print/new.yaml"): b""}).structure != BEFORE.structure


def test_a_version_is_two_digests_and_can_be_read_again() -> None:
    assert Version.parse(str(BEFORE)) == BEFORE
    assert [len(part) for part in str(BEFORE).split(".")] == [12, 12]
    assert str(Version("0123456789ab", "ba9876543210")) == "0123456789ab.ba9876543210"


@pytest.mark.parametrize("written", ["", "0123456789ab", "0123456789ab.", "0123456789ab.0123", "older.rules", "." * 25])
def test_a_version_of_another_form_is_none(written: str) -> None:
    assert Version.parse(written) is None


def test_the_version_is_known_without_loading_the_rules() -> None:
    assert version_of(ROOT / "patterns") == version_of() == BEFORE == load_rules().version


def test_every_group_that_pages_are_read_with_is_there() -> None:
    assert [group for group in STRUCTURE if not any(is_of(group_of(path), [group]) for path in FILES)] == []
