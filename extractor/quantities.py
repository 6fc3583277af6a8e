"""Printed numbers → values: `203626.35` + `万` + `美元` is 2036263500 USD.

Everything is computed in decimals, so that no printed digit is lost; what a word means comes from the word tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from extractor.model import Bound
from extractor.patterns import Patterns

_TEN_THOUSAND = 10000
_BOUNDS: dict[str, Bound] = {"gt": "gt", "lt": "lt", "approx": "approx"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit.

    `value` (and `maximum`, for a range) is in `unit` as printed, `amount` in `base_unit`: ISO 4217 for money, `%` for
    shares and growths, `pp` for percentage points. `decimals` counts the printed decimals, None for words.
    """

    value: Decimal
    maximum: Decimal | None
    decimals: int | None
    bound: Bound | None
    unit: str
    amount: Decimal
    base_unit: str

    def less(self, number: str) -> Quantity:
        """Return the quantity with `number` taken off its amount: 5.4 times as much is a growth of 440 %."""
        return replace(self, amount=self.amount - Decimal(number))


@dataclass(frozen=True, slots=True)
class Printed:
    """The parts of a printed quantity, each as the pattern captured it; absent parts are empty.

    `upper` is the other end of a range. `fraction` and `flat` are words that need no number.
    """

    number: str = ""
    upper: str = ""
    scale: str = ""
    measure: str = ""
    percent: str = ""
    points: str = ""
    fraction: str = ""
    flat: str = ""
    bounds: tuple[str, ...] = ()

    @property
    def has_unit(self) -> bool:
        """Whether the words say what the number counts."""
        return bool(self.measure or self.percent or self.points or self.fraction or self.flat)


def number_value(text: str, patterns: Patterns) -> Decimal:
    """Return the value of a number in Arabic or Chinese figures: `1,234.5`, `十九`, `二〇二二`, `3万5千`, `一点五`.

    Raises:
        KeyError: A character is neither.
    """
    vague = patterns.table("vague").find(text)
    if vague:
        return Decimal(vague.attributes["value"])
    text = text.replace(",", "").replace("，", "")
    try:
        return Decimal(text)
    except InvalidOperation:
        pass
    whole, _, fraction = text.partition(patterns.table("decimal-point").words[0].means)
    value = _whole(whole, patterns) if whole else Decimal(0)
    if fraction:
        value += Decimal("0." + "".join(str(token.value) for token in _tokens(fraction, patterns)))
    return value


@dataclass(frozen=True, slots=True)
class _Token:
    """A digit, a run of Arabic digits, or a power of ten that multiplies what stands before it."""

    value: Decimal
    is_power: bool


def _tokens(text: str, patterns: Patterns) -> list[_Token]:
    tokens = []
    for part in re.findall(r"[0-9.]+|.", text):
        if part[0].isascii():
            tokens.append(_Token(Decimal(part), is_power=False))
            continue
        scale = patterns.table("scale").find(part)
        worth = scale.attributes["factor"] if scale else patterns.table("hanzi-digit").meaning(part).attributes["value"]
        tokens.append(_Token(Decimal(worth), is_power=len(worth) > 1))
    return tokens


def _whole(text: str, patterns: Patterns) -> Decimal:
    """Return the value of a whole number, in places (一百二十三万四千) or digit by digit (二〇二二)."""
    tokens = _tokens(text, patterns)
    if not any(token.is_power for token in tokens):
        return Decimal("".join(str(token.value) for token in tokens))
    return _placed(tokens)


def _placed(tokens: Sequence[_Token]) -> Decimal:
    """Return 1234000 for 一百二十三万四千: the total, and the part and digit that no power has multiplied yet.

    A last digit right behind a power counts in the next lower one: 两千三百五 is 2350.
    """
    total, part, digit = Decimal(0), Decimal(0), Decimal(0)
    for token in tokens:
        if not token.is_power:
            digit = token.value
        elif token.value < _TEN_THOUSAND:
            part, digit = part + (digit or 1) * token.value, Decimal(0)
        elif token.value > total > 0:
            total, part, digit = (total + part + digit) * token.value, Decimal(0), Decimal(0)
        else:
            total, part, digit = total + (part + digit or 1) * token.value, Decimal(0), Decimal(0)
    before = tokens[-2] if len(tokens) > 1 else None
    if before and before.is_power and before.value >= 100 and not tokens[-1].is_power and digit < 10:
        digit *= before.value / 10
    return total + part + digit


def quantity_of(printed: Printed, patterns: Patterns) -> Quantity:
    """Return what a printed quantity says.

    Raises:
        KeyError: A word is in none of the word tables.
    """
    bound = _bound(printed, patterns)
    if printed.flat:
        return Quantity(Decimal(0), None, None, bound, "%", Decimal(0), "%")
    if printed.fraction:
        word = patterns.table("fraction").find(printed.fraction) or patterns.table("doubled").meaning(printed.fraction)
        percent = Decimal(word.attributes["percent"])
        return Quantity(percent, None, None, bound, "%", percent, "%")
    value = number_value(printed.number, patterns)
    maximum = number_value(printed.upper, patterns) if printed.upper else None
    decimals = len(printed.number.partition(".")[2]) if printed.number[-1].isdecimal() else None
    unit, factor, base = _unit(printed, patterns)
    return Quantity(value, maximum, decimals, bound, unit, value * factor, base)


def _unit(printed: Printed, patterns: Patterns) -> tuple[str, Decimal, str]:
    """Return the unit as printed, what one of it is worth in the base unit, and the base unit."""
    if printed.points:
        return printed.points, Decimal(1), "pp"
    if printed.percent:
        sign = patterns.table("percent-sign").find(printed.percent) or patterns.table("per").meaning(printed.percent)
        return printed.percent, Decimal(sign.attributes["factor"]), "%"
    measure = patterns.table("measure").meaning(printed.measure)
    factor = Decimal(measure.get("factor") or 1)
    if printed.scale:
        factor *= Decimal(patterns.table("scale").meaning(printed.scale).attributes["factor"])
    return printed.scale + printed.measure, factor, measure.attributes["base"]


def _bound(printed: Printed, patterns: Patterns) -> Bound | None:
    """Return the bound that the words around the number give; a vague number is a lower bound."""
    for text in printed.bounds:
        for name in ("lead", "more", "tail"):
            word = patterns.table(name).find(text)
            if word:
                return _BOUNDS[word.attributes["meaning"]]
    return "gt" if patterns.table("vague").find(printed.number) else None
