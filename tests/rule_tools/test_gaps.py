"""Unread numbers in groups."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.archive.records import UnnamedLabel, UnreadNumber
from extractor.rule_tools.gaps import gap_listing, gaps_of, label_listing, surroundings


def unread(body: str, raw: str, issue: str = "一月", page: int = 1) -> UnreadNumber:
    start = body.index(raw)
    return UnreadNumber(start, start + len(raw), page, issue, "2023-01", body)


@pytest.mark.parametrize(
    ("text", "raw", "wanted"),
    [
        ("其标准是普通标注的2.5倍左右，较高", "2.5", "普通标注的#倍左右"),
        ("（7个）", "7", "#个"),
        ("比2019年提高6.9个百分点", "6.9", "比#年提高#个百分点"),
        ("增长12%至13%", "13", "增长#%至#%"),
        ("第一行\n5\n第三行", "5", "#"),
        ("共1,234家和7家", "7", "共#家和#家"),
    ],
)
def test_the_surroundings_end_at_punctuation_and_fold_numbers(text: str, raw: str, wanted: str) -> None:
    start = text.index(raw)
    assert surroundings(text, start, start + len(raw)) == wanted


def test_numbers_in_the_same_words_are_one_group_the_largest_first() -> None:
    numbers = [
        unread("另有9台待装。", "9", page=4),
        unread("景气指数为101点。", "101", "一月"),
        unread("今年景气指数为99.5点，较好。", "99.5", "二月", 2),
        unread("其中，指数为7点。", "7", "二月"),
    ]
    gaps = gaps_of(numbers)
    assert [(gap.times, gap.issues) for gap in gaps] == [(2, 2), (1, 1), (1, 1)]
    assert gaps[0].surroundings == "景气指数为#点"


def test_the_example_is_the_whole_sentence_of_the_first() -> None:
    (gap,) = gaps_of([unread("前一句。今年指数为101点，较好。后一句。", "101", page=4)])
    assert (gap.example, gap.raw, gap.page) == ("今年指数为101点，较好", "101", 4)
    assert gap.example[gap.offset :].startswith("101")


def test_a_long_example_is_cut_on_both_sides() -> None:
    (gap,) = gaps_of([unread("长" * 200 + "101" + "句" * 200, "101")])
    assert gap.example == "…" + "长" * 60 + "101" + "句" * 60 + "…"
    assert gap.example[gap.offset :].startswith("101")


def test_the_table_shows_the_words_before_the_number() -> None:
    listing = gap_listing(gaps_of([unread("很长的一个句子说到最后今年指数为101点。", "101")]))
    assert "…子说到最后今年指数为101点" in listing.table
    assert listing.times == 1


def test_a_label_is_shown_with_its_units_and_its_sentence() -> None:
    label = UnnamedLabel("展品", 3, 2, ("件", "万件"), 12, "本次展会上展出的展品300件。", 5, "一月", "2023-01")
    nameless = UnnamedLabel(None, 1, 1, (), 13, "共30家。", 5, "一月", None)
    listing = label_listing([label, nameless])
    header, _, first, second = listing.table.splitlines()
    assert header.split()[:4] == ["times", "issues", "label", "units"]
    assert first.split()[:6] == ["3", "2", "展品", "件", "万件", "12"]
    assert second.split()[2] == "-"
    assert listing.times == 4


def numbers_of(text: str) -> Iterator[UnreadNumber]:
    for start, character in enumerate(text):
        if character.isdecimal():
            yield UnreadNumber(start, start + 1, 1, "一月", None, text)


@given(st.text(alphabet="增长，。、（） %-12\n点A", max_size=200))
def test_every_number_is_counted_once_and_stands_in_its_example(text: str) -> None:
    gaps = gaps_of(numbers_of(text))
    assert sum(gap.times for gap in gaps) == sum(character.isdecimal() for character in text)
    for gap in gaps:
        assert gap.example[gap.offset :].startswith(gap.raw)
        assert "\n" not in gap.surroundings
