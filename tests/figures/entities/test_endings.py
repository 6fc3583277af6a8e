"""The endings of names in a sentence."""

from __future__ import annotations

import pytest

from extractor.figures.entities.endings import Endings
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("甬信科技有限公司完成", [("有限公司", "company")]),
        ("东钱湖软件产业园区二期完成", [("产业园区二期", "park")]),
        ("第8届甬博会签约", [("会", "event")]),
        ("海云造船厂完成", [("厂", "company")]),
        ("浙江石化累计加工", [("石化", "company")]),
        ("浙江石化产业完成", []),
        ("第三届会员大会", []),
        ("技术工程师", []),
    ],
)
def test_the_endings_and_their_sorts(text: str, endings: list[tuple[str, str]], rules: Rules) -> None:
    found = Endings(rules).all(text)
    assert [(text[each.start : each.end], each.sort) for each in found] == endings
