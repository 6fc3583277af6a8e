from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.rules.rule_set import Rules
from extractor.words.headings import (
    BRACKETED,
    NUMBERED,
    PLAIN,
    heading_of,
    letters_of,
    letters_of_lines,
    section_named,
    text_with_bullet,
)
from tests.making import make_line


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("【数据月报】", "数据月报"),
        ("三、NTT DATA 来访（续）", "三NTTDATA来访续"),
        ("1-7月，增长12.06%", "17月增长1206"),
        ("……", ""),
        ("长。" * 300, "长" * 300),
    ],
)
def test_the_letters_of_a_text_are_what_is_read_aloud(text: str, letters: str) -> None:
    assert letters_of(text) == letters
    assert letters_of(text) == letters


def test_the_letters_of_lines_are_one_text() -> None:
    assert letters_of_lines([make_line("增长，1-"), make_line("7月。")]) == "增长17月"
    assert letters_of_lines([]) == ""


@pytest.mark.parametrize(
    ("text", "form", "name", "ordinal", "again", "closed"),
    [
        ("【数据月报】", "bracketed", "数据月报", "", False, True),
        ("【行业资讯】（续）", "bracketed", "行业资讯", "", True, True),
        ("二、会员风采", "numbered", "会员风采", "二", False, False),
        ("4.协会动态", "numbered", "协会动态", "4", False, False),
        ("◆行业资讯◆", "ornamented", "行业资讯", "", False, True),
        ("▍协会动态", "ornamented", "协会动态", "", False, False),
        ("法务园地", "plain", "法务园地", "", False, False),
    ],
)
def test_the_form_of_a_heading(
    text: str, form: str, name: str, ordinal: str, again: bool, closed: bool, rules: Rules
) -> None:
    found = heading_of(make_line(text), rules)
    assert found is not None
    assert (found.form, found.name, found.ordinal, found.again, found.closed) == (form, name, ordinal, again, closed)
    assert (found.word is None) == (name == "法务园地")


def test_a_bullet_is_part_of_what_is_printed(rules: Rules) -> None:
    line = replace(make_line("行业资讯◆"), bullet="◆")
    assert text_with_bullet(line) == "◆行业资讯◆"
    found = heading_of(line, rules)
    assert found is not None
    assert found.closed


@pytest.mark.parametrize(("length", "found"), [(48, True), (49, False)])
def test_a_heading_has_48_characters_at_most(length: int, found: bool, rules: Rules) -> None:
    text = "一、数据月报" + ("N" + "EWS" * 20)[: length - 6]
    assert len(text) == length
    assert (heading_of(make_line(text), rules) is not None) == found


def test_a_sentence_is_no_heading(rules: Rules) -> None:
    assert heading_of(make_line("行业动态如何，请看下文。"), rules) is None


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("数据月报", "数据月报"),
        ("行业动态", "行业资讯"),
        ("商会要讯", "协会动态"),  # two words of two characters
        ("会员故事", "会员风采"),
        ("商会", None),
        ("要讯", None),
        ("外包信息", None),
    ],
)
def test_a_section_is_named_whole_or_by_two_words(name: str, section: str | None, rules: Rules) -> None:
    word = section_named(name, rules)
    assert (word.means if word else None) == section


def test_the_forms_that_are_known_by_name_are_rules(rules: Rules) -> None:
    assert {BRACKETED, NUMBERED, PLAIN} <= set(rules.group("print/sections"))
