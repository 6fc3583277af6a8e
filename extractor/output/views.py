"""Bulletin → text: what `extractor show` prints and the goldens hold, one view per stage."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Article, Bulletin, Masthead, Table


def lines_text(bulletin: Bulletin) -> str:
    """Return the printed lines: page, position, role, bullet and text, parted by tabs."""
    rows = ["page\tline\trole\tbullet\ttext"]
    rows += [
        f"{line.page}\t{line.position}\t{line.role}\t{_visible(line.bullet)}\t{line.text}" for line in bulletin.lines
    ]
    return "\n".join(rows) + "\n"


def outline_text(bulletin: Bulletin) -> str:
    """Return masthead, sections, articles, sources, fields and paragraphs, each indented under what holds it."""
    rows = list(_masthead(bulletin.masthead))
    for section in bulletin.sections:
        rows += ["", f"# {section.kind or '-'} ({section.heading or 'no heading'})"]
        for article in section.articles:
            rows += _article(article)
    return "\n".join(rows) + "\n"


def tables_text(bulletin: Bulletin) -> str:
    """Return the tables: caption, pages, unit, a line a cell with its place, spans, header and text, and notes."""
    rows: list[str] = []
    for article in bulletin.articles:
        for table in article.tables:
            rows += [*([""] if rows else []), *_table(table)]
    return "\n".join(rows or ["no tables"]) + "\n"


def _table(table: Table) -> Iterator[str]:
    pages = f"{table.first_page}-{table.last_page}".removesuffix(f"-{table.first_page}")
    yield f"# {table.caption or '(no caption)'} [{pages}] {table.rows} x {table.columns}"
    if table.unit:
        yield f"unit: {table.unit}"
    yield "row\tcolumn\tspans\theader\ttext"
    for cell in table.cells:
        spans = f"{cell.row_span}x{cell.column_span}" if (cell.row_span, cell.column_span) != (1, 1) else ""
        yield f"{cell.row}\t{cell.column}\t{spans}\t{cell.header or ''}\t{cell.text}"
    yield from (f"note: {note}" for note in table.notes)


def _masthead(masthead: Masthead) -> Iterator[str]:
    yield masthead.title
    yield f"bulletin: {masthead.bulletin or '-'}"
    yield f"publisher: {masthead.publisher or '-'}"
    yield f"number: {masthead.number or '-'}"
    yield f"published: {masthead.published or '-'} ({masthead.published_from or 'unknown'})"


def _article(article: Article) -> Iterator[str]:
    pages = str(article.first_page)
    if article.last_page != article.first_page:
        pages += f"-{article.last_page}"
    yield f"  * {article.title or '(untitled)'} [{pages}]"
    if article.source is not None:
        yield f"    source: {article.source}"
    for entry in article.fields:
        lines = entry.value.split("\n")
        yield f"    {entry.name}: {lines[0]}"
        yield from (f"      {line}" for line in lines[1:])
    if not article.fields:
        yield from (f"    {paragraph.text}" for paragraph in article.paragraphs)


def _visible(bullet: str) -> str:
    """Private-use bullets have no shape outside their own font: show their code."""
    return f"U+{ord(bullet):04X}" if bullet and "\ue000" <= bullet <= "\uf8ff" else bullet
