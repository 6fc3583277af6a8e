"""Rules that cannot match are not tried: a text that a rule matches must never be sieved out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules.loading import load_rules
from extractor.rules.rule import Rule
from extractor.rules.sieve import Sieve, grams_of
from tests import ROOT

PATTERNS = load_rules()
RULES = tuple(rule for rule in PATTERNS.group("figures").values() if rule.alternatives)
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


def test_a_set_that_stands_twice_is_met_once() -> None:
    twice = ((frozenset("a"), frozenset("a")),)
    assert list(Sieve([twice, ((frozenset("b"),),)]).passed("a")) == [0]


def test_digits_are_alike_and_neighbours_are_pairs() -> None:
    assert grams_of("1月２日") == {"0", "月", "日", "0月", "月0", "0日"}
