"""The noun that names a number, before it or behind it."""

from __future__ import annotations

import pytest

from extractor.figures.text.clause import nouns
from extractor.figures.text.clause.subject import tail_of
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import stretch


def test_the_noun_behind_a_counted_number(rules: Rules) -> None:
    assert nouns.noun_behind("17家企业参展，涵盖", 3, rules) == Said("企业参展", 3, 7)
    assert nouns.noun_behind("35个，", 3, rules) is None


@pytest.mark.parametrize(
    ("count", "behind", "noun"),
    [
        ("10余项", "我国主导和参与的国际标准，", "我国主导和参与的国际标准"),
        ("514款", "拒不整改的APP，", "拒不整改的APP"),
        ("10个", "财政运行较为紧张的市县，", "财政运行较为紧张的市县"),
        ("142万个", "5G基站，", "5G基站"),
        ("10条", "财政支持政策措施。", "财政支持政策措施"),
        ("60个", "县和4个领域", "县"),
    ],
)
def test_the_head_of_what_is_counted(count: str, behind: str, noun: str, rules: Rules) -> None:
    said = nouns.noun_behind(count + behind, len(count), rules)
    assert said is not None
    assert said.thing == noun


def test_an_amount_may_be_followed_by_what_it_is_for(rules: Rules) -> None:
    said = nouns.noun_behind("2.86亿元，支持引进博士等高层次人才。", 6, rules, phrase=True)
    assert said is not None
    assert said.thing == "支持引进博士等高层次人才"
    assert nouns.noun_behind("6.4亿元、其他5亿元", 5, rules, phrase=True) is None


def test_the_purpose_of_an_amount(rules: Rules) -> None:
    text = "下达资金1.7亿元，支持种业振兴。"
    use = nouns.purpose(text, text.index("，"), rules)
    assert use is not None
    assert use.thing == "支持种业振兴"
    assert nouns.purpose("执行额5亿元，增长8%。", 6, rules) is None


def test_the_measure_by_which_the_listed_things_come_first(rules: Rules) -> None:
    said = nouns.noun_foremost(stretch("服务出口额增长最快的是日本，同比#", rules))
    assert said is not None
    assert nouns.noun_foremost(stretch("服务出口额增长#", rules)) is None


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("中央补助、上年结转等收入#", "中央补助、上年结转等收入"),  # bare, it would tell nothing
        ("收入总计#", "收入总计"),
        ("医疗保险（含生育保险）基金收入#", "医疗保险（含生育保险）基金收入"),
        ("新注册商标#", "新注册商标"),
    ],
)
def test_a_noun_has_all_that_it_is_no_name_without(text: str, noun: str, rules: Rules) -> None:
    one = stretch(text, rules)
    assert nouns.noun_before(one, tail_of(one)).thing == noun


def test_the_noun_that_a_clause_is_about_has_those_beside_it(rules: Rules) -> None:
    one = stretch("港商、台商投资企业由降转升，#", rules)
    said = nouns.noun_of_clause(one, one.clauses[0])
    assert said is not None
    assert said.thing == "港商、台商投资企业"


def test_a_list_too_long_for_a_name_is_a_sentence(rules: Rules) -> None:
    def joined(text: str) -> Said[str] | None:
        one = stretch(text, rules)
        tail = tail_of(one)
        last = nouns.nearest_noun(one, tail, nouns.noun_before(one, tail))
        return nouns.noun_of_list(one, tail, last, [])

    short = joined("棉花、油菜和花生补贴#")
    assert short is not None
    assert short.thing == "棉花、油菜和花生补贴"
    assert joined("、".join(["棉花种植保险"] * 9) + "补贴#") is None
