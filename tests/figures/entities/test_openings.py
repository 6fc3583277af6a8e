"""Subjects that no name opens: short names, general words, and those that nobody knows."""

from __future__ import annotations

import pytest

from extractor.figures.reading import read_text
from extractor.figures.setting import setting_at
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        # a short name of a body that was named in full
        (
            "宁波鹿鸣智算科技有限公司签下大单，金额2800万美元。\n鹿鸣智算现有员工620人。",
            ["宁波鹿鸣智算科技有限公司", "宁波鹿鸣智算科技有限公司"],
        ),
        # a general word leads back to whom the text is about
        ("宁波鹿鸣智算科技有限公司签约8000万元。各企业全年签约4.1亿元。", ["宁波鹿鸣智算科技有限公司", "宁波市"]),
        # a name that nobody knows is nobody's, and stays so until the next subject
        ("合肥市服务外包执行额23亿元，科大讯飞去年营业收入196亿元。", ["合肥市", None]),
        ("庞庞塔坡累计完成投资39亿元，利用外资2亿元。全市利用外资5亿元。", [None, None, "宁波市"]),
        # words of a measure are no name
        ("契税收入24.6亿元。", ["宁波市"]),
        ("哈萨克斯坦籍游客38万人次。", ["宁波市"]),
    ],
)
def test_a_clause_without_a_name_has_a_subject_all_the_same(
    text: str, entities: list[str | None], rules: Rules
) -> None:
    figures = read_text(text, setting_at("2024-06", "宁波市", rules), rules).figures
    assert [one.figure.entity for one in figures] == entities


def test_the_subject_that_nobody_knows_is_told(rules: Rules) -> None:
    reading = read_text("庞庞塔坡累计完成投资39亿元。", setting_at("2024-06", "宁波市", rules), rules)
    assert [reading.text[start:end] for start, end in reading.unknown] == ["庞庞塔坡"]
