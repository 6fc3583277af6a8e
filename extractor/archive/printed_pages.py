"""A page of an issue → its printed lines and its figures; a figure → the place where it is printed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from extractor.archive.database import select
from extractor.archive.issue_contents import IssueHead, issue_head
from extractor.archive.places import Place, places_of
from extractor.archive.printed_figures import PrintedFigure, figures_of_issue
from extractor.errors import Missing

_PAGE = "SELECT width, height, text_from FROM pages WHERE issue_id = ? AND number = ?"

_LINES = """
    SELECT text, role, x0, top, x1, bottom, bullet, article_id
    FROM lines WHERE issue_id = ? AND page = ? ORDER BY position"""

_PLACE = """
    SELECT sha256, boxes, page FROM figures JOIN issues ON issues.id = issue_id WHERE figures.id = ?"""

_SECTIONS = (
    "SELECT articles.id, kind FROM articles JOIN sections ON sections.id = section_id WHERE articles.issue_id = ?"
)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its text without its bullet, its role, its box in points and the article that it belongs to."""

    text: str
    bullet: str
    role: str
    place: Place
    article: int | None


@dataclass(frozen=True, slots=True)
class FigureOnPage:
    """A figure of a page with the section of its article."""

    figure: PrintedFigure
    section: str


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page, counted from 1, `width` and `height` in points, with its lines in reading order and its figures."""

    issue: IssueHead
    number: int
    width: float
    height: float
    text_from: str | None
    lines: tuple[PrintedLine, ...]
    figures: tuple[FigureOnPage, ...]


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where a figure is printed: the hash of its issue, its page and its boxes."""

    sha256: str
    page: int
    places: tuple[Place, ...]


def printed_page(connection: sqlite3.Connection, sha256: str, number: int) -> PrintedPage:
    """Return a page of an issue.

    Args:
        connection: To the archive.
        sha256: The beginning of the hash of the issue.
        number: Of the page, counted from 1.

    Raises:
        Missing: There is no such issue or page.
    """
    issue = issue_head(connection, sha256)
    for row in select(connection, _PAGE, issue.id, number):
        sections: dict[int, str] = {each["id"]: each["kind"] for each in select(connection, _SECTIONS, issue.id)}
        lines = tuple(_line(each, number) for each in select(connection, _LINES, issue.id, number))
        figures = tuple(
            FigureOnPage(figure, sections[figure.article])
            for figure in figures_of_issue(connection, issue.id)
            if number in {figure.page, *(place[0] for place in figure.places)}
        )
        return PrintedPage(issue, number, row["width"], row["height"], row["text_from"], lines, figures)
    raise Missing(f"{issue.file} has no page {number}")


def figure_place(connection: sqlite3.Connection, figure_id: int) -> FigurePlace:
    """Return where a figure is printed.

    Raises:
        Missing: There is no such figure.
    """
    for row in select(connection, _PLACE, figure_id):
        return FigurePlace(row["sha256"], row["page"], places_of(row["boxes"]))
    raise Missing(f"no figure has the id {figure_id}")


def _line(row: sqlite3.Row, number: int) -> PrintedLine:
    place = (number, row["x0"], row["top"], row["x1"], row["bottom"])
    return PrintedLine(row["text"], row["bullet"], row["role"], place, row["article_id"])
