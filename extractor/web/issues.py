"""An archive → an issue, an article with its figures marked, a member company: what their pages show."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.search import match_query
from extractor.web.addresses import HASH_LENGTH, Place, places_of
from extractor.web.answering import Missing

MOST_MENTIONS = 200

_ISSUE = """
    SELECT id, sha256, file, title, bulletin, publisher, number, published, pages, text_from FROM issues
    WHERE sha256 >= ?1 AND sha256 < ?1 || 'g' LIMIT 1"""

_NEIGHBOURS = """
    SELECT id, sha256, file, title, bulletin, publisher, number, published, pages, text_from FROM issues
    WHERE published IS NOT NULL ORDER BY published, id"""

_CONTENTS = """
    SELECT sections.id AS section, kind, heading, articles.id AS article, articles.title, source,
      substr(body, 1, 60) AS beginning, articles.first_page, articles.last_page, fields <> '{}' AS card,
      (SELECT count(*) FROM figures WHERE article_id = articles.id) AS figures
    FROM sections LEFT JOIN articles ON articles.section_id = sections.id
    WHERE sections.issue_id = ? ORDER BY sections.position, articles.position"""

_ARTICLE = """
    SELECT articles.id, articles.title, source, body, fields, articles.first_page, articles.last_page, kind,
      sha256, articles.issue_id
    FROM articles JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles.id = ?"""

_ORDER = """
    SELECT articles.id FROM articles JOIN sections ON sections.id = section_id
    WHERE articles.issue_id = ? ORDER BY sections.position, articles.position"""

_FIGURES = """
    SELECT id, indicator, label, scope, region, item, period_start, period_end, period_kind, raw, bound, amount,
      base_unit, yoy, share, page, boxes, start, "end", article_id FROM figures WHERE {} ORDER BY start, id"""

_CELLS = """
    SELECT table_id, "row", "column", row_span, column_span, text, cells.start
    FROM cells JOIN tables ON tables.id = table_id WHERE article_id = ? ORDER BY tables.position, "row", "column"
"""

_CARDS = """
    SELECT articles.id, articles.title, fields, published, issues.title AS issue, sha256, articles.first_page AS page
    FROM articles JOIN issues ON issues.id = articles.issue_id
    WHERE fields <> '{}' AND articles.title IS NOT NULL AND (?1 IS NULL OR articles.title = ?1)
    ORDER BY published DESC, articles.id"""

_MENTIONS = """
    SELECT articles.id, articles.title, kind, published, issues.title AS issue, sha256, articles.first_page AS page,
      substr(articles.body, 1, 60) AS beginning
    FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = articles.issue_id
    WHERE articles_fts MATCH ? AND fields = '{}' ORDER BY published DESC, articles.id LIMIT ?"""


@dataclass(frozen=True, slots=True)
class IssueHead:
    """What an issue says of itself; `id` is for asking the archive, `sha256` for addresses."""

    id: int
    sha256: str
    file: str
    title: str
    bulletin: str | None
    publisher: str | None
    number: str | None
    published: str | None
    pages: int
    text_from: str | None

    @property
    def short_number(self) -> str:
        """The number as a citation has it, without what stands in brackets; empty where it names no year."""
        number = (self.number or "").partition("（")[0].partition("(")[0]
        year = (self.published or "")[:4]
        return number if year and year in number else ""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article in a list; `beginning` of its body stands for a title where there is none."""

    id: int
    title: str | None
    beginning: str
    source: str | None
    first_page: int | None
    last_page: int | None
    card: bool
    figures: int


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section of an issue with its articles, in reading order."""

    kind: str
    heading: str
    articles: tuple[ArticleEntry, ...]


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure of an article or page; `start` and `end` are offsets in the article's body."""

    id: int
    indicator: str | None
    label: str | None
    scope: str | None
    region: str | None
    item: str | None
    period_start: str | None
    period_end: str | None
    kind: str | None
    raw: str
    bound: str | None
    amount: float | None
    unit: str | None
    yoy: float | None
    share: float | None
    page: int
    places: tuple[Place, ...]
    start: int
    end: int
    article: int

    @property
    def name(self) -> str:
        """The indicator with its scope and item; the words as printed where it has no name of its own."""
        scope = self.scope if self.indicator and self.scope and self.scope not in self.indicator else ""
        name = f"{scope or ''}{self.indicator or self.label or ''}"
        return f"{name}（{self.item}）" if self.item else name or self.raw


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph, and the figure that it is, if it is one."""

    text: str
    figure: PrintedFigure | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a printed table in pieces; `start` is the offset of its text in the article's body."""

    pieces: tuple[Piece, ...]
    start: int
    end: int
    row: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in pieces, or the rows of a printed table."""

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article in blocks, with its fields if it is a card, its figures and its neighbours' ids."""

    id: int
    issue: IssueHead
    section: str
    title: str | None
    source: str | None
    first_page: int | None
    last_page: int | None
    fields: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    figures: tuple[PrintedFigure, ...]
    previous: int | None
    next: int | None


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue as its sections, with the issues before and after it."""

    head: IssueHead
    sections: tuple[SectionEntry, ...]
    previous: IssueHead | None
    next: IssueHead | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A card or an article that speaks of a company."""

    id: int
    title: str | None
    beginning: str
    section: str
    published: str | None
    issue: str
    sha256: str
    page: int | None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """A member company with its cards and the articles that name it, the latest first."""

    name: str
    cards: tuple[Mention, ...]
    mentions: tuple[Mention, ...]


def issue_head(connection: sqlite3.Connection, sha256: str) -> IssueHead:
    """Return an issue by the beginning of its hash.

    Raises:
        Missing: There is none.
    """
    for row in connection.execute(_ISSUE, [sha256]) if len(sha256) >= HASH_LENGTH else ():
        return IssueHead(**dict(row))
    raise Missing


def read_issue(connection: sqlite3.Connection, sha256: str) -> IssueView:
    """Return an issue, its contents and its neighbours by month.

    Raises:
        Missing: There is none.
    """
    head = issue_head(connection, sha256)
    heads = [IssueHead(**dict(row)) for row in connection.execute(_NEIGHBOURS)]
    previous, following = _neighbours([each.id for each in heads], head.id)
    by_id = {each.id: each for each in heads}
    sections: dict[int, SectionEntry] = {}
    for row in connection.execute(_CONTENTS, [head.id]):
        entry = sections.get(row["section"]) or SectionEntry(row["kind"], row["heading"], ())
        own = (_entry(row),) if row["article"] is not None else ()
        sections[row["section"]] = SectionEntry(entry.kind, entry.heading, (*entry.articles, *own))
    return IssueView(head, tuple(sections.values()), by_id.get(previous or 0), by_id.get(following or 0))


def read_article(connection: sqlite3.Connection, article_id: int) -> ArticleView:
    """Return an article.

    Raises:
        Missing: There is none.
    """
    for row in connection.execute(_ARTICLE, [article_id]):
        figures = tuple(printed_figures(connection, "article_id", article_id))
        order = [each[0] for each in connection.execute(_ORDER, [row["issue_id"]])]
        previous, following = _neighbours(order, article_id)
        return ArticleView(
            id=article_id,
            issue=issue_head(connection, row["sha256"]),
            section=row["kind"],
            title=row["title"],
            source=row["source"],
            first_page=row["first_page"],
            last_page=row["last_page"],
            fields=_fields(row["fields"]),
            blocks=tuple(blocks(row["body"], figures, _tables(connection, article_id, row["body"], figures))),
            figures=figures,
            previous=previous,
            next=following,
        )
    raise Missing


def read_companies(connection: sqlite3.Connection) -> dict[str, list[Mention]]:
    """Return the member companies, each with its cards, by name; the one with the latest card first."""
    companies: dict[str, list[Mention]] = {}
    for card in _mentions(connection.execute(_CARDS, [None])):
        companies.setdefault(card.title or "", []).append(card)
    return companies


def read_company(connection: sqlite3.Connection, name: str) -> Company:
    """Return a company by the title of its cards.

    Raises:
        Missing: No card has this title.
    """
    cards = tuple(_mentions(connection.execute(_CARDS, [name])))
    if not cards:
        raise Missing
    match = match_query('"' + name.replace('"', " ") + '"')
    return Company(name, cards, tuple(_mentions(connection.execute(_MENTIONS, [match, MOST_MENTIONS]))))


def printed_figures(connection: sqlite3.Connection, column: str, row_id: int) -> Iterator[PrintedFigure]:
    """Yield the figures of an article (`article_id`) or issue (`issue_id`), as they stand in its text."""
    assert column in {"article_id", "issue_id", "id"}
    for row in connection.execute(_FIGURES.format(f"{column} = ?"), [row_id]):
        yield PrintedFigure(
            **{name: row[name] for name in ("id", "indicator", "label", "scope", "region", "item", "raw", "bound")},
            **{name: row[name] for name in ("period_start", "period_end", "amount", "yoy", "share", "page", "start")},
            kind=row["period_kind"],
            unit=row["base_unit"],
            places=places_of(row["boxes"]),
            end=row["end"],
            article=row["article_id"],
        )


def blocks(body: str, figures: Sequence[PrintedFigure], tables: Sequence[Sequence[TableCell]] = ()) -> Iterator[Block]:
    """Yield a body as paragraphs and tables; the paragraphs that are rows of a table are in the table."""
    start, waiting = 0, list(tables)
    for text in body.split("\n"):
        end = start + len(text)
        # A table is its first row's place; what else lies within it was shown there
        if waiting and start <= waiting[0][0].start <= end:
            yield Block(rows=_rows(waiting[0]))
        elif not any(cells[0].start <= start <= cells[-1].end for cells in tables):
            yield Block(pieces(body, start, end, figures))
        while waiting and waiting[0][-1].end <= end:
            waiting.pop(0)
        start = end + 1


def pieces(body: str, start: int, end: int, figures: Sequence[PrintedFigure]) -> tuple[Piece, ...]:
    """Return a part of a body in pieces; of two figures that overlap, only the first is a piece of its own."""
    found, done = [], start
    for figure in figures:
        if done <= figure.start < figure.end <= end:
            found += [Piece(body[done : figure.start]), Piece(body[figure.start : figure.end], figure)]
            done = figure.end
    return tuple(piece for piece in (*found, Piece(body[done:end])) if piece.text)


def _tables(
    connection: sqlite3.Connection, article_id: int, body: str, figures: Sequence[PrintedFigure]
) -> list[list[TableCell]]:
    """Return the cells of each table of an article, in the order of their rows."""
    tables: dict[int, list[TableCell]] = {}
    for row in connection.execute(_CELLS, [article_id]):
        start, end = row["start"], row["start"] + len(row["text"])
        own = pieces(body, start, end, figures)
        cell = TableCell(own, start, end, row["row"], row["row_span"], row["column_span"])
        tables.setdefault(row["table_id"], []).append(cell)
    return list(tables.values())


def _rows(cells: Sequence[TableCell]) -> tuple[tuple[TableCell, ...], ...]:
    return tuple(tuple(row) for _, row in groupby(cells, key=lambda cell: cell.row))


def _neighbours(ids: Sequence[int], own: int) -> tuple[int | None, int | None]:
    if own not in ids:
        return None, None
    place = ids.index(own)
    return (ids[place - 1] if place else None), (ids[place + 1] if place + 1 < len(ids) else None)


def _entry(row: sqlite3.Row) -> ArticleEntry:
    names = ("title", "beginning", "source", "first_page", "last_page", "figures")
    return ArticleEntry(id=row["article"], card=bool(row["card"]), **{name: row[name] for name in names})


def _mentions(rows: sqlite3.Cursor) -> Iterator[Mention]:
    for row in rows:
        known = dict(row)
        yield Mention(
            **{name: known[name] for name in ("id", "title", "published", "issue", "sha256", "page")},
            beginning=known.get("beginning", ""),
            section=known.get("kind", ""),
            fields=_fields(known.get("fields", "{}")),
        )


def _fields(written: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of a card; those of several lines keep their breaks."""
    return tuple((str(name), str(value)) for name, value in json.loads(written).items())
