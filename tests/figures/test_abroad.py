"""Countries of the official list are items of a trade with them."""

from __future__ import annotations

import pytest

from extractor.figures.abroad import COUNTRY, with_countries
from extractor.figures.marks import marks_of
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


def countries(text: str, rules: Rules, start: int = 0) -> list[tuple[str, int, int]]:
    marks = with_countries(marks_of(text, rules, start), text, start, rules)
    assert marks == sorted(marks, key=lambda mark: mark.start)
    return [(mark.groups[COUNTRY], mark.start, mark.end) for mark in marks if COUNTRY in mark.groups]


def test_a_country_that_no_rule_read_is_an_item(rules: Rules) -> None:
    assert countries("出口吉尔吉斯斯坦2亿元", rules) == [("吉尔吉斯斯坦", 2, 8)]
    assert countries("出口吉尔吉斯斯坦2亿元", rules, 10) == [("吉尔吉斯斯坦", 12, 18)]


def test_one_s_own_country_is_none(rules: Rules) -> None:
    assert countries("中国执行额2亿元", rules) == []


def test_what_a_rule_read_is_not_read_again(rules: Rules) -> None:
    marks = with_countries(marks_of("出口日本2亿元", rules), "出口日本2亿元", 0, rules)
    assert [mark.text for mark in marks if mark.role == "item"] == ["日本"]


@pytest.mark.parametrize(
    ("text", "item", "label"),
    [
        ("对哈出口3亿元。", "哈萨克斯坦", "出口"),
        ("对越出口3亿元。", "越南", "出口"),
        ("对韩进口3亿元。", "韩国", "进口"),
        ("对乌兹别克斯坦出口3亿元。", "乌兹别克斯坦", "出口"),
        ("出口蒙古国3亿元。", "蒙古", "出口"),
    ],
)
def test_what_is_traded_with_a_country_is_of_that_item(text: str, item: str, label: str, rules: Rules) -> None:
    assert told(text, rules, "item", "label") == [(item, label)]


def test_what_is_merely_counted_abroad_has_no_item(rules: Rules) -> None:
    assert told("在柬埔寨设有海外仓4个。", rules, "item", "label") == [(None, "海外仓")]
