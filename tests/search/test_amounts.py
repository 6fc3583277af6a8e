from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.search.amounts import Amount, Between


class Amounts:
    """Amounts in an index as the archive has it."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute('CREATE VIRTUAL TABLE amounts USING fts5(tokens, tokenize="ascii")')

    def finds(self, query: str, *amounts: Amount) -> bool:
        """Tell whether a query finds a text with these amounts."""
        self.connection.execute("DELETE FROM amounts")
        self.connection.execute(
            "INSERT INTO amounts VALUES (?)", [" ".join(token for amount in amounts for token in amount.tokens())]
        )
        return bool(self.connection.execute("SELECT 1 FROM amounts WHERE amounts MATCH ?", [query]).fetchall())


@pytest.fixture(scope="module")
def index() -> Iterator[Amounts]:
    amounts = Amounts()
    yield amounts
    amounts.connection.close()


def usd(value: str, step: str | None = None) -> Amount:
    return Amount("USD", Decimal(value), None if step is None else Decimal(step))


EXACT = usd("1328573600", "100")  # 132857.36万美元
SHORT = usd("1329000000", "1000000")  # 13.29亿美元


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (EXACT, SHORT, True),
        (EXACT, usd("1328600000", "100000"), True),  # 13286.0十万美元
        (EXACT, usd("1328000000", "1000000"), False),  # 13.28亿美元
        (EXACT, usd("1300000000", "100000000"), False),  # 13亿美元: two digits stand for nothing but themselves
        (usd("1300000000", "100000000"), usd("1300000000", "10000"), True),  # 13亿美元 = 130000万美元
        (EXACT, Amount("CNY", EXACT.value, EXACT.step), False),
        (EXACT, usd("-1328573600", "100"), False),
        (usd("-1328573600", "100"), usd("-1329000000", "1000000"), True),
        (usd("0"), usd("0"), True),
        (usd("0"), usd("1"), False),
        (usd("1000000000"), usd("1000000000"), True),  # 十亿美元
        (usd("9996", "1"), usd("10000", "10"), True),  # 9996 = 1000十
        (usd("99500000", "100000"), usd("100000000", "1000000"), True),  # 9950万美元 = 100百万美元
        (usd("12345678901234567890123456789", "1"), usd("12345678901234567890123456789", "1"), True),
    ],
)
def test_the_same_amount_is_found_in_any_printed_form(index: Amounts, one: Amount, other: Amount, same: bool) -> None:
    assert one.same_as(other) is other.same_as(one) is same
    assert index.finds(one.match(), other) is same
    assert index.finds(other.match(), one) is same


@pytest.mark.parametrize(
    ("lowest", "highest", "opened", "inside", "outside"),
    [
        ("1000000000", None, True, ["1000000001", "9e30"], ["1000000000", "0", "-2000000000"]),
        ("1000000000", None, False, ["1000000000", "1328573600"], ["999999999"]),
        (None, "1000000000", True, ["999999999", "0.01", "0", "-5"], ["1000000000", "1e12"]),
        ("1000000000", "2000000000", False, ["1000000000", "2000000000", "1.5e9"], ["2000000001", "0.15e9"]),
        ("-5.2", "-1", False, ["-5.2", "-1", "-3"], ["-5.3", "-0.9", "0", "3"]),
        ("-1", "1", False, ["-1", "-0.001", "0", "1"], ["1.01", "-2"]),
        ("1", "1", True, [], ["1"]),
    ],
)
def test_a_range_holds_what_lies_in_it(
    index: Amounts, lowest: str | None, highest: str | None, opened: bool, inside: list[str], outside: list[str]
) -> None:
    low, high = (None if end is None else Decimal(end) for end in (lowest, highest))
    wanted = Between("USD", low, high, open=opened)
    for value in (*inside, *outside):
        assert wanted.holds(usd(value)) is (value in inside), value
        assert index.finds(wanted.match(), usd(value)) is (value in inside), value
    assert not index.finds(wanted.match(), *(Amount("CNY", usd(value).value) for value in inside))


def test_units_that_are_no_words_are_kept_apart(index: Amounts) -> None:
    assert index.finds(Amount("CNY/吨", Decimal(350)).match(), Amount("CNY/吨", Decimal(350)))
    assert not index.finds(Amount("CNY/吨", Decimal(350)).match(), Amount("CNY", Decimal(350)))
    assert not index.finds(Amount("%", Decimal(3)).match(), Amount("‰", Decimal(3)))


numbers = st.decimals(-(10**15), 10**15, allow_nan=False, places=2)
amounts = st.builds(
    lambda value, power: usd("0", None) if not value else Amount("USD", value, Decimal(1).scaleb(power)),
    numbers,
    st.integers(-2, 9),
).map(lambda amount: amount if amount.step is None else _printed(amount))


def _printed(amount: Amount) -> Amount:
    """The amount as it is when it is printed to the digits that its step says."""
    assert amount.step is not None
    return Amount("USD", (amount.value / amount.step).quantize(Decimal(1)) * amount.step, amount.step)


@given(one=amounts, other=amounts)
def test_the_index_finds_what_is_the_same(index: Amounts, one: Amount, other: Amount) -> None:
    # Twelve digits are indexed; a tie in the thirteenth may be told either way
    if len(one.value.normalize().as_tuple().digits) <= 12 and len(other.value.normalize().as_tuple().digits) <= 12:
        assert index.finds(one.match(), other) is one.same_as(other)


@given(value=numbers, ends=st.tuples(numbers, numbers))
def test_the_index_finds_what_lies_in_a_range(index: Amounts, value: Decimal, ends: tuple[Decimal, Decimal]) -> None:
    wanted = Between("USD", min(ends), max(ends))
    if all(len(number.normalize().as_tuple().digits) <= 12 for number in (value, *ends)):
        assert index.finds(wanted.match(), Amount("USD", value)) is wanted.holds(Amount("USD", value))
