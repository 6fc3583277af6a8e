"""An entity → the division of China that it is, or in which it lies."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.figures.entities.around import whole_country
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.whom import Whom
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class Region:
    """A division of China with its GB/T 2260 code; the whole country has none, nor has a place that no list has."""

    name: str
    code: str | None


def region_of(whom: Whom, rules: Rules) -> Region | None:
    """Return where an entity lies, None for groups, other countries and the world."""
    if whom.code:
        place = gazetteer_of(rules).place(whom.code)
        return Region(place.name, place.code) if place else None
    if whom.sort != "place":
        return None
    abroad = whom.level == "country" and not whom.is_same(whole_country(rules))
    return None if abroad else Region(whom.name, None)
