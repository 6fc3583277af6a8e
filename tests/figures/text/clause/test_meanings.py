"""Words name the scope and the indicator that they hold."""

from __future__ import annotations

from extractor.figures.text.clause.meanings import meaning_in
from extractor.rules.rule_set import Rules


def test_words_name_the_scope_and_indicator_that_they_hold(rules: Rules) -> None:
    assert (meaning_in("离岸执行额", "scope", rules), meaning_in("执行额", "scope", rules)) == ("离岸", None)
    assert meaning_in("全市服务外包执行额", "indicator", rules) == "服务外包执行额"
    assert meaning_in("全市", "indicator", rules) is None
