"""Printed numbers → values: `203626.35` + `万` + `美元` is 2036263500 USD.

Everything is computed in decimals, so that no printed digit is lost; what a word means comes from the word tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.model import Bound
from extractor.patterns import Patterns, Table

_BOUNDS: dict[str, Bound] = {"gt": "gt", "lt": "lt", "approx": "approx"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit.

    `value` is in `unit` as printed, `amount` in `base_unit` (ISO 4217 for money, `%` for shares and growths,
    `pp` for percentage points). `decimals` counts the printed decimals, None for a number written in words.
    """

    value: Decimal
    decimals: int | None
    bound: Bound | None
    unit: str
    amount: Decimal
    base_unit: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The parts of a printed quantity, each as the pattern captured it; absent parts are empty."""

    number: str = ""
    scale: str = ""
    measure: str = ""
    percent: str = ""
    points: str = ""
    fraction: str = ""
    flat: str = ""
    bounds: tuple[str, ...] = ()


def number_value(text: str, numerals: Table) -> Decimal:
    """Return the value of a number in Arabic or Chinese figures: `1,234.5`, `十九`, `二〇二二`.

    Raises:
        KeyError: A character is neither.
    """
    plain = text.replace(",", "").replace("，", "")
    if plain[0].isascii():
        return Decimal(plain)
    digits = [int(numerals.meaning(character).attributes["value"]) for character in text]
    if len(digits) > 1 and all(digit < 10 for digit in digits):
        return Decimal("".join(map(str, digits)))
    return Decimal(_placed(digits))


def _placed(digits: Sequence[int]) -> int:
    """Return 120 for [1, 100, 2, 10]: a digit counts times the power of ten behind it."""
    total, digit = 0, 0
    for each in digits:
        if each < 10:
            digit = each
        else:
            total += (digit or 1) * each
            digit = 0
    return total + digit


def quantity_of(printed: Printed, patterns: Patterns) -> Quantity:
    """Return what a printed quantity says.

    Raises:
        KeyError: A word is in none of the word tables.
    """
    bound = _bound(printed, patterns)
    if printed.flat:
        return Quantity(Decimal(0), None, bound, "%", Decimal(0), "%")
    if printed.fraction:
        percent = Decimal(patterns.table("fraction").meaning(printed.fraction).attributes["percent"])
        return Quantity(percent, None, bound, "%", percent, "%")
    value = _number(printed.number, patterns)
    decimals = len(printed.number.partition(".")[2]) if printed.number[0].isascii() else None
    if printed.points:
        return Quantity(value, decimals, bound, printed.points, value, "pp")
    if printed.percent:
        factor = Decimal(patterns.table("percent-sign").meaning(printed.percent).attributes["factor"])
        return Quantity(value, decimals, bound, printed.percent, value * factor, "%")
    measure = patterns.table("measure").meaning(printed.measure)
    factor = Decimal(measure.get("factor") or 1)
    if printed.scale:
        factor *= Decimal(patterns.table("scale").meaning(printed.scale).attributes["factor"])
    return Quantity(
        value, decimals, bound, printed.scale + printed.measure, value * factor, measure.attributes["base"]
    )


def _number(text: str, patterns: Patterns) -> Decimal:
    vague = patterns.table("vague").find(text)
    return Decimal(vague.attributes["value"]) if vague else number_value(text, patterns.table("hanzi-digit"))


def _bound(printed: Printed, patterns: Patterns) -> Bound | None:
    """Return the bound that the words around the number give; a vague number is a lower bound."""
    for text in printed.bounds:
        for name in ("lead", "more", "tail"):
            word = patterns.table(name).find(text)
            if word:
                return _BOUNDS[word.attributes["meaning"]]
    return "gt" if patterns.table("vague").find(printed.number) else None
