"""An article → its figures with what each was made of, and the ledger of its numbers.

This is the one way from an article to its figures. The program reads bulletins with it, compares an archive with
today's rules, and tells why a figure is what it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from extractor.figures.marks import Mark, Value
from extractor.figures.setting import Setting, setting_of, setting_within
from extractor.figures.table.figures import TableFigure, TableReading, read_table
from extractor.figures.table.words import Around
from extractor.figures.text.said import Said
from extractor.figures.text.statements import Statement, read_statement
from extractor.model import Figure, Masthead, Number, Table, prose_of
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of a figure, and the mark that read it with others."""

    mark: Mark
    value: Value


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A figure of a text, the words that gave its fields, and the numbers in its columns.

    The words that are its own begin at `begins`, behind the number before it.
    """

    figure: Figure
    origins: Mapping[str, Said[str]]
    claims: tuple[Claim, ...]
    begins: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of the ledger, and the mark that read it, None where no rule did."""

    number: Number
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class TextReading:
    """What was read in a text: figures in the order in which they were opened, numbers in that of the text.

    Pages and boxes are not yet known. `unknown` are the places of the subjects that nobody can name.
    """

    text: str
    figures: tuple[TextFigure, ...]
    entries: tuple[Entry, ...]
    unknown: tuple[tuple[int, int], ...] = ()


def read_text(text: str, setting: Setting, rules: Rules) -> TextReading:
    """Return the figures and numbers of a text whose paragraphs are parted by newlines.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    statement = read_statement(text, setting, rules)
    entries = tuple(map(Entry, statement.numbers, statement.claims))
    return TextReading(text, tuple(_text_figures(statement, entries)), entries, statement.unknown)


def _text_figures(statement: Statement, entries: Sequence[Entry]) -> Iterator[TextFigure]:
    claims: list[list[Claim]] = [[] for _ in statement.figures]
    for entry in entries:
        if entry.number.figure is not None and entry.mark:
            values = (value for value in entry.mark.values if value.start == entry.number.start)
            claims[entry.number.figure] += [Claim(entry.mark, value) for value in values]
    ends = [entry.mark.end for entry in entries if entry.mark and entry.mark.values]
    for figure, origins, own in zip(statement.figures, statement.origins, claims, strict=True):
        before = bisect_right(ends, min((claim.mark.start for claim in own), default=figure.start))
        yield TextFigure(figure, origins, tuple(own), ends[before - 1] if before else 0)


class Readable(Protocol):
    """An article, just parted from its issue or kept in an archive."""

    @property
    def title(self) -> str | None:
        """Its title, if it has one."""

    @property
    def body(self) -> str:
        """Its paragraphs parted by newlines, rows of tables among them."""

    @property
    def card(self) -> bool:
        """Whether it describes a company."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, placed in its body."""


class Kept(Readable, Protocol):
    """An article that an archive keeps."""

    @property
    def section(self) -> str:
        """The kind of section that it stands in."""

    @property
    def masthead(self) -> Masthead:
        """What its issue says of itself."""


def reading_again(article: Kept, rules: Rules) -> ArticleReading:
    """Return what today's rules read in an article that was read before."""
    return ArticleReading(article, setting_of(article.masthead, rules), rules, article.section)


class ArticleReading:
    """What is read in one article: its prose and each of its tables, read when they are asked for.

    Args:
        article: The article.
        issue: The setting of its issue.
        rules: The rules.
        section: The kind of section that it stands in, None where it stands in none.
    """

    def __init__(self, article: Readable, issue: Setting, rules: Rules, section: str | None = None) -> None:
        self._article = article
        self._rules = rules
        self._body = article.body
        self.setting = setting_within(issue, article.title, rules, card=article.card, section=section)

    @cached_property
    def prose(self) -> TextReading:
        """What is read in its sentences; a place in the prose is the same in the body."""
        return read_text(prose_of(self._body, self._article.tables), self.setting, self._rules)

    @cached_property
    def tables(self) -> tuple[TableReading, ...]:
        """What is read in each of its tables."""
        return tuple(map(self.table, self._article.tables))

    def table(self, table: Table) -> TableReading:
        """Return what is read in one of its tables."""
        return read_table(table, Around.of(self._article.title, self._body, table), self.setting, self._rules)

    @property
    def figures(self) -> tuple[TextFigure | TableFigure, ...]:
        """All figures, those of the prose first."""
        return (*self.prose.figures, *(figure for table in self.tables for figure in table.figures))

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The ledger of the body, in its order; `Number.figure` counts all `figures`."""
        numbers = [entry.number for entry in self.prose.entries]
        before = len(self.prose.figures)
        for table in self.tables:
            numbers += [_behind(number, before) for number in table.numbers]
            before += len(table.figures)
        return tuple(sorted(numbers, key=lambda number: number.start))


def _behind(number: Number, figures: int) -> Number:
    """Return a number of a table whose figures stand behind so many others."""
    return number if number.figure is None else changed(number, figure=number.figure + figures)
