"""YAML as the rule files need it: text stays text, and every mistake has a place."""

from __future__ import annotations

import pytest

from extractor.errors import PatternError, did_you_mean
from extractor.rules.yaml_file import Node, read_rule_file


def node(text: str) -> Node:
    return read_rule_file(text.encode(), "patterns/words.yaml")


def test_scalars_stay_text() -> None:
    top = node("time: 12:30\ncode: 053564\nanswer: no\n")
    assert [top.text(key) for key in top.keys] == ["12:30", "053564", "no"]


def test_a_repeated_key_is_an_error_with_its_line() -> None:
    with pytest.raises(PatternError) as error:
        node("about: a\nabout: b\n")
    assert str(error.value) == "patterns/words.yaml:2: the key 'about' stands twice"


def test_a_text_that_stands_twice_in_a_list_is_an_error_with_its_line() -> None:
    top = node("aliases: [a,\n  b,\n  a]\n")
    with pytest.raises(PatternError) as error:
        top.texts("aliases")
    assert str(error.value) == "patterns/words.yaml:3: 'a' stands twice in 'aliases'"
    assert node("aliases: [a, b]\n").texts("aliases") == ("a", "b")
    assert node("about: a\n").texts("aliases") == ()


def test_broken_yaml_is_an_error_with_its_line() -> None:
    with pytest.raises(PatternError, match=r"^patterns/words\.yaml:3: not valid YAML"):
        node("rules:\n  - {rule: a\n")


def test_another_encoding_is_an_error() -> None:
    content = "rules: []\n# 数据\n".encode() + "about: 数据\n".encode("gbk")
    with pytest.raises(PatternError, match=r"^patterns/words\.yaml:3: not UTF-8"):
        read_rule_file(content, "patterns/words.yaml")


def test_a_sign_that_yaml_does_not_know_is_an_error_with_its_line() -> None:
    with pytest.raises(PatternError, match=r"^patterns/words\.yaml:2: not valid YAML"):
        node("rules: []\nabout: a\x07\n")


def test_an_unknown_key_names_the_one_that_was_meant() -> None:
    top = node("rule: a\npatern: b\n")
    with pytest.raises(PatternError, match=r"words\.yaml:2: unknown key 'patern'; did you mean 'pattern'\?"):
        top.refuse_unknown(("rule", "pattern"))


def test_the_wrong_kind_of_value_is_an_error() -> None:
    top = node("rules: none\nabout: [a]\n")
    with pytest.raises(PatternError, match=r":1: 'rules' must be a list"):
        top.nodes("rules")
    with pytest.raises(PatternError, match=r":2: a text was expected"):
        top.text("about")
    with pytest.raises(PatternError, match="the key 'pattern' is missing"):
        top.text("pattern")


def test_an_empty_file_holds_nothing() -> None:
    assert node("# only a comment\n").keys == ()


def test_no_suggestion_where_nothing_is_near() -> None:
    assert did_you_mean("xyz", ["pattern", "about"]) == ""
