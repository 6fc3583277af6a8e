"""Which characters of a text make no common word."""

from __future__ import annotations

import pytest

from extractor.rules.name_list_loading import load_list
from extractor.rules.name_lists import CommonWordList
from extractor.words.common_words import CommonWords

WORDS = CommonWords(
    CommonWordList({"数": "据字", "平": "台均"}, frozenset("在"), frozenset("占")), frozenset(["工业互联网"])
)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("数据平台", []),
        ("鹿鸣数据", ["鹿鸣"]),
        ("数据鹿鸣平台", ["鹿鸣"]),
        ("工业互联网平台", []),
        ("在鹿鸣", ["鹿鸣"]),
        ("ABC12", []),
        ("平鹿均", ["平鹿均"]),
    ],
)
def test_the_runs_that_make_no_word(text: str, runs: list[str]) -> None:
    assert [text[start:end] for start, end in WORDS.unknown(text)] == runs


def test_a_run_opens_a_text_up_to_a_verb() -> None:
    assert WORDS.opening("鹿鸣数据", 0, 4) == 2
    assert WORDS.opening("数据鹿鸣", 0, 4) == 0
    assert WORDS.opening("占鹿鸣", 0, 3) == 0
    assert WORDS.opening("鹿鸣占三成", 0, 5) == 2


def test_the_public_lexicon_has_common_words_and_no_names() -> None:
    words = CommonWords(load_list(CommonWordList))
    assert list(words.unknown("数据服务平台营业收入")) == []
    assert list(words.unknown("鹿鸣智算")) != []
