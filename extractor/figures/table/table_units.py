"""A table → the unit in which each of its columns is told: by its headers, its caption and the line of units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from extractor.figures.column_writer import Column
from extractor.figures.table.dating import HeaderPlace
from extractor.figures.table.header_words import HeaderWords
from extractor.figures.table.layout import TableLayout
from extractor.figures.table.said import first_said
from extractor.figures.table.units import Unit, UnitReader
from extractor.model import Cell, Table


class TableUnits:
    """The units of one table.

    Args:
        table: The table.
        layout: Which of its cells are headers and names of which.
        reader: Reads units.
        hear: Says what a header says.
        around: What is said around the table.
    """

    def __init__(
        self,
        table: Table,
        layout: TableLayout,
        reader: UnitReader,
        hear: Callable[[str, HeaderPlace], HeaderWords],
        around: Sequence[HeaderWords],
    ) -> None:
        self._layout = layout
        self._reader = reader
        self._hear = hear
        self._around = around
        self._offered = reader.offered(table.unit) or reader.offered(table.caption)
        self._ordered = self._in_order() if len(self._offered) > 1 else {}

    def unit_of(self, cell: Cell, words: Sequence[HeaderWords], column: Column | None) -> Unit | None:
        """Return the unit that the header of the row's names gives (利润表（百万元）), or else the line of units.

        None where neither does, or the line leaves a choice.
        """
        percent = column in ("yoy", "mom", "share")
        corner = first_said(
            (self._hear(head.text, "in the column's header") for head in self._layout.corners(cell)), "unit"
        )
        names = [each.bare for each in words if each.bare and not each.total]
        if not any(each.bare and not each.total for each in words if each.place == "in the column's header"):
            names += [each.bare for each in self._around if each.bare]
        name = next(iter(names), "")
        if corner and corner.unit and corner.unit.is_percent == percent:
            return None if self._reader.clashes(name, corner.unit) else corner.unit
        chosen = self._reader.chosen(self._offered, names, column)
        return chosen or (None if percent or column == "pp" else self._ordered.get(cell.column))

    def _in_order(self) -> Mapping[int, Unit]:
        """Return the units of columns by the order of the line of units (万票、亿元): those left for the columns that
        say nothing of theirs, if there are as many.
        """
        open_, taken = [], []
        for column, heads in self._layout.levels():
            heard = [self._hear(head.text, "in the column's header") for head in heads]
            if first_said(heard, "column") or first_said(heard, "unit") or any(words.part for words in heard):
                continue
            name = next((each.bare for each in reversed(heard) if each.bare), "")
            same = next((one.unit for one in self._offered if one.unit.text == name), None)
            chosen = same or self._reader.chosen(self._offered, [name], None)
            if chosen is None:
                open_.append((column, name))
            else:
                taken.append(chosen)
        left = [one.unit for one in self._offered if not (one.name or one.unit.is_percent or one.unit.is_points)]
        left = [unit for unit in left if unit not in taken]
        pairs = list(zip(open_, left, strict=False))
        if len(open_) != len(left) or any(self._reader.clashes(name, unit) for (_, name), unit in pairs):
            return {}
        return {column: unit for (column, _), unit in pairs}

    @property
    def offers_percent(self) -> bool:
        """Whether the line of units names percent."""
        return any(one.unit.is_percent for one in self._offered)

    @property
    def only_percent(self) -> bool:
        """Whether the line of units names percent and nothing else."""
        return self.offers_percent and all(one.unit.is_percent for one in self._offered)

    @property
    def offers_points(self) -> bool:
        """Whether the line of units names percentage points."""
        return any(one.unit.is_points for one in self._offered)
