"""Chinese numerals → numbers: `十二`, `二〇二三`; a helper of `furniture` and `masthead`."""

from __future__ import annotations

from extractor.patterns import Patterns

_TEN = 10


def whole_number(text: str, patterns: Patterns) -> int | None:
    """Return the value of a number below 100, or of a row of numerals (`二〇二三`), None where it is neither.

    Digits and Chinese numerals are both read.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    numerals = patterns.table("numeral")
    values = []
    for char in text:
        word = numerals.find(char)
        if word is None:
            return None
        values.append(int(word.get("value") or 0))
    if _TEN not in values:
        return int("".join(map(str, values))) if values else None
    tens, ones = values[: values.index(_TEN)], values[values.index(_TEN) + 1 :]
    if len(tens) > 1 or len(ones) > 1 or _TEN in ones:
        return None
    return (tens[0] if tens else 1) * _TEN + (ones[0] if ones else 0)
