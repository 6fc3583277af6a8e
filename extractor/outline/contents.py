"""Contents pages → what they announce: the titles and headings of the issue, confirmed where they come again.

Sections and articles ask it. The lines of contents pages are never read as content themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Line, LineKey
from extractor.outline.layout import SAME_EDGE, other_size
from extractor.rules.rule_set import Rules
from extractor.words.headings import heading_of, letters_of, letters_of_lines, section_named, text_with_bullet

# An entry may run over so many lines, and may name a page that is so many from the right one: authors count by hand.
MOST_LINES = 3
NEARBY = 1
# Entries of fewer letters come in the text by chance; so may the beginning of a title, if it has fewer than this.
SHORTEST = 4
SHORTEST_BEGINNING = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its text without signs, the page that it names (None where it names none), and its first line."""

    core: str
    page: int | None
    line: Line


class Contents:
    """The entries of an issue's contents pages; without such pages it announces nothing.

    Args:
        lines: All lines of the document, with the roles that `furniture` gave.
        rules: The forms of entries: `patterns/print/furniture.yaml`.
    """

    def __init__(self, lines: Sequence[Line], rules: Rules) -> None:
        self._led = rules.rule("print/furniture", "contents-entry")
        self._plain = rules.rule("print/furniture", "contents-plain")
        printed = [line for line in lines if line.role == "contents"]
        entries = list(self._entries(printed))
        # Where the contents end; None where there are none
        self.end: LineKey | None = printed[-1].key if printed else None
        self._entries_by_core = {entry.core: entry for entry in entries if len(entry.core) >= SHORTEST}
        self._cores = sorted(self._entries_by_core)
        self._shift = self._usual_shift(line for line in lines if line.role == "body")
        self._headings = self._section_entries(entries, rules)

    def announces(self, lines: Sequence[Line]) -> bool:
        """Whether the lines together are an entry, on the page that it names."""
        return self._entry(lines) is not None

    def announces_beginning(self, lines: Sequence[Line]) -> bool:
        """Whether the lines together are the beginning of an entry."""
        core = letters_of_lines(lines) if self._cores else ""
        if len(core) < SHORTEST_BEGINNING:
            return False
        after = bisect_right(self._cores, core)
        return after < len(self._cores) and self._cores[after].startswith(core)

    def announces_section(self, line: Line) -> bool:
        """Whether the line is an entry that is set as those of known sections are."""
        return bool(self._headings) and self._entry([line]) in self._headings

    # -------------------------------------------------------------- entries

    def _entries(self, lines: Sequence[Line]) -> Iterator[Entry]:
        """Yield the entries; lines without a page are put before the one that has it, each a possible entry too."""
        open_lines: list[Line] = []
        for line in lines:
            found = self._led.fullmatch(line.text) or self._plain.fullmatch(line.text)
            text = found["entry"] if found else line.text
            page = int(found["page"]) if found and found["page"].isdecimal() else None
            yield Entry(letters_of(text), page, line)
            if found and open_lines:
                begun = "".join(text_with_bullet(one) for one in open_lines[1 - MOST_LINES :])
                yield Entry(letters_of(begun + text), page, open_lines[0])
            open_lines = [] if found else [*open_lines, line]

    def _entry(self, lines: Sequence[Line]) -> Entry | None:
        entry = self._entries_by_core.get(letters_of_lines(lines)) if self._entries_by_core else None
        if entry is None or entry.page is None or self._shift is None:
            return entry
        return entry if abs(lines[0].page - entry.page - self._shift) <= NEARBY else None

    def _usual_shift(self, content: Iterable[Line]) -> int | None:
        """How many pages the printed numbers lag behind those of the file; None where nothing tells."""
        shifts: Counter[int] = Counter()
        for line in content if self._entries_by_core else ():
            entry = self._entries_by_core.get(letters_of_lines([line]))
            if entry is not None and entry.page is not None:
                shifts[line.page - entry.page] += 1
        return max(shifts, key=shifts.__getitem__, default=None)

    def _section_entries(self, entries: Sequence[Entry], rules: Rules) -> list[Entry]:
        """The entries that are set as those with known names of sections, where others are not."""
        known = [entry for entry in entries if _is_section(entry.line, entry.core, rules)]
        alike = [entry for entry in entries if any(_set_alike(entry.line, other.line) for other in known)]
        return alike if len(alike) < len(entries) else []


def _is_section(line: Line, core: str, rules: Rules) -> bool:
    if section_named(core, rules) is not None:
        return True
    heading = heading_of(line, rules)
    return heading is not None and heading.word is not None


def _set_alike(one: Line, other: Line) -> bool:
    if one.bold != other.bold or one.bullet != other.bullet or other_size(one.size, other.size):
        return False
    return abs(one.x0 - other.x0) < SAME_EDGE
