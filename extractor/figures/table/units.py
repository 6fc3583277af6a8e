"""Headers, captions and lines that name units → the unit in which a column is told.

Where a line names several (单位：万美元、家), a column takes the one that fits what it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.figures.column_writer import Column
from extractor.figures.marks import is_money
from extractor.model.copying import changed
from extractor.rules.rule import Match
from extractor.rules.rule_set import Rules
from extractor.words.quantities import Printed, quantity_of

# Stands between a name and a unit in the rules that tell which of them go together.
_BETWEEN = "｜"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, its parts, which have no number yet, and the base unit."""

    text: str
    parts: Printed
    base: str

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage."""
        return bool(self.parts.percent)

    @property
    def is_points(self) -> bool:
        """Whether it is percentage points, in which changes are told, and never levels."""
        return bool(self.parts.points)


class OfferedUnit(NamedTuple):
    """A unit that a line names, and the words that say of what, mostly empty."""

    name: str
    unit: Unit


class UnitReader:
    """Reads units and tells which of them go with a name.

    Args:
        rules: The rules.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._remark = rules.rule("figures/table-heads", "unit-remark")
        self._unit = rules.rule("figures/table-heads", "unit")
        self._line = rules.rule("print/tables", "unit-line")
        self._names = rules.rule("figures/table-heads", "unit-name")
        self._fits = rules.rule("figures/table-heads", "unit-fits")
        self._clashes = rules.rule("figures/table-heads", "unit-clashes")

    def unit(self, text: str) -> Unit | None:
        """Return a unit, None where the text is none."""
        found = self._unit.match(text)
        if found is None:
            return None
        parts = printed_parts(found)
        return Unit(text, parts, quantity_of(changed(parts, number="1"), self._rules).base_unit)

    def without(self, text: str) -> tuple[str, Unit | None]:
        """Return a header without the unit that it ends in, and that unit."""
        found = self._remark.search(text)
        unit = self.unit(found["unit"]) if found else None
        return (text[: found.start()], unit) if found and unit else (text, None)

    def without_line(self, caption: str) -> str:
        """Return a caption without the units that it ends in."""
        found = self._line.search(caption)
        return caption[: found.start()] if found else caption

    def offered(self, text: str | None) -> tuple[OfferedUnit, ...]:
        """Return the units that a line or caption names."""
        found = self._line.search(text) if text else None
        if found is None:
            return ()
        names = found.captures("name")
        words = found.captures("unit") if names else self._parted(found["unit"])
        pairs = zip(names or [""] * len(words), words, strict=True)
        offered = (OfferedUnit(name, unit) for name, word in pairs if (unit := self.unit(word)))
        return tuple(self._in_currency(one, found["currency"]) for one in offered)

    def _parted(self, text: str) -> list[str]:
        """Return the units of a line; a slash parts them (万美元/家) where it makes no unit (元/吨)."""
        words = [word[0] for word in self._names.all(text)]
        return [part for word in words for part in ([word] if self.unit(word) else word.split("/"))]

    def chosen(self, offered: Sequence[OfferedUnit], names: Sequence[str], column: Column | None) -> Unit | None:
        """Return the unit among those offered in which a number is told, None where none fits or it stays open.

        Args:
            offered: What lines or captions offer.
            names: What headers and row's names say, the nearest first.
            column: The column of the number, None for a level.
        """
        if column in ("yoy", "mom", "share"):
            return next((one.unit for one in offered if one.unit.is_percent), None)
        units = [one for one in offered if not one.unit.is_points]
        for name in filter(None, names):
            fitting = [one.unit for one in units if self._go_together(name, one)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        said = "".join(names)
        named = [one.unit for one in units if one.name and one.name in said]
        return named[0] if len(named) == 1 else self._only(units, next(filter(None, names), ""))

    def clashes(self, name: str, unit: Unit) -> bool:
        """Whether what a name counts is never told in a unit."""
        return self._clashes.search(f"{name}{_BETWEEN}{unit.base}") is not None

    def _go_together(self, name: str, one: OfferedUnit) -> bool:
        return self._fits.search(f"{name}{_BETWEEN}{one.unit.base}") is not None

    def _only(self, units: Sequence[OfferedUnit], name: str) -> Unit | None:
        """Return the one unit that may be meant, unless it cannot be."""
        plain = [one.unit for one in units if not (one.name or one.unit.is_percent)]
        left = plain or [one.unit for one in units if not one.name]
        return left[0] if len(left) == 1 and not self.clashes(name, left[0]) else None

    def _in_currency(self, one: OfferedUnit, currency: str | None) -> OfferedUnit:
        """Return a unit in the currency that a line names apart (单位：千元 币种：美元)."""
        known = self._rules.table("measure").find(currency) if currency and is_money(one.unit.base) else None
        if known is None or known.attributes["base"] == one.unit.base:
            return one
        return OfferedUnit(
            one.name, Unit(one.unit.text, changed(one.unit.parts, measure=known.means), known.attributes["base"])
        )


def printed_parts(found: Match) -> Printed:
    """Return the parts of a number or unit that a rule for cells or headers captured."""
    groups = found.groupdict("")
    return Printed(
        number=groups.get("number", ""),
        scale=groups.get("scale", ""),
        measure=groups.get("measure", ""),
        percent=groups.get("percent", ""),
        points=groups.get("points", ""),
    )
