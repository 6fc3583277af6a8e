"""lines → tables: what stands in rows and columns, with caption, unit and notes, joined over pages.

Ruled tables are found before furniture is told from content, for the head of a table that goes on stands where running
heads stand; the others after it, so that no head or contents page is taken for one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extractor.model import Box, Cell, Grid, Line, LineKey, LineRole, Paragraph, PrintedTable, Table
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.tables.aligned import aligned_sheets
from extractor.tables.captions import Captions, Surroundings
from extractor.tables.headers import HeaderReader
from extractor.tables.open_ruled import open_grids
from extractor.tables.ruled import ruled_sheet
from extractor.tables.sheet import Sheet
from extractor.words.joining import join

# Columns are the same on two pages when their edges are, give or take so many points: a character of small print.
SAME_COLUMN = 9.0
# What caption, unit and notes of a table may have been taken for before the table was known.
AROUND: tuple[LineRole, ...] = ("body", "caption", "footnote", "cover")
# Cells of a card (类型, 简介 …) that stand in a ruled frame: with so many of them it is no table.
CARD_FIELDS = 2


def ruled_tables(
    lines: Sequence[Line], grids: Sequence[Grid], rulings: Sequence[Box], rules: Rules
) -> tuple[list[Line], list[Sheet]]:
    """Return the lines of a page, those of ruled tables with the role `table`, and these tables.

    Args:
        lines: All lines of the page, with the places of their characters.
        grids: What its rulings draw.
        rulings: Its long level lines.
        rules: The forms of captions, units and notes, and the names of a card's fields.
    """
    if not grids and not rulings:
        return list(lines), []
    captions = Captions(rules)
    # Caption, unit and notes may stand in rows of their own within the rulings
    inside = [line for line in lines if line.role == "body" and not (captions.titles(line) or captions.notes(line))]
    value = rules.rule("print/tables", "value")

    def is_value(text: str) -> bool:
        return value.match(text) is not None

    sheets: list[Sheet] = []
    for grid in (*grids, *open_grids(inside, rulings, grids, value)):
        taken = {key for sheet in sheets for key in sheet.keys}
        sheet = ruled_sheet(grid, [line for line in inside if line.key not in taken], is_value)
        if sheet is not None and not _is_card(sheet, inside, rules):
            sheets.append(sheet)
    return _marked(lines, {key for sheet in sheets for key in sheet.keys}), sheets


def read_tables(
    lines: Sequence[Line], ruled: Sequence[Sheet], rules: Rules
) -> tuple[list[Line], dict[LineKey, PrintedTable]]:
    """Return the lines, those of tables with the role `table`, and each table by the key of its first line.

    Args:
        lines: All lines of the document in reading order, furniture told from content.
        ruled: The tables that rulings draw, in the order of the pages.
        rules: The forms of captions, units, notes and cells: `patterns/print/tables.yaml`.
    """
    finder = _TableFinder(rules)
    parts = finder.parts(lines, ruled)
    return _marked(lines, {key for part in parts for key in part.keys}), finder.joined(parts)


def _marked(lines: Sequence[Line], keys: Collection[LineKey]) -> list[Line]:
    return [line.as_role("table") if line.key in keys else line for line in lines] if keys else list(lines)


def _is_card(sheet: Sheet, lines: Sequence[Line], rules: Rules) -> bool:
    """Whether cells hold the fields of a card, each a field, or each a card of several lines."""
    names, field = rules.table("field"), rules.rule("print/articles", "field")
    fields = sum(names.find(cell.text.rstrip("：:")) is not None for cell in sheet.cells)
    opened = sum(line.key in sheet.keys and field.match(line.text) is not None for line in lines)
    return fields >= CARD_FIELDS or opened >= CARD_FIELDS * len(sheet.cells)


@dataclass(frozen=True, slots=True)
class _PagePart:
    """A table's part on one page; `first` and `last` tell whether text stands above and below it."""

    sheet: Sheet
    around: Surroundings
    first: bool
    last: bool
    begins: LineKey

    @property
    def keys(self) -> frozenset[LineKey]:
        return self.sheet.keys | {line.key for line in self.around.lines}


class _TableFinder:
    """Finds the tables of a document page by page, and joins those that go on."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._captions = Captions(rules)
        self._headers = HeaderReader(rules)

    def parts(self, lines: Sequence[Line], ruled: Sequence[Sheet]) -> list[_PagePart]:
        """Return the parts of tables in reading order."""
        by_page: dict[int, list[Line]] = {}
        for line in lines:
            by_page.setdefault(line.page, []).append(line)
        return [part for page, found in by_page.items() for part in self._on_page(page, found, ruled)]

    def _on_page(self, page: int, lines: Sequence[Line], ruled: Sequence[Sheet]) -> list[_PagePart]:
        sheets = [sheet for sheet in ruled if sheet.page == page]
        free = _free(lines, sheets)
        # What stands at one height in two columns of a page is no row
        for column in sorted({line.column for line in free}):
            within = [line for line in free if line.column == column]
            sheets += aligned_sheets(within, self._captions.titles, self._rules)
        if not sheets:
            return []
        sheets.sort(key=lambda sheet: min(sheet.keys))
        parts: list[_PagePart] = []
        text = _free(lines, sheets, AROUND)
        for sheet in sheets:
            around = self._captions.around(sheet, _beside(sheet, lines, text))
            text = [line for line in text if line not in around.lines]
            parts.append(_part(sheet, around, lines))
        inside = {key for part in parts for key in part.keys}
        return [
            replace(
                part,
                first=not any(line.key not in inside and line.top < part.sheet.box.top for line in text),
                last=not any(line.key not in inside and line.top > part.sheet.box.top for line in text),
            )
            for part in parts
        ]

    def joined(self, parts: Sequence[_PagePart]) -> dict[LineKey, PrintedTable]:
        """Return the tables by the key of their first line."""
        chains: list[list[_PagePart]] = []
        for part in parts:
            if chains and _goes_on(chains[-1][-1], part):
                chains[-1].append(part)
            else:
                chains.append([part])
        return {chain[0].begins: self._table(chain) for chain in chains}

    def _table(self, chain: Sequence[_PagePart]) -> PrintedTable:
        cells: list[Cell] = []
        for part in chain:
            count = max((cell.row + 1 for cell in cells), default=0)
            skipped = _repeated(cells, part.sheet.cells) if cells else 0
            cells += [changed(cell, row=cell.row - skipped + count) for cell in part.sheet.cells if cell.row >= skipped]
        around = chain[0].around
        caption = [_joined(around.caption)] if around.caption else []
        units = [_joined([line]) for line in around.unit]
        notes = tuple(_joined(note) for part in chain for note in part.around.notes)
        table = Table(
            caption=caption[0].text if caption else None,
            unit=" ".join(unit.text for unit in units) or None,
            notes=tuple(note.text for note in notes),
            rows=max(cell.row + cell.row_span for cell in cells),
            columns=chain[0].sheet.columns,
            cells=self._headers.marked(cells),
        )
        return PrintedTable(table, (*caption, *units), notes)


def _joined(lines: Sequence[Line]) -> Paragraph:
    return join([line.as_role("table") for line in lines])


def _free(lines: Sequence[Line], sheets: Sequence[Sheet], roles: Sequence[LineRole] = ("body",)) -> list[Line]:
    """Return the lines of these roles that stand in no table."""
    taken = {key for sheet in sheets for key in sheet.keys}
    return [line for line in lines if line.role in roles and not (taken and line.key in taken)]


def _beside(sheet: Sheet, lines: Sequence[Line], text: Sequence[Line]) -> list[Line]:
    """Return the text of a table's column, and what stands above and below all columns; all of it for a wide table."""
    columns = {line.column for line in lines if line.key in sheet.keys}
    return [line for line in text if len(columns) > 1 or columns <= {0} or line.column in (0, *columns)]


def _part(sheet: Sheet, around: Surroundings, lines: Sequence[Line]) -> _PagePart:
    keys = sheet.keys | {line.key for line in around.lines}
    begins = min(line.key for line in lines if line.key in keys)
    return _PagePart(sheet, around, first=False, last=False, begins=begins)


def _goes_on(before: _PagePart, part: _PagePart) -> bool:
    """Whether a table goes on at the top of the next page: the same columns, nothing between, no caption of its own."""
    if part.sheet.page != before.sheet.page + 1 or not (before.last and part.first) or before.around.notes:
        return False
    if part.around.caption and not part.around.again:
        return False
    lefts = (before.sheet.lefts, part.sheet.lefts)
    if len(lefts[0]) != len(lefts[1]):
        return False
    return all(abs(one - other) < SAME_COLUMN for one, other in zip(*lefts, strict=True))


def _repeated(cells: Collection[Cell], after: Collection[Cell]) -> int:
    """Return how many rows of `after` say again what the first rows of a table say: its header."""
    row = 0
    while True:
        texts = [[(cell.column, cell.text) for cell in part if cell.row == row] for part in (cells, after)]
        if not texts[1] or texts[0] != texts[1]:
            return row
        row += 1
