"""What belongs to a table and stands around it: its caption, the line that names its units, and its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Line
from extractor.rules.rule_set import Rules
from extractor.tables.sheet import Sheet

# Lines above a table that may be its caption, over two lines, a line of its period, and two of units and who made it.
MOST_ABOVE = 5
MOST_UNITS = 2
# Caption, units and notes stand no further from the table or from each other than this, in parts of their size: two
# lines of text would find room between them.
FARTHEST = 3.2
# A note goes on in the next line where it fills its own to the table's edge but for so many characters.
SLACK = 2.5


# A caption that only its place tells stands in the middle, give or take so many characters, and is no longer than this.
OVER = 1.5
# One that is not bold leaves so much of the table's width free.
NARROW = 0.6
LONGEST_CAPTION = 40


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines around a table; `again` tells that its caption only says that it goes on."""

    caption: tuple[Line, ...] = ()
    unit: tuple[Line, ...] = ()
    notes: tuple[tuple[Line, ...], ...] = ()
    again: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them."""
        return self.caption + self.unit + tuple(line for note in self.notes for line in note)


class Captions:
    """Knows captions, lines of units and notes by `patterns/print/tables.yaml`."""

    def __init__(self, rules: Rules) -> None:
        self._caption = rules.rule("print/tables", "caption")
        self._named = rules.rule("print/tables", "named-caption")
        self._ends = tuple(rules.table("sentence-end").spellings)
        self._unit = rules.rule("print/tables", "unit-line")
        self._period = rules.rule("print/tables", "head-period")
        self._remark = rules.rule("print/tables", "head-remark")
        self._note = rules.rule("print/tables", "note")
        self._goes_on = rules.rule("print/tables", "note-goes-on")

    def titles(self, line: Line) -> bool:
        """Whether a line is a numbered caption, or names units and nothing else."""
        return self._caption.match(line.text) is not None or self._names_unit(line)

    def notes(self, line: Line) -> bool:
        """Whether a line begins a note."""
        return self._note.match(line.bullet + line.text) is not None

    def around(self, sheet: Sheet, lines: Sequence[Line]) -> Surroundings:
        """Return what stands around a table.

        Args:
            sheet: The table.
            lines: The lines of its page that are text, without those of any table, from top to bottom.
        """
        above = [line for line in lines if line.bottom <= sheet.box.top + line.size and line.key not in sheet.keys]
        below = [line for line in lines if line.top >= sheet.box.bottom - line.size and line.key not in sheet.keys]
        caption, unit = self._above(above, sheet)
        again = self._caption.match(caption[0].text) if caption else None
        return Surroundings(caption, unit, tuple(self._notes(below, sheet)), bool(again and again["again"]))

    def _above(self, lines: Sequence[Line], sheet: Sheet) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Return caption and lines of units; who made a table, and when, stands between and is neither."""
        units: list[Line] = []
        period: tuple[Line, ...] = ()
        edge = sheet.box.top
        near = list(lines[-MOST_ABOVE:])
        while near:
            line = near.pop()
            if edge - line.bottom > FARTHEST * line.size:
                break
            if self._caption.match(line.text) or self._named.match(line.text):
                return (line, *period), tuple(units)
            if near and self._goes_on_from(near[-1], line):
                return (near[-1], line, *period), tuple(units)
            if self._names_unit(line) and len(units) < MOST_UNITS:
                units.insert(0, line)
            elif self._period.match(line.text) and not period:
                period = (line,)
            elif _stands_over(line, sheet) and not line.text.endswith(self._ends):
                return (line, *period), tuple(units)
            elif not self._remark.match(line.text):
                break
            edge = line.top
        return period, tuple(units)

    def _goes_on_from(self, before: Line, line: Line) -> bool:
        """Whether a line ends a numbered caption that fills the one before it."""
        return (
            self._caption.match(before.text) is not None
            and line.size == before.size
            and line.x1 - line.x0 < before.x1 - before.x0
            and line.top - before.bottom < line.size
            and not (self._names_unit(line) or self._period.match(line.text) or self._remark.match(line.text))
        )

    def _names_unit(self, line: Line) -> bool:
        found = self._unit.search(line.text)
        return found is not None and found.start() == 0

    def _notes(self, lines: Sequence[Line], sheet: Sheet) -> Iterator[tuple[Line, ...]]:
        """Yield the notes; each goes on in the next line as long as its lines are full."""
        note: list[Line] = []
        edge = sheet.box.bottom
        for line in lines:
            if line.top - edge > FARTHEST * line.size:
                break
            begins = self._note.match(line.bullet + line.text) or (note and self._goes_on.match(line.text))
            if begins and _signs(line, sheet):
                break
            if begins and note:
                yield tuple(note)
                note = []
            if not begins and not (note and self._full(note[-1], sheet) and note[-1].size == line.size):
                break
            note.append(line)
            edge = line.bottom
        if note:
            yield tuple(note)

    def _full(self, line: Line, sheet: Sheet) -> bool:
        return line.x1 > sheet.box.x1 - SLACK * line.size


def _signs(line: Line, sheet: Sheet) -> bool:
    """Whether a line stands at the right below a table: it says whose the article is, not only the table."""
    middle = (sheet.box.x0 + sheet.box.x1) / 2
    return line.x0 > middle and line.x1 > sheet.box.x1 - OVER * line.size


def _stands_over(line: Line, sheet: Sheet) -> bool:
    """Whether a line in the middle above a table is narrower than it: its caption, whatever it says."""
    middle = abs(line.x0 + line.x1 - sheet.box.x0 - sheet.box.x1) / 2
    over = OVER if line.bold else OVER / 2
    narrower = line.x1 - line.x0 < (1.0 if line.bold else NARROW) * (sheet.box.x1 - sheet.box.x0)
    return narrower and not line.bullet and middle < over * line.size and len(line.text) <= LONGEST_CAPTION
