"""Printed numbers → values: `203626.35` + `万` + `美元` is 2036263500 USD.

Everything is computed in decimals, so that no printed digit is lost; what a word means comes from the word tables.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import get_args

from extractor.model import Bound
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.words.numerals import great_scale_at_end, is_arabic, is_compound, number_value

# A fraction in words is as exact as three digits: a third is 33.3 %.
_ROUNDED = Context(prec=3)
_PERCENT = 100
_BOUNDS: dict[str, Bound] = {bound: bound for bound in get_args(Bound)}


@dataclass(frozen=True)
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

    def signed(self, sign: int) -> float:
        """Return the amount with its sign, which is 1 or -1."""
        return float(self.amount * sign)

    def less(self, number: str) -> Quantity:
        """Return the quantity with `number` taken off its amount: 5.4 times as much is a growth of 440 %."""
        off = Decimal(number)
        return changed(self, amount=self.amount - off) if off else self


@dataclass(frozen=True)
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


def quantity_of(printed: Printed, rules: Rules) -> Quantity:
    """Return what a printed quantity says.

    Raises:
        KeyError: A word is in none of the word tables.
    """
    bound = _bound(printed, rules)
    if printed.flat or printed.fraction:
        percent = _fraction(printed.fraction, rules)
        return Quantity(percent, None, None, bound, "%", percent, "%")
    printed = _with_one_scale(printed, rules)
    value = number_value(printed.number, rules)
    maximum = number_value(printed.upper, rules) if printed.upper else None
    unit, factor, base = _unit(printed, rules)
    return Quantity(value, maximum, _decimals(printed.number), bound, unit, value * factor, base)


def _with_one_scale(printed: Printed, rules: Rules) -> Printed:
    """Return the words with a scale that holds for all of the number, or with none, where its parts have their own.

    1000万至2000万 is 1000 to 2000 of 万; in 8000万至1亿 and 3亿5000万 each scale belongs to one part only.
    """
    if is_arabic(printed.number):
        return printed
    own = great_scale_at_end(printed.number, rules)
    if own and printed.scale in ("", own):
        return changed(printed, number=printed.number.removesuffix(own), scale=own)
    if is_compound(printed.number, rules):
        if not printed.upper:
            return changed(printed, number=printed.number + printed.scale, scale="")
        return changed(printed, upper=printed.upper + printed.scale, scale="")
    return printed


def _fraction(text: str, rules: Rules) -> Decimal:
    """Return the percentage of 一半, 翻一番 or 三分之一 (33.3: words are no more exact); without words that of 持平."""
    if not text:
        return Decimal(0)
    word = rules.table("fraction").find(text) or rules.table("doubled").find(text)
    return (
        Decimal(word.attributes["percent"]) if word else _ROUNDED.create_decimal(number_value(text, rules) * _PERCENT)
    )


def _decimals(number: str) -> int | None:
    """Return how many decimals were printed, None for a number in words."""
    text = unicodedata.normalize("NFKC", number)
    _, _, decimals = text.partition(".")
    return len(decimals) if text[-1:].isdecimal() else None


def _unit(printed: Printed, rules: Rules) -> tuple[str, Decimal, str]:
    """Return the unit as printed, what one of it is worth in the base unit, and the base unit."""
    scale = _scale(printed.scale, rules)
    if printed.points:
        points = rules.table("points-sign").meaning(printed.points)
        return printed.scale + printed.points, scale * Decimal(points.attributes["factor"]), "pp"
    if printed.percent:
        sign = rules.table("percent-sign").find(printed.percent) or rules.table("per").meaning(printed.percent)
        return printed.scale + printed.percent, scale * Decimal(sign.attributes["factor"]), "%"
    money = rules.table("money-sign").find(printed.measure)
    name = money.attributes["measure"] if money else printed.measure
    factor, base = _measure(name, rules)
    return printed.scale + name, scale * factor, base


def _scale(word: str, rules: Rules) -> Decimal:
    return Decimal(rules.table("scale").meaning(word).attributes["factor"]) if word else Decimal(1)


def _measure(name: str, rules: Rules) -> tuple[Decimal, str]:
    """Return what a measure is worth in its base unit; 元/吨 is one measure divided by another, as is 元/万人.

    Without a measure (用户数达6.08亿) there is no base unit either; one that no table knows (景) is its own.
    """
    if not name:
        return Decimal(1), ""
    word = rules.table("measure").find(name)
    if word:
        return Decimal(word.get("factor") or 1), word.attributes["base"]
    above, _, below = name.replace("／", "/").rpartition("/")
    if not above:
        return Decimal(1), name
    (factor, base), (divisor, each) = _measure(above, rules), _divisor(below, rules)
    return factor / divisor, f"{base}/{each}"


def _divisor(name: str, rules: Rules) -> tuple[Decimal, str]:
    """Return what a measure below the stroke is worth, which may have a scale of its own: 万人 of 元/万人."""
    scale = next((word for word in rules.table("scale").spellings if name.startswith(word)), "")
    if rules.table("measure").find(name) or not scale:
        return _measure(name, rules)
    factor, base = _measure(name.removeprefix(scale), rules)
    return _scale(scale, rules) * factor, base


def _bound(printed: Printed, rules: Rules) -> Bound | None:
    """Return the bound that the words around the number give; a vague number is a lower bound."""
    for text in printed.bounds:
        for name in ("lead", "more", "tail"):
            word = rules.table(name).find(text)
            if word:
                return _BOUNDS[word.attributes["meaning"]]
    word = rules.table("fraction").find(printed.fraction) or rules.table("doubled").find(printed.fraction)
    if word and word.get("meaning"):
        return _BOUNDS[word.attributes["meaning"]]
    return "gt" if rules.table("vague").find(printed.number) else None
