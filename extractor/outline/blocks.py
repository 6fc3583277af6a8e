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
from extractor.outline.titles import MOST_TITLE_LINES, Above, Title, Titles
from extractor.rules.rule_set import Rules
from extractor.words.joining import join, text_of

# A byline stands so close below its title, from top to top, in parts of the title's size.
BELOW_TITLE = 2.2
# … and is smaller than the text by so many points, if only its place and its look tell what it is.
QUIET = 0.4
# A source in brackets runs over so many lines at most; a bracket that is open longer was never closed.
MOST_SOURCE_LINES = 3

BlockKind = Literal["kicker", "title", "subtitle", "source", "field", "body", "table"]
_ROLES: dict[BlockKind, LineRole] = {
    "kicker": "title", "title": "title", "subtitle": "title", "source": "source", "field": "field", "body": "body",
    "table": "table",
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
        self._data_source = rules.rule("print/articles", "data-source")
        self._dashed = rules.rule("print/articles", "dashed")
        self._author = rules.rule("print/articles", "author")
        self._opening: dict[str, bool] = {}
        self._subtitle = rules.rule("print/articles", "subtitle")
        self._no_title = tuple(rules.table("no-title-end").spellings)
        self._grouping = Grouping(layout, rules.table("sentence-end").spellings, self._opens, self._complete)
        self._titles = Titles(arrangement, layout, contents, rules, self._grouping.ended, self._opens_source)

    def blocks(self, lines: Sequence[Line]) -> list[Block]:
        """Return the section's blocks; every line is in one of them."""
        groups = self._grouping.groups(lines)
        model = self._titles.first(groups)
        blocks: list[Block] = []
        for index, group in enumerate(groups):
            after = groups[index + 1] if index + 1 < len(groups) else None
            block = self._block(group, after, blocks[-1] if blocks else None, model)
            if blocks and self._is_one_title(blocks[-1], block):
                blocks[-1] = _block("title", [*blocks[-1].lines, *block.lines])
            else:
                blocks.append(block)
        return [self._as_kicker(block, blocks, at) for at, block in enumerate(blocks)]

    def _is_one_title(self, before: Block, block: Block) -> bool:
        """Whether two blocks are the lines of one title."""
        both = (before.kind, block.kind) == ("title", "title")
        return both and self._titles.is_one(before.lines[-1], block.lines[0])

    def _as_kicker(self, block: Block, blocks: Sequence[Block], at: int) -> Block:
        """Return a short line right above a title as what leads in to it."""
        above, below = blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
        if below is None or below.kind != "title" or block.kind != "body" or len(block.lines) > 1:
            return block
        free = above is None or above.kind == "source" or self._grouping.ended(above.lines[-1])
        leads = free and self._titles.is_kicker(block.lines[0], below.lines[0])
        return _block("kicker", block.lines) if leads else block

    # -------------------------------------------------------------- what a group of lines is

    def _block(self, group: list[Line], after: list[Line] | None, before: Block | None, model: Title | None) -> Block:
        text = text_of(group)
        source = self._source_line.fullmatch(text) if self._opens_source(group[0]) else None
        if source is not None:
            return _block("source", group, source=_unquoted(source["source"].strip()))
        if signed := self._signed(group, text, before, after):
            return _block("source", group, source=_unquoted(signed))
        if before is not None and before.kind == "title" and self._subtitle.fullmatch(text):
            return _block("subtitle", group)
        opening = self._field_opening(group[0], before)
        if opening is not None:
            return opening.block(group)
        above = Above(before.kind, bulleted=bool(before.lines[0].bullet)) if before else None
        if self._titles.is_announced(group) or (model and self._titles.is_title(group, after, above, model)):
            return _block("title", group)
        return _block("body", group)

    def _signed(self, group: Sequence[Line], text: str, before: Block | None, after: Sequence[Line] | None) -> str:
        """Return who wrote an article, or where it is from, as a line below its title or set to the right says.

        Empty where none does.
        """
        if before is None or len(group) > 1 or before.kind not in ("body", "title", "subtitle", "table"):
            return ""
        line = group[0]
        heads = before.kind in ("title", "subtitle") and after is not None and self._is_near(before.lines[-1], line)
        last = after is None or self._layout.stands_out(after[0])
        if not heads and not self._layout.to_the_right(line, alone=last):
            return ""
        found = self._byline.fullmatch(text) or (None if heads else self._dashed.fullmatch(text))
        found = found or (self._data_source.fullmatch(text) if last else None)
        goes_on = before.kind == "subtitle" and not other_size(before.lines[-1].size, line.size)
        if found is None and (heads or last or line.bullet) and not goes_on and self._is_quiet(line, heads=heads):
            found = self._author.fullmatch(text)
        return found["source"].strip() if found else ""

    def _is_near(self, title: Line, line: Line) -> bool:
        """Whether a line stands right below a title: a heading over several columns may have it in one of them."""
        return title.page == line.page and 0 < line.top - title.top < BELOW_TITLE * title.size

    def _is_quiet(self, line: Line, *, heads: bool) -> bool:
        """Whether a line is set smaller than the text is, or stands in the middle or at the right below a title."""
        if line.size < self._layout.size - QUIET:
            return True
        placed = self._layout.centred(line) or self._layout.to_the_right(line)
        return heads and placed and not (line.bullet or self._layout.stands_out(line))

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

    # -------------------------------------------------------------- what `Grouping` asks

    def _opens(self, line: Line, may_end: bool) -> bool:
        if self._opens_source(line):
            return may_end or self._layout.deep(line)
        if may_end and (self._contents.announces([line]) or self._contents.announces_beginning([line])):
            return True
        if self._arrangement == "cards" and self._field.match(line.text) is not None:
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
    """Return the name of a paper without the marks of a title around it; who wrote in it may stand behind."""
    for left, right in ("《》", "“”"):
        inside, found, behind = source[1:].partition(right)
        if source[:1] == left and found and left not in inside and not set("《》“”") & set(behind):
            return inside + behind
    return source


def _block(kind: BlockKind, group: Sequence[Line], source: str = "") -> Block:
    lines = tuple([line.as_role(_ROLES[kind]) for line in group])
    return Block(kind, lines, join(lines), source=source)
