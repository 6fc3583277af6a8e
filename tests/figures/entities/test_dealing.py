"""Which number of a list is whose."""

from __future__ import annotations

import re

import pytest

from extractor.figures.entities.dealing import Counted, dealt
from extractor.figures.entities.whom import Whom
from extractor.rules.rule_set import Rules

LIST = "甲区、乙区"
MEMBERS = (Whom("甲区", "place", 0, 2), Whom("乙区", "place", 3, 5))


@pytest.mark.parametrize(
    ("behind", "whose"),
    [
        ("分别完成8亿元、5亿元", "甲乙"),
        ("执行额依次为8亿元和5亿元，合计占40%", "甲乙-"),
        ("完成8亿元、5亿元", "甲乙"),
        ("合计完成13亿元，增长5%", "--"),
        ("分别完成8亿元，增长3%，和5亿元，增长4%", "甲甲乙-"),
        ("增速均超过20%", "-"),
        ("分别完成8亿元、5亿元，分别增长3%和4%", "甲乙甲乙"),
        ("分别完成8亿元", "-"),
    ],
)
def test_numbers_are_dealt_out_in_turn(behind: str, whose: str, rules: Rules) -> None:
    text = LIST + behind
    numbers = [Counted(*found.span(), found[0].endswith("%")) for found in re.finditer(r"\d+(?:亿元|%)", text)]
    owners = dealt(text, len(LIST), MEMBERS, numbers, rules)
    assert "".join(owners[one.start].name[0] if one.start in owners else "-" for one in numbers) == whose
