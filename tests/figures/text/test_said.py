"""A thing that words said."""

from __future__ import annotations

from extractor.figures.text.said import FROM_ISSUE, Said, if_any


def test_what_no_words_said_stands_nowhere_in_the_text() -> None:
    assert Said("大连市") == Said("大连市", FROM_ISSUE, FROM_ISSUE)
    assert FROM_ISSUE < 0


def test_no_words_are_nothing() -> None:
    assert if_any(Said("", 3, 3)) is None
    assert if_any(Said("执行额", 3, 6)) == Said("执行额", 3, 6)
