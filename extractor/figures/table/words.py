"""A cell of a table → everything that its headers, its row, the caption and the title say of its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractor.figures.setting import Setting
from extractor.figures.table.dating import HeaderPlace, nested
from extractor.figures.table.header_words import HeaderListener, HeaderWords
from extractor.figures.table.layout import TableLayout
from extractor.figures.table.parted_columns import PartedColumns
from extractor.figures.table.said import first_said
from extractor.figures.table.table_units import TableUnits
from extractor.model import Cell, Table
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.words import periods
from extractor.words.periods import Period

# Paragraphs before a table that may tell its period.
_NEAR = 3


class Around(NamedTuple):
    """What an article says of a table: its title, and the paragraphs before the table, the nearest first."""

    title: str | None = None
    before: tuple[str, ...] = ()

    @classmethod
    def of(cls, title: str | None, body: str, table: Table) -> Around:
        """Return what an article of such a title and body says of one of its tables."""
        before = body[: table.start].rstrip("\n").split("\n")
        return cls(title, tuple(paragraph for paragraph in before[: -_NEAR - 1 : -1] if paragraph))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a cell: by its column's headers and its row's names, the inner ones first, and around the table.

    `heads` are the cells of the column's headers, from top to bottom; `corners` are the headers of the row's names,
    each of one. `covers` is the period of the whole issue, which holds where nothing else dates the table. `balance`
    tells that all of the table exists at a time (资产负债表), `flows` that all of it was done over one (现金流量表),
    `parted` that the column is a part of what the caption counts.
    """

    columns: tuple[HeaderWords, ...]
    rows: tuple[HeaderWords, ...]
    around: tuple[HeaderWords, ...]
    heads: tuple[Cell, ...]
    covers: Period | None = None
    balance: bool = False
    flows: bool = False
    corners: tuple[str, ...] = ()
    parted: bool = False

    @property
    def inner(self) -> tuple[HeaderWords, ...]:
        """What is said by headers and names, the nearest first."""
        return self.columns + self.rows

    @property
    def everything(self) -> tuple[HeaderWords, ...]:
        """What is said anywhere, the nearest first."""
        return self.columns + self.rows + self.around


class TableWords:
    """The words of one table, each text heard once.

    Args:
        table: The table.
        around: What its article says of it.
        setting: What the issue says.
        rules: The rules.
    """

    def __init__(self, table: Table, around: Around, setting: Setting, rules: Rules) -> None:
        self._listener = HeaderListener(setting, rules)
        self._rules = rules
        self._hear = cache(self._listener.hear)
        self._layout = TableLayout(table, rules)
        self._breakdowns = rules.table("breakdown")
        self._around = tuple(self._heard_around(table, around))
        dated = next((words for words in self._around if words.dated), None)
        self._covers = periods.calendar_year(setting.covers) if setting.covers and not dated else None
        self._base = dated.period if dated else self._covers or self._latest_header(table)
        levels = [heads for _, heads in self._layout.levels()]
        self._parted = PartedColumns(levels, lambda head: self._hear(head.text, "in the column's header"))
        self._units = TableUnits(table, self._layout, self._listener.units, self._hear, self._around)

    @property
    def layout(self) -> TableLayout:
        """Which cells of the table are headers and names of which."""
        return self._layout

    @property
    def base(self) -> Period | None:
        """The period that caption, text or title give the whole table."""
        return self._base

    @property
    def units(self) -> TableUnits:
        """The units that lines, captions and headers offer."""
        return self._units

    def spoken(self, cell: Cell) -> Spoken:
        """Return what is said of a cell."""
        names = self._layout.names(cell)
        rows = self._keyed(names, self._nested(names, "in the row's name", self._base))
        rows = self._of_summed_rows(cell, self._of_whole_row(cell, rows))
        dated = next((words.period for words in rows if words.period), None)
        heads = self._layout.heads(cell.row, cell.column)
        columns = self._nested(heads, "in the column's header", nested(dated, self._base))
        if any(words.back for words in columns) and (before := self._level_before(cell, dated)):
            base = next((words.period for words in before if words.period), None)
            columns = self._nested(heads, "in the column's header", base)
            columns = self._named_as(columns, before)
        corners = tuple(map(self._layout.corner, reversed(names)))
        heads_of_names = (self._hear(head.text, "in the caption") for head in self._layout.corners(cell))
        said = (*self._around, *heads_of_names)
        balance, flows = any(words.standing for words in said), any(words.flowing for words in said)
        parted = self._parted.is_part(heads)
        columns = self._of_whole(cell, columns)
        return Spoken(columns, rows, self._around, heads, self._covers, balance, flows, corners, parted)

    def breakdown(self, cell: Cell) -> str | None:
        """Return by what the rows are broken down, where the header of their names tells."""
        words = (self._breakdowns.find(head.text.replace(" ", "")) for head in self._layout.corners(cell))
        return next((word.means for word in words if word), None)

    def _heard_around(self, table: Table, around: Around) -> Iterator[HeaderWords]:
        """Yield what is heard around a table; a sentence tells when and of what, but names nothing that is counted."""
        numbered = self._rules.rule("print/tables", "caption").match(table.caption) if table.caption else None
        if named := self._listener.units.without_line((numbered["title"] if numbered else table.caption) or ""):
            yield self._hear(named, "in the caption")
        lead = self._rules.rule("figures/table-heads", "lead-in").search(around.before[0]) if around.before else None
        if lead:
            yield self._in_text(lead["said"])
        if around.title:
            yield self._hear(around.title, "in the title")
        openings = map(self._rules.rule("figures/table-heads", "reporting").match, around.before)
        for heard in (self._in_text(found["said"]) for found in openings if found):
            if heard.period and heard.period.kind != "stock":
                yield heard
        for note in table.notes:
            if self._rules.rule("figures/table-heads", "head-status").search(note):
                yield HeaderWords(note, "in the caption", status=self._hear(note, "in the caption").status)

    def _latest_header(self, table: Table) -> Period | None:
        """Return the latest period that a header names, to which those beside it refer (2024年1-8月｜上年同期)."""
        heads = (self._hear(cell.text, "in the column's header") for cell in table.cells if cell.header == "column")
        told = [words.period for words in heads if words.period and words.column is None]
        return max(told, key=lambda period: period.end, default=None)

    def _in_text(self, said: str) -> HeaderWords:
        return changed(self._hear(said, "in the sentence before"), name="", bare="")

    def _of_whole_row(self, cell: Cell, rows: tuple[HeaderWords, ...]) -> tuple[HeaderWords, ...]:
        """Return the words of a row, one that names but a scope (其中：离岸) with the name of the row above it."""
        part = rows[0] if rows else None
        if part is None or not (part.part and part.scope) or part.name or part.indicator:
            return rows
        for row in range(cell.row - 1, -1, -1):
            names = self._layout.names(changed(cell, row=row))
            whole = self._hear(names[-1].text, "in the row's name", self._base) if names else None
            if whole and not whole.part and (whole.name or whole.indicator):
                name, unit = part.bare + whole.name, part.unit or whole.unit
                return (changed(part, name=name, bare=name, indicator=whole.indicator, unit=unit), *rows[1:])
        return rows

    def _of_summed_rows(self, cell: Cell, rows: tuple[HeaderWords, ...]) -> tuple[HeaderWords, ...]:
        """Return the words of a row, a subtotal with the scope that all rows have which it sums up."""
        if not rows or not rows[0].subtotal or rows[0].scope:
            return rows
        scopes: set[str | None] = set()
        for row in range(cell.row - 1, -1, -1):
            names = self._layout.names(changed(cell, row=row))
            words = self._hear(names[-1].text, "in the row's name", self._base) if names else None
            if words is None or words.subtotal or words.total:
                break
            scopes.add(words.scope)
        return (changed(rows[0], scope=scopes.pop()), *rows[1:]) if len(scopes) == 1 else rows

    def _level_before(self, cell: Cell, dated: Period | None) -> tuple[HeaderWords, ...]:
        """Return what is said of the nearest column of levels to the left of a cell, to which 上年同期 refers."""
        base = nested(dated, self._base)
        for column in range(cell.column - 1, -1, -1):
            said = self._nested(self._layout.heads(cell.row, column), "in the column's header", base)
            words = first_said(said, "period")
            if words and not words.back and first_said(said, "column") is None:
                return said
        return ()

    def _named_as(self, columns: tuple[HeaderWords, ...], before: tuple[HeaderWords, ...]) -> tuple[HeaderWords, ...]:
        """Return the words of a column that say but when (去年同期), with the name of the column that they refer to."""
        named = next((words for words in before if words.name or words.indicator), None)
        if named is None or any(words.name or words.indicator for words in columns):
            return columns
        said = changed(columns[0], name=named.name, bare=named.bare, indicator=named.indicator)
        return (said, *columns[1:])

    def _keyed(self, names: Sequence[Cell], rows: tuple[HeaderWords, ...]) -> tuple[HeaderWords, ...]:
        """Return what a row's names say, without the names of what only describes the one that is its own."""
        beside = [name for name in names if name.row == names[-1].row]
        if len(beside) < 2 or not self._layout.is_key(beside[0]):
            return rows
        inner = len(beside) - 1
        return tuple(
            changed(words, name="", bare="", items=()) if index < inner and not words.indicator else words
            for index, words in enumerate(rows)
        )

    def _nested(self, cells: Sequence[Cell], place: HeaderPlace, base: Period | None) -> tuple[HeaderWords, ...]:
        """Return what headers or names say, the inner ones first; an inner one is dated by those that hold it."""
        heard: list[HeaderWords] = []
        for cell in cells:
            heard.insert(0, self._heard_cell(cell, place, base, outer=not heard))
            base = nested(heard[0].period, base)
        return tuple(heard)

    def _heard_cell(self, cell: Cell, place: HeaderPlace, base: Period | None, *, outer: bool) -> HeaderWords:
        """Return what a header or name says; a number below 年别 is a year, the first name of a row is no unit (部)."""
        if place == "in the column's header":
            return self._hear(cell.text, place, base)
        if corner := self._layout.year_corner(cell):
            return self._listener.year(cell.text, corner)
        heard = self._hear(cell.text, place, base)
        is_unit = heard.unit is not None and heard.unit.text == cell.text
        return changed(heard, unit=None, name=cell.text) if outer and is_unit else heard

    def _of_whole(self, cell: Cell, columns: tuple[HeaderWords, ...]) -> tuple[HeaderWords, ...]:
        """Return the words of a column, one that begins with 其中 with the name of the column that it is a part of."""
        part = columns[0] if columns else None
        if part is None or not part.part or part.indicator or self._rules.rule("language", "aspects").search(part.name):
            return columns
        for column in range(cell.column - 1, -1, -1):
            heads = self._layout.heads(cell.row, column)
            whole = self._hear(heads[-1].text, "in the column's header", self._base) if heads else None
            if whole and not (whole.part or whole.column) and (whole.name or whole.indicator):
                items = () if part.scope else part.items or (part.name,)
                name = part.name + whole.name if part.scope else whole.name
                said = changed(part, name=name, bare=name, indicator=whole.indicator, items=items, unit=part.unit)
                return (changed(said, unit=part.unit or whole.unit), *columns[1:])
        return columns
