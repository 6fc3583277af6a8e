"""The things that flow through the stages, all frozen.

Coordinates are PDF points (1/72 inch) from the top left of the page; pages count from 1, positions and
offsets from 0. Text is normalised once, in `lines`; every later offset counts characters of that text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

LineRole = Literal[
    "cover", "contents", "header", "footer", "page-number", "heading", "title", "source", "field", "body", "table",
    "caption", "footnote", "aside", "watermark",
]  # fmt: skip
NumberRole = Literal[
    "level", "yoy", "mom", "share", "pp", "delta", "date", "ordinal", "name", "list", "duration", "other", "unread"
]
PeriodKind = Literal["cumulative", "month", "quarter", "year", "span", "stock"]
Bound = Literal["gt", "lt", "approx"]
TextFrom = Literal["text", "ocr", "mixed", "undecodable", "damaged"]
ReadFrom = Literal["text", "table", "ocr", "manual"]
CellHeader = Literal["column", "row"]
LineKey = tuple[int, int]  # page, position
# What the rules read, and can read again, whatever it was read from.
READ_BY_RULES: tuple[ReadFrom, ...] = ("text", "ocr", "table")


class Run(NamedTuple):
    """Characters that follow each other in a file and differ only in what they are and in their x; never empty.

    `lefts[i]` and `rights[i]` are the x of both edges of `text[i]`, as the PDF gives it, not normalised. `angle` is by
    how many degrees clockwise the baseline is turned, 0 for upright text; `pale` says that it is so light or so
    transparent that it may be print in the background, as a watermark is; `confidence` is how sure OCR was of it, 0 to
    1, and 1 for a text layer.

    What can be asked of a run need not be asked of each of its characters, of which there are more than of all else.
    """

    text: str
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    top: float
    bottom: float
    size: float
    bold: bool
    angle: int = 0
    pale: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where something is printed."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


Grid = tuple[Box, ...]  # the cells that the ruling lines of one table draw, merged ones as one


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF; `runs` in the order of the file.

    `grids` are the cells that ruling lines draw on it. `pictured` is the part of it that pictures cover, 0 to 1; what
    several cover counts several times. Print that is askew or on its side is read upright: `turned` is by how many
    degrees clockwise it is turned about the middle of the page as displayed; the page's size and its characters are
    those of the page turned back.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    text_from: TextFrom | None = "text"
    grids: tuple[Grid, ...] = ()
    turned: float = 0.0
    pictured: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with normalised text.

    `confidence` is that of its least certain character. `lefts[i]` and `rights[i]` are the x of both edges of
    `text[i]`. `bullet` is the bullet that opened the line
    (taken out of `text`), `""` where there was none. `position` counts the lines of the page in reading order.
    `column` tells apart the columns of a page from the left, top to bottom; 0 is text as wide as the page.
    """

    page: int
    position: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    bullet: str
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    role: LineRole = "body"
    column: int = 0
    confidence: float = 1.0

    @property
    def key(self) -> LineKey:
        """Page and position, which no other line of the document has."""
        return self.page, self.position

    def box(self, start: int, end: int) -> Box:
        """Return the box of `text[start:end]`."""
        return Box(self.page, self.lefts[start], self.top, self.rights[end - 1], self.bottom)

    def as_role(self, role: LineRole) -> Line:
        """Return the line in a role; written out, for `dataclasses.replace` takes three times as long."""
        if role == self.role:
            return self
        return Line(
            self.page,
            self.position,
            self.text,
            self.x0,
            self.top,
            self.x1,
            self.bottom,
            self.size,
            self.bold,
            self.bullet,
            self.lefts,
            self.rights,
            role,
            self.column,
            self.confidence,
        )


@dataclass(frozen=True)
class Piece:
    """Where a stretch of a paragraph is printed: its characters from `start` on are those of `line` from `first` on."""

    start: int
    line: Line
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph joined over lines and pages; a blank put between two lines belongs to no piece."""

    text: str
    pieces: tuple[Piece, ...]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes of `text[start:end]`, one per printed line, in reading order."""
        found = []
        for piece in self._pieces(start, end):
            shift = piece.first - piece.start
            first, last = max(start, piece.start), min(end, piece.start + piece.length)
            found.append(piece.line.box(first + shift, last + shift))
        return tuple(found)

    def page(self, start: int, end: int) -> int:
        """Return the page on which `text[start:end]` begins."""
        return next(self._pieces(start, end)).line.page

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces in which some of `text[start:end]` is."""
        return (piece for piece in self.pieces if max(start, piece.start) < min(end, piece.start + piece.length))


@dataclass(frozen=True)
class Cell:
    """A cell of a table that holds text; rows and columns count from 0.

    `header` says whether it names what stands below it (`column`) or to its right (`row`), None where it does neither.
    `box` is where its text is printed, piece by piece in `pieces`; `start` is where it begins in the article's body.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    header: CellHeader | None
    box: Box
    start: int = 0
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, joined over pages; its cells in reading order, each merged one once, empty ones left out.

    `unit` is the line that names the units, as printed. `start` and `end` place all of it, with caption, unit and
    notes, in the article's body; there each row is a paragraph with its cells parted by tabs.
    """

    caption: str | None
    unit: str | None
    notes: tuple[str, ...]
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    start: int = 0
    end: int = 0

    @property
    def first_page(self) -> int:
        """The page on which the table begins."""
        return min(cell.box.page for cell in self.cells)

    @property
    def last_page(self) -> int:
        """The page on which the table ends."""
        return max(cell.box.page for cell in self.cells)

    def row_text(self, row: int) -> str:
        """Return the texts of a row parted by tabs; a cell that spans several columns leaves the others empty."""
        return tabbed(cell for cell in self.cells if cell.row == row)


def tabbed(row: Iterable[Cell]) -> str:
    """Return the texts of the cells of a row as `Table.row_text` does."""
    texts = {cell.column: cell.text for cell in row}
    return "\t".join([texts.get(column, "") for column in range(max(texts, default=-1) + 1)])


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with what is printed around it: caption and units `above`, and notes, with their lines."""

    table: Table
    above: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]


def prose_of(body: str, tables: Sequence[Table]) -> str:
    """Return a body with blanks in place of its tables, so that what is left is read as sentences where it stands."""
    for table in tables:
        inside = "".join(char if char == "\n" else " " for char in body[table.start : table.end])
        body = body[: table.start] + inside + body[table.end :]
    return body


@dataclass(frozen=True, slots=True)
class Field:
    """A named entry of a member card, as 类型 or 简介; `value` parts paragraphs by a newline."""

    name: str
    value: str


@dataclass(frozen=True)
class Figure:
    """A statistical observation: a level, or a growth, share or difference stated without one.

    `period_start` and `period_end` are `YYYY-MM`, inclusive. `value` is in `unit` as printed, `amount` the same in
    `base_unit`. `yoy`, `mom` and `share` are signed percent, `pp` percentage points, `delta` an absolute change in
    the base unit. `decimals` is how many decimals were printed. `start` and `end` place `raw` in the article's body.
    """

    page: int
    start: int
    end: int
    raw: str
    sentence: str
    rule: str
    boxes: tuple[Box, ...]
    indicator: str | None = None
    label: str | None = None
    scope: str | None = None
    region: str | None = None
    breakdown: str | None = None
    item: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_kind: PeriodKind | None = None
    value: float | None = None
    value_max: float | None = None
    decimals: int | None = None
    bound: Bound | None = None
    unit: str | None = None
    amount: float | None = None
    base_unit: str | None = None
    yoy: float | None = None
    mom: float | None = None
    share: float | None = None
    share_of: str | None = None
    pp: float | None = None
    pp_of: str | None = None
    delta: float | None = None
    read_from: ReadFrom = "text"


@dataclass(frozen=True)
class Number:
    """A number printed in an article, whatever it is; `figure` is the index of the figure that it belongs to."""

    page: int
    start: int
    end: int
    raw: str
    role: NumberRole
    figure: int | None = None


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

    `published_from` says which place gave the month: `date` (the user), `cover`, `running-head`, `file-name`,
    `text` or `pdf-date`.
    """

    bulletin: str | None
    publisher: str | None
    title: str
    number: str | None
    published: str | None
    published_from: str | None


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as the archive keeps it, without its characters; `turned` as in `Page`, 0 once it is as displayed."""

    number: int
    width: float
    height: float
    text_from: TextFrom | None
    turned: float = 0.0


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
