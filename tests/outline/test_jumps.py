"""What is continued on another page follows the line that sends there."""

from __future__ import annotations

from extractor.model import Line
from extractor.outline.jumps import follow_jumps
from extractor.rules.rule_set import Rules
from tests.making import make_line
from tests.outline.setting import LAYOUT


def lines(*texts: tuple[str, int]) -> list[Line]:
    return [make_line(text, page, 100 + 20 * at) for at, (text, page) in enumerate(texts)]


def told(content: list[Line], rules: Rules) -> tuple[list[str], list[str]]:
    followed = follow_jumps(content, LAYOUT, rules)
    return [line.text for line in followed.lines], [line.text for line in followed.asides]


def test_the_rest_of_an_article_follows_the_line_that_sends_to_it(rules: Rules) -> None:
    content = lines(
        ("他说，", 1), ("（下转第3版）", 1), ("别的文章。", 1), ("上接第1版《小城订单》", 3), ("订单来了。", 3)
    )
    assert told(content, rules) == (["他说，", "订单来了。", "别的文章。"], ["（下转第3版）", "上接第1版《小城订单》"])


def test_a_title_that_runs_over_two_lines_is_no_text(rules: Rules) -> None:
    content = lines(("他说，", 1), ("下转第2页", 1), ("（上接第1页）《小城里的", 2), ("大订单》", 2), ("订单来了。", 2))
    assert told(content, rules)[0] == ["他说，", "订单来了。"]


def test_of_several_the_page_tells_which_goes_where(rules: Rules) -> None:
    content = lines(
        ("甲文", 1), ("下转第4版", 1), ("乙文", 1), ("下转第3版", 1),
        ("上接第1版", 3), ("乙文的后半。", 3), ("上接第1版", 4), ("甲文的后半。", 4),
    )  # fmt: skip
    assert told(content, rules)[0] == ["甲文", "甲文的后半。", "乙文", "乙文的后半。"]


def test_where_nothing_goes_on_all_lines_stay(rules: Rules) -> None:
    content = lines(("他说，", 1), ("（下转第3版）", 1), ("别的文章。", 3))
    assert told(content, rules) == (["他说，", "（下转第3版）", "别的文章。"], [])
