"""A page of an issue as it was printed: its picture, drawn from the PDF in the archive, its figures and its lines."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.archive.reader import Reader
from extractor.errors import ArchiveError, UnreadablePdf
from extractor.pages.rendering import Raster, check_page, render
from extractor.search.search import Snippet, spans
from extractor.web.addresses import Place, same_place
from extractor.web.answering import Missing
from extractor.web.bodies import PrintedFigure, printed_figures
from extractor.web.cropping import cut
from extractor.web.issues import IssueHead, issue_head

# Pixels per inch: a small picture, one that fills a screen, one that can be printed
RESOLUTIONS = (48, 120, 240)
CROP_DPI = 120
# Of pages that were drawn, in bytes: some fifty of A4 in grey at 120 dpi, or fifteen in colour
MOST_KEPT = 64 << 20
# What is known of so many pages is some hundred kilobytes
MOST_CHECKED = 4096

_PAGE = "SELECT width, height, text_from FROM pages WHERE issue_id = ? AND number = ?"

_LINES = """
    SELECT lines.text, role, x0, top, x1, bottom, bullet, lines.article_id, kind
    FROM lines LEFT JOIN sections ON sections.id = lines.section_id
    WHERE lines.issue_id = ? AND page = ? ORDER BY lines.position"""

_FIGURE = """
    SELECT sha256, boxes, page FROM figures JOIN issues ON issues.id = issue_id WHERE figures.id = ?"""

_SECTIONS = (
    "SELECT articles.id, kind FROM articles JOIN sections ON sections.id = section_id WHERE articles.issue_id = ?"
)


class Undrawn(Exception):
    """A page has no picture. `reason` is `encrypted`, `missing` (no PDF is kept) or `damaged`."""

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line: its text with the words that were looked for, its role, and its box in points."""

    text: Snippet
    role: str
    place: Place
    article: int | None


@dataclass(frozen=True, slots=True)
class FramedFigure:
    """A figure of a page; `section` is that of its article, `framed` whether the address asks for it."""

    figure: PrintedFigure
    section: str
    framed: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """A page, `width` and `height` in points; `framed` are the boxes that the address asks for."""

    issue: IssueHead
    number: int
    width: float
    height: float
    text_from: str | None
    lines: tuple[PageLine, ...]
    figures: tuple[FramedFigure, ...]
    framed: tuple[Place, ...]

    @property
    def hits(self) -> tuple[Place, ...]:
        """The lines that hold words that were looked for."""
        return tuple(line.place for line in self.lines if line.text.spans)


def read_page(
    connection: sqlite3.Connection, sha256: str, number: int, framed: Sequence[Place] = (), words: str = ""
) -> PageView:
    """Return a page of an issue, counted from 1.

    Raises:
        Missing: There is no such issue or page.
    """
    issue = issue_head(connection, sha256)
    for row in connection.execute(_PAGE, [issue.id, number]):
        sections: dict[int, str] = dict(connection.execute(_SECTIONS, [issue.id]).fetchall())
        lines = tuple(_line(each, number, words) for each in connection.execute(_LINES, [issue.id, number]))
        figures = tuple(
            FramedFigure(figure, sections[figure.article], _is_framed(figure, framed))
            for figure in printed_figures(connection, "issue_id", issue.id)
            if number in {figure.page, *(place[0] for place in figure.places)}
        )
        return PageView(issue, number, row["width"], row["height"], row["text_from"], lines, figures, tuple(framed))
    raise Missing


def place_of_figure(connection: sqlite3.Connection, figure_id: int) -> tuple[str, str, int]:
    """Return the hash of a figure's issue, its boxes as JSON and its page.

    Raises:
        Missing: There is no such figure.
    """
    for sha256, boxes, page in connection.execute(_FIGURE, [figure_id]):
        return str(sha256), str(boxes), int(page)
    raise Missing


def picture(connection: sqlite3.Connection, sha256: str, number: int, dpi: int) -> bytes:
    """Return the picture of a page as PNG.

    Raises:
        Missing: There is no such page.
        Undrawn: It cannot be drawn from what the archive holds.
    """
    return _raster(connection, sha256, number, dpi).png()


def crop(connection: sqlite3.Connection, sha256: str, place: Place) -> bytes:
    """Return the picture of a box and what stands beside it, as PNG.

    Raises:
        Missing: There is no such place.
        Undrawn: Its page cannot be drawn from what the archive holds.
    """
    piece = cut(_raster(connection, sha256, place[0], CROP_DPI), place)
    if piece is None:
        raise Missing
    return piece.png()


def undrawn(connection: sqlite3.Connection, issue: IssueHead, number: int) -> str:
    """Return why a page has no picture, as `Undrawn` has it; an empty text where it can be drawn."""
    return _pictures.check(connection, issue, number)


class _Pictures:
    """The pages that were drawn last. PDFium may be used by one thread at a time, so that the others wait here."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, int], Raster] = OrderedDict()
        self._checked: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, connection: sqlite3.Connection, issue: IssueHead, number: int) -> str:
        key = (issue.sha256, number)
        with self._lock:
            if key not in self._checked:
                try:
                    check_page(_original(connection, issue), number)
                    self._checked[key] = ""
                except Undrawn as error:
                    # Not of the file but of this archive, and for today
                    return error.reason
                except UnreadablePdf as error:
                    self._checked[key] = error.reason
                while len(self._checked) > MOST_CHECKED:
                    self._checked.popitem(last=False)
            return self._checked[key]

    def get(self, connection: sqlite3.Connection, issue: IssueHead, number: int, dpi: int) -> Raster:
        key = (issue.sha256, number, dpi)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = render(_original(connection, issue), number, dpi, colour=True)
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and sum(len(raster.pixels) for raster in self._kept.values()) > MOST_KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


_pictures = _Pictures()


def _raster(connection: sqlite3.Connection, sha256: str, number: int, dpi: int) -> Raster:
    issue = issue_head(connection, sha256)
    if not 1 <= number <= issue.pages:
        raise Missing
    try:
        return _pictures.get(connection, issue, number, dpi)
    except UnreadablePdf as error:
        raise Undrawn(error.reason) from error


def _original(connection: sqlite3.Connection, issue: IssueHead) -> bytes:
    try:
        return Reader(Path(issue.file), connection).original(issue.id)
    except ArchiveError as error:
        raise Undrawn("missing") from error


def _line(row: sqlite3.Row, number: int, words: str) -> PageLine:
    text = f"{row['bullet']} {row['text']}" if row["bullet"] and not _private(row["bullet"]) else row["text"]
    hits = tuple(spans(text, words)) if words else ()
    place = (number, row["x0"], row["top"], row["x1"], row["bottom"])
    return PageLine(Snippet(text, hits), row["role"], place, row["article_id"])


def _private(bullet: str) -> bool:
    """Tell whether a bullet has a shape in its own font only."""
    return "\ue000" <= bullet <= "\uf8ff"


def _is_framed(figure: PrintedFigure, framed: Sequence[Place]) -> bool:
    return any(same_place(one, other) for one in figure.places for other in framed)
