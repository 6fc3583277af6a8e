"""lines → pull quotes: a sentence of an article printed once more, big and in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.model import Line, LineKey, LineRole
from extractor.rules.rule_set import Rules
from extractor.words.headings import letters_of_lines

# They are set bigger than the text of their page: more than this many times its size, half a point at 12.
BIGGER = 1.04
# They stand in the middle: with so much white on both sides, which no mark that hangs leaves, and as much on both, give
# or take a character and a half. In parts of their size.
WHITE = 0.6
CENTRED = 1.5
# No quote is longer, in lines, or shorter, in letters: fewer come twice by chance.
MOST_LINES = 4
LEAST_LETTERS = 6


class PullQuotes:
    """Finds pull quotes in the content of all pages: without heads, feet, cover and contents.

    Args:
        by_page: The lines of each page in reading order.
        sizes: The size of the text of each page in points.
        rules: The marks that end a sentence, as titles have none.
    """

    def __init__(self, by_page: Mapping[int, Sequence[Line]], sizes: Mapping[int, float], rules: Rules) -> None:
        self._by_page = by_page
        self._sizes = sizes
        self._ends = rules.table("sentence-end").spellings

    def roles(self) -> dict[LineKey, LineRole]:
        """Return the role `aside` by line."""
        found = [
            group for lines in self._by_page.values() for group in self._groups(lines) if self._may_be_quote(group)
        ]
        if not found:  # as in most issues, whose text need not be put together for it
            return {}
        text = letters_of_lines([line for lines in self._by_page.values() for line in lines if not self._big(line)])
        return {line.key: "aside" for group in found if letters_of_lines(group) in text for line in group}

    def _big(self, line: Line) -> bool:
        return line.size > BIGGER * self._sizes[line.page]

    def _groups(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """Yield the big lines in the middle of their column that follow each other in one size."""
        group: list[Line] = []
        for line in lines:
            apart = self._big(line) and _in_the_middle(line, [one for one in lines if one.column == line.column])
            if group and (not apart or (line.column, line.size) != (group[0].column, group[0].size)):
                yield group
                group = []
            group += [line] if apart else []
        if group:
            yield group

    def _may_be_quote(self, group: Sequence[Line]) -> bool:
        """Whether lines are a quote if the text says the same."""
        ends = group[-1].text.endswith(self._ends)
        return ends and len(group) <= MOST_LINES and len(letters_of_lines(group)) >= LEAST_LETTERS


def _in_the_middle(line: Line, column: Sequence[Line]) -> bool:
    white = line.x0 - min(one.x0 for one in column), max(one.x1 for one in column) - line.x1
    return min(white) > WHITE * line.size and abs(white[0] - white[1]) < CENTRED * line.size
