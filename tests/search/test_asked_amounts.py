from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.search.amounts import Amount, Between
from extractor.search.asked_amounts import asked_amount
from extractor.search.printed_amounts import printed_amounts


@pytest.mark.parametrize(
    ("word", "base_unit", "value", "step"),
    [
        ("132857.36万美元", "USD", "1328573600", "100"),
        ("13.29亿美元", "USD", "1329000000", "1000000"),
        ("13.29億美元", "USD", "1329000000", "1000000"),
        ("203,626.35万美元", "USD", "2036263500", "100"),
        ("$3.5亿", "USD", "350000000", "10000000"),
        ("20家", "家", "20", "1"),
        ("13.04%", "%", "13.04", "0.01"),
        ("-5.2%", "%", "-5.2", "0.1"),
        ("3个百分点", "pp", "3", "1"),
        ("350元/吨", "CNY/吨", "350", "1"),
    ],
)
def test_a_number_with_its_unit_asks_for_a_quantity(word: str, base_unit: str, value: str, step: str) -> None:
    found = asked_amount(word)
    assert found is not None
    assert not found.compared
    assert found.wanted == Amount(base_unit, Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    ("word", "lowest", "highest", "compared", "opened"),
    [
        (">10亿美元", "1e9", None, True, True),
        ("> 10亿美元", "1e9", None, True, True),
        ("<10亿美元", None, "1e9", True, True),
        (">=10亿美元", "1e9", None, True, False),
        ("≤10亿美元", None, "1e9", True, False),
        ("10亿-20亿美元", "1e9", "2e9", False, False),
        ("10-20亿美元", "1e9", "2e9", False, False),
        ("10亿美元~20亿美元", "1e9", "2e9", False, False),
        ("10亿至20亿美元", "1e9", "2e9", False, False),
        ("8000万-1亿美元", "8e7", "1e8", False, False),
        ("0-5亿美元", "0", "5e8", False, False),
        ("20亿-10亿美元", "1e9", "2e9", False, False),
    ],
)
def test_a_comparison_or_two_numbers_ask_for_a_range(
    word: str, lowest: str | None, highest: str | None, compared: bool, opened: bool
) -> None:
    found = asked_amount(word)
    assert found is not None
    assert found.compared is compared
    low, high = (None if end is None else Decimal(end) for end in (lowest, highest))
    assert found.wanted == Between("USD", low, high, open=opened)


@pytest.mark.parametrize(
    "word", ["", "外包", "2022", "1-7月", "第7", "RCEP", ">外包", ">10", "13.29亿", "1" * 41 + "家"]
)
def test_other_words_ask_for_none(word: str) -> None:
    assert asked_amount(word) is None


ODD = st.text("0123456789.,-—~<>=≤≥万亿億美元%家至百分之点个/ ", max_size=45)


@given(st.one_of(ODD, st.text(max_size=30)))
def test_no_word_and_no_text_is_an_error(text: str) -> None:
    found = asked_amount(text)
    if found:
        assert found.match
        assert found.fits(Amount("USD", Decimal(1))) in (True, False)
    for start, end, amounts in printed_amounts(text):
        assert 0 <= start < end <= len(text)
        assert all(isinstance(amount, Amount) for amount in amounts)
