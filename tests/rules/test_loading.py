"""The one door to rules: a folder of them, or the groups of it that are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rules.cache import RuleCache
from extractor.rules.folder import CACHE_VARIABLE
from extractor.rules.loading import load_countries, load_places, load_rules
from extractor.rules.version import version_of
from tests.rules.small import RULE, load, write

PLACES = "places:\n- {code: 110000, name: 北京市, level: province}\n"
COUNTRIES = "countries:\n- {code: JP, name: 日本}\n"


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
    assert [row.name for row in load_places(tmp_path).rows] == ["北京市"]


def test_lists_are_read_once_and_then_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    folder = write(tmp_path / "rules", {"names/places": PLACES, "names/countries": COUNTRIES})
    places, countries = load_places(folder), load_countries(folder)
    with monkeypatch.context() as patched:
        patched.setattr("extractor.rules.yaml_file.read_rule_file", None)
        assert load_places(folder) == places
        assert load_countries(folder) == countries
    write(folder, {"names/places": PLACES.replace("北京", "南京")})
    assert [row.name for row in load_places(folder).rows] == ["南京市"]


def test_another_thing_that_is_kept_is_not_taken_for_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, {"names/places": PLACES, "names/countries": COUNTRIES})
    monkeypatch.setattr(RuleCache, "load", lambda self, digest: "another thing")
    assert len(load_places(folder).rows) == 1
    assert len(load_countries(folder).countries) == 1


def test_a_list_that_is_missing_or_wrong_says_where(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"the file 'names/places\.yaml' is missing"):
        load_places(tmp_path)
    folder = write(tmp_path / "rules", {"names/countries": COUNTRIES.replace("JP", "Japan")})
    with pytest.raises(PatternError, match=r"^rules/names/countries\.yaml:2: 'Japan' is no code"):
        load_countries(folder)
