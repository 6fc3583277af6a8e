"""Whose members are counted, as a person reads it."""

from __future__ import annotations

import pytest

from extractor.figures.reading import read_text
from extractor.figures.setting import setting_at
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("text", "populations"),
    [
        ("规模以上工业企业实现利润6.1亿元，营业收入88亿元。", ["规模以上工业企业", "规模以上工业企业"]),
        ("规模以上工业增加值增长5.8%。", ["规模以上工业"]),
        ("全市规模以上软件企业214家，实现利润6.1亿元。", [None, "规模以上软件企业"]),
        ("限额以上单位实现零售额88亿元。全市零售额412亿元。", ["限额以上单位", None]),
        ("纳统企业营业收入30亿元，全市营业收入51亿元。", ["纳统企业", None]),
        ("受访企业平均用工146人。", ["受访企业"]),
        ("协会对96家会员企业的问卷显示，平均用工146人。", ["96家会员企业"]),  # how many were asked is no figure
        ("31个服务外包示范城市承接离岸服务外包执行额320亿元。", ["31个服务外包示范城市"]),
        ("中央企业实现营业收入32亿元。", ["中央企业"]),
        ("民营企业进出口32亿元。", [None]),
        ("民营企业实现利润32亿元。", [None]),  # the item, as 外资企业 beside them would be
        ("软件企业实现利润6.1亿元，占规模以上工业企业的三成。", [None]),
    ],
)
def test_a_number_counts_the_members_that_its_sentence_names(
    text: str, populations: list[str | None], rules: Rules
) -> None:
    figures = read_text(text, setting_at("2024-06", "宁波市", rules), rules).figures
    assert [one.figure.population for one in figures] == populations


def test_the_words_that_name_a_population_are_told(rules: Rules) -> None:
    text = "1—5月，规上工业企业实现利润6.1亿元。"
    (one,) = read_text(text, setting_at("2024-06", "宁波市", rules), rules).figures
    said = one.origins["population"]
    assert (said.thing, text[said.start : said.end]) == ("规上工业企业", "规上工业企业")
