"""Words that point back at the figures before."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told, unread

LISTED = "棉花、花生、油菜产量分别为5万吨、3万吨、2万吨，"


@pytest.mark.parametrize(
    ("pointer", "growths"),
    [
        ("前两者分别增长8.1%和2.3%，后者下降4.2%。", [8.1, 2.3, -4.2]),
        ("后两项同比分别增长1.2%和3.4%。", [None, 1.2, 3.4]),
        ("前两项分别增长1.2%和3.4%。", [1.2, 3.4, None]),
        ("后者增长3.4%。", [None, None, 3.4]),
        ("三者分别增长1%、2%和3%。", [1, 2, 3]),
    ],
)
def test_a_pointer_tells_which_of_the_listed_grew(pointer: str, growths: list[float | None], rules: Rules) -> None:
    assert told(LISTED + pointer, rules, "item", "yoy") == list(zip(["棉花", "花生", "油菜"], growths, strict=True))


def test_the_former_of_two(rules: Rules) -> None:
    text = "合同额5亿元，执行额3亿元，前者增长8%，后者下降2%。"
    assert told(text, rules, "indicator", "yoy") == [("服务外包合同额", 8), ("服务外包执行额", -2)]


def test_as_many_numbers_as_things_are_pointed_at_or_they_are_unread(rules: Rules) -> None:
    text = LISTED + "前两者分别增长1%、2%和3%。"
    assert told(text, rules, "yoy") == [(None,)] * 3
    assert unread(text, rules) == ["1%", "2%", "3%"]


def test_where_nothing_was_listed_nothing_is_pointed_at(rules: Rules) -> None:
    assert told("执行额3亿元，前三季度增长8%。", rules, "value", "yoy") == [(3, None), (None, 8)]
