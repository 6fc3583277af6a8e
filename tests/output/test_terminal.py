"""Text in columns, cut to a width, and harmless."""

from __future__ import annotations

import pytest

from extractor.output.terminal import WIDEST, cut, harmless, text_table, width_of


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("外包", 4), ("ＩＴＯ", 6), ("é", 1), ("e\u0301", 1), ("外a", 3)],
)
def test_a_han_character_takes_two_places(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("服务外包", 8, "服务外包"),
        ("服务外包", 7, "服务外…"),
        ("服务外包", 6, "服务…"),
        ("abcdef", 4, "abc…"),
        ("a\nb\tc", 9, "a b c"),
    ],
)
def test_what_is_too_wide_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_columns_are_as_wide_as_they_need_and_no_wider() -> None:
    table = text_table(("item", "value"), [("日本", "1"), ("外" * 20, "22")])
    header, rule, first, second = table.splitlines()
    assert header == "item" + " " * (WIDEST - 1 - 4) + "  value"
    assert rule == "-" * (WIDEST - 1) + "  -----"
    assert first == "日本" + " " * (WIDEST - 1 - 4) + "  1"
    assert second == "外" * 13 + "…  22"


def test_nothing_that_a_terminal_might_obey_is_left() -> None:
    assert harmless("服务\x1b[31m外包\r\x9b2J\u202e") == "服务 [31m外包  2J "
    assert harmless("服务外包 ITO，（同比）") == "服务外包 ITO，（同比）"
