from __future__ import annotations

from extractor.words.name_index import NameIndex

INDEX = NameIndex(["大连", "大连市", "大连市场", "连云港", "大", ""])


def test_the_longest_name_comes_first() -> None:
    assert list(INDEX.at("在大连市场", 1)) == ["大连市场", "大连市", "大连"]
    assert list(INDEX.at("在大连的", 1)) == ["大连"]


def test_where_no_name_begins_there_is_none() -> None:
    assert list(INDEX.at("在大连", 0)) == []
    assert list(INDEX.at("大连", 2)) == []


def test_a_name_of_one_character_is_not_found() -> None:
    assert list(INDEX.at("大", 0)) == []
    assert list(INDEX.at("大海", 0)) == []


def test_where_names_may_begin() -> None:
    assert INDEX.starts("大大连云港大") == [1, 2]
    assert INDEX.starts("连云") == [0]  # its first two characters, though no name follows
    assert INDEX.starts("") == []
