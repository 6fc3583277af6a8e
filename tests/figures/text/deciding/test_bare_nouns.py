"""Nouns that say too little of what is counted, with what makes them plain."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # what stands behind number and noun
        ("我市9家企业入选全省服务贸易百强。", "企业入选全省服务贸易百强"),
        ("有12个县区快递业务量高于周边，居前列。", "县区快递业务量高于周边"),
        # the verb before the number
        ("全年走访6家企业，发出问卷。", "走访企业"),
        # what stands before the noun
        ("平台接入商户480余家，日均交易活跃。", "平台接入商户"),
        ("以“数字贸易”命名的产业园超过20家。", "以“数字贸易”命名的产业园"),
        # … but not words that only tell that there is a number
        ("全市共有企业480家。", "企业"),
        ("全市拥有译员480名。", "译员"),
        # what is done for them is not told of them
        ("为640家企业提供咨询。", "企业"),
        # what was added is not what is there
        ("居民存款新增120亿元。", "新增居民存款"),
        ("会员净增20家。", "净增会员"),
        # a noun that says enough
        ("全市拥有跨境电商企业480家。", "跨境电商企业"),
        # an area is not counted
        ("建有安静的实验室7200平方米。", "实验室"),
    ],
)
def test_what_is_counted_is_plain(text: str, label: str, rules: Rules) -> None:
    assert told(text, rules, "label")[0] == (label,)


def test_a_number_behind_goes_on_with_the_noun_alone(rules: Rules) -> None:
    text = "9家企业入选全省百强，12家获评优秀。"
    assert told(text, rules, "label")[1] != ("企业入选全省百强",)
