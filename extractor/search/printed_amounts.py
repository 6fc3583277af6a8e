"""Words and texts → the quantities that they print, as the rules in patterns/ read them: 13.29亿美元, 10亿-20亿美元.

What is a number and what a unit, the same rules say that read the figures of an archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache

from extractor.errors import PatternError
from extractor.rules.loading import load_rules
from extractor.rules.rule import Match, Rule
from extractor.rules.rule_set import Rules
from extractor.search.amounts import Amount
from extractor.words.quantities import Printed, Quantity, quantity_of

# The groups that say how a quantity is printed
_GROUPS = ("language/numerals", "language/quantities", "names/units")
_BLOCKS = ("quantity", "percent", "points")
_PARTS = ("number", "upper", "scale", "measure", "percent", "points", "fraction")
# What is looked through for quantities is a text to be read, not a file
_LONGEST_TEXT = 20_000
_LONGEST_SECONDS = 0.5


def amounts_of(word: str) -> Iterator[list[Amount]]:
    """Yield what a word says as a quantity, a percentage or percentage points: one amount, or both ends of a range."""
    for rule in _blocks():
        try:
            match = rule.fullmatch(word)
        except PatternError:
            # A word on which a rule runs away is no quantity
            continue
        if match:
            yield list(_amounts(match))


def printed_amounts(text: str) -> Iterator[tuple[int, int, tuple[Amount, ...]]]:
    """Yield the quantities that a text prints: where each begins and ends, and its amount or both ends of its range."""
    for rule in _blocks():
        try:
            matches = rule.all(text[:_LONGEST_TEXT], limit=_LONGEST_SECONDS)
        except PatternError:
            # A text on which the rule runs away is shown unmarked
            continue
        for match in matches:
            if amounts := tuple(_amounts(match)):
                yield match.start(), match.end(), amounts


def _amounts(match: Match) -> Iterator[Amount]:
    """Yield the amount that a match says, and the other end of a range; nothing where it says none."""
    parts = match.groupdict(default="")
    number, upper, scale, measure, percent, points, fraction = (parts.get(name, "") for name in _PARTS)
    printed = Printed(number, upper, scale, measure, percent, points, fraction)
    try:
        yield _amount(quantity_of(printed, _units()))
        if printed.upper:
            yield _amount(quantity_of(replace(printed, number=printed.upper, upper=""), _units()))
    except (KeyError, InvalidOperation):
        # What looks like a number is none, as 1,23,4 is
        return


def _amount(quantity: Quantity) -> Amount:
    worth = quantity.amount / quantity.value if quantity.value else Decimal(1)
    step = None if quantity.decimals is None else abs(worth).scaleb(-quantity.decimals)
    return Amount(quantity.base_unit, quantity.amount, step)


@cache
def _units() -> Rules:
    return load_rules(only=_GROUPS)


@cache
def _blocks() -> tuple[Rule, ...]:
    return tuple(rule for rule in _units().blocks if rule.name in _BLOCKS)
