"""A word of a query → the quantities that it asks for: 13.29亿美元, >10亿美元, 10亿-20亿美元; where a text prints such.

Most words ask for none, and then no rule is loaded; `printed_amounts` has those that read the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.search.amounts import Amount, Between

_COMPARED = re.compile(r"(?P<sign>[<>≤≥]=?|)\s*(?P<quantity>\S*\d\S*[^\s\d]|[^\s\d]\S*\d)")
# No quantity is longer
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class AskedAmount:
    """A quantity or a range of them that a word asks for; `compared` where the word is nothing but a comparison."""

    wanted: Amount | Between
    compared: bool

    @property
    def match(self) -> str:
        """The FTS5 query that finds it."""
        return self.wanted.match()

    def fits(self, amount: Amount) -> bool:
        """Tell whether an amount is what is asked for."""
        return self.wanted.same_as(amount) if isinstance(self.wanted, Amount) else self.wanted.holds(amount)


def asked_amount(word: str) -> AskedAmount | None:
    """Return the quantities that a word of a query asks for, None where it is a word like others."""
    found = _COMPARED.fullmatch(word)
    if not found or len(word) > _LONGEST_WORD:
        return None
    from extractor.search.printed_amounts import amounts_of  # noqa: PLC0415 - loads rules, which most words do not need

    for ends in amounts_of(found["quantity"]):
        if found["sign"] and len(ends) == 1:
            return AskedAmount(_compared(found["sign"], ends[0]), compared=True)
        if len(ends) == 2:
            lowest, highest = sorted(end.value for end in ends)
            return AskedAmount(Between(ends[0].base_unit, lowest, highest), compared=False)
        if ends:
            return AskedAmount(ends[0], compared=False)
    return None


def amount_places(amounts: Sequence[AskedAmount], text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text prints what one of the amounts asks for: where each begins and ends."""
    from extractor.search.printed_amounts import printed_amounts  # noqa: PLC0415 - as above

    for start, end, printed in printed_amounts(text):
        if any(asked.fits(amount) for asked in amounts for amount in printed):
            yield start, end


def _compared(sign: str, amount: Amount) -> Between:
    closed = sign not in ("<", ">")
    if sign[0] in ">≥":
        return Between(amount.base_unit, amount.value, None, open=not closed)
    return Between(amount.base_unit, None, amount.value, open=not closed)
