"""pdf → Bulletin: the stages strung together, here and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from extractor.articles import read_articles
from extractor.context import Setting
from extractor.figures import read_figures, setting_of
from extractor.furniture import mark_furniture
from extractor.layout import measure
from extractor.lines import Letters, read_lines
from extractor.masthead import read_masthead
from extractor.model import Article, Bulletin, Line, LineRole, PageSize, Section
from extractor.pages import open_pdf, read_file
from extractor.patterns import Patterns
from extractor.sections import SectionLines, read_sections
from extractor.sheets import Sheet
from extractor.tables import read_tables, ruled_tables

# What belongs to the sections; all other lines are furniture.
CONTENT: tuple[LineRole, ...] = ("body", "table")


def read_bulletin(path: Path, patterns: Patterns, *, password: str = "", date: str | None = None) -> Bulletin:
    """Read a PDF into a bulletin: its masthead, its furniture and its sections with their articles.

    Args:
        path: The PDF.
        patterns: The rules, as `patterns.load_patterns` gives them.
        password: Only for files that do not open without one.
        date: Month of issue `YYYY-MM` that goes before whatever the file says.

    Raises:
        UnreadablePdf: The file cannot be read; its `reason` says why.
        PatternError: A rule ran past its time limit.
    """
    data = read_file(path)
    pages, printed, ruled, created = _read_pages(data, password, patterns)
    lines, tables = read_tables(mark_furniture(printed, pages, patterns), ruled, patterns)
    content = [line for line in lines if line.role in CONTENT]
    layout = measure([line for line in content if line.role == "body"])
    masthead = read_masthead(lines, path.name, created, patterns, date)
    setting = setting_of(masthead, patterns)
    return Bulletin(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        masthead=masthead,
        pages=pages,
        furniture=tuple(line for line in lines if line.role not in CONTENT),
        sections=tuple(
            _section(read_articles(part.lines, part.arranged, layout, patterns, tables), part, setting, patterns)
            for part in read_sections(content, layout, patterns)
        ),
        patterns=patterns.version,
    )


_Read = tuple[tuple[PageSize, ...], list[Line], list[Sheet], str | None]


def _read_pages(data: bytes, password: str, patterns: Patterns) -> _Read:
    """Read page by page, so that never more than one page's characters are in memory."""
    letters = Letters(patterns)
    lines: list[Line] = []
    ruled: list[Sheet] = []
    sizes: list[PageSize] = []
    with open_pdf(data, password) as document:
        for page in document.pages():
            printed, sheets = ruled_tables(read_lines(page, letters), page.grids, patterns)
            lines += printed
            ruled += sheets
            sizes.append(PageSize(page.number, page.width, page.height, "text" if page.chars else None))
        return tuple(sizes), lines, ruled, document.created


def _section(articles: Iterable[Article], part: SectionLines, setting: Setting, patterns: Patterns) -> Section:
    figured = tuple(read_figures(article, setting, patterns) for article in articles)
    return Section(part.kind, part.heading, part.heading_lines, figured)
