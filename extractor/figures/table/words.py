"""A cell of a table → everything that its headers, its row, the caption and the title say of its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from extractor.figures.column_writer import Column
from extractor.figures.setting import Setting
from extractor.figures.table.dating import HeaderPlace, nested
from extractor.figures.table.header_words import HeaderListener, HeaderWords
from extractor.figures.table.units import Unit
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


# What of the words of headers is looked for.
SaidField = Literal[
    "name",
    "indicator",
    "scope",
    "region",
    "period",
    "dated",
    "unit",
    "column",
    "whole",
    "measure",
    "modality",
    "status",
    "population",
    "basis",
    "planning",
]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a cell: by its column's headers and its row's names, the inner ones first, and around the table.

    `heads` are the cells of the column's headers, from top to bottom. `covers` is the period of the whole issue, which
    holds where nothing else dates the table. `balance` tells that all of the table exists at a time (资产负债表).
    """

    columns: tuple[HeaderWords, ...]
    rows: tuple[HeaderWords, ...]
    around: tuple[HeaderWords, ...]
    heads: tuple[Cell, ...]
    covers: Period | None = None
    balance: bool = False

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
        self._blocks = _blocks([cell for cell in table.cells if cell.header == "column"])
        self._names = _by_row(cell for cell in table.cells if cell.header == "row")
        self._groups = _groups(table)
        # Columns in which names stand over several rows
        self._merged = {cell.column for cell in table.cells if cell.header == "row" and cell.row_span > 1}
        # The cells of a column have the same headers, and the names of a row are asked for several times
        self._heads = cache(self._heads_above)
        self._names_of: dict[tuple[int, int], list[Cell]] = {}
        self._numbering = rules.rule("print/tables", "numbering")
        self._breakdowns = rules.table("breakdown")
        self._around = tuple(self._heard_around(table, around))
        dated = next((words for words in self._around if words.dated), None)
        self._covers = periods.calendar_year(setting.covers) if setting.covers and not dated else None
        self._base = dated.period if dated else self._covers
        self._offered = self._listener.units.offered(table.unit) or self._listener.units.offered(table.caption)

    @property
    def base(self) -> Period | None:
        """The period that caption, text or title give the whole table."""
        return self._base

    def spoken(self, cell: Cell) -> Spoken:
        """Return what is said of a cell."""
        rows = self._nested(self._row_names(cell), "in the row's name", self._base)
        dated = next((words.period for words in rows if words.period), None)
        heads = self._heads(cell.row, cell.column)
        columns = self._nested(heads, "in the column's header", nested(dated, self._base))
        said = (*self._around, *(self._hear(head.text, "in the caption") for head in self._corners(cell)))
        balance = any(words.standing for words in said)
        return Spoken(self._of_whole(cell, columns), rows, self._around, heads, self._covers, balance)

    def is_numbering(self, cell: Cell) -> bool:
        """Whether a cell stands below a header of ordinals, dates or codes, whose numbers count nothing."""
        return any(self._numbering.match(head.text) for head in self._heads(cell.row, cell.column))

    def is_of_unknown_group(self, cell: Cell) -> bool:
        """Whether the column of groups, each over several rows, has none for a cell's row: its part is unknown."""
        names = self._row_names(cell)
        return bool(names) and min(name.column for name in names) - 1 in self._merged

    def unit_of(self, cell: Cell, words: Sequence[HeaderWords], column: Column | None) -> Unit | None:
        """Return the unit that the header of the row's names gives (利润表（百万元）), or else the line of units.

        None where neither does, or the line leaves a choice.
        """
        percent = column in ("yoy", "mom", "share")
        corner = first_said((self._hear(head.text, "in the column's header") for head in self._corners(cell)), "unit")
        names = [each.bare for each in words if each.bare and not each.total]
        if not any(each.bare and not each.total for each in words if each.place == "in the column's header"):
            names += [each.bare for each in self._around if each.bare]
        name = next(iter(names), "")
        if corner and corner.unit and corner.unit.is_percent == percent:
            return None if self._listener.units.clashes(name, corner.unit) else corner.unit
        return self._listener.units.chosen(self._offered, names, column)

    @property
    def offers_points(self) -> bool:
        """Whether the line of units names percentage points."""
        return any(one.unit.is_points for one in self._offered)

    def breakdown(self, cell: Cell) -> str | None:
        """Return by what the rows are broken down, where the header of their names tells."""
        words = (self._breakdowns.find(head.text.replace(" ", "")) for head in self._corners(cell))
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

    def _in_text(self, said: str) -> HeaderWords:
        return changed(self._hear(said, "in the sentence before"), name="", bare="")

    def _nested(self, cells: Sequence[Cell], place: HeaderPlace, base: Period | None) -> tuple[HeaderWords, ...]:
        """Return what headers or names say, the inner ones first; an inner one is dated by those that hold it."""
        heard: list[HeaderWords] = []
        for cell in cells:
            year = self._year(cell) if place == "in the row's name" else None
            heard.insert(0, year or self._hear(cell.text, place, base))
            base = nested(heard[0].period, base)
        return tuple(heard)

    def _year(self, name: Cell) -> HeaderWords | None:
        """Return what a number below 年别 says as the name of a row."""
        corner = self._rules.rule("figures/table-heads", "year-corner")
        heads = self._heads(name.row, name.column) if name.text.isdecimal() else ()
        found = next((found for head in heads if (found := corner.match(head.text))), None)
        return self._listener.year(name.text, roc=found["roc"] is not None) if found else None

    def _of_whole(self, cell: Cell, columns: tuple[HeaderWords, ...]) -> tuple[HeaderWords, ...]:
        """Return the words of a column, one that begins with 其中 with the name of the column that it is a part of."""
        part = columns[0] if columns else None
        if part is None or not part.part or part.indicator or self._rules.rule("language", "aspects").search(part.name):
            return columns
        for column in range(cell.column - 1, -1, -1):
            heads = self._heads(cell.row, column)
            whole = self._hear(heads[-1].text, "in the column's header", self._base) if heads else None
            if whole and not (whole.part or whole.column) and (whole.name or whole.indicator):
                items = () if part.scope else part.items or (part.name,)
                name = part.name + whole.name if part.scope else whole.name
                said = changed(part, name=name, bare=name, indicator=whole.indicator, items=items, unit=part.unit)
                return (changed(said, unit=part.unit or whole.unit), *columns[1:])
        return columns

    def _heads_above(self, row: int, column: int) -> tuple[Cell, ...]:
        """Return the headers above a cell, from top to bottom; one that spans several columns heads them all.

        Below headers in the middle of a table these hold, in the columns that they head.
        """
        for block in reversed(self._blocks):
            if block[0].row < row:
                heads = (head for head in block if head.column <= column < head.column + head.column_span)
                if found := tuple(heads):
                    return found
        return ()

    def _corners(self, cell: Cell) -> list[Cell]:
        """Return the headers of the names of a cell's row."""
        names = {name.column for name in self._row_names(cell)}
        return [head for block in self._blocks for head in block if head.column in names and head.row < cell.row]

    def _row_names(self, cell: Cell) -> list[Cell]:
        """Return the names of a cell's row, the outer ones first.

        These are the nearest columns of names to its left, and the last row above without numbers: it names a group.
        A subtotal has all names to its left.
        """
        at = cell.row, cell.column
        if at not in self._names_of:
            left = [name for name in self._names.get(cell.row, ()) if name.column < cell.column]
            near = _last_run(left)
            if near and self._hear(near[-1].text, "in the row's name").subtotal:
                near = left
            self._names_of[at] = [*self._group(cell, near), *near]
        return self._names_of[at]

    def _group(self, cell: Cell, near: Sequence[Cell]) -> list[Cell]:
        first = min((name.column for name in near), default=0)
        return [name for name in self._groups if name.row < cell.row and name.column == first][-1:]


def _blocks(headers: Sequence[Cell]) -> list[list[Cell]]:
    """Return the headers of a table by the runs of rows that they stand in: those above it, and those in its middle."""
    rows = sorted({head.row for head in headers})
    runs = [[row for _, row in run] for _, run in groupby(enumerate(rows), lambda one: one[1] - one[0])]
    return [[head for head in headers if head.row in run] for run in runs]


def _by_row(names: Iterable[Cell]) -> dict[int, list[Cell]]:
    """Return the names of each row, from left to right; one that spans several rows names them all."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for name in sorted(names, key=lambda name: name.column):
        for row in range(name.row, name.row + name.row_span):
            rows[row].append(name)
    return rows


def _groups(table: Table) -> list[Cell]:
    """Return the names of rows without a number or words beside them, which are those of the rows below."""
    counted = {cell.row for cell in table.cells if cell.header is None}
    names = (cell for cell in table.cells if cell.header == "row")
    return [name for name in names if counted.isdisjoint(range(name.row, name.row + name.row_span))]


def _last_run(names: Sequence[Cell]) -> list[Cell]:
    """Return the last cells that stand side by side without a column between them."""
    run: list[Cell] = []
    for name in reversed(names):
        if run and name.column + name.column_span < run[0].column:
            break
        run.insert(0, name)
    return run


def first_said(words: Iterable[HeaderWords], field: SaidField) -> HeaderWords | None:
    """Return the nearest words that say a field at all."""
    return next((each for each in words if getattr(each, field)), None)
