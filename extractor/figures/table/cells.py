"""A cell of a table → the number that it holds: with its unit, and the column of a figure that it belongs in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.figures.column_writer import Column, ColumnNumber
from extractor.figures.table.header_words import HeaderWords, MeasureKind
from extractor.figures.table.said import first_said
from extractor.figures.table.units import Unit, printed_parts
from extractor.figures.table.words import Spoken, TableWords
from extractor.model import Cell
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.words.quantities import Printed, quantity_of

# The factor of signs that tell how many times as much something is, in percent.
_TIMES = "100"


@dataclass(frozen=True, slots=True)
class CellReading:
    """A number of a figure as its cell gives it, and what is said of it; a `rate` (失业率) is a share of its own."""

    cell: Cell
    number: ColumnNumber
    rate: bool
    spoken: Spoken

    @property
    def column(self) -> Column:
        """The column of the figure that the number goes into."""
        return self.number.column


class CellReader:
    """Reads the cells of one table.

    Args:
        words: What the table says of its cells.
        rules: The rules.
    """

    def __init__(self, words: TableWords, rules: Rules) -> None:
        self._words = words
        self._rules = rules
        self._value = rules.rule("print/tables", "value")

    def read(self, cell: Cell) -> CellReading | None:
        """Return the number of a cell, None where it holds none, or nothing tells what kind of number it is."""
        match = self._value.match(cell.text) if cell.header is None else None
        if match is None or self._is_counted_out(cell):
            return None
        spoken = self._words.spoken(cell)
        said = self._compared(spoken, printed_parts(match))
        printed = self._with_unit(cell, printed_parts(match), spoken, said)
        if not (spoken.columns or printed.has_unit or printed.scale):
            return None
        measure = first_said(spoken.inner, "measure")
        if (said == "delta" and printed.percent) or any(words.unread for words in spoken.inner):
            return None
        column = self._column_of(printed, said, measure.measure if measure else None)
        part, basis = first_said(spoken.inner, "whole"), first_said(spoken.inner, "basis")
        number = ColumnNumber(
            column=column,
            quantity=quantity_of(printed, self._rules),
            sign=(-1 if match["minus"] else 1) * (-1 if column in _falling(spoken) else 1),
            whole=part.whole if part and column == "share" else None,
            of_ratio=said == "share" or measure is not None,
            basis=basis.basis if basis else None,
        )
        return CellReading(cell, number, column == "share" and said is None, spoken)

    def _is_counted_out(self, cell: Cell) -> bool:
        return self._words.layout.is_numbering(cell) or self._words.layout.is_of_unknown_group(cell)

    def _compared(self, spoken: Spoken, printed: Printed) -> Column | None:
        """Return what headers or names say is compared; in a table of growths alone, the caption does.

        A ratio or index rises by points, or by so much of itself; 增减 without a percent sign is of the amount.
        """
        compared, measure = first_said(spoken.inner, "column"), first_said(spoken.inner, "measure")
        if compared is None:
            around = first_said(spoken.around, "column")
            return around.column if around and measure is None and self._words.units.only_percent else None
        if not compared.difference or compared.column not in ("yoy", "mom"):
            return compared.column
        percent = bool(printed.percent) or (compared.unit is not None and compared.unit.is_percent)
        if measure is not None and measure.measure == "ratio":
            return "pp"
        if measure is not None and not percent:
            return "pp" if self._words.units.offers_points else "delta"
        return compared.column if percent or compared.rate or self._words.units.offers_percent else "delta"

    def _column_of(self, printed: Printed, said: Column | None, measure: MeasureKind | None) -> Column:
        """Return the column of a number: as headers or names have `said`, where its unit does not say otherwise.

        An index in percent is a level, and so is what is told in times of something (市盈率82.9倍).
        """
        if said in ("yoy", "mom") and printed.measure:
            return "delta"
        if printed.points:
            return "pp"
        if said or not printed.percent:
            return said or "level"
        times = self._rules.table("percent-sign").meaning(printed.percent).attributes["factor"] == _TIMES
        return "level" if times or measure == "index" else "share"

    def _with_unit(self, cell: Cell, printed: Printed, spoken: Spoken, column: Column | None) -> Printed:
        """Return a number with the unit that its cell or the words of its table give."""
        if printed.has_unit or column == "pp":
            return printed
        unit = self._unit(cell, spoken.inner, column)
        return changed(unit.parts, number=printed.number) if unit else _percent_of(printed, column)

    def _unit(self, cell: Cell, words: Sequence[HeaderWords], column: Column | None) -> Unit | None:
        """Return the unit that the nearest words give, or the line of units.

        A growth is not told in the unit of the level whose header stands above its own; a difference is.
        """
        growth = column not in (None, "delta")
        last = next((index for index, each in enumerate(words) if growth and each.column), len(words))
        said = first_said(words[: last + 1], "unit")
        return said.unit if said else self._words.units.unit_of(cell, words, column)


def _percent_of(printed: Printed, column: Column | None) -> Printed:
    """Return a number whose unit nobody names: growths and shares are told in percent."""
    return changed(printed, percent="%") if column in ("yoy", "mom", "share") else printed


def _falling(spoken: Spoken) -> Sequence[str]:
    """Return the columns whose numbers say by how much something fell (单位GDP能耗下降)."""
    words = first_said(spoken.inner, "column")
    return words.rule.options.get("falls", "").split() if words and words.rule else ()
