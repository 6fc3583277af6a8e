"""lines → running heads, running feet and page numbers: what stands in the upper and lower margin of the pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extractor.model import Line, LineKey, LineRole
from extractor.rules.rule_set import Rules
from extractor.words.headings import heading_of, text_with_bullet
from extractor.words.numerals import whole_number

# Running heads and page numbers are among this many lines at the top or bottom of a page, within this part of its
# height; those set as big as the text only where text hardly ever stands (margins of Chinese documents are 25 mm and
# more, 0.085 of A4).
OUTER_LINES = 3
OUTER_ZONE = 0.14
MARGIN_ZONE = 0.085
# They stand at the same height on all pages, give or take so many points.
SAME_HEIGHT = 6.0
# Heads, footnotes and captions are set smaller than the text: less than this part of its size.
SMALLER = 0.93
# What comes again stands on so many pages at least; a head set as big as the text, or one that changes by page, on this
# part of all pages.
LEAST_PAGES = 2
OFTEN = 0.4


class PageMargins:
    """Finds running heads, running feet and page numbers among the outermost lines of all pages.

    Args:
        by_page: The lines of each page in reading order.
        heights: The height of each page in points.
        size: The size of the text in points.
        rules: The form of page numbers, and those of headings.
    """

    def __init__(
        self, by_page: Mapping[int, Sequence[Line]], heights: Mapping[int, float], size: float, rules: Rules
    ) -> None:
        self._rules = rules
        self._number = rules.rule("print/furniture", "page-number")
        self._heights = heights
        self._size = size
        self._often = max(LEAST_PAGES, OFTEN * len(by_page))
        # By height, not in reading order: the head of a right-hand column is read behind the left-hand one.
        pages = [sorted(lines, key=lambda line: line.top) for lines in by_page.values()]
        self._top = [line for lines in pages for line in lines[:OUTER_LINES] if self._near_top(line)]
        self._bottom = [line for lines in pages for line in lines[-OUTER_LINES:] if self._near_bottom(line)]

    def roles(self) -> dict[LineKey, LineRole]:
        """Return the roles `page-number`, `header` and `footer` by line."""
        roles: dict[LineKey, LineRole] = {}
        sides: tuple[tuple[LineRole, Sequence[Line]], ...] = (("header", self._top), ("footer", self._bottom))
        for _, edge in sides:
            roles.update(dict.fromkeys(self._page_numbers(edge), "page-number"))
        for role, edge in sides:
            free = [line for line in edge if line.key not in roles]
            heads = self._repeated(free)
            heads |= self._changing(free, heads)
            heads -= self._only_headings(free, heads)
            heads |= self._beside(free, heads)
            roles.update(dict.fromkeys(heads, role))
        return roles

    def _beside(self, edge: Sequence[Line], heads: set[LineKey]) -> set[LineKey]:
        """Lines in the margin between two heads of one row: the name of the page."""
        rows = [line for line in edge if line.key in heads]
        return {
            line.key
            for line in edge
            if line.key not in heads
            and self._near_top(line)
            and any(_is_beside(line, head) and head.x1 < line.x0 for head in rows)
            and any(_is_beside(line, head) and head.x0 > line.x1 for head in rows)
        }

    def _near_top(self, line: Line, zone: float = OUTER_ZONE) -> bool:
        return line.top < zone * self._heights[line.page]

    def _near_bottom(self, line: Line, zone: float = OUTER_ZONE) -> bool:
        return line.bottom > (1 - zone) * self._heights[line.page]

    def _in_margin(self, line: Line) -> bool:
        return self._near_top(line, MARGIN_ZONE) or self._near_bottom(line, MARGIN_ZONE)

    def _small(self, line: Line) -> bool:
        return line.size < SMALLER * self._size

    def _page_numbers(self, edge: Sequence[Line]) -> list[LineKey]:
        """Lines in a form of page numbers whose values go up with the pages, or that stand in the margin."""
        shifts: dict[LineKey, int | None] = {}
        margin: set[LineKey] = set()
        for line in edge:
            found = self._number.fullmatch(text_with_bullet(line))
            if found is not None:
                value = whole_number(found["number"], self._rules) if found["number"] else None
                shifts[line.key] = None if value is None else value - line.page
                if self._in_margin(line):
                    margin.add(line.key)
        usual, count = next(iter(Counter(shifts.values()).most_common(1)), (None, 0))
        if count < LEAST_PAGES:
            return sorted(margin)
        return [key for key, shift in shifts.items() if shift == usual or (shift is None and key in margin)]

    def _repeated(self, edge: Sequence[Line]) -> set[LineKey]:
        """Lines that say the same, numbers aside, at the same height of several pages."""
        said: defaultdict[str, list[Line]] = defaultdict(list)
        for line in edge:
            if self._small(line) or self._in_margin(line):
                said["".join("0" if char.isdigit() else char for char in text_with_bullet(line))].append(line)
        heads: set[LineKey] = set()
        for same in said.values():
            for line in same:
                pages = {other.page for other in same if abs(other.top - line.top) < SAME_HEIGHT}
                if len(pages) >= (LEAST_PAGES if self._small(line) else self._often):
                    heads.add(line.key)
        return heads

    def _changing(self, edge: Sequence[Line], heads: set[LineKey]) -> set[LineKey]:
        """Small lines that say something else on each page, where sure heads or most pages have one."""
        small = {line.key: (round(line.top / SAME_HEIGHT), line.size) for line in edge if self._small(line)}
        bands = Counter(small.values())
        sure = {band for key, band in small.items() if key in heads}
        margin = {line.key for line in edge if self._in_margin(line)}
        return {
            key
            for key, band in small.items()
            if band in sure or bands[band] > self._often or (key in margin and bands[band] >= self._often)
        }

    def _only_headings(self, edge: Sequence[Line], heads: set[LineKey]) -> set[LineKey]:
        """Where a section is named nowhere but in running heads as big as the text, its first one is its heading."""
        seen: set[str] = set()
        first: set[LineKey] = set()
        for line in edge:
            heading = heading_of(line, self._rules) if line.key in heads and not self._small(line) else None
            if heading is not None and heading.word is not None and heading.name not in seen:
                seen.add(heading.name)
                first.add(line.key)
        return first


def _is_beside(line: Line, head: Line) -> bool:
    """Whether a line stands in the row of a head."""
    return line.page == head.page and line.top < head.bottom and head.top < line.bottom
