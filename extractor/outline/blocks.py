"""lines → blocks: groups of lines (made by `grouping`), each a title, a source, a field, a paragraph or a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.model import Line, LineRole, Paragraph, PrintedTable
from extractor.outline.contents import Contents
from extractor.outline.grouping import Grouping
from extractor.outline.layout import SAME_EDGE, Layout, other_size
from extractor.outline.sections import Arrangement
from extractor.rules.rule_set import Rules
from extractor.words.joining import join, text_of

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
# A source in brackets runs over so many lines at most; a bracket that is open longer was never closed.
MOST_SOURCE_LINES = 3
# A title told only by its place must have fewer characters: one line of a page.
LONGEST_PLAIN_TITLE = 40

BlockKind = Literal["kicker", "title", "subtitle", "source", "field", "body", "table"]
# What tells titles from the text around them; `place` is below a heading or a source line.
TitleSign = Literal["bullet", "bigger", "bolder", "place"]
_ROLES: dict[BlockKind, LineRole] = {
    "kicker": "title", "title": "title", "subtitle": "title", "source": "source", "field": "field", "body": "body", "table": "table",
}  # fmt: skip


class Block(NamedTuple):
    """Lines that belong together, with their role; `paragraph` is their text.

    A field has its `name` and its value as paragraph, `names` says that the value is the card's title; a source line
    has the `source`, a table is a `table`.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    paragraph: Paragraph
    name: str = ""
    names: bool = False
    source: str = ""
    table: PrintedTable | None = None


class BlockReader:
    """Reads the blocks of one section.

    Args:
        arrangement: How articles lie in it.
        layout: How the whole document is set.
        contents: What its contents pages announce.
    """

    def __init__(self, arrangement: Arrangement, layout: Layout, contents: Contents, rules: Rules) -> None:
        self._arrangement = arrangement
        self._layout = layout
        self._contents = contents
        self._field_names = rules.table("field")
        self._field = rules.rule("print/articles", "field")
        self._other_field = rules.rule("print/articles", "other-field")
        self._source_line = rules.rule("print/articles", "source-line")
        self._source_opens = rules.rule("print/articles", "source-opens")
        self._source_bracket = rules.rule("print/articles", "source-bracket")
        self._byline = rules.rule("print/articles", "byline")
        self._opening: dict[str, bool] = {}
        self._subtitle = rules.rule("print/articles", "subtitle")
        self._no_title = tuple(rules.table("no-title-end").spellings)
        self._grouping = Grouping(layout, rules.table("sentence-end").spellings, self._opens, self._complete)

    def blocks(self, lines: Sequence[Line]) -> list[Block]:
        """Return the section's blocks; every line is in one of them."""
        groups = self._grouping.groups(lines)
        model = self._first_title(groups)
        blocks: list[Block] = []
        for index, group in enumerate(groups):
            after = groups[index + 1] if index + 1 < len(groups) else None
            block = self._block(group, after, blocks[-1] if blocks else None, model)
            if blocks and self._one_title(blocks[-1], block):
                blocks[-1] = _block("title", [*blocks[-1].lines, *block.lines])
            else:
                blocks.append(block)
        return [self._as_kicker(block, blocks, at) for at, block in enumerate(blocks)]

    def _as_kicker(self, block: Block, blocks: Sequence[Block], at: int) -> Block:
        """Return a short line right above a title, in its middle and smaller, as what leads in to that title."""
        above, below = blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
        if below is None or below.kind != "title" or block.kind != "body" or len(block.lines) > 1:
            return block
        line, title = block.lines[0], below.lines[0]
        free = above is None or above.kind == "source" or self._grouping.ended(above.lines[-1])
        near = (line.page, line.column) == (title.page, title.column) and title.top - line.top < KICKER * title.size
        middles = abs(line.x0 + line.x1 - title.x0 - title.x1) / 2 < title.size
        smaller = line.size < title.size and self._layout.centred(line)
        plain = not line.bullet and not self._grouping.ended(line) and len(line.text) <= LONGEST_PLAIN_TITLE
        return _block("kicker", block.lines) if free and near and middles and smaller and plain else block

    # -------------------------------------------------------------- what a group of lines is

    def _block(self, group: list[Line], after: list[Line] | None, before: Block | None, model: _Title | None) -> Block:
        text = text_of(group)
        source = self._source_line.fullmatch(text) if self._opens_source(group[0]) else None
        if source is not None:
            return _block("source", group, source=_unquoted(source["source"].strip()))
        if signed := self._signed(group, text, before):
            return _block("source", group, source=_unquoted(signed))
        if before is not None and before.kind == "title" and self._subtitle.fullmatch(text):
            return _block("subtitle", group)
        opening = self._field_opening(group[0], before)
        if opening is not None:
            return opening.block(group)
        if self._is_announced(group) or (model is not None and self._is_title(group, after, before, model)):
            return _block("title", group)
        return _block("body", group)

    def _signed(self, group: Sequence[Line], text: str, before: Block | None) -> str:
        """Return who wrote an article, or where it is from, as a line set to the right says, empty if none does."""
        behind = before is not None and before.kind in ("body", "title", "subtitle", "table")
        if not behind or len(group) > 1 or not self._layout.to_the_right(group[0]):
            return ""
        found = self._byline.fullmatch(text)
        return found["source"].strip() if found else ""

    def _field_opening(self, line: Line, before: Block | None) -> _FieldOpening | None:
        """Return the field that the line opens; outside cards only right below a title or another field."""
        inside = before is not None and before.kind in ("title", "subtitle", "field")
        if not inside and self._arrangement != "cards":
            return None
        found = self._field.match(line.text)
        if found is None and inside and before is not None and before.kind == "field" and self._arrangement == "cards":
            aligned = abs(line.x0 - before.lines[0].x0) < SAME_EDGE
            found = self._other_field.match(line.text) if aligned else None
        if found is None:
            return None
        word = self._field_names.find(found["name"])
        return _FieldOpening(found["name"], found.start("value"), word is not None and word.get("title") is not None)

    # -------------------------------------------------------------- titles

    def _one_title(self, before: Block, block: Block) -> bool:
        """Whether a title set in the middle goes on in a line of its own."""
        if (before.kind, block.kind) != ("title", "title") or block.lines[0].bullet:
            return False
        upper, lower = before.lines[-1], block.lines[0]
        if (upper.page, upper.column) != (lower.page, lower.column):
            return False
        if lower.top - upper.top > TITLE_PITCH * self._layout.pitch:
            return False
        if self._goes_on_below(upper, lower):
            return True
        return all(self._layout.centred(line) or not self._layout.short(line) for line in (upper, lower))

    def _goes_on_below(self, upper: Line, lower: Line) -> bool:
        """Whether a short line in the style of the title above, set as close as its lines are, ends that title."""
        near = 0 < lower.top - upper.top < CLOSE_LINES * upper.size
        same = not other_size(upper.size, lower.size) and upper.bold == lower.bold
        shorter = lower.x1 - lower.x0 < SHORT_LINE * (upper.x1 - upper.x0)
        return near and same and shorter and not self._contents.announces([upper])

    def _first_title(self, groups: Sequence[list[Line]]) -> _Title | None:
        """Return the section's first title, which the others must look like.

        Where the section begins with a title, that one; else the first block that a bullet and its font mark, or its
        size. In a section of notes, or of one article, only a first block whose font stands out is a title.
        """
        if not groups:
            return None
        first = groups[0]
        stands_out = self._layout.stands_out(first[0])
        if self._arrangement in ("notes", "single"):
            return self._title(first, "bigger") if stands_out and self._may_be_title(first) else None
        if self._may_be_title(first):
            if first[0].bullet:
                return self._title(first, "bullet")
            if stands_out:
                return self._title(first, "bigger" if self._layout.bigger(first[0]) else "bolder")
        for group in groups[1:]:
            if self._may_be_title(group) and self._layout.stands_out(group[0]):
                if group[0].bullet:
                    return self._title(group, "bullet")
                if self._layout.bigger(group[0]):
                    return self._title(group, "bigger")
        after = groups[1] if len(groups) > 1 else None
        return self._title(first, "place") if self._plain_title(first, after) else None

    def _title(self, group: Sequence[Line], mark: TitleSign) -> _Title:
        line = group[0]
        return _Title(mark, line, self._layout.stands_out(line), self._layout.centred(line))

    def _is_title(self, group: list[Line], after: list[Line] | None, before: Block | None, model: _Title) -> bool:
        if self._arrangement == "single" and before is not None and not self._may_follow(before, model):
            return False
        if not self._may_be_title(group):
            return False
        if model.mark == "place":
            placed = before is None or before.kind == "source" or self._opens_card(after)
            return placed and self._plain_title(group, after)
        return self._looks_like(group[0], model) or self._set_apart(group, after, before)

    def _may_follow(self, before: Block, model: _Title) -> bool:
        """Whether a title may stand behind a block in a section that is mostly one article: behind its source."""
        return model.mark != "place" and before.kind in ("source", "title")

    def _set_apart(self, group: Sequence[Line], after: Sequence[Line] | None, before: Block | None) -> bool:
        """Whether lines in the middle, bigger than the text, begin an article in a look of its own, as a lead has."""
        free = before is None or before.kind in ("source", "kicker", "title") or bool(before.lines[0].bullet)
        apart = all(self._layout.bigger(line) and self._layout.centred(line) and not line.bullet for line in group)
        return free and apart and after is not None and not self._layout.stands_out(after[0])

    def _is_announced(self, group: Sequence[Line]) -> bool:
        return self._arrangement != "single" and self._contents.announces(group) and self._may_be_title(group)

    def _looks_like(self, line: Line, model: _Title) -> bool:
        if line.bullet != model.line.bullet or other_size(line.size, model.line.size):
            return False
        if self._layout.stands_out(line) != model.stands_out:
            return False
        if model.mark != "bolder":
            return True
        return self._layout.aligned(line, model.line)

    def _may_be_title(self, group: Sequence[Line]) -> bool:
        if len(group) > MOST_TITLE_LINES:
            return False
        text = "".join(line.text for line in group)
        if len(text) > LONGEST_TITLE or text.endswith(self._no_title) or self._opens_source(group[0]):
            return False
        return self._field.match(text) is None

    def _plain_title(self, group: Sequence[Line], after: Sequence[Line] | None) -> bool:
        """Whether a block in the font of the body reads as a title: one short line, and sentences below it."""
        if after is None or not self._may_be_title(group) or self._grouping.ended(group[-1]):
            return False
        text = sum(len(line.text) for line in group)
        below = sum(len(line.text) for line in after)
        return text <= LONGEST_PLAIN_TITLE and (below > text or self._opens_card(after))

    def _opens_card(self, group: Sequence[Line] | None) -> bool:
        return self._arrangement == "cards" and group is not None and self._field.match(group[0].text) is not None

    # -------------------------------------------------------------- what `Grouping` asks

    def _opens(self, line: Line, may_end: bool) -> bool:
        if self._opens_source(line):
            return may_end or self._layout.deep(line)
        if may_end and (self._contents.announces([line]) or self._contents.announces_beginning([line])):
            return True
        if not may_end or self._arrangement == "single":
            return False
        other = self._arrangement == "cards" and self._other_field.match(line.text) is not None
        return other or self._field.match(line.text) is not None

    def _complete(self, group: Sequence[Line]) -> bool | None:
        """A source line is complete when its bracket is closed, and goes on until then; so does a title at a comma."""
        if not self._opens_source(group[0]):
            if len(group) <= MOST_TITLE_LINES and self._contents.announces(group):
                return True
            return False if self._title_goes_on(group) else None
        text = text_of(group)
        if self._source_line.fullmatch(text) is not None:
            return True
        opened = self._source_bracket.match(text) is not None
        return False if opened and len(group) < MOST_SOURCE_LINES else None

    def _title_goes_on(self, group: Sequence[Line]) -> bool:
        """Whether the lines so far can only be the beginning of a title."""
        last = group[-1]
        if len(group) >= MOST_TITLE_LINES:
            return False
        if self._contents.announces_beginning(group):
            return True
        if not self._layout.stands_out(last) or not self._layout.short(last):
            return False
        return last.text.endswith(self._no_title) and not self._grouping.ended(last)

    def _opens_source(self, line: Line) -> bool:
        # Asked of a line again with each line behind it
        opens = self._opening.get(line.text)
        if opens is None:
            opens = self._opening[line.text] = self._source_opens.match(line.text) is not None
        return opens


@dataclass(frozen=True, slots=True)
class _Title:
    """The title that the others of a section look like."""

    mark: TitleSign
    line: Line
    stands_out: bool
    centred: bool


@dataclass(frozen=True, slots=True)
class _FieldOpening:
    """The opening of a field: its name, and where its value begins in its first line."""

    name: str
    value: int
    names: bool

    def block(self, group: Sequence[Line]) -> Block:
        """Return the field that the lines are."""
        lines = tuple([line.as_role("field") for line in group])
        return Block("field", lines, join(lines, self.value), name=self.name, names=self.names)


def _unquoted(source: str) -> str:
    """Return the name of a paper without the marks of a title around it."""
    inside = source[1:-1]
    return inside if source[:1] + source[-1:] == "《》" and "《" not in inside else source


def _block(kind: BlockKind, group: Sequence[Line], source: str = "") -> Block:
    lines = tuple([line.as_role(_ROLES[kind]) for line in group])
    return Block(kind, lines, join(lines), source=source)
