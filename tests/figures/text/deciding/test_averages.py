"""What is told of one of many is not what all have."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("全市每千人拥有护士3.6人。", (None, "每千人拥有护士", None)),
        ("每万人口发明专利拥有量31件。", (None, "每万人口发明专利拥有量", None)),
        ("每家企业平均营业收入3亿元。", (None, "每家企业平均营业收入", None)),
        ("人均生产总值9.8万元，增长5%。", (None, "人均生产总值", None)),
        ("单位GDP能耗下降3.2%。", (None, "单位GDP能耗", None)),
        ("万元工业增加值用水量12立方米。", (None, "万元工业增加值用水量", None)),
        # an indicator that has it in its name; 均 and 单位 that are no average
        ("居民人均可支配收入3.9万元。", ("居民人均可支配收入", "居民人均可支配收入", None)),
        ("企业均实现营业收入3亿元。", ("营业收入", "营业收入", None)),
        ("会员单位30家。", (None, "会员单位", None)),
    ],
)
def test_the_words_for_the_one_belong_to_the_name(
    text: str, named: tuple[str | None, str, str | None], rules: Rules
) -> None:
    assert told(text, rules, "indicator", "label", "item")[0] == named
