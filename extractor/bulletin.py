"""pdf → Bulletin: the stages strung together, here and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.errors import UnreadablePdf
from extractor.figures.figures import read_figures
from extractor.figures.reading import read_text as read_text_figures
from extractor.figures.setting import Setting, setting_at, setting_of
from extractor.furniture.furniture import mark_furniture
from extractor.furniture.masthead import read_masthead
from extractor.furniture.pictures import empty_frames
from extractor.lines.columns.continued_columns import continue_columns
from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import (
    Box,
    Bulletin,
    Figure,
    Line,
    LineKey,
    LineRole,
    Masthead,
    Number,
    PageSize,
    PrintedTable,
    Section,
)
from extractor.outline.articles import read_articles
from extractor.outline.contents import Contents
from extractor.outline.jumps import follow_jumps
from extractor.outline.layout import layout_of
from extractor.outline.reports import Report, read_report, report_articles
from extractor.outline.sections import read_sections
from extractor.pages.displayed import as_displayed
from extractor.pages.document import open_pdf, read_file
from extractor.pages.ocr import OcrUse
from extractor.pages.scans import Scans
from extractor.pages.upright import as_read
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules
from extractor.tables.sheet import Sheet
from extractor.tables.tables import read_tables, ruled_tables
from extractor.words.months import checked_month
from extractor.words.surrogates import mended

# What belongs to the sections; all other lines are furniture.
CONTENT: tuple[LineRole, ...] = ("body", "table")
# What may name the section of a page though it is no part of it; the one that opens a section becomes its heading.
HEADS: tuple[LineRole, ...] = ("header", "aside")


@dataclass(frozen=True, slots=True)
class Budget:
    """What a reading may cost, and who is told: a file has `most_pages`, and `scanning` is called before each page that
    goes through OCR, for that takes seconds.
    """

    most_pages: int | None = None
    scanning: Callable[[], None] = lambda: None


_UNLIMITED = Budget()


def read_bulletin(
    path: Path | str,
    rules: Rules | None = None,
    *,
    password: str = "",
    date: str | None = None,
    ocr: OcrUse = "auto",
    budget: Budget = _UNLIMITED,
) -> Bulletin:
    """Read a PDF into a bulletin: its masthead, its furniture and its sections with their articles.

    Args:
        path: The PDF.
        rules: As `load_rules` gives them; None for the package's own.
        password: Only for files that do not open without one.
        date: Month of issue `YYYY-MM` that goes before whatever the file says.
        ocr: Whether pages are read by OCR: those without a usable text layer, none, or all.
        budget: What it may cost, and who is told.

    Raises:
        UnreadablePdf: The file cannot be read; its `reason` says why.
        OcrMissing: All pages are to be read by OCR, and it is not installed.
        PatternError: A rule is wrong, or ran past its time limit.
        WrongMonth: `date` is no month.
    """
    path, rules, date = Path(path), rules or load_rules(), date and checked_month(date)
    data, name = read_file(path), mended(path.name)
    read = _read_pages(data, password, rules, ocr, budget)
    lines, tables = read_tables(mark_furniture(read.lines, read.pages, rules, read.pictures), read.ruled, rules)
    masthead = read_masthead(lines, name, read.created, rules, date)
    scanned = {page.number for page in read.pages if page.text_from == "ocr"}
    outline = _outline(lines, tables, masthead, scanned, rules)
    sections = outline.sections
    headings = {line.key for section in sections for line in section.heading_lines}
    upright = Bulletin(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        masthead=outline.masthead,
        pages=tuple(read.pages),
        furniture=(*(line for line in lines if line.role not in CONTENT and line.key not in headings), *outline.asides),
        sections=sections,
        patterns=str(rules.version),
        notes=(*read.notes, *_notes_of_month(masthead)),
    )
    return as_displayed(upright)


def _notes_of_month(masthead: Masthead) -> Iterator[str]:
    """Yield what is to be said of the month of an issue: that nothing printed tells it."""
    if masthead.published_from == "pdf-date":
        yield f"no month is printed; {masthead.published} is when the PDF was made, --date YYYY-MM tells another"
    elif masthead.published is None:
        yield "no month is printed, --date YYYY-MM tells it"


@dataclass(frozen=True, slots=True)
class FiguredText:
    """A text that stands in no bulletin, with its figures in the order of their numbers, and every number of it.

    It has no pages: `page` of figures and numbers is 0, and `boxes` are none. `Number.figure` is an index of `figures`.
    """

    text: str
    figures: tuple[Figure, ...]
    numbers: tuple[Number, ...]


def read_text(
    text: str, *, published: str | None = None, region: str | None = None, rules: Rules | None = None
) -> FiguredText:
    """Read the figures of a text without tables, whose paragraphs are parted by newlines.

    Args:
        text: The text, as it would be printed.
        published: Month `YYYY-MM` in which it appeared, by which it says 今年 and 上月.
        region: The place that it means by 我市 and 我省.
        rules: As `load_rules` gives them; None for the package's own.

    Raises:
        PatternError: A rule is wrong, or ran past its time limit.
        WrongMonth: `published` is no month.
    """
    rules, published = rules or load_rules(), published and checked_month(published)
    reading = read_text_figures(text, setting_at(published, region, rules), rules)
    numbers = tuple(entry.number for entry in reading.entries)
    return FiguredText(text, tuple(one.figure for one in reading.figures), numbers)


@dataclass(frozen=True, slots=True)
class _Read:
    """The pages and lines of a file, its ruled tables and its pictures.

    `notes` as in `Bulletin`, `created` as in `Document`.
    """

    pages: list[PageSize]
    lines: list[Line]
    ruled: list[Sheet]
    pictures: list[Box]
    created: str | None
    notes: tuple[str, ...]


def _read_pages(data: bytes, password: str, rules: Rules, ocr: OcrUse, budget: Budget) -> _Read:
    """Read page by page, so that never more than three pages' characters are in memory."""
    letters = Letters(rules)
    lines: list[Line] = []
    printed: list[Line] = []
    ruled: list[Sheet] = []
    pictures: list[Box] = []
    sizes: list[PageSize] = []
    with open_pdf(data, password) as document:
        if budget.most_pages is not None and document.count > budget.most_pages:
            most = f"no more than {budget.most_pages} are read; allow more with --max-pages"
            raise UnreadablePdf("too-long", f"it has {document.count} pages, and {most}")
        scans = Scans(document, data, password, ocr, budget.scanning)
        for page in map(as_read, scans.read(document.pages())):
            found = continue_columns(printed, read_lines(page, letters))
            printed, sheets = ruled_tables(found, page.grids, page.rulings, rules)
            lines += printed
            ruled += sheets
            pictures += [*page.pictures, *empty_frames(page.rulings, printed)]
            sizes.append(PageSize(page.number, page.width, page.height, page.text_from, page.turned))
        return _Read(sizes, lines, ruled, pictures, document.created, scans.notes())


@dataclass(frozen=True, slots=True)
class _Outline:
    """The sections of a document, and the lines of its content that belong to none: 下转第3版.

    Its masthead has the title above the text of a report that has no other name.
    """

    masthead: Masthead
    sections: tuple[Section, ...]
    asides: tuple[Line, ...]


def _outline(
    lines: Sequence[Line], tables: Mapping[LineKey, PrintedTable], masthead: Masthead, scanned: Set[int], rules: Rules
) -> _Outline:
    """Return the sections that lines make, whose articles have their figures."""
    content = [line for line in lines if line.role in CONTENT]
    layout, contents = layout_of([line for line in content if line.role == "body"]), Contents(lines, rules)
    followed = follow_jumps(content, layout, rules)
    heads = [line for line in lines if line.role in HEADS]
    parts = read_sections(followed.lines, layout, contents, rules, heads)
    report = read_report(followed.lines, parts, layout, contents, masthead, rules)
    if report is not None:
        masthead = _named_by(report, masthead)
        sections = [
            Section(one.kind, one.heading, one.heading_lines, report_articles(one, layout, contents, rules, tables))
            for one in report.sections
        ]
    else:
        sections = []
        for part in parts:
            articles = read_articles(part.lines, part.arrangement, layout.within(part.lines), contents, rules, tables)
            sections.append(Section(part.kind, part.heading, part.heading_lines, articles))
    setting = setting_of(masthead, rules)
    figured = [_with_figures(section, setting, scanned, rules) for section in sections]
    return _Outline(masthead, tuple(figured), followed.asides)


def _named_by(report: Report, masthead: Masthead) -> Masthead:
    """Return the masthead of a report: it is called by the title above its text, if it names itself nowhere else."""
    return masthead if masthead.bulletin or not report.title else replace(masthead, title=report.title)


def _with_figures(section: Section, setting: Setting, scanned: Set[int], rules: Rules) -> Section:
    articles = [read_figures(article, setting, rules, scanned, section.kind) for article in section.articles]
    return replace(section, articles=tuple(articles))
