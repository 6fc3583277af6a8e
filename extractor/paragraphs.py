"""lines → paragraphs: which lines belong together, and their text put together again.

A helper of `articles`. What a line break or page break parted is one again: numbers, units and Chinese words are
joined as they are, two Latin words get their blank back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from extractor.layout import SAME_EDGE, Layout, other_size
from extractor.model import Line, Paragraph, Piece

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


class Grouping:
    """Groups lines into blocks: paragraphs, titles, source lines, entries of cards.

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

    def blocks(self, lines: Sequence[Line]) -> list[list[Line]]:
        """Return the lines in groups, none lost, in order."""
        blocks: list[list[Line]] = []
        for line in lines:
            if blocks and not self._begins(blocks[-1], line):
                blocks[-1].append(line)
            else:
                blocks.append([line])
        return blocks

    def ended(self, line: Line) -> bool:
        """Whether the line's last character ends a sentence."""
        return line.text.endswith(self._ends)

    def _begins(self, block: Sequence[Line], line: Line) -> bool:
        before = block[-1]
        layout = self._layout
        complete = self._complete(block)
        if complete is not None:
            return complete
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
        if before.bullet and short and not line.bold:
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

    def _early(self, before: Line, line: Line) -> bool:
        """Whether what opens the line would have fitted on the one before: then that one ended of its own will."""
        white = self._layout.margin(before).right - before.x1
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


def join(lines: Sequence[Line], first: int = 0) -> Paragraph:
    """Return the text of the lines as one paragraph.

    Args:
        lines: At least one line.
        first: Where the paragraph begins in the first line (behind the name of a field).
    """
    text, places = joined([line.text for line in lines], first)
    pieces = [Piece(start, line, begin, length) for line, (start, begin, length) in zip(lines, places, strict=True)]
    return Paragraph(text, tuple([piece for piece in pieces if piece.length]))


def joined(texts: Iterable[str], first: int = 0) -> tuple[str, list[tuple[int, int, int]]]:
    """Return texts that were printed in lines of their own as one, and where it has each of them.

    A place is where in the whole it begins, where in its own text, and how long it is: blanks that open a line go.
    """
    whole = ""
    places: list[tuple[int, int, int]] = []
    for text in texts:
        taken = text[first:].lstrip(" ")
        if whole and taken and _apart(whole, taken):
            whole += " "
        places.append((len(whole), len(text) - len(taken), len(taken)))
        whole += taken
        first = 0
    return whole, places


def cut(paragraph: Paragraph, end: int) -> Paragraph:
    """Return the paragraph's first `end` characters."""
    pieces = tuple(
        Piece(piece.start, piece.line, piece.first, min(piece.length, end - piece.start))
        for piece in paragraph.pieces
        if piece.start < end
    )
    return Paragraph(paragraph.text[:end], pieces)


def _apart(before: str, after: str) -> bool:
    """Whether a blank stood where the line ended: between Latin words, and behind a Latin mark that one follows.

    Digits of one number, a sign and its number, or Latin beside Chinese have none.
    """
    last, first = before[-1], after[0]
    if not (last.isascii() and first.isascii()):
        return last.isalpha() and first.isalpha() and last < "\u2000" and first < "\u2000"
    if first.isalpha():
        return last.isalnum() or last in ",.;:!?)&"
    return last.isalpha() and (first.isdigit() or first == "(")
