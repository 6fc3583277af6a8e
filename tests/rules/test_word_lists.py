"""A list of words is searched faster, and what is found is the same."""

from __future__ import annotations

from itertools import product

import pytest
import regex

from extractor.rules.word_lists import with_searchable_lists

FLAGS = regex.VERBOSE | regex.VERSION1
MANY = sorted(
    "".join(letters) for length in (1, 2, 3, 5) for letters in product("ab家-", repeat=length) if "bb" not in letters
)
SOME = [*MANY[:40], "家 #", "]^"]
TEXT = "x-ab家a家 #家ab--b]^aaaaa家-家b 12ab，家家家"


@pytest.mark.parametrize("words", [MANY, SOME, ["a", "家"]])
@pytest.mark.parametrize(
    "pattern",
    [
        r"\L<unit>",
        r"\L<unit> [b家]",
        r"(?<! \L<unit> ) .",
        r"(?P<all> \L<unit>{1,2}+ ) | \L<unit> x",
        r"(?r) \L<unit> a?",
    ],
)
def test_the_same_is_found(pattern: str, words: list[str]) -> None:
    plain = regex.compile(pattern, FLAGS, unit=words)
    searched, listed = with_searchable_lists(pattern, {"unit": words})
    faster = regex.compile(searched, FLAGS, False, None, **listed)
    assert [match.span() for match in faster.finditer(TEXT)] == [match.span() for match in plain.finditer(TEXT)]


@pytest.mark.parametrize(
    ("pattern", "words", "listed"),
    [
        (r"\L<unit>", MANY, False),  # written out
        (r"\L<unit> \L<unit>", MANY, True),
        (r"\L<unit>", SOME, True),
        (r"(?r) \L<unit>", MANY, True),
    ],
)
def test_a_very_long_list_that_is_named_once_is_written_out(pattern: str, words: list[str], listed: bool) -> None:
    searched, lists = with_searchable_lists(pattern, {"unit": words})
    assert searched != pattern
    assert lists == ({"unit": words} if listed else {})


def test_a_short_list_stays_as_it_is() -> None:
    assert with_searchable_lists(r"\L<unit>", {"unit": ["a"]}) == (r"\L<unit>", {"unit": ["a"]})
