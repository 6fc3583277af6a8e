"""The one door to rules: a folder of them, or the groups of it that are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rules.loading import load_rules
from extractor.rules.version import version_of
from tests.rules.small import RULE, load, write

PLACES = "places:\n- {code: 110000, name: 北京市, level: province}\n"


def test_the_version_is_that_of_the_folder(tmp_path: Path) -> None:
    assert load(tmp_path, articles=RULE).version == version_of(tmp_path)


def test_a_part_of_the_rules_is_loaded_by_its_groups(tmp_path: Path) -> None:
    load(tmp_path, articles=RULE)
    part = load_rules(tmp_path, only=("names",))
    assert list(part.tables) == ["unit"]
    assert part.named == ()
    assert load_rules(tmp_path, only=("print/articles", "names/units")).rule("print/articles", "money").uses == (
        "digits",
        "unit",
    )


def test_a_part_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    load(tmp_path, articles=RULE)
    with pytest.raises(PatternError, match=r"no \*\.yaml here"):
        load_rules(tmp_path, only=("name",))


def test_a_folder_without_rules_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="--patterns DIR"):
        load_rules(tmp_path)


def test_the_rules_of_the_package_load() -> None:
    rules = load_rules()
    assert rules.rule("figures", "level").options == {"role": "level"}


def test_lists_of_names_are_no_rules_but_of_their_version(tmp_path: Path) -> None:
    before = load(tmp_path, articles=RULE)
    write(tmp_path, {"names/places": PLACES})
    after = load_rules(tmp_path)
    assert after.tables.keys() == before.tables.keys()
    assert after.version.structure == before.version.structure
    assert after.version.figures != before.version.figures
