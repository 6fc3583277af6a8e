"""A bulletin as it was read, upright → where its print stands on the pages as they are displayed.

A scanned page is read turned upright, so that its lines are level and its margins are plumb. What the archive keeps is
where a reader of the PDF finds the ink.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, radians, sin

from extractor.model import Article, Box, Bulletin, Cell, Figure, Line, PageSize, Section, Table

Pages = Mapping[int, PageSize]


def as_displayed(bulletin: Bulletin) -> Bulletin:
    """Return the bulletin with pages, lines, cells and figures as displayed; single characters stay as they were."""
    turned = {page.number: page for page in bulletin.pages if page.turned}
    if not turned:
        return bulletin
    return replace(
        bulletin,
        pages=tuple(_page(page) for page in bulletin.pages),
        furniture=_lines(bulletin.furniture, turned),
        sections=tuple(_section(section, turned) for section in bulletin.sections),
    )


def displayed(box: Box, page: PageSize) -> Box:
    """Return the smallest level box that holds another one, which stands on the upright page, on the page as displayed.

    Args:
        box: In points of the upright page.
        page: The upright page, and by how many degrees clockwise it is turned about its middle when it is displayed.
    """
    across, down = cos(radians(page.turned)), sin(radians(page.turned))
    shown = _page(page)
    corners = [(x - page.width / 2, y - page.height / 2) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs = [x * across - y * down + shown.width / 2 for x, y in corners]
    ys = [x * down + y * across + shown.height / 2 for x, y in corners]
    return Box(box.page, min(xs), min(ys), max(xs), max(ys))


def _page(page: PageSize) -> PageSize:
    on_its_side = round(page.turned / 90) % 2 == 1
    width, height = (page.height, page.width) if on_its_side else (page.width, page.height)
    return replace(page, width=width, height=height, turned=0.0)


def _section(section: Section, turned: Pages) -> Section:
    articles = tuple(_article(article, turned) for article in section.articles)
    return replace(section, heading_lines=_lines(section.heading_lines, turned), articles=articles)


def _article(article: Article, turned: Pages) -> Article:
    figures = tuple(_figure(figure, turned) for figure in article.figures)
    tables = tuple(_table(table, turned) for table in article.tables)
    return replace(article, lines=_lines(article.lines, turned), figures=figures, tables=tables)


def _figure(figure: Figure, turned: Pages) -> Figure:
    return replace(figure, boxes=tuple(_box(box, turned) for box in figure.boxes))


def _table(table: Table, turned: Pages) -> Table:
    return replace(table, cells=tuple(_cell(cell, turned) for cell in table.cells))


def _cell(cell: Cell, turned: Pages) -> Cell:
    return replace(cell, box=_box(cell.box, turned))


def _box(box: Box, turned: Pages) -> Box:
    return displayed(box, turned[box.page]) if box.page in turned else box


def _lines(lines: tuple[Line, ...], turned: Pages) -> tuple[Line, ...]:
    return tuple(_line(line, turned[line.page]) if line.page in turned else line for line in lines)


def _line(line: Line, page: PageSize) -> Line:
    box = displayed(Box(line.page, line.x0, line.top, line.x1, line.bottom), page)
    return replace(line, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)
