"""The quantities that a text prints, and what a word says as one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.search.amounts import Amount
from extractor.search.printed_amounts import printed_amounts


def test_quantities_are_found_where_a_text_prints_them() -> None:
    text = "签约额１３.29亿美元，增长13.04%，涉及20家企业"
    found = {text[start:end]: amounts for start, end, amounts in printed_amounts(text)}
    assert list(found) == ["１３.29亿美元", "20家", "13.04%"]
    assert found["１３.29亿美元"] == (Amount("USD", Decimal(1329000000), Decimal(1000000)),)
    ((_, _, ends),) = printed_amounts("投资10亿-20亿美元")
    assert [end.value for end in ends] == [Decimal("1e9"), Decimal("2e9")]


@pytest.mark.parametrize(("text", "percent"), [("占三分之一", "33.3"), ("占5分之2", "40"), ("占一半", "50")])
def test_a_fraction_that_a_text_prints_is_a_percentage(text: str, percent: str) -> None:
    ((start, end, amounts),) = printed_amounts(text)
    assert (start, end, amounts) == (1, len(text), (Amount("%", Decimal(percent), None),))
