"""What stands before the first numbered heading of a report → its title, and the articles there: a preface, a summary.

Below the title stand in the middle where and when it was given as a speech, and by whom; these are no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.model import Line
from extractor.outline.contents import Contents
from extractor.outline.layout import SAME_MIDDLE, Layout, other_size
from extractor.outline.numbered import is_numbered
from extractor.rules.rule_set import Rules
from extractor.words.joining import text_of

# The lines of one title stand no further apart than so many times their size, and are so many at most.
TITLE_PITCH = 2.5
MOST_TITLE_LINES = 5
# Where and when a speech was given, and who gave it, take so many lines at most.
MOST_LINES = 3
# So many short lines above the first title belong to it: the number of the document, the meeting that it is for.
MOST_ABOVE = 4
# A name in the middle below a title has so many characters at most.
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class ArticleLines:
    """An article whose title is told already: its title and source, their lines, and the lines of its text."""

    title: str | None
    source: str | None
    head: tuple[Line, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The title that stands above a report's text, None where none does, and the articles before its first heading."""

    title: str | None
    articles: tuple[ArticleLines, ...]


class FrontReader:
    """Reads what stands before the first heading of a report.

    Args:
        lines: Its lines in reading order.
        layout: How the document is set.
        contents: Its contents pages: what stands behind them is another text than what stands before.
        rules: The forms of what stands below a title: `patterns/print/reports.yaml`.
    """

    def __init__(self, lines: Sequence[Line], layout: Layout, contents: Contents, rules: Rules) -> None:
        self._lines = lines
        self._layout = layout
        self._rules = rules
        self._end = contents.end
        self._delivered = rules.rule("print/reports", "delivered")
        self._ends = (*rules.table("sentence-end").spellings, *rules.table("no-title-end").spellings)

    def read(self, name: str | None) -> Front:
        """Return the front; text without a title has the report's, which is its `name` where the issue has one."""
        bounds = [*self._bounds(), None]
        articles = tuple(self._article(start, end) for start, end in pairwise(bounds) if start is not None)
        titled = next((one for one in articles if one.title), None)
        shown = titled is not None and any(map(self._layout.bigger, titled.head))
        own = titled.title if titled and shown else None
        return Front(own, tuple(replace(one, title=one.title or name or own) for one in articles))

    def _bounds(self) -> Iterator[int]:
        """Yield where articles begin: at titles, and behind the contents pages; lines above the first title are its."""
        lines, at, above = self._lines, 0, self._above(0)
        while at < len(lines):
            behind = self._end is not None and at > 0 and lines[at - 1].key < self._end < lines[at].key
            title = self._title(at)
            if at == 0 or (at > above and (title or behind)):
                yield at
            at += max(1, len(title))

    def _title(self, at: int) -> list[Line]:
        """Return the lines of a title: in the middle, in one type that is bigger or bolder than the text's."""
        found: list[Line] = []
        for line in self._lines[at : at + MOST_TITLE_LINES]:
            if line.role != "body" or not self._layout.stands_out(line) or line.text.endswith(self._ends):
                break
            if is_numbered(line, self._rules) or not self._in_middle(line):
                break
            if found and not _is_one(found[-1], line):
                break
            found.append(line)
        behind = self._lines[at + len(found) : at + len(found) + 1]
        goes_on = found and behind and not self._layout.short(found[-1]) and _is_one(found[-1], behind[0])
        return [] if goes_on else found

    def _in_middle(self, line: Line) -> bool:
        """Whether a line stands in the middle, as a full line of a title does too that ends as far from both edges."""
        if self._layout.short(line):
            return self._layout.centred(line)
        margin = self._layout.margin(line)
        return abs(line.x0 + line.x1 - margin.left - margin.right) / 2 < SAME_MIDDLE * line.size

    def _above(self, start: int) -> int:
        """Return how many short lines stand above the first title, 0 where none of these does."""
        for count, line in enumerate(self._lines[start : start + MOST_ABOVE + 1]):
            if self._title(start + count):
                return count
            if not self._layout.short(line):
                break
        return 0

    def _article(self, start: int, end: int | None) -> ArticleLines:
        at = start + (self._above(start) if start == 0 else 0)
        title = self._title(at)
        if not title:
            return ArticleLines(None, None, (), tuple(self._lines[start:end]))
        speech = self._speech(at + len(title))
        behind = at + len(title) + len(speech)
        names = self._names(behind)
        head = [line.as_role("title") for line in self._lines[start:behind]]
        signed = [line.as_role("source") for line in names]
        source = " ".join(line.text for line in names) or None
        called = text_of(title) + (text_of(speech) if speech else "")
        return ArticleLines(called, source, (*head, *signed), tuple(self._lines[behind + len(names) : end]))

    def _speech(self, at: int) -> Sequence[Line]:
        """Return the lines that tell where and when a report was given."""
        for count in range(1, MOST_LINES + 1):
            lines = self._lines[at : at + count]
            if len(lines) == count and self._delivered.fullmatch(text_of(lines)):
                return lines
        return ()

    def _names(self, at: int) -> list[Line]:
        """Return the lines in the middle that name who gave a report."""
        found: list[Line] = []
        for line in self._lines[at : at + MOST_LINES]:
            plain = len(line.text) <= LONGEST_NAME and not line.text.endswith(self._ends)
            placed = self._layout.centred(line) and self._layout.short(line)
            if line.role != "body" or not plain or not placed or self._layout.stands_out(line):
                break
            found.append(line)
        return found


def _is_one(upper: Line, lower: Line) -> bool:
    """Whether two lines are those of one title."""
    near = upper.page == lower.page and 0 < lower.top - upper.top < TITLE_PITCH * upper.size
    return near and not other_size(upper.size, lower.size) and upper.bold == lower.bold
