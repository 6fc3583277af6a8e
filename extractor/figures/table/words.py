"""A cell of a table → everything that its headers, its row, the caption and the title say of its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.figures.setting import Setting
from extractor.figures.table.header_words import HeaderListener, HeaderPlace, HeaderWords, Unit
from extractor.model import Cell, Table
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.words.periods import Period


class Around(NamedTuple):
    """What an article says of a table: its title, and the paragraph before the table, which may lead to it."""

    title: str | None = None
    before: str = ""

    @classmethod
    def of(cls, title: str | None, body: str, table: Table) -> Around:
        """Return what an article of such a title and body says of one of its tables."""
        return cls(title, body[: table.start].rstrip("\n").rpartition("\n")[2])


# What of the words of headers is looked for.
SaidField = Literal["name", "indicator", "scope", "region", "period", "unit", "column", "whole"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a cell: by its column's headers and its row's names, the inner ones first, and around the table.

    `heads` are the cells of the column's headers, from top to bottom.
    """

    columns: tuple[HeaderWords, ...]
    rows: tuple[HeaderWords, ...]
    around: tuple[HeaderWords, ...]
    heads: tuple[Cell, ...]

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
    """

    def __init__(self, table: Table, around: Around, setting: Setting, rules: Rules) -> None:
        self._listener = HeaderListener(setting, rules)
        self._heard: dict[tuple[str, HeaderPlace], HeaderWords] = {}
        self._headers = [cell for cell in table.cells if cell.header == "column"]
        self._names = _by_row(cell for cell in table.cells if cell.header == "row")
        self._groups = _groups(table)
        # The cells of a column have the same headers, and the names of a row are asked for several times
        self._heads_of: dict[int, tuple[Cell, ...]] = {}
        self._names_of: dict[tuple[int, int], list[Cell]] = {}
        self._numbering = rules.rule("print/tables", "numbering")
        self._breakdowns = rules.table("breakdown")
        self._base: Period | None = None
        numbered = rules.rule("print/tables", "caption").match(table.caption) if table.caption else None
        named = numbered["title"] if numbered else table.caption
        lead = rules.rule("figures/table-heads", "lead-in").search(around.before)
        said: list[tuple[HeaderPlace, str | None]] = [
            ("in the caption", named),
            ("in the sentence before", lead["said"] if lead else None),
            ("in the title", around.title),
        ]
        self._around = tuple(self._hear(text, place) for place, text in said if text)
        self._base = next((words.period for words in self._around if words.period), None)
        self._units = self._listener.units(table.unit) or self._listener.units(table.caption)

    @property
    def base(self) -> Period | None:
        """The period that caption or title give the whole table."""
        return self._base

    def spoken(self, cell: Cell) -> Spoken:
        """Return what is said of a cell."""
        heads = self._heads(cell)
        columns = tuple(self._hear(head.text, "in the column's header") for head in reversed(heads))
        rows = tuple(self._hear(name.text, "in the row's name") for name in reversed(self._row_names(cell)))
        return Spoken(columns, rows, self._around, heads)

    def is_numbering(self, cell: Cell) -> bool:
        """Whether a cell stands below a header of ordinals, dates or codes, whose numbers count nothing."""
        return any(self._numbering.match(head.text) for head in self._heads(cell))

    def unit_of(self, cell: Cell, words: Sequence[HeaderWords], *, percent: bool) -> Unit | None:
        """Return the unit that the header of the row's names gives (利润表（百万元）), or else the line of units.

        None where neither does, or the line leaves a choice.
        """
        corner = first_said((self._hear(head.text, "in the column's header") for head in self._corners(cell)), "unit")
        if corner and corner.unit and corner.unit.is_percent == percent:
            return corner.unit
        text = "".join(each.text for each in words)
        named = [unit for name, unit in self._units if name and name in text]
        units = named or [unit for name, unit in self._units if not name]
        fitting = [unit for unit in units if unit.is_percent == percent]
        return fitting[0] if len(fitting) == 1 else None

    def breakdown(self, cell: Cell) -> str | None:
        """Return by what the rows are broken down, where the header of their names tells."""
        words = (self._breakdowns.find(head.text.replace(" ", "")) for head in self._corners(cell))
        return next((word.means for word in words if word), None)

    def _hear(self, text: str, place: HeaderPlace) -> HeaderWords:
        if (text, place) not in self._heard:
            heard = self._listener.hear(text, place, self._base)
            # A sentence tells when and of what, but has no name for what is counted
            self._heard[text, place] = changed(heard, name="") if place == "in the sentence before" else heard
        return self._heard[text, place]

    def _heads(self, cell: Cell) -> tuple[Cell, ...]:
        """Return the headers above a cell, from top to bottom; one that spans several columns heads them all."""
        column = cell.column
        if column not in self._heads_of:
            heads = (head for head in self._headers if head.column <= column < head.column + head.column_span)
            self._heads_of[column] = tuple(heads)
        return self._heads_of[column]

    def _corners(self, cell: Cell) -> list[Cell]:
        """Return the headers of the names of a cell's row."""
        names = {name.column for name in self._row_names(cell)}
        return [head for head in self._headers if head.column in names]

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
