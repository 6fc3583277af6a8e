"""An issue: what it is called, its pages, sections and articles, with all that was read of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.model.figure import Figure, Number
from extractor.model.line import Line, Paragraph
from extractor.model.page import PageSize
from extractor.model.table import Table

MonthSource = Literal["date", "cover", "running-head", "file-name", "number", "text", "pdf-date"]


@dataclass(frozen=True, slots=True)
class Field:
    """A named entry of a member card, as 类型 or 简介; `value` parts paragraphs by a newline."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article, a member card or an untitled note; `lines` are all the printed lines that it was made of."""

    title: str | None
    source: str | None
    paragraphs: tuple[Paragraph, ...]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...] = ()
    numbers: tuple[Number, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def body(self) -> str:
        """The paragraphs parted by newlines; the values of `fields` and the rows of `tables` are among them."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def card(self) -> bool:
        """Whether it describes a company: then it has named fields."""
        return bool(self.fields)

    @property
    def first_page(self) -> int:
        """The page on which the article begins."""
        return min(line.page for line in self.lines)

    @property
    def last_page(self) -> int:
        """The page on which the article ends."""
        return max(line.page for line in self.lines)


@dataclass(frozen=True, slots=True)
class Section:
    """A section; `heading` as printed, `heading_lines` are its printed lines; lines before any heading open a
    section of their own whose `heading` is empty.
    """

    kind: str
    heading: str
    heading_lines: tuple[Line, ...]
    articles: tuple[Article, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All printed lines of the section."""
        return self.heading_lines + tuple(line for article in self.articles for line in article.lines)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the issue says of itself; `published` is `YYYY-MM`.

    `published_from` says which place gave the month; `date` is the user.
    """

    bulletin: str | None
    publisher: str | None
    title: str
    number: str | None
    published: str | None
    published_from: MonthSource | None


@dataclass(frozen=True, slots=True)
class Bulletin:
    """An issue, read whole. `furniture` is every line outside the sections: cover, contents, heads, feet, numbers.

    `notes` are sentences on what of the file could not be read, or had to be mended, with the way out; `imports` keeps
    them.
    """

    file: str
    sha256: str
    masthead: Masthead
    pages: tuple[PageSize, ...]
    furniture: tuple[Line, ...]
    sections: tuple[Section, ...]
    patterns: str
    notes: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of all sections, in reading order."""
        return tuple(article for section in self.sections for article in section.articles)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every printed line, in reading order."""
        every = self.furniture + tuple(line for section in self.sections for line in section.lines)
        return tuple(sorted(every, key=lambda line: (line.page, line.position)))
