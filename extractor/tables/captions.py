"""What belongs to a table and stands around it: its caption, the line that names its units, and its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Line
from extractor.rules.rule_set import Rules
from extractor.tables.sheet import Sheet

# Lines above a table that may be its caption and two lines of units.
MOST_ABOVE = 3
# Caption, units and notes stand no further from the table or from each other than this, in parts of their size: two
# lines of text would find room between them.
FARTHEST = 3.2
# A note goes on in the next line where it fills its own to the table's edge but for so many characters.
SLACK = 2.5


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
        self._unit = rules.rule("print/tables", "unit-line")
        self._note = rules.rule("print/tables", "note")
        self._goes_on = rules.rule("print/tables", "note-goes-on")

    def titles(self, line: Line) -> bool:
        """Whether a line is a numbered caption, or names units and nothing else."""
        return self._caption.match(line.text) is not None or self._names_unit(line)

    def notes(self, line: Line) -> bool:
        """Whether a line begins a note."""
        return self._note.match(line.text) is not None

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
        units: list[Line] = []
        edge = sheet.box.top
        for line in reversed(lines[-MOST_ABOVE:]):
            if edge - line.bottom > FARTHEST * line.size:
                break
            if self._caption.match(line.text) or self._named.match(line.text):
                return (line,), tuple(units)
            if not self._names_unit(line):
                break
            units.insert(0, line)
            edge = line.top
        return (), tuple(units)

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
            begins = self._note.match(line.text) or (note and self._goes_on.match(line.text))
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
