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
        self._left_over = self._left_to_one() if len(self._offered) > 1 else {}

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
        return chosen or (None if percent or column == "pp" else self._left_over.get(cell.column))

    def _left_to_one(self) -> Mapping[int, Unit]:
        """Return the unit of the one column whose name fits none, by its number, where one unit of the line is left:
        单位：万票、亿元 over 单量 and 货值.
        """
        open_: list[tuple[int, str]] = []
        taken: list[Unit] = []
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
        plain = [one.unit for one in self._offered if not (one.name or one.unit.is_percent or one.unit.is_points)]
        left = [unit for unit in plain if unit not in taken]
        if len(open_) != 1 or len(left) != 1 or self._reader.clashes(open_[0][1], left[0]):
            return {}
        return {open_[0][0]: left[0]}

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
