from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rules.cache import RuleCache
from extractor.rules.folder import CACHE_VARIABLE
from extractor.rules.name_list_loading import load_list
from extractor.rules.name_lists import CountryList, PlaceList
from tests.rules.small import write

PLACES = "places:\n- {code: 110000, name: 北京市, level: province}\n"
COUNTRIES = "countries:\n- {code: JP, name: 日本}\n"


def test_lists_are_read_once_and_then_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    folder = write(tmp_path / "rules", {"names/places": PLACES, "names/countries": COUNTRIES})
    places, countries = load_list(PlaceList, folder), load_list(CountryList, folder)
    with monkeypatch.context() as patched:
        patched.setattr("extractor.rules.yaml_file.read_rule_file", None)
        assert load_list(PlaceList, folder) == places
        assert load_list(CountryList, folder) == countries
    write(folder, {"names/places": PLACES.replace("北京", "南京")})
    assert [row.name for row in load_list(PlaceList, folder).rows] == ["南京市"]


def test_another_thing_that_is_kept_is_not_taken_for_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, {"names/places": PLACES, "names/countries": COUNTRIES})
    monkeypatch.setattr(RuleCache, "load", lambda self, digest: "another thing")
    assert len(load_list(PlaceList, folder).rows) == 1
    assert len(load_list(CountryList, folder).countries) == 1


def test_a_list_that_is_missing_or_wrong_says_where(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"the file 'names/places\.yaml' is missing"):
        load_list(PlaceList, tmp_path)
    folder = write(tmp_path / "rules", {"names/countries": COUNTRIES.replace("JP", "Japan")})
    with pytest.raises(PatternError, match=r"^rules/names/countries\.yaml:2: 'Japan' is no code"):
        load_list(CountryList, folder)
