"""section → articles: titles, sources, paragraphs, and the fields of member cards.

What no rule understands is a paragraph of the article that it stands in: nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from extractor.model import Article, Field, Line, LineKey, Paragraph, PrintedTable, Table
from extractor.outline.blocks import Block, BlockReader
from extractor.outline.contents import Contents
from extractor.outline.layout import Layout
from extractor.outline.sections import Arrangement
from extractor.outline.table_text import table_in_body
from extractor.rules.rule import Rule
from extractor.rules.rule_set import Rules
from extractor.words.joining import beginning_of

# So many notes without titles follow each other at most.
MOST_NOTES = 10


def read_articles(
    lines: Sequence[Line],
    arrangement: Arrangement,
    layout: Layout,
    contents: Contents,
    rules: Rules,
    tables: Mapping[LineKey, PrintedTable] | None = None,
) -> tuple[Article, ...]:
    """Return the articles of a section.

    Args:
        lines: The section's lines in reading order, without its heading.
        arrangement: How articles lie in it.
        layout: How the whole document is set.
        contents: What its contents pages announce.
        rules: Forms of sources and fields: `patterns/print/articles.yaml`.
        tables: The tables of the document by the key of their first line.
    """
    text = [line for line in lines if line.role != "table"]
    blocks = BlockReader(arrangement, layout, contents, rules).blocks(text)
    begins_note = _note_begins(blocks, arrangement)
    running = _running_texts(blocks)
    articles: list[_OpenArticle] = []
    for block in _with_tables(blocks, lines, tables or {}):
        if not articles or articles[-1].ends_before(block, begins_note):
            follows = bool(articles) and (articles[-1].signed or articles[-1].note)
            titled = arrangement == "titled"
            note = follows and block.kind == "body" and block.lines[0].key not in running
            articles.append(_OpenArticle(note=note, titled=titled))
        articles[-1].take(block)
    tail = rules.rule("print/articles", "source-tail")
    return tuple(_without_ordinals([article.close(tail) for article in articles], rules))


def _running_texts(blocks: Sequence[Block]) -> set[LineKey]:
    """Return the first lines of paragraphs in runs too long for notes, which are a text without a title."""
    found: set[LineKey] = set()
    for is_body, run in groupby(blocks, key=lambda block: block.kind == "body"):
        keys = [block.lines[0].key for block in run] if is_body else []
        found |= set(keys) if len(keys) > MOST_NOTES else set()
    return found


def _with_tables(
    blocks: Sequence[Block], lines: Sequence[Line], tables: Mapping[LineKey, PrintedTable]
) -> Iterator[Block]:
    """Yield the blocks of a section's text with those of its tables among them.

    A table that a page puts in the middle of a paragraph stands behind that paragraph.
    """
    waiting = _table_blocks([line for line in lines if line.role == "table"], tables)
    for block in blocks:
        while waiting and waiting[0].lines[0].key < block.lines[0].key:
            yield waiting.pop(0)
        yield block
    yield from waiting


def _table_blocks(lines: Sequence[Line], tables: Mapping[LineKey, PrintedTable]) -> list[Block]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.key in tables or not groups:
            groups.append([])
        groups[-1].append(line)
    return [Block("table", tuple(group), Paragraph("", ()), table=tables.get(group[0].key)) for group in groups]


def _note_begins(blocks: Sequence[Block], arrangement: Arrangement) -> Callable[[Block], bool] | None:
    """Return what tells where notes without titles begin, None where there are titles.

    Where a bullet opens the first one and others, each bullet opens one; else each paragraph is one.
    """
    if arrangement not in ("notes", "titled") or not blocks or any(block.kind == "title" for block in blocks):
        return None
    bullet = blocks[0].lines[0].bullet
    if bullet and sum(block.lines[0].bullet == bullet for block in blocks) > 1:
        return lambda block: block.lines[0].bullet == bullet
    return (lambda block: block.kind in ("body", "field")) if arrangement == "notes" else None


def _without_ordinals(articles: Sequence[Article], rules: Rules) -> Iterator[Article]:
    """Yield articles without the numbers of their titles, where these count all titles of the section from one."""
    rule, ordinals = rules.rule("print/articles", "title-number"), rules.table("ordinal")
    numbered = [rule.fullmatch(article.title) for article in articles if article.title]
    found = [match for match in numbered if match is not None]
    words = [ordinals.find(match["ordinal"]) for match in found]
    values = [word.get("value") if word else match["ordinal"] for match, word in zip(found, words, strict=True)]
    counted = bool(found) and values == [str(at) for at in range(1, len(values) + 1)]
    # A single number may be part of the title, unless it stands in brackets
    counted = counted and (len(found) > 1 or found[0]["bracketed"] is not None)
    for article in articles:
        match = rule.fullmatch(article.title) if article.title and counted else None
        yield replace(article, title=match["title"]) if match else article


@dataclass(slots=True)
class _OpenArticle:
    """An article whose blocks are still coming; a field's values are the paragraphs of its entry."""

    title: str | None = None
    source: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    fields: list[tuple[str, list[str]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    # Whether its source stands behind its text: what follows is a note of its own
    signed: bool = False
    # Whether it is such a note, of one paragraph
    note: bool = False
    # Whether a line leads in to its title
    led: bool = False
    # Whether articles have titles in its section
    titled: bool = True

    def ends_before(self, block: Block, begins_note: Callable[[Block], bool] | None) -> bool:
        if begins_note is not None:
            return begins_note(block) and bool(self.paragraphs)
        if self.titled and block.kind == "body" and (self.signed or (self.note and self.paragraphs)):
            return True
        if block.kind == "kicker":
            return True
        if block.kind == "title" and self.led and not self.paragraphs:
            return False
        return block.kind == "title" or (block.names and (bool(self.fields) or bool(self.paragraphs)))

    def take(self, block: Block) -> None:
        self.lines += block.lines
        if block.kind == "kicker":
            self.led = True
        elif block.kind == "title":
            self.title = block.paragraph.text
        elif block.kind == "subtitle":
            self.title = (self.title or "") + block.paragraph.text
        elif block.kind == "source" and self.source is None:
            self.source = block.source
            self.signed = bool(self.paragraphs)
        elif block.kind == "field" and block.names and self.title is None:
            self.title = block.paragraph.text
        elif block.kind == "field":
            self._take_field(block)
        elif block.kind == "table":
            self._take_table(block)
        else:
            self._take_paragraph(block.paragraph)

    def close(self, tail: Rule) -> Article:
        """Finish the article; a source in brackets behind the last sentence leaves the text."""
        if self.paragraphs and self.source is None and not self._ends_in_table:
            last = self.paragraphs[-1]
            found = tail.search(last.text)
            if found is not None:
                self.source = found["source"]
                self.paragraphs[-1] = beginning_of(last, found.start())
        fields = tuple(Field(name, "\n".join(values)) for name, values in self.fields)
        text, tables = tuple(self.paragraphs), tuple(self.tables)
        return Article(self.title, self.source, text, fields, tuple(self.lines), tables=tables)

    @property
    def _ends_in_table(self) -> bool:
        return bool(self.tables) and self.tables[-1].end == self._end - 1

    @property
    def _end(self) -> int:
        """Where in the body the next paragraph begins."""
        return sum(len(paragraph.text) + 1 for paragraph in self.paragraphs)

    def _take_table(self, block: Block) -> None:
        if block.table is not None:
            table, paragraphs = table_in_body(block.table, self._end)
            self.tables.append(table)
            self.paragraphs += paragraphs

    def _take_field(self, block: Block) -> None:
        self.fields.append((block.name, []))
        if block.paragraph.text:
            self._take_paragraph(block.paragraph)

    def _take_paragraph(self, paragraph: Paragraph) -> None:
        self.paragraphs.append(paragraph)
        if self.fields:
            self.fields[-1][1].append(paragraph.text)
