"""pdf → Bulletin: the stages strung together, here and nowhere else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extractor.articles import read_articles
from extractor.context import Setting
from extractor.figures import read_figures, setting_of
from extractor.furniture import mark_furniture
from extractor.layout import Layout, measure
from extractor.lines import Letters, read_lines
from extractor.masthead import read_masthead
from extractor.model import Bulletin, Line, PageSize, Section
from extractor.ocr import OcrUse
from extractor.pages import open_pdf, read_file
from extractor.patterns import Patterns
from extractor.scans import Scans, mark_scanned
from extractor.sections import SectionLines, read_sections
from extractor.turning import as_displayed


def read_bulletin(
    path: Path, patterns: Patterns, *, password: str = "", date: str | None = None, ocr: OcrUse = "auto"
) -> Bulletin:
    """Read a PDF into a bulletin: its masthead, its furniture and its sections with their articles.

    Args:
        path: The PDF.
        patterns: The rules, as `patterns.load_patterns` gives them.
        password: Only for files that do not open without one.
        date: Month of issue `YYYY-MM` that goes before whatever the file says.
        ocr: Whether pages are read by OCR: those without a usable text layer, none, or all.

    Raises:
        UnreadablePdf: The file cannot be read; its `reason` says why.
        OcrMissing: All pages are to be read by OCR, and it is not installed.
        PatternError: A rule ran past its time limit.
    """
    data = read_file(path)
    read = _read_pages(data, password, patterns, ocr)
    lines = mark_furniture(read.lines, read.pages, patterns)
    content = [line for line in lines if line.role == "body"]
    layout = measure(content)
    masthead = read_masthead(lines, path.name, read.created, patterns, date)
    setting = setting_of(masthead, patterns)
    parts = read_sections(content, layout, patterns)
    bulletin = Bulletin(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        masthead=masthead,
        pages=read.pages,
        furniture=tuple(line for line in lines if line.role != "body"),
        sections=tuple(_section(part, layout, setting, patterns) for part in parts),
        patterns=patterns.version,
        notes=read.notes,
    )
    return as_displayed(mark_scanned(bulletin))


@dataclass(frozen=True, slots=True)
class _Read:
    """The pages and lines of a file; `notes` as in `Bulletin`, `created` as in `Document`."""

    pages: tuple[PageSize, ...]
    lines: list[Line]
    created: str | None
    notes: tuple[str, ...]


def _read_pages(data: bytes, password: str, patterns: Patterns, ocr: OcrUse) -> _Read:
    """Read page by page, so that never more than one page's characters are in memory."""
    letters = Letters(patterns)
    lines: list[Line] = []
    sizes: list[PageSize] = []
    scans = Scans(data, password, ocr)
    with open_pdf(data, password) as document:
        for page in map(scans.read, document.pages()):
            lines += read_lines(page, letters)
            sizes.append(PageSize(page.number, page.width, page.height, page.text_from, page.turned))
        return _Read(tuple(sizes), lines, document.created, scans.notes())


def _section(part: SectionLines, layout: Layout, setting: Setting, patterns: Patterns) -> Section:
    articles = read_articles(part.lines, part.arranged, layout, patterns)
    figured = tuple(read_figures(article, setting, patterns) for article in articles)
    return Section(part.kind, part.heading, part.heading_lines, figured)
