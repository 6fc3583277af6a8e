"""pdf → Bulletin: the stages strung together, here and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractor.articles import read_articles
from extractor.contents import Contents
from extractor.context import Setting
from extractor.errors import UnreadablePdf
from extractor.figures import read_figures, setting_of
from extractor.furniture import mark_furniture
from extractor.layout import measure
from extractor.legibility import better, judge
from extractor.lines import Letters, read_lines
from extractor.masthead import read_masthead
from extractor.model import Article, Bulletin, Line, LineRole, Page, PageSize, Section
from extractor.pages import Document, open_pdf, read_file
from extractor.patterns import Patterns
from extractor.sections import SectionLines, read_sections
from extractor.sheets import Sheet
from extractor.tables import read_tables, ruled_tables
from extractor.turning import as_read

# What belongs to the sections; all other lines are furniture.
CONTENT: tuple[LineRole, ...] = ("body", "table")


def read_bulletin(
    path: Path, patterns: Patterns, *, password: str = "", date: str | None = None, most_pages: int | None = None
) -> Bulletin:
    """Read a PDF into a bulletin: its masthead, its furniture and its sections with their articles.

    Args:
        path: The PDF.
        patterns: The rules, as `patterns.load_patterns` gives them.
        password: Only for files that do not open without one.
        date: Month of issue `YYYY-MM` that goes before whatever the file says.
        most_pages: A file with more pages is refused.

    Raises:
        UnreadablePdf: The file cannot be read; its `reason` says why.
        PatternError: A rule ran past its time limit.
    """
    data = read_file(path)
    read = _read_pages(data, password, patterns, most_pages)
    lines, tables = read_tables(mark_furniture(read.lines, read.sizes, patterns), read.ruled, patterns)
    content = [line for line in lines if line.role in CONTENT]
    layout, contents = measure([line for line in content if line.role == "body"]), Contents(lines, patterns)
    masthead = read_masthead(lines, path.name, read.created, patterns, date)
    setting = setting_of(masthead, patterns)
    return Bulletin(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        masthead=masthead,
        pages=tuple(read.sizes),
        furniture=tuple(line for line in lines if line.role not in CONTENT),
        sections=tuple(
            _section(
                read_articles(part.lines, part.arranged, layout, contents, patterns, tables), part, setting, patterns
            )
            for part in read_sections(content, layout, contents, patterns)
        ),
        patterns=patterns.version,
        notes=read.notes(),
    )


@dataclass(slots=True)
class _Read:
    """What was read of a file; `garbled` are the pages whose text cannot be trusted, with the reason."""

    created: str | None = None
    mended: bool = False
    lines: list[Line] = field(default_factory=list)
    sizes: list[PageSize] = field(default_factory=list)
    ruled: list[Sheet] = field(default_factory=list)
    garbled: dict[int, str] = field(default_factory=dict)

    def notes(self) -> tuple[str, ...]:
        """Say what could not be read, or had to be mended."""
        damaged = [size.number for size in self.sizes if size.text_from == "damaged"]
        notes = []
        if self.mended:
            notes.append("the PDF is damaged and was mended while it was read: compare it with the print")
        if damaged:
            notes.append(f"damaged and left out: {_pages(damaged)}; fetch the PDF again or repair it")
        if self.garbled:
            reason = next(iter(self.garbled.values()))
            notes.append(f"not legible and left out: {_pages(list(self.garbled))} ({reason}); read it with OCR first")
        return tuple(notes)

    def refuse_if_empty(self) -> None:
        """Refuse a file of which not one page could be read."""
        if any(size.text_from not in (None, "damaged", "undecodable") for size in self.sizes):
            return
        where = "its only page" if len(self.sizes) == 1 else f"any of its {len(self.sizes)} pages"
        if self.garbled:
            reason = next(iter(self.garbled.values()))
            raise UnreadablePdf("undecodable", f"no legible text on {where}: {reason}; read it with OCR first")
        raise UnreadablePdf("no-text", f"no text on {where}: a scan or drawings; read it with OCR first")


def _read_pages(data: bytes, password: str, patterns: Patterns, most_pages: int | None) -> _Read:
    """Read page by page, so that never more than one page's characters are in memory."""
    letters = Letters(patterns)
    with open_pdf(data, password) as document:
        if most_pages is not None and document.count > most_pages:
            what = f"it has {document.count} pages, and no more than {most_pages} are read; allow more with --max-pages"
            raise UnreadablePdf("too-long", what)
        read = _Read(document.created)
        for first in document.pages():
            page = as_read(_trusted(first, document, read.garbled))
            printed, sheets = ruled_tables(read_lines(page, letters), page.grids, patterns)
            read.lines += printed
            read.ruled += sheets
            read.sizes.append(PageSize(page.number, page.width, page.height, page.text_from))
        read.mended = document.mended
    read.refuse_if_empty()
    return read


def _trusted(page: Page, document: Document, garbled: dict[int, str]) -> Page:
    """Return the page as the reader gives it whose text can be trusted; without text where there is none."""
    verdict = judge(page)
    if page.chars and verdict.legible:
        return page
    second = document.page_by_second_reader(page.number)
    if second is not None and better(page, second):
        return second
    if not page.chars:
        return page
    garbled[page.number] = verdict.reason
    return replace(page, chars=(), text_from="undecodable")


def _pages(numbers: list[int]) -> str:
    """`page 3`, `pages 3, 4 and 7`, `12 pages`."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if len(numbers) > 5:
        return f"{len(numbers)} pages"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _section(articles: Iterable[Article], part: SectionLines, setting: Setting, patterns: Patterns) -> Section:
    figured = tuple(read_figures(article, setting, patterns) for article in articles)
    return Section(part.kind, part.heading, part.heading_lines, figured)
