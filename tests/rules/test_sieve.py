"""Rules that cannot match are not tried: a text that a rule matches must never be sieved out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor.figures.marks import marks_of
from extractor.rules.loading import load_rules
from extractor.rules.needs import alternatives_of, needs_of
from extractor.rules.rule import Rule
from extractor.rules.sieve import Sieve, grams_of
from tests import ROOT

FLAGS = regex.VERBOSE | regex.VERSION1
PATTERNS = load_rules()
RULES: tuple[Rule, ...] = (*PATTERNS.group("periods").values(), *PATTERNS.group("figures").values())
PARTS = [(rule, alternative) for rule in RULES for alternative in rule.alternatives]
SIEVE = Sieve(alternative.needs for _, alternative in PARTS)
EXAMPLES = [example.text for rule in PATTERNS.every_rule() for example in (*rule.examples, *rule.refuses)]
TEXTS = [
    line
    for path in sorted((ROOT / "benchmarks" / "accuracy").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
SPELLINGS = sorted({word for table in PATTERNS.tables.values() for word in table.spellings})


def assert_none_is_missed(text: str) -> None:
    passed = set(SIEVE.passed(text))
    for index, (rule, alternative) in enumerate(PARTS):
        if index not in passed:
            assert not alternative.compiled.search(text), f"{rule.name} matches in {text!r}"


def needs(pattern: str, **words: list[str]) -> list[list[set[str]]]:
    return [[set(grams) for grams in way] for way in needs_of(pattern, FLAGS, words)]


def test_no_match_of_an_example_or_a_bulletin_is_missed() -> None:
    for text in (*EXAMPLES, *TEXTS):
        assert_none_is_missed(text)


def test_most_rules_are_not_tried() -> None:
    tried = sum(len(list(SIEVE.passed(text))) for text in TEXTS)
    assert tried < len(TEXTS) * len(PARTS) / 4


@given(
    st.lists(st.sampled_from([*SPELLINGS, *"0123456789.,，。、；：（）%年月日的为了一二三十百个家至到-"]), max_size=14)
)
def test_no_match_of_any_words_is_missed(words: list[str]) -> None:
    assert_none_is_missed("".join(words))


@given(st.sampled_from([*EXAMPLES, *TEXTS]), st.data())
def test_no_match_of_a_torn_text_is_missed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    other = data.draw(st.sampled_from(EXAMPLES))
    assert_none_is_missed(text[start:end] + other[: data.draw(st.integers(0, len(other)))])


@given(st.text(max_size=40))
def test_no_match_of_any_text_is_missed(text: str) -> None:
    assert_none_is_missed(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_alternatives_by_themselves_match_as_the_whole_does(rule: Rule) -> None:
    def matches(search: str) -> Iterator[tuple[int, int]]:
        at = 0
        while at <= len(search) and (match := rule.first(rule.alternatives, search, at)):
            yield match.span()
            at = max(match.end(), match.start() + 1)

    for text in (*EXAMPLES, *TEXTS):
        whole = []
        at = 0
        while at <= len(text) and (match := rule.search(text, at)):
            whole.append(match.span())
            at = max(match.end(), match.start() + 1)
        assert list(islice(matches(text), len(whole) + 1)) == whole, text


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
    rule = f"- rule: odd\n  role: other\n  about: odd\n  pattern: '{pattern}'\n  examples: [{{text: x, gives: {{}}}}]\n"
    (tmp_path / "figures.yaml").write_text(f"rules:\n{rule}", encoding="utf-8")
    rules = load_rules(tmp_path)
    odd = rules.rule("figures", "odd")
    match = odd.first(odd.alternatives, text, 0)
    assert match is not None
    assert match[0] == found
    assert [mark.text for mark in marks_of(text, rules)][:1] == [found]


def test_a_set_that_stands_twice_is_met_once() -> None:
    twice = ((frozenset("a"), frozenset("a")),)
    assert list(Sieve([twice, ((frozenset("b"),),)]).passed("a")) == [0]


def test_digits_are_alike_and_neighbours_are_pairs() -> None:
    assert grams_of("1月２日") == {"0", "月", "日", "0月", "月0", "0日"}


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
