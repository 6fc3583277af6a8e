"""Quantities as tokens of a full-text index: the same amount in any printed form, and all between two amounts.

132857.36万美元 and 13.29亿美元 are one quantity printed twice. In the index an amount is a token of its base unit, its
sign, its power of ten and twelve digits, so that the tokens of a unit sort as its amounts do, and a range is a handful
of beginnings of tokens: 10 to 20 of a unit are its tokens that begin with 511, and the token of 20.

An amount printed to fewer digits stands for all that would be rounded to it. The coarser of two amounts decides
whether they are the same; it must have three printed digits, for with fewer (1亿) anything would be the same as
anything. What a coarse amount in the index stands for is told by a second token, of the digits as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

# No word of a text yields these: they are no letters. FTS5's tokenizer `ascii` takes them for some.
_KEY, _ROUNDED, _OTHER = "\ue000", "\ue001", "\ue002"
_DIGITS = 12
# What a printed number must have at least to stand for others, in units of its last digit
_FEWEST = 100
_GREATEST = 10 ** (2 + _DIGITS) - 1


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in its base unit; `step` is what the last printed digit is worth, None where it is as exact as it can
    be, as a number in words is.
    """

    base_unit: str
    value: Decimal
    step: Decimal | None = None

    def same_as(self, other: Amount) -> bool:
        """Tell whether one of the two is the other, printed to fewer digits."""
        if self.base_unit != other.base_unit:
            return False
        return abs(self.value - other.value) <= max(self._tolerance, other._tolerance)

    @property
    def _tolerance(self) -> Decimal:
        """How far another amount may lie from this one that says the same in more digits."""
        if self.step is None or abs(self.value) < _FEWEST * self.step:
            return Decimal(0)
        return self.step / 2

    def tokens(self) -> Iterator[str]:
        """Yield the tokens under which the amount is indexed."""
        yield _token(self.base_unit, self.value)
        if self.step is not None and self._tolerance:
            power = self.step.adjusted()
            # Units whose worth is no power of ten, as a sea mile, have no second token
            if self.step.scaleb(-power) == 1:
                yield _rounded_token(self.base_unit, self.value, power)

    def match(self) -> str:
        """Return the FTS5 query that finds the same amount."""
        near = self._tolerance
        if near:
            choices = [Between(self.base_unit, self.value - near, self.value + near).match()]
        else:
            choices = [f'"{_token(self.base_unit, self.value)}"']
        choices += [f'"{token}"' for token in self._coarser_tokens()]
        return " OR ".join(dict.fromkeys(choices))

    def _coarser_tokens(self) -> Iterator[str]:
        """Yield the second tokens of the amounts with fewer digits that stand for this one."""
        last = (self.value if self.step is None else self.step).normalize().as_tuple().exponent
        first = self.value.adjusted()
        # 99.5 has no third digit to lose, but becomes 100, which has three
        for power in range(max(int(last) + 1, first - _DIGITS + 1), first):
            for rounding in (ROUND_HALF_UP, ROUND_HALF_DOWN):
                digits = self.value.scaleb(-power).quantize(Decimal(1), rounding)
                if abs(digits) >= _FEWEST:
                    yield _rounded_token(self.base_unit, digits.scaleb(power), power)


@dataclass(frozen=True, slots=True)
class Between:
    """All amounts of a base unit from `lowest` to `highest`, None where it has no such end.

    `open` leaves the ends themselves out.
    """

    base_unit: str
    lowest: Decimal | None
    highest: Decimal | None
    open: bool = False

    def holds(self, amount: Amount) -> bool:
        """Tell whether an amount lies in it."""
        if amount.base_unit != self.base_unit:
            return False
        if self.open and amount.value in (self.lowest, self.highest):
            return False
        above = self.lowest is None or amount.value >= self.lowest
        return above and (self.highest is None or amount.value <= self.highest)

    def match(self) -> str:
        """Return the FTS5 query that finds the amounts."""
        lowest = None if self.lowest is None else _sortable(self.lowest)
        highest = None if self.highest is None else _sortable(self.highest)
        if self.open:
            lowest = None if lowest is None else lowest + 1
            highest = None if highest is None else highest - 1
        found = [
            f'"{_KEY}{_word(self.base_unit)}{sign}{prefix}" *'
            for sign, low, high in (
                ("p", max(1, 1 if lowest is None else lowest), _GREATEST if highest is None else highest),
                ("n", max(1, 1 if highest is None else -highest), _GREATEST if lowest is None else -lowest),
            )
            if low <= high
            for prefix in _prefixes(f"{low:0{_DIGITS + 2}}", f"{high:0{_DIGITS + 2}}")
        ]
        if (lowest is None or lowest <= 0) and (highest is None or highest >= 0):
            found.append(f'"{_token(self.base_unit, Decimal(0))}"')
        return " OR ".join(found) or '""'


@lru_cache(maxsize=4096)
def token_of(base_unit: str, number: float) -> str:
    """Return the token of an amount that is as exact as it can be; growths and shares come again and again."""
    return _token(base_unit, printed(number))


def printed(number: float) -> Decimal:
    """Return the shortest number that reads back the same: what was printed, not what binary makes of it."""
    return Decimal(repr(number))


def _token(base_unit: str, value: Decimal) -> str:
    sign = "p" if value > 0 else "n"
    return f"{_KEY}{_word(base_unit)}" + (f"{sign}{_digits(value)}" if value else "z")


def _rounded_token(base_unit: str, value: Decimal, power: int) -> str:
    digits = int(value.scaleb(-power))
    return f"{_ROUNDED}{_word(base_unit)}{'n' if digits < 0 else 'p'}{_exponent(power):02}{_OTHER}{abs(digits)}"


def _sortable(value: Decimal) -> int:
    """Return a whole number that sorts as the value does; 0 for nothing."""
    number = int(_digits(value)) if value else 0
    return -number if value < 0 else number


def _digits(value: Decimal) -> str:
    """Return the power of ten of a value that is not nothing, and then its digits, in as many figures each time."""
    digits, _, power = f"{abs(value):.{_DIGITS - 1}e}".partition("e")
    return f"{_exponent(int(power)):02}{digits.replace('.', '')}"


def _exponent(power: int) -> int:
    return min(max(power + 50, 0), 99)


@lru_cache(maxsize=256)
def _word(base_unit: str) -> str:
    """Return a base unit as part of a token: what is no letter (CNY/吨, %) must not part it."""
    return "".join(each if each.isalnum() else f"{_OTHER}{ord(each):x}{_OTHER}" for each in base_unit)


def _prefixes(low: str, high: str) -> Iterator[str]:
    """Yield the fewest beginnings that all numbers of this many digits from `low` to `high` have, and no others."""
    if not low.strip("0") and not high.strip("9"):
        yield ""
        return
    for digit in range(int(low[0]), int(high[0]) + 1):
        rest_low = low[1:] if str(digit) == low[0] else "0" * (len(low) - 1)
        rest_high = high[1:] if str(digit) == high[0] else "9" * (len(high) - 1)
        yield from (f"{digit}{rest}" for rest in _prefixes(rest_low, rest_high))
