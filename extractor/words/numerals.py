"""Printed numbers → values: `1,234.5`, `十九`, `二〇二二`, `3万5千`, `三又五分之一`.

This is the one way to read Chinese numerals; what a character means, the word tables of
patterns/language/numerals.yaml say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extractor.rules.rule_set import Rules, Word

_TEN_THOUSAND = 10000
# A last digit behind the word for hundred, or a greater one, counts in the next lower power of ten; behind that for ten
# it is a one.
_HUNDRED, _TEN = 100, 10
_ARABIC = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
# Where the worth of a character is looked up, and under which attribute.
_WORTHS = (("numeral", "value"), ("scale", "factor"), ("half", "value"), ("zero-letter", "value"))


def number_value(text: str, rules: Rules) -> Decimal:
    """Return the value of a number in Arabic or Chinese figures; no figure at all is the one of 超万家.

    Full-width digits, thousands separators, signs and fractions are read; a vague number is worth its lower bound.

    Raises:
        KeyError: A character is none of a number.
    """
    if is_arabic(text):
        return Decimal(text.replace(",", ""))
    if not text:
        return Decimal(1)
    for spelling in sorted(rules.table("vague").spellings, key=len, reverse=True):
        if text.startswith(spelling):
            value = Decimal(rules.table("vague").meaning(spelling).attributes["value"])
            return value * number_value(f"1{text[len(spelling) :]}", rules)
    for sign in rules.table("negative").spellings:
        if text.startswith(sign):
            return -number_value(text[len(sign) :], rules)
    whole, found, fraction = _parted(text, "and-fraction", rules)
    if found:
        return number_value(whole, rules) + number_value(fraction, rules)
    below, found, above = _parted(text, "divided", rules)
    if not found:
        above, found, below = text.partition("/")
    return _divided(above, below, rules) if found else _unsigned(text, rules)


def whole_number(text: str, rules: Rules) -> int | None:
    """Return the value of a whole number in Arabic or Chinese figures, None where the text is none."""
    try:
        value = number_value(text, rules)
    except KeyError:
        return None
    return int(value) if text and value == value.to_integral_value() else None


def is_arabic(text: str) -> bool:
    """Whether a number is in plain Arabic figures (1,234.5), as most are: no word need be looked for in it."""
    return _ARABIC.fullmatch(text) is not None


def is_compound(text: str, rules: Rules) -> bool:
    """Whether a number holds words that multiply by ten thousand or more: 3亿5000."""
    return any(word in text for word in _great_scales(rules))


def great_scale_at_end(text: str, rules: Rules) -> str:
    """Return the word that ends a number and multiplies it by ten thousand or more, mostly none: 万 of 8000万."""
    return max((word for word in _great_scales(rules) if text.endswith(word)), key=len, default="")


def _great_scales(rules: Rules) -> Iterator[str]:
    for scale in rules.table("scale"):
        if int(scale.attributes["factor"]) >= _TEN_THOUSAND:
            yield from scale.aliases


def _parted(text: str, table: str, rules: Rules) -> tuple[str, str, str]:
    """Part a text at the first word of a table that it holds, as `str.partition` does."""
    word = next((word for word in rules.table(table).spellings if word in text), None)
    return text.partition(word) if word else (text, "", "")


def _divided(above: str, below: str, rules: Rules) -> Decimal:
    """Return a fraction; what is divided by zero is nothing that a bulletin counts."""
    divisor = number_value(below, rules)
    return number_value(above, rules) / divisor if divisor else Decimal(0)


def _unsigned(text: str, rules: Rules) -> Decimal:
    text = unicodedata.normalize("NFKC", text).replace(",", "")
    try:
        return Decimal(text)
    except InvalidOperation:
        pass
    whole, _, decimals = _parted(text, "decimal-point", rules)
    value = _whole(whole, rules) if whole else Decimal(0)
    if decimals:
        value += Decimal("0." + "".join(str(token.value) for token in _tokens(decimals, rules)))
    return value


@dataclass(frozen=True, slots=True)
class _Token:
    """A digit, a run of Arabic digits, or a power of ten that multiplies what stands before it."""

    value: Decimal
    is_power: bool

    @property
    def is_great(self) -> bool:
        return self.is_power and self.value >= _TEN_THOUSAND


def _tokens(text: str, rules: Rules) -> list[_Token]:
    tokens = []
    for part in re.findall(r"[0-9.]+|.", text):
        if part[0].isascii() and not part.isalpha():
            tokens.append(_Token(_decimal(part), is_power=False))
            continue
        worth = _worth(part, rules)
        tokens.append(_Token(Decimal(worth), is_power=len(worth) > 1))
    return tokens


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise KeyError(text) from error


def _worth(char: str, rules: Rules) -> str:
    found: Word | None = None
    for table, attribute in _WORTHS:
        if found := rules.table(table).find(char):
            return found.attributes[attribute]
    raise KeyError(char)


def _whole(text: str, rules: Rules) -> Decimal:
    """Return the value of a whole number, in places (一百二十三万四千) or digit by digit (二〇二二)."""
    tokens = _tokens(text, rules)
    if not any(token.is_power for token in tokens):
        return Decimal("".join(str(token.value) for token in tokens))
    return _placed(tokens)


def _placed(tokens: Sequence[_Token]) -> Decimal:
    """Return 1234000 for 一百二十三万四千: the total, and the part and digit that no power has multiplied yet.

    A last digit right behind a power counts in the next lower one: 两千三百五 is 2350.
    """
    total, part, digit = Decimal(0), Decimal(0), Decimal(0)
    before: _Token | None = None
    for token in tokens:
        if not token.is_power:
            digit = token.value
        elif not token.is_great:
            part, digit = part + (digit or 1) * token.value, Decimal(0)
        elif total > 0 and (token.value > total or (before and before.is_great)):
            total, part, digit = (total + part + digit) * token.value, Decimal(0), Decimal(0)
        else:
            total, part, digit = total + (part + digit or 1) * token.value, Decimal(0), Decimal(0)
        before = token
    place = tokens[-2] if len(tokens) > 1 else None
    if place and place.is_power and place.value >= _HUNDRED and not tokens[-1].is_power and digit < _TEN:
        digit *= place.value / _TEN
    return total + part + digit
