"""What offices make of whom a number is said: an office is never an entity, its place is."""

from __future__ import annotations

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told

FAIR = "第五届大连数字贸易博览会9月2日开幕，参展企业300家。"


def test_what_an_office_of_the_city_does_is_the_city_s(rules: Rules) -> None:
    text = FAIR + "市商务局还与5家境外企业对接。"
    assert told(text, rules, "entity") == [("第五届大连数字贸易博览会",), ("大连市",)]


def test_an_office_that_does_nothing_with_a_number_changes_nothing(rules: Rules) -> None:
    text = FAIR + "展会由商会承办，市商务局牵头组织，观众2万人。"
    assert told(text, rules, "entity") == [("第五届大连数字贸易博览会",)] * 2


def test_the_office_of_another_place_is_that_place(rules: Rules) -> None:
    assert told("鞍山市商务局发放补贴资金300万元。", rules, "entity") == [("鞍山市",)]


def test_an_office_that_is_only_quoted_is_nobody(rules: Rules) -> None:
    assert told("据省商务厅统计，全市执行额5亿元。", rules, "entity") == [("大连市",)]
