"""A printed page → what its web page shows: lines with the words looked for, figures with those that are framed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.archive.issue_contents import IssueHead
from extractor.archive.places import Place
from extractor.archive.printed_figures import PrintedFigure
from extractor.archive.printed_pages import PrintedLine, PrintedPage
from extractor.search.search import Snippet, spans
from extractor.web.addresses import same_place


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


def page_view(page: PrintedPage, framed: Sequence[Place] = (), words: str = "") -> PageView:
    """Return what a page shows.

    Args:
        page: As the archive gives it.
        framed: The boxes that the address asks for.
        words: What was looked for, marked in the lines.
    """
    lines = tuple(_line(line, words) for line in page.lines)
    figures = tuple(FramedFigure(each.figure, each.section, _is_framed(each.figure, framed)) for each in page.figures)
    known = (page.issue, page.number, page.width, page.height, page.text_from)
    return PageView(*known, lines, figures, tuple(framed))


def _line(line: PrintedLine, words: str) -> PageLine:
    text = f"{line.bullet} {line.text}" if line.bullet and not _private(line.bullet) else line.text
    hits = tuple(spans(text, words)) if words else ()
    return PageLine(Snippet(text, hits), line.role, line.place, line.article)


def _private(bullet: str) -> bool:
    """Tell whether a bullet has a shape in its own font only."""
    return "\ue000" <= bullet <= "\uf8ff"


def _is_framed(figure: PrintedFigure, framed: Sequence[Place]) -> bool:
    return any(same_place(one, other) for one in figure.places for other in framed)
