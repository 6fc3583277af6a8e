"""lines → groups: which lines belong together; `blocks` says of each whether it is a title, a source or what else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from extractor.model import Line
from extractor.outline.layout import SAME_EDGE, Layout, other_size

# Distance between two lines, in parts of the usual pitch, that parts paragraphs: after a full stop, and always.
WIDE_PITCH = 1.3
WIDEST_PITCH = 1.8
# … unless a figure or table stands between the lines of a paragraph.
FIGURE_PITCH = 3.5
# White, in parts of the size, that a line may leave beside what did not fit: behind a full stop, and else.
SLACK_ENDED = 0.6
SLACK = 1.6
# White at the end of a line, in parts of the width, after which even an unindented line begins a paragraph.
HALF_EMPTY = 0.35


# A signature leaves so much of its column white on its left.
SIGNATURE = 0.45
# Lines of one title in the middle: so close, and their middles so near each other, in parts of their size.
CLOSE_LINES = 1.9
MIDDLE = 0.75


class Grouping:
    """Groups lines, each group a paragraph, a title, a source line or an entry of a card.

    Args:
        layout: How the document is set.
        sentence_ends: The marks that end a sentence.
        opens: Says whether a line opens a block by what it says; told whether the line before it may end one.
        complete: Says of a block so far whether it is complete (True) or surely goes on (False) by what it says, None
            where only geometry can tell.
    """

    def __init__(
        self,
        layout: Layout,
        sentence_ends: Sequence[str],
        opens: Callable[[Line, bool], bool],
        complete: Callable[[Sequence[Line]], bool | None],
    ) -> None:
        self._layout = layout
        self._ends = tuple(sentence_ends)
        self._opens = opens
        self._complete = complete

    def groups(self, lines: Sequence[Line]) -> list[list[Line]]:
        """Return the lines in groups, none lost, in order."""
        groups: list[list[Line]] = []
        for line in lines:
            if groups and not self._begins(groups[-1], line):
                groups[-1].append(line)
            else:
                groups.append([line])
        return groups

    def ended(self, line: Line) -> bool:
        """Whether the line's last character ends a sentence."""
        return line.text.endswith(self._ends)

    def _begins(self, block: Sequence[Line], line: Line) -> bool:
        before = block[-1]
        layout = self._layout
        complete = self._complete(block)
        if complete is not None:
            return complete
        if self._in_one_middle(before, line):
            return False
        if len(block) == 1 and self._is_signature(before) and not self._layout.deep(line):
            return True
        may_end = layout.short(before) or self.ended(before) or layout.deep(before) or (before.bold and not line.bold)
        if line.bullet or other_size(before.size, line.size) or self._opens(line, may_end):
            return True
        if layout.indented(line):
            return not self._hangs(before, line)
        if layout.deep(before) and not self._unfinished(before):
            return True
        if before.bold != line.bold:
            # The bold first sentence of a paragraph runs on from a full line; a title above it does not.
            return self._early(before, line) or (line.bold and self.ended(before))
        return self._parted(before, line)

    def _in_one_middle(self, before: Line, line: Line) -> bool:
        """Whether a line in the middle ends what the line above began, as the second line of a title does."""
        if not _follows(before, line) or line.bullet or self.ended(before) or before.bold != line.bold:
            return False
        if other_size(before.size, line.size) or line.top - before.top > CLOSE_LINES * before.size:
            return False
        same = abs(before.x0 + before.x1 - line.x0 - line.x1) / 2 < MIDDLE * line.size
        upper = self._layout.centred(before) or not self._layout.short(before)
        return same and upper and self._layout.centred(line) and line.x1 - line.x0 < before.x1 - before.x0

    def _is_signature(self, line: Line) -> bool:
        """Whether a line ends at the right margin and leaves almost half of its column white."""
        margin = self._layout.margin(line)
        return self._layout.to_the_right(line) and line.x0 - margin.left > SIGNATURE * (margin.right - margin.left)

    def _hangs(self, before: Line, line: Line) -> bool:
        """Whether the line goes on at the indent of the one before it (a quotation, a title set under its bullet)."""
        if before.bold != line.bold or not self._unfinished(before) or self._layout.deep(line):
            return False
        edge = before.lefts[0] if before.bullet and before.lefts else before.x0
        indented = self._layout.indented(before) or bool(before.bullet)
        return indented and (not _follows(before, line) or abs(line.x0 - edge) < SAME_EDGE)

    def _unfinished(self, before: Line) -> bool:
        return not self._layout.short(before) and not self.ended(before)

    def _parted(self, before: Line, line: Line) -> bool:
        """Whether an unindented line begins a paragraph all the same."""
        layout = self._layout
        margin = layout.margin(before)
        short = layout.short(before)
        if before.bullet and short and not line.bold and self._early(before, line, SLACK_ENDED):
            return True
        if _follows(before, line):
            step = (line.top - before.top) / layout.pitch
            if layout.indents and step > FIGURE_PITCH and not short:
                return False
            if step > WIDEST_PITCH or (step > WIDE_PITCH and self.ended(before)):
                return True
        if not layout.indents:
            return self._early(before, line)
        return self.ended(before) and margin.right - before.x1 > HALF_EMPTY * (margin.right - margin.left)

    def _early(self, before: Line, line: Line, slack: float | None = None) -> bool:
        """Whether what opens the line would have fitted on the one before: then that one ended of its own will.

        `slack` is the white that it may leave besides, in parts of the size; None for the usual one.
        """
        white = self._layout.margin(before).right - before.x1
        if slack is None:
            slack = SLACK_ENDED if self.ended(before) else SLACK
        return white > _unbreakable(line) + slack * before.size


def _follows(before: Line, line: Line) -> bool:
    """Whether a line stands below the other, in the same column."""
    return (before.page, before.column) == (line.page, line.column) and line.top > before.top


def _unbreakable(line: Line) -> float:
    """Return the width of what would have had to fit on the line before.

    That is the character or number that opens the line, with the marks that stay with it.
    """
    text = line.text
    end = 1
    while end < len(text) and (_sticks(text[end]) or unicodedata.category(text[end - 1]) in ("Ps", "Pi")):
        end += 1
    while end < len(text) and text[end - 1].isascii() and text[end].isascii() and text[end] != " ":
        end += 1
    while end < len(text) and _sticks(text[end]):
        end += 1
    return line.rights[end - 1] - line.lefts[0] if line.lefts else line.size


def _sticks(char: str) -> bool:
    """Whether no line may begin with the character: closing brackets and quotes, stops."""
    return unicodedata.category(char) in ("Pe", "Pf", "Po") and char not in "\u2026\uff0a"
