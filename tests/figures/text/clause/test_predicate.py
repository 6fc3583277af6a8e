"""Whether words tell how much there is or how much was done, and whether it is a fact."""

from __future__ import annotations

import pytest

from extractor.figures.text.clause.predicate import (
    Predicate,
    ends_in_predicate,
    predicate_of,
    reaches_of,
    status_of,
    verb_before,
)
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("words", "dated", "predicate"),
    [
        ("园区入驻企业", False, "stock"),
        ("新入驻企业", False, "flow"),
        ("拥有专利", False, "stock"),
        ("新增专利", False, "flow"),
        ("年培训能力", False, "stock"),  # the nearest to the number tells
        ("现有职工培训", False, "flow"),
        ("职工", False, "stock"),
        ("培训职工", False, "flow"),  # a weak word gives way to the verb
        ("累计", False, "stock"),
        ("累计", True, None),  # over the period that is told
        ("累计签约", False, "flow"),
        ("服务进出口", False, None),
    ],
)
def test_the_nearest_verb_or_noun_tells_a_stock_from_a_flow(
    words: str, dated: bool, predicate: Predicate | None, rules: Rules
) -> None:
    assert predicate_of(words, rules, dated=dated) == predicate


def test_an_object_follows_a_predicate_at_the_end(rules: Rules) -> None:
    assert ends_in_predicate("产品远销", rules)
    assert not ends_in_predicate("产品远销海外", rules)
    assert not ends_in_predicate("公司员工", rules)


def test_the_verb_of_a_count(rules: Rules) -> None:
    verb = verb_before("大会现场签约", rules)
    assert verb is not None
    assert (verb.thing, verb.start, verb.end) == ("签约", 4, 6)
    linked = verb_before("大会现场签约了", rules)
    assert linked is not None
    assert linked.thing == "签约"
    assert verb_before("签约项目一览表", rules) is None
    assert verb_before("园区入驻", rules) is None


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("执行额5亿元，力争明年达到6亿元；合同额7亿元", [("target", "力争明年达到6亿元")]),
        ("全年发展目标为：执行额5亿元；合同额7亿元。", [("target", "发展目标为：执行额5亿元；合同额7亿元")]),
        ("已完成3亿元，预计全年可达5亿元。", [("forecast", "预计全年可达5亿元")]),
        ("拟出资2亿元；已到位1亿元。", [("plan", "拟出资2亿元")]),
        ("按投资额的8%给予补助，已兑现3000万元", [("policy", "按投资额的8%给予补助，已兑现3000万元")]),
        ("执行额5亿元，完成年度计划的95%。", []),
    ],
)
def test_plans_and_hopes_reach_to_the_end_of_their_part(
    text: str, reaches: list[tuple[str, str]], rules: Rules
) -> None:
    assert [(reach.modality, text[reach.start : reach.end]) for reach in reaches_of(text, rules)] == reaches


def test_how_final_a_number_is(rules: Rules) -> None:
    text = "据快报统计，执行额5亿元"
    status = status_of(text, rules)
    assert status is not None
    assert (status.thing, text[status.start : status.end]) == ("快报统计", "快报统计")
    assert status_of("执行额5亿元", rules) is None
