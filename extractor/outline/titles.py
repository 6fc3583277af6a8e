"""Groups of lines → which of them are titles, by the look and the place of the section's other titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.model import Line
from extractor.outline.contents import Contents
from extractor.outline.layout import SAME_EDGE, Layout, other_size
from extractor.outline.sections import Arrangement
from extractor.rules.rule_set import Rules

# No title runs over more lines, or has more characters, than this: three lines of a page in the type of titles.
MOST_TITLE_LINES = 3
LONGEST_TITLE = 80
# The lines of one title stand no further apart than so many times the usual distance of lines: titles are set bigger.
TITLE_PITCH = 2
# … and the short end of a title that is not centred as close as so many times its size, and this part as long at most.
CLOSE_LINES = 1.9
SHORT_LINE = 0.6
# A line that leads in to a title stands so close above it, in parts of the title's size.
KICKER = 2.2
# A title told only by its place must have fewer characters: one line of a page.
LONGEST_PLAIN_TITLE = 40

# What tells titles from the text around them; `place` is below a heading or a source line.
TitleSign = Literal["bullet", "bigger", "bolder", "place"]


@dataclass(frozen=True, slots=True)
class Title:
    """The title that the others of a section look like."""

    mark: TitleSign
    line: Line
    stands_out: bool
    centred: bool


class Above(NamedTuple):
    """What stands above a group: the kind of its block, and whether that opened with a bullet."""

    kind: str
    bulleted: bool


class Titles:
    """Tells the titles of one section.

    Args:
        arrangement: How articles lie in it.
        layout: How the whole document is set.
        contents: What its contents pages announce.
        rules: Forms of fields and titles: `patterns/print/articles.yaml`.
        ended: Says whether a line ends a sentence.
        opens_source: Says whether a line opens a source line.
    """

    def __init__(
        self,
        arrangement: Arrangement,
        layout: Layout,
        contents: Contents,
        rules: Rules,
        ended: Callable[[Line], bool],
        opens_source: Callable[[Line], bool],
    ) -> None:
        self._arrangement = arrangement
        self._layout = layout
        self._contents = contents
        self._ended = ended
        self._opens_source = opens_source
        self._field = rules.rule("print/articles", "field")
        self._numbered = rules.rule("print/articles", "title-number")
        self._no_title = tuple(rules.table("no-title-end").spellings)

    def first(self, groups: Sequence[list[Line]]) -> Title | None:
        """Return the section's first title, which the others must look like.

        Where the section begins with a title, that one; else the first block that a bullet and its font mark, or its
        size. In a section of notes, or of one article, only a first block whose font stands out is a title.
        """
        if not groups or self._arrangement == "untitled":
            return None
        groups = self._behind_kicker(groups)
        first = groups[0]
        stands_out = self._layout.stands_out(first[0])
        if self._arrangement in ("notes", "single"):
            return self._title(first, "bigger") if stands_out and self._may_be(first) else None
        if self._may_be(first):
            if first[0].bullet:
                return self._title(first, "bullet")
            if stands_out:
                return self._title(first, "bigger" if self._layout.bigger(first[0]) else "bolder")
        for group in groups[1:]:
            if self._may_be(group) and self._layout.stands_out(group[0]):
                if group[0].bullet:
                    return self._title(group, "bullet")
                if self._layout.bigger(group[0]):
                    return self._title(group, "bigger")
        after = groups[1] if len(groups) > 1 else None
        return self._title(first, "place") if self._is_plain(first, after) else None

    def _behind_kicker(self, groups: Sequence[list[Line]]) -> Sequence[list[Line]]:
        """Return groups without a first one that leads in to a title below it."""
        leads = len(groups) > 1 and len(groups[0]) == 1 and self.is_kicker(groups[0][0], groups[1][0])
        return groups[1:] if leads and self._may_be(groups[1]) else groups

    def is_title(self, group: list[Line], after: list[Line] | None, above: Above | None, model: Title) -> bool:
        """Whether a group is a title: it looks like the section's first, stands where that did, or is set apart."""
        if self._arrangement == "single" and above is not None and not self._may_follow(above, model):
            return False
        if not self._may_be(group):
            return False
        if model.mark == "place":
            placed = above is None or above.kind == "source" or self._opens_card(after)
            return placed and self._is_plain(group, after)
        if self._opens_card(after) and len(group) == 1 and not self._ended(group[0]):
            return True
        return self._looks_like(group[0], model) or self._set_apart(group, after, above)

    def is_announced(self, group: Sequence[Line]) -> bool:
        """Whether the contents pages name a group."""
        titled = self._arrangement not in ("single", "untitled")
        return titled and self._contents.announces(group) and self._may_be(group)

    def is_one(self, upper: Line, lower: Line) -> bool:
        """Whether a title goes on in a line of its own: in the middle, or as the short end of a full line."""
        if lower.bullet or (upper.page, upper.column) != (lower.page, lower.column):
            return False
        if lower.top - upper.top > TITLE_PITCH * self._layout.pitch:
            return False
        if self._goes_on_below(upper, lower):
            return True
        return all(self._layout.centred(line) or not self._layout.short(line) for line in (upper, lower))

    def is_kicker(self, line: Line, title: Line) -> bool:
        """Whether a line leads in to the title right below it: short, in its middle and smaller."""
        near = (line.page, line.column) == (title.page, title.column) and title.top - line.top < KICKER * title.size
        placed = abs(line.x0 + line.x1 - title.x0 - title.x1) / 2 < title.size or abs(line.x0 - title.x0) < SAME_EDGE
        smaller = line.size < title.size and self._layout.stands_out(title)
        plain = not line.bullet and not self._ended(line) and len(line.text) <= LONGEST_PLAIN_TITLE
        return near and placed and smaller and plain

    def _title(self, group: Sequence[Line], mark: TitleSign) -> Title:
        line = group[0]
        return Title(mark, line, self._layout.stands_out(line), self._layout.centred(line))

    def _goes_on_below(self, upper: Line, lower: Line) -> bool:
        """Whether a line in the style of the title above, set as close as the lines of a title are, ends that title."""
        near = 0 < lower.top - upper.top < CLOSE_LINES * upper.size
        same = not other_size(upper.size, lower.size) and upper.bold == lower.bold
        shorter = lower.x1 - lower.x0 < SHORT_LINE * (upper.x1 - upper.x0)
        below = shorter or (self._layout.stands_out(lower) and abs(lower.x0 - upper.x0) < SAME_EDGE)
        counted = self._numbered.match(lower.text) is not None
        return near and same and below and not counted and not self._contents.announces([upper])

    def _may_follow(self, above: Above, model: Title) -> bool:
        """Whether a title may stand behind a block in a section that is mostly one article: behind its source."""
        return model.mark != "place" and above.kind in ("source", "title")

    def _set_apart(self, group: Sequence[Line], after: Sequence[Line] | None, above: Above | None) -> bool:
        """Whether lines in the middle, bigger than the text, begin an article in a look of its own, as a lead has."""
        free = above is None or above.kind in ("source", "kicker", "title") or above.bulleted
        apart = all(self._layout.bigger(line) and not line.bullet and self._placed(line) for line in group)
        return free and apart and after is not None and not self._layout.stands_out(after[0])

    def _placed(self, line: Line) -> bool:
        """Whether a line stands where titles do: in the middle, or from the left edge on."""
        return self._layout.centred(line) or not self._layout.short(line) or not self._layout.indented(line)

    def _looks_like(self, line: Line, model: Title) -> bool:
        if line.bullet != model.line.bullet or other_size(line.size, model.line.size):
            return False
        if self._layout.stands_out(line) != model.stands_out:
            return False
        if model.mark != "bolder":
            return True
        return self._layout.aligned(line, model.line)

    def _may_be(self, group: Sequence[Line]) -> bool:
        if len(group) > MOST_TITLE_LINES:
            return False
        text = "".join(line.text for line in group)
        if len(text) > LONGEST_TITLE or text.endswith(self._no_title) or self._opens_source(group[0]):
            return False
        return self._field.match(text) is None

    def _is_plain(self, group: Sequence[Line], after: Sequence[Line] | None) -> bool:
        """Whether a block in the font of the body reads as a title: one short line, and sentences below it."""
        if after is None or not self._may_be(group) or self._ended(group[-1]):
            return False
        text = sum(len(line.text) for line in group)
        below = sum(len(line.text) for line in after)
        return text <= LONGEST_PLAIN_TITLE and (below > text or self._opens_card(after))

    def _opens_card(self, group: Sequence[Line] | None) -> bool:
        return self._arrangement == "cards" and group is not None and self._field.match(group[0].text) is not None
