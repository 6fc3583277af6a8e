"""What no rule understood."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from extractor.archive.gaps import unnamed_labels, unread_numbers
from tests.archive.examples import REPORT


def test_an_unread_number_comes_with_its_place_and_the_text_around_it(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (number,) = unread_numbers(connection)
    assert number.body == REPORT
    assert (number.start, number.end) == (40, 45)
    assert (number.page, number.issue, number.published) == (1, "会刊2023年第9期", "2023-09")


def test_labels_without_an_indicator_are_counted_the_most_frequent_first(bundled: sqlite3.Connection) -> None:
    labels = unnamed_labels(bundled)
    first = labels[0]
    assert (first.label, first.times, first.issues, first.units, first.figure) == ("企业", 3, 2, ("家",), 46)
    assert "640家企业" in first.sentence
    assert [label.times for label in labels] == sorted((label.times for label in labels), reverse=True)
    (mixed,) = [label for label in labels if label.label == "合同金额"]
    assert set(mixed.units) == {"亿元", "万美元"}
