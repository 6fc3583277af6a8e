"""Table → its figures and the numbers in its cells.

A number is a level, unless its header or its row's name says that it is a growth, a share or a difference: that joins
the level of its row, or of its column where the row says so, and opens a figure of its own where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import cache

from extractor.figures.column_writer import ColumnNumber, Names, Words, filled, holds, opened, placed
from extractor.figures.setting import Setting
from extractor.figures.table.cells import CellReader, CellReading
from extractor.figures.table.entities import TableEntities
from extractor.figures.table.said import first_said
from extractor.figures.table.subjects import PERIOD_FROM, Origin, modality_of, origins_of, period_of, without_entity
from extractor.figures.table.words import Around, TableWords
from extractor.figures.text.statements import read_statement
from extractor.model import Cell, Figure, Number, NumberRole, Table
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules

# The roles that numbers in a header or name keep; there all others are part of what it names.
_KEPT: frozenset[NumberRole] = frozenset(("date", "ordinal", "name", "list", "duration", "other"))


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure of a table, where its fields come from, and the cells that it was read from, the level first."""

    figure: Figure
    origins: tuple[Origin, ...]
    readings: tuple[CellReading, ...]


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was read in a table; `Number.figure` counts its own figures."""

    figures: tuple[TableFigure, ...]
    numbers: tuple[Number, ...]


def read_table(table: Table, around: Around, setting: Setting, rules: Rules) -> TableReading:
    """Return the figures and numbers of a table that stands in an article.

    Args:
        table: The table, placed in the article's body.
        around: What the article says of it.
        setting: What the issue says: its month, its city.
        rules: The rules.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    return _TableReader(table, around, setting, rules).read()


class _TableReader:
    """Reads one table."""

    def __init__(self, table: Table, around: Around, setting: Setting, rules: Rules) -> None:
        self._table = table
        self._setting = setting
        self._rules = rules
        self._words = TableWords(table, around, setting, rules)
        names = (cell.text for cell in table.cells if cell.header == "row")
        self._entities = TableEntities(setting, names, rules)
        self._value = rules.rule("print/tables", "value")
        self._figures: list[TableFigure] = []
        self._numbers: list[Number] = []
        self._levels: dict[tuple[int, int], int] = {}
        # The figures of a row share its text, and headers and names often say the same again
        self._row_text = cache(table.row_text)
        self._numbers_of = cache(lambda text: read_statement(text, setting, rules).numbers)

    def read(self) -> TableReading:
        cells = CellReader(self._words, self._rules)
        readings = [reading for cell in self._table.cells if (reading := cells.read(cell))]
        for reading in (one for one in readings if one.column == "level"):
            self._open(reading)
        for reading in (one for one in readings if one.column != "level"):
            self._join(reading)
        self._numbers += self._other_numbers({(one.cell.row, one.cell.column) for one in readings})
        self._numbers.sort(key=lambda number: number.start)
        return TableReading(tuple(self._figures), tuple(self._numbers))

    # ------------------------------------------------------------------ figures

    def _open(self, reading: CellReading) -> int:
        """Open a figure, and return its index."""
        index = len(self._figures)
        figure, origins = self._named(reading)
        self._figures.append(TableFigure(filled(figure, reading.number, self._rules), origins, (reading,)))
        if reading.column == "level" or (reading.rate and not first_said(reading.spoken.columns, "against")):
            self._levels[reading.cell.row, reading.cell.column] = index
        self._note(reading, index)
        return index

    def _join(self, reading: CellReading) -> None:
        """Join a growth, share or difference to its level; a rate (失业率) stands for itself."""
        index = None if reading.rate else self._level_of(reading)
        if index is None:
            self._open(reading)
            return
        one = self._figures[index]
        figure = filled(one.figure, _in_unit_of(one.readings[0].number, reading.number), self._rules)
        self._figures[index] = replace(one, figure=figure, readings=(*one.readings, reading))
        self._note(reading, index)

    def _level_of(self, reading: CellReading) -> int | None:
        """Return the level that a number is said of: the nearest one before it, under the same header if there is one.

        It is in the same column where the row's name says what is compared, else in the same row.
        """
        cell = reading.cell
        by_row = first_said(reading.spoken.columns, "column") is None and first_said(reading.spoken.rows, "column")
        if by_row:
            before = [at for at in self._levels if at[1] == cell.column and at[0] < cell.row]
        else:
            before = [at for at in self._levels if at[0] == cell.row and at[1] < cell.column]
        fitting = [at for at in before if self._fits(self._levels[at], reading)]
        nearest = max(fitting, key=lambda at: (*self._nearness(self._levels[at], reading), at), default=None)
        index = None if nearest is None else self._levels[nearest]
        return None if index is None or holds(self._figures[index].figure, reading.column) else index

    def _fits(self, index: int, reading: CellReading) -> bool:
        """Whether a figure is of what the words of a growth or share name, and of their period."""
        figure = self._figures[index].figure
        if reading.column in ("yoy", "mom") and figure.value is None:
            return False  # What a ratio grows by is told in points
        indicator = first_said(reading.spoken.inner, "indicator")
        if indicator and indicator.indicator and figure.indicator != indicator.indicator.means:
            return False
        compared = first_said(reading.spoken.inner, "column")
        if compared and compared.bare and not compared.name and not compared.total:
            level = self._figures[index].readings[0].spoken
            if all(words.bare != compared.bare for words in level.columns):
                return False  # 数量同比 is not said of 金额
        if compared and not compared.indicator and len(compared.name) > 1:
            label = figure.label or ""
            if not (label.startswith(compared.name) or label.endswith(compared.name)):
                return False
        period = first_said(reading.spoken.columns, "period")
        return period is None or period.period is None or figure.period_end == period.period.end

    def _nearness(self, index: int, reading: CellReading) -> tuple[int, str, bool, str]:
        """Return how near a level is to a growth: how many headers they share from the top, and how late it is.

        Beside the levels of this year and of last, in any order, a growth is that of the later one; beside a plan for
        the same year, that of what was done.
        """
        one = self._figures[index]
        end = one.figure.period_end or ""
        pairs = zip(one.readings[0].spoken.heads, reading.spoken.heads, strict=False)
        return sum(first == second for first, second in pairs), end[:4], one.figure.modality is None, end

    def _named(self, reading: CellReading) -> tuple[Figure, tuple[Origin, ...]]:
        """Return the figure of a number without its columns, and where its fields come from."""
        cell, told = reading.cell, self._entities.whom(reading.spoken)
        spoken = without_entity(reading.spoken, told[0], told[1].words) if told else reading.spoken
        origins = origins_of(spoken, self._setting)
        fields = {origin.field: origin.value for origin in origins}
        dated = period_of(spoken)
        names = Names(
            indicator=fields.get("indicator"),
            label=_label_of_share(reading) or fields.get("label"),
            scope=fields.get("scope"),
            region=fields.get("region"),
            entity=told[0].name if told else None,
            entity_kind=told[0].kind if told else None,
            breakdown=self._words.breakdown(cell) if fields.get("item") else None,
            item=fields.get("item"),
            population=fields.get("population"),
            period=dated.period if dated else None,
            period_from=PERIOD_FROM[dated.place] if dated else None,
            modality=modality_of(spoken, self._setting),
            status=fields.get("status"),
        )
        end = cell.start + len(cell.text)
        words = Words(cell.start, end, cell.text, self._row_text(cell.row), self._value.name)
        figure = placed(opened(words, names), (cell.box,), "table")
        return figure, (*origins, told[1]) if told else origins

    # ------------------------------------------------------------------ numbers

    def _note(self, reading: CellReading, index: int) -> None:
        cell, end = reading.cell, reading.cell.start + len(reading.cell.text)
        self._numbers.append(Number(cell.box.page, cell.start, end, cell.text, reading.column, index))

    def _other_numbers(self, read: Set[tuple[int, int]]) -> Iterator[Number]:
        """Yield the numbers of caption, unit, notes, headers, names and the cells that were not `read` as one."""
        table = self._table
        at = table.start
        for text in filter(None, (table.caption, *(table.unit or "").split(" "))):
            yield from self._numbers_in(text, at, table.first_page, "name")
            at += len(text) + 1
        for cell in table.cells:
            if cell.header is not None:
                yield from self._numbers_in(cell.text, cell.start, cell.box.page, self._role_of_name(cell))
            elif self._words.layout.is_numbering(cell):
                yield from self._numbers_in(cell.text, cell.start, cell.box.page, "ordinal")
            elif (cell.row, cell.column) not in read:
                yield from self._numbers_in(cell.text, cell.start, cell.box.page, "unread")
        at = table.end - sum(len(note) + 1 for note in table.notes) + 1
        for note in table.notes:
            yield from self._numbers_in(note, at, table.last_page, "unread")
            at += len(note) + 1

    def _role_of_name(self, cell: Cell) -> NumberRole:
        if self._rules.rule("print/tables", "year").match(cell.text):
            return "date"
        return "ordinal" if cell.header == "row" and self._value.match(cell.text) else "name"

    def _numbers_in(self, text: str, start: int, page: int, other: NumberRole) -> Iterator[Number]:
        """Yield the numbers of a text; those that sentences would take for figures have the role `other`."""
        if self._rules.rule("language", "numeral").search(text) is None:
            return
        for number in self._numbers_of(text):
            role = number.role if number.role in _KEPT else other
            yield Number(page, start + number.start, start + number.end, number.raw, role)


def _in_unit_of(level: ColumnNumber, number: ColumnNumber) -> ColumnNumber:
    """Return a difference that has no unit of its own in that of its level (企业数（家）｜比上年增减)."""
    one, other = level.quantity, number.quantity
    if number.column != "delta" or other.unit or not one.value or level.column != "level":
        return number
    quantity = changed(other, unit=one.unit, amount=other.value * one.amount / one.value, base_unit=one.base_unit)
    return replace(number, quantity=quantity)


def _label_of_share(reading: CellReading) -> str | None:
    """Return the name of a share that is not said of a level, as printed (研发投入占比), None for other numbers."""
    words = first_said(reading.spoken.inner, "column")
    if reading.column != "share" or reading.rate or words is None or words.column != "share" or not words.name:
        return None
    return words.text if words.unit is None else words.text.partition(words.unit.text)[0].rstrip("（(")
