"""What a text must hold for a pattern to match, and where a pattern can be parted."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from extractor.figures.marks import marks_of
from extractor.rules.loading import load_rules
from extractor.rules.needs import alternatives_of, needs_of
from tests.rules.small import write

FLAGS = regex.VERBOSE | regex.VERSION1


def needs(pattern: str, **words: list[str]) -> list[list[set[str]]]:
    return [[set(grams) for grams in way] for way in needs_of(pattern, FLAGS, words)]


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a | b", ["a ", " b"]),
        ("(?: a | b ) c", ["(?: a | b ) c"]),
        (r"[|(] | \| | x", ["[|(] ", r" \| ", " x"]),
        ("[ab&&[^|]] | c # not | this\n | d", ["[ab&&[^|]] ", " c # not | this\n ", " d"]),
        ("[]a|b] c | [^]|] d", ["[]a|b] c ", " [^]|] d"]),
        ("(?i: a ) | (?<b> b )", ["(?i: a ) ", " (?<b> b )"]),
        *((whole, [whole]) for whole in ("(?i) a | b", r"a \K b | ab", "a(*PRUNE)(*FAIL) | ab", r"\( (?R)? \) | x")),
        *((whole, [whole]) for whole in (r"(a) | \1 b", "(?<a> a) | b (?&a)", "(?-x:#[) | e", "(?r) a | b")),
        ("(a) | (b) (c)? (?(2) d )", ["(a) | (b) (c)? (?(2) d )"]),
    ],
)
def test_a_pattern_is_parted_outside_of_groups_only(pattern: str, parts: list[str]) -> None:
    assert alternatives_of(pattern) == parts


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("(?i) ab | cd", "CD x", "CD"),
        (r"\( (?R)? \) | x", "(x)", "(x)"),
        (r"aa\Kb | ab", "aab", "b"),
        ("[]a|b]+ c | d", "]|c", "]|c"),
        ("(?P<q> a ) | b (?P=q)?", "a", "a"),
        ("(?r) ab", "ab", "ab"),
    ],
)
def test_what_holds_beyond_an_alternative_holds(pattern: str, text: str, found: str, tmp_path: Path) -> None:
    rule = f"- rule: odd\n  role: other\n  about: odd\n  pattern: '{pattern}'\n  examples: [{{text: x, matches: x}}]\n"
    rules = load_rules(write(tmp_path, {"figures/odd": f"rules:\n{rule}"}))
    odd = rules.rule("figures", "odd")
    match = odd.first(odd.alternatives, text, 0)
    assert match is not None
    assert match[0] == found
    assert [mark.text for mark in marks_of(text, rules)][:1] == [found]


def test_a_word_and_what_stands_beside_it_are_needed() -> None:
    assert needs("同比 (?: 增长 | 下降 )") == [[{"同比"}, {"增长", "下降"}]]


def test_each_alternative_has_its_needs() -> None:
    assert needs(r"(?: 共计 \d+ .* | .* 台阶 )") == [[{"共计"}, {"计0"}], [{"台阶"}]]


def test_what_may_be_left_out_is_not_needed() -> None:
    assert needs("(?: 约 )? 家") == [[{"约家", "家"}]]
    assert needs("(?! 不 ) .* (?<! 没有 )") == [[]]


def test_words_of_a_list_are_needed() -> None:
    assert needs(r"\L<unit> 以上", unit=["万元", "家"]) == [[{"以上"}, {"万元", "家以"}]]


def test_case_that_does_not_matter_is_not_looked_at() -> None:
    assert needs("(?i: gdp )") == [[]]


@pytest.mark.parametrize(("last", "followed"), [("仿", True), ("伀", False)])
def test_a_class_of_so_many_characters_is_followed_one_by_one(last: str, followed: bool) -> None:
    # From 一 to 仿 there are 256 characters, which with 甲 or 乙 behind them are too many words, but not too many pairs
    (way,) = needs(f"[一-{last}] [甲乙] 同比")
    assert any({"一甲", "仿乙"} <= grams for grams in way) == followed
    (way,) = needs(f"[一-丏丐-{last}] [甲乙] 同比")
    assert any({"一甲", "仿乙"} <= grams for grams in way) == followed
