"""Where the clauses of a sentence end, and which name is the subject of each."""

from __future__ import annotations

import pytest

from extractor.figures.entities.clauses import Clause, clauses_of
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.lists import joined
from extractor.figures.entities.names import NameFinder
from extractor.rules.rule_set import Rules


def clauses(text: str, rules: Rules) -> list[Clause]:
    names = joined(text, NameFinder(gazetteer_of(rules), "330200", rules).names(text), rules)
    return list(clauses_of(text, names, rules))


def test_a_comma_behind_a_number_and_before_a_name_parts_clauses(rules: Rules) -> None:
    text = "其中，鄞州区8亿元、海曙区5亿元，增长3%。"
    assert [text[each.start : each.end] for each in clauses(text, rules)] == [
        "其中，鄞州区8亿元、", "海曙区5亿元，", "增长3%。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("今年，鄞州区完成8亿元", "subject"),
        ("其中鄞州区8亿元", "subject"),
        ("位于东钱湖畔的鄞州区完成8亿元", "subject"),
        ("放眼全市，", "subject"),
        ("走进甬江软件园，", "subject"),
        ("园区举办甬江数字对接会", "subject"),
        ("对鄞州区出口", "object"),
        ("占全市的12%", "object"),
        ("来自绍兴市的客商", "object"),
        ("在鄞州区，", "where"),
        ("在甬江软件园的大屏前，", "heard"),
        ("据宁波海天数据有限公司介绍", "subject"),
        ("据宁波市服务贸易协会介绍", "heard"),
        ("宁波海天数据有限公司总经理介绍", "subject"),
        ("推动有条件的自贸试验区开放", "object"),
    ],
)
def test_what_stands_before_a_name_tells_what_it_is(text: str, position: str, rules: Rules) -> None:
    placed = [each for clause in clauses(text, rules) for each in clause.names]
    assert placed[-1].position == position


def test_a_place_before_a_body_only_tells_where_it_is(rules: Rules) -> None:
    (clause,) = clauses("鄞州区的东钱湖数字谷新增企业31家", rules)
    assert [(each.mention.name, each.position) for each in clause.names] == [
        ("鄞州区", "heard"), ("东钱湖数字谷", "subject"),
    ]  # fmt: skip
    assert not clause.source
    (part,) = clauses("其中鄞州区8亿元", rules)
    assert [each.within for each in part.names] == [True]


def test_a_clause_that_says_who_says_so_is_a_source(rules: Rules) -> None:
    assert [each.source for each in clauses("据市商务局统计，全市执行额8亿元", rules)] == [True, False]
