"""Several prints of one figure → the one that counts: issues repeat what others said, and one may say a thing twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar


class Print(Protocol):
    """A figure as it is printed in one place; one of a `card` is said of the company that the card describes."""

    @property
    def amount(self) -> float | None:
        """What it amounts to, in its base unit."""

    @property
    def card(self) -> bool:
        """Whether a company's card says it."""


_Print = TypeVar("_Print", bound=Print)


def counting(prints: Iterable[_Print], of: Callable[[_Print], Hashable]) -> list[_Print]:
    """Return one print of each figure: the last, but one with an amount before one without.

    They stand in the order in which the figures come first.

    Args:
        prints: By month of publication and then in reading order, as the archive gives them.
        of: What a print is of; two that say the same of it are prints of one figure.
    """
    best: dict[Hashable, _Print] = {}
    for one in prints:
        key = of(one)
        if key not in best or one.amount is not None or best[key].amount is None:
            best[key] = one
    return list(best.values())


def cards_last(prints: Iterable[_Print], line: Callable[[_Print], Hashable]) -> list[_Print]:
    """Return the prints, without those of companies' cards where others stand on their line.

    A company stands on no line with its city: its figures bear the region of the city.

    Args:
        prints: In any order, which is kept.
        line: What stands on one line, as of a chart.
    """
    prints = list(prints)
    others = {line(one) for one in prints if not one.card}
    return [one for one in prints if not one.card or line(one) not in others]
