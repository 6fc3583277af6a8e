"""What a series is, and which of several prints of one figure counts.

Issues repeat what others said, and one may say a thing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, Protocol, TypeVar

from extractor.model import Figure, Modality, PeriodKind


class SeriesKey(NamedTuple):
    """What all figures of a series have in common; `name` is the indicator, or the words as printed where it has none.

    Facts stand in no series with what is planned, foreseen or granted.
    """

    name: str | None
    entity: str | None
    population: str | None
    scope: str | None
    breakdown: str | None
    item: str | None
    base_unit: str | None
    period_kind: PeriodKind | None
    modality: Modality | None


def series_of(figure: Figure) -> SeriesKey:
    """Return the series that a figure belongs to."""
    shared = (getattr(figure, field) for field in SeriesKey._fields[1:])
    return SeriesKey(figure.indicator or figure.label, *shared)


class Print(Protocol):
    """A figure as it is printed in one place."""

    @property
    def amount(self) -> float | None:
        """What it amounts to, in its base unit."""


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
