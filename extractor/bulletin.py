"""pdf → Bulletin: the stages strung together, here and nowhere else."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractor.articles import read_articles
from extractor.contents import Contents
from extractor.context import Setting
from extractor.figures import read_figures, setting_of
from extractor.furniture import mark_furniture
from extractor.layout import Layout, measure
from extractor.lines import Letters, read_lines
from extractor.masthead import read_masthead
from extractor.model import Bulletin, Line, PageSize, Section
from extractor.pages import open_pdf, read_file
from extractor.patterns import Patterns
from extractor.sections import SectionLines, read_sections
from extractor.turning import as_read


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
    pages, printed, created = _read_pages(data, password, patterns)
    lines = mark_furniture(printed, pages, patterns)
    content = [line for line in lines if line.role == "body"]
    layout, contents = measure(content), Contents(lines, patterns)
    masthead = read_masthead(lines, path.name, created, patterns, date)
    setting = setting_of(masthead, patterns)
    return Bulletin(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        masthead=masthead,
        pages=pages,
        furniture=tuple(line for line in lines if line.role != "body"),
        sections=tuple(
            _section(part, layout, contents, setting, patterns)
            for part in read_sections(content, layout, contents, patterns)
        ),
        patterns=patterns.version,
    )


def _read_pages(data: bytes, password: str, patterns: Patterns) -> tuple[tuple[PageSize, ...], list[Line], str | None]:
    """Read page by page, so that never more than one page's characters are in memory."""
    letters = Letters(patterns)
    lines: list[Line] = []
    sizes: list[PageSize] = []
    with open_pdf(data, password) as document:
        for page in map(as_read, document.pages()):
            lines += read_lines(page, letters)
            sizes.append(PageSize(page.number, page.width, page.height, "text" if page.chars else None))
        return tuple(sizes), lines, document.created


def _section(part: SectionLines, layout: Layout, contents: Contents, setting: Setting, patterns: Patterns) -> Section:
    articles = read_articles(part.lines, part.arranged, layout, contents, patterns)
    figured = tuple(read_figures(article, setting, patterns) for article in articles)
    return Section(part.kind, part.heading, part.heading_lines, figured)
