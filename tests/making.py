"""Small bulletins made by hand, for the tests of the archive's end of the house."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import takewhile

from extractor.archive.records import StoredArticle
from extractor.model import (
    Article,
    Box,
    Bulletin,
    Cell,
    Field,
    Figure,
    Line,
    LineRole,
    Masthead,
    Number,
    PageSize,
    Paragraph,
    PrintedTable,
    Section,
    Table,
)
from extractor.outline.table_text import table_in_body
from extractor.rules.rule_set import Rules
from extractor.tables.headers import HeaderReader


def make_line(text: str, page: int = 1, position: int = 0, role: LineRole = "body") -> Line:
    """Return a line as the archive keeps it: without the places of its characters."""
    top = 80.0 + 20 * position
    return Line(page, position, text, 72.0, top, 72.0 + 10.5 * len(text), top + 10.5, 10.5, False, "", (), (), role)


def make_printed(
    text: str,
    *,
    x: float = 100.0,
    right: float | None = None,
    top: float = 100.0,
    size: float = 10.0,
    position: int = 0,
) -> Line:
    """Return a line of page 1 with the places of its characters: Han are as wide as their size, others half."""
    widths = [size if char > "\u2e80" else size / 2 for char in text]
    left = x if right is None else right - sum(widths)
    edges = [left + sum(widths[:index]) for index in range(len(text) + 1)]
    place = (left, top, edges[-1], top + size)
    return Line(1, position, text, *place, size, False, "", tuple(edges[:-1]), tuple(edges[1:]))


def make_table(
    *rows: str, rules: Rules, caption: str | None = None, unit: str | None = None, notes: Sequence[str] = ()
) -> Table:
    """Return a table placed at the start of a body.

    The cells of a row are parted by `|`; `<` goes on with the cell to its left, `^` with the one above.
    """
    texts = [[text.strip() for text in row.split("|")] for row in rows]
    cells = []
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            if text in ("", "<", "^"):
                continue
            across = 1 + sum(1 for _ in takewhile(lambda other: other == "<", line[column + 1 :]))
            down = 1 + sum(1 for _ in takewhile(lambda other, at=column: other[at] == "^", texts[row + 1 :]))  # type: ignore[misc]
            box = Box(1, 100.0 + 50 * column, 200.0 + 20 * row, 140.0 + 50 * column, 210.0 + 20 * row)
            cells.append(Cell(row, column, down, across, text, None, box))
    table = Table(caption, unit, tuple(notes), len(rows), len(texts[0]), HeaderReader(rules).marked(cells))
    above = tuple(Paragraph(text, ()) for text in filter(None, (caption, *(unit or "").split(" "))))
    return table_in_body(PrintedTable(table, above, tuple(Paragraph(text, ()) for text in notes)), 0)[0]


def make_figure(body: str, raw: str, **known: str | float | None) -> Figure:
    """Return the figure that stands as `raw` in the body of an article, on page 1."""
    start = body.index(raw)
    boxes = (Box(1, 100.0, 80.0, 160.5, 90.5),)
    figure = Figure(1, start, start + len(raw), raw, body, "level", boxes)
    for name, value in known.items():
        object.__setattr__(figure, name, value)
    return figure


def make_stored(body: str, *figures: Figure, tables: Sequence[Table] = (), card: bool = False) -> StoredArticle:
    """Return an article as an archive keeps it, whose figures have ids from 7 on; it has no unread numbers."""
    head = Masthead("会刊", "大连市协会", "会刊2023年第9期", "9", "2023-09", "cover")
    by_id = dict(enumerate(figures, start=7))
    return StoredArticle(1, 1, head, "数据月报", "标题", body, card, by_id, unread=0, tables=tuple(tables))


def make_article(
    title: str | None,
    body: str,
    *,
    source: str | None = None,
    fields: Sequence[Field] = (),
    lines: Sequence[Line] = (),
    figures: Sequence[Figure] = (),
    numbers: Sequence[Number] = (),
    tables: Sequence[Table] = (),
) -> Article:
    """Return an article; without `lines` it is one line on page 1, at a position of its own."""
    own = tuple(lines) or (make_line(body.replace("\n", ""), 1, 1 + sum(map(ord, body)) % 9000),)
    paragraphs = tuple(Paragraph(text, ()) for text in body.split("\n")) if body else ()
    return Article(title, source, paragraphs, tuple(fields), own, tuple(figures), tuple(numbers), tuple(tables))


def make_bulletin(
    *sections: Section, published: str = "2023-09", file: str | None = None, furniture: Sequence[Line] = ()
) -> Bulletin:
    """Return an issue of two pages; `original` gives its PDF."""
    name = file or f"{published}.pdf"
    year, month = published.split("-")
    masthead = Masthead("会刊", "协会", f"会刊{year}年第{int(month)}期", month, published, "cover")
    pages = (PageSize(1, 595.0, 842.0, "text"), PageSize(2, 595.0, 842.0, None))
    content = original_of(name + published)
    return Bulletin(name, hashlib.sha256(content).hexdigest(), masthead, pages, tuple(furniture), sections, "1")


def original_of(name: str) -> bytes:
    """Return bytes that stand for a PDF of this name."""
    return b"%PDF-1.7 " + name.encode() * 50


def original(bulletin: Bulletin) -> bytes:
    """Return the bytes whose hash the bulletin carries."""
    return original_of(bulletin.file + (bulletin.masthead.published or ""))


def without_pages() -> bytes:
    """Return a sound PDF that has no pages."""
    catalog, pages = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n", b"2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
    first, second = 9, 9 + len(catalog)
    table = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n" % (first, second)
    start = b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF" % (second + len(pages))
    return b"%PDF-1.3\n" + catalog + pages + table + start


def drawing(content: str, *forms: tuple[str, str], box: str = "0 0 200 100", rotate: int = 0) -> bytes:
    """A PDF with a page whose /I is a picture and whose /F0, /F1 … are forms, each with its matrix and its content."""
    names = "/I 5 0 R " + " ".join(f"/F{index} {6 + index} 0 R" for index in range(len(forms)))
    resources = f"/Resources <</XObject <<{names}>>>>"
    page = f"/Parent 2 0 R /MediaBox [-50 -20 200 100] /CropBox [{box}] /Rotate {rotate} /Contents 4 0 R {resources}"
    picture = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page {page}>>",
        f"<</Length {len(content)}>> stream\n{content}\nendstream",
        f"<</Type /XObject {picture}>> stream\nA\nendstream",
        *(
            f"<</Type /XObject /Subtype /Form /BBox [-999 -999 999 999] /Matrix [{matrix}] {resources} "
            f"/Length {len(inner)}>> stream\n{inner}\nendstream"
            for matrix, inner in forms
        ),
    ]
    numbered = "\n".join(f"{number} 0 obj {text} endobj" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{numbered}\ntrailer <</Root 1 0 R>>\n".encode()


def printed_as(bulletin: Bulletin, role: LineRole) -> list[tuple[int, str]]:
    """Return the lines of a bulletin that have a role: their pages and what is printed."""
    return [(line.page, line.bullet + line.text) for line in bulletin.lines if line.role == role]
