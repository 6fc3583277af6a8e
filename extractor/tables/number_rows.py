"""Printed lines → rows: what stands at one height, cut where white parts it, and which parts of it are numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub

from extractor.model import Line
from extractor.rules.rule_set import Rules
from extractor.tables.sheet import LinePart, line_part

# White, in parts of the size, that parts two cells of a row; between words of Latin text it is a quarter.
CELL_GAP = 0.8
# Two lines stand in one row when they share this part of the lower one's height.
SHARED_HEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class NumberRow:
    """What stands at one height: `parts` are what white parts in it, from left to right.

    `values` tells which of them are numbers, or signs that there is none: these are `blanks`.
    """

    lines: tuple[Line, ...]
    parts: tuple[LinePart, ...]
    values: tuple[bool, ...]
    blanks: tuple[bool, ...]

    @property
    def top(self) -> float:
        """Where the highest of its lines begins."""
        return min(line.top for line in self.lines)

    @property
    def counts(self) -> bool:
        """Whether the row has numbers behind its first part, at least as many as other parts."""
        numbers = sum(self.values[1:])
        return numbers > 0 and 2 * numbers >= len(self.parts) - 1


def lines_by_height(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each height, from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        before = rows[-1][0] if rows else None
        if before is not None:
            shared = min(before.bottom, line.bottom) - max(before.top, line.top)
            if shared >= SHARED_HEIGHT * min(before.bottom - before.top, line.bottom - line.top):
                rows[-1].append(line)
                continue
        rows.append([line])
    return rows


def number_row(group: Sequence[Line], rules: Rules) -> NumberRow:
    """Return the row of lines that stand at one height."""
    parts = sorted((part for line in group for part in _line_parts(line)), key=lambda part: part.x0)
    value, blank = rules.rule("print/tables", "value"), rules.rule("print/tables", "blank")
    if len(parts) == 1:
        # Most lines of most pages: no row of a table, whatever it says
        return NumberRow(tuple(group), tuple(parts), (False,), (False,))
    blanks = tuple(blank.match(part.text) is not None for part in parts)
    values = (none or value.match(part.text) is not None for none, part in zip(blanks, parts, strict=True))
    return NumberRow(tuple(group), tuple(parts), tuple(values), blanks)


def is_parted(line: Line) -> bool:
    """Whether there is white in a line that may part cells."""
    return " " in line.text or max(map(sub, line.lefts[1:], line.rights), default=0.0) > CELL_GAP * line.size


def _line_parts(line: Line) -> Iterator[LinePart]:
    """Yield what white parts in a line."""
    if not is_parted(line):
        yield line_part(line, 0, len(line.text))
        return
    inked = [index for index, char in enumerate(line.text) if char != " "]
    begin = 0
    for before, after in pairwise(inked):
        if line.lefts[after] - line.rights[before] > CELL_GAP * line.size:
            yield line_part(line, begin, after)
            begin = after
    yield line_part(line, begin, len(line.text))
