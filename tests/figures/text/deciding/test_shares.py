"""What the words say of a share in a roundabout way."""

from __future__ import annotations

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


def test_those_among_whom_a_share_is_are_the_whole(rules: Rules) -> None:
    text = "参展商中，制造业企业占52%；观众中，境外观众占8%。"
    assert told(text, rules, "label", "item") == [("参展商", "制造业企业"), ("观众", "境外观众")]


def test_who_has_a_share_is_what_is_called_one(rules: Rules) -> None:
    text = "1-8月，服务进出口9亿元，增长6%。旅行服务占比12.5%。"
    assert told(text, rules, "item", "share") == [(None, None), ("旅行服务", 12.5)]


def test_the_scope_of_a_share_is_that_of_the_whole(rules: Rules) -> None:
    assert told("韩国占离岸执行额的12.7%。", rules, "scope", "item", "share") == [("离岸", "韩国", 12.7)]
