"""Which pages of a file have no text of their own, and their reading by OCR, where it is installed and allowed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from extractor.errors import UnreadablePdf
from extractor.model import Article, Bulletin, Page
from extractor.ocr import DPI, INSTALL, OcrMissing, OcrUse, ReadScan, load_ocr
from extractor.rendering import pictured, render

# A page of which pictures cover this part is a scan, if it has no more characters than a head and a page number have.
COVERED, FEW = 0.5, 50
# Whether a page is blank is seen at this resolution: a line of 5-point type is five pixels high.
_GLANCE_DPI = 72.0


def printed(page: Page) -> int:
    """Return how many characters of a page's text layer are its text: they are upright, and no pale background."""
    return sum(not (char.pale or char.angle % 90 or char.text.isspace()) for char in page.chars)


class Scans:
    """Reads the pages of one file that need it, and remembers those that it could not read.

    Args:
        document: The whole PDF.
        password: Only for files that do not open without one.
        use: `auto` reads pages whose text layer is of no use, `always` all of them.

    Raises:
        OcrMissing: `use` is `always`, and the extra `ocr` is not installed.
    """

    def __init__(self, document: bytes, password: str, use: OcrUse) -> None:
        self._document = document
        self._password = password
        self._use = use
        self._pages = 0
        self._read = False
        self._unread: list[int] = []
        self._tried = False
        if use == "always":
            _ocr()

    def read(self, page: Page) -> Page:
        """Return a page with the characters that are printed on it, from its text layer or by OCR.

        Its `text_from` is None where it has none.
        """
        self._pages += 1
        if self._use != "always" and self._is_legible(page):
            self._read = True
            return page
        scan = page
        if not render(self._document, page.number, _GLANCE_DPI, self._password).blank:
            scan = self._by_ocr(page)
        chars = scan.chars or page.chars
        self._read |= bool(chars)
        return replace(scan, chars=chars, text_from=scan.text_from if scan.chars else None)

    def _is_legible(self, page: Page) -> bool:
        """Whether a page has text, and more than a few characters where it is a picture."""
        count = printed(page)
        return count > FEW or (count > 0 and pictured(self._document, page.number, self._password) < COVERED)

    def _by_ocr(self, page: Page) -> Page:
        try:
            read = _ocr() if self._use != "never" else None
        except OcrMissing:
            read = None
        if read is None:
            self._unread.append(page.number)
            return replace(page, text_from="text" if page.chars else None)
        self._tried = True
        return read(page.number, render(self._document, page.number, DPI, self._password))

    def notes(self) -> tuple[str, ...]:
        """Return the sentence that says which pages were not read, with the way out; none where all were.

        Raises:
            UnreadablePdf: `no-text`, not one page of the file had a character.
        """
        if not self._read:
            where = "its only page" if self._pages == 1 else f"any of its {self._pages} pages"
            raise UnreadablePdf("no-text", f"no text on {where}: {self._way_out('extractor import FILE')}")
        if not self._unread:
            return ()
        return (f"{_pages(self._unread)} not read: {self._way_out('extractor import --again FILE')}",)

    def _way_out(self, command: str) -> str:
        if not self._unread:
            return "blank, or pictures on which OCR found no text either" if self._tried else "all of them are blank"
        if self._use == "never":
            return f"scans, or drawings; `{command}` without --ocr never reads them"
        return f"scans, or drawings; to read them: {INSTALL}, then {command}"


def mark_scanned(bulletin: Bulletin) -> Bulletin:
    """Return a bulletin whose figures say which of them stand on pages that were read by OCR."""
    scanned = {page.number for page in bulletin.pages if page.text_from == "ocr"}
    if not scanned:
        return bulletin
    sections = (
        replace(section, articles=tuple(_marked(article, scanned) for article in section.articles))
        for section in bulletin.sections
    )
    return replace(bulletin, sections=tuple(sections))


def _marked(article: Article, scanned: Collection[int]) -> Article:
    figures = (
        replace(figure, read_from="ocr")
        if figure.read_from == "text" and any(box.page in scanned for box in figure.boxes)
        else figure
        for figure in article.figures
    )
    return replace(article, figures=tuple(figures))


@cache
def _ocr() -> ReadScan:
    """Load the models once for all files."""
    return load_ocr()


def _pages(numbers: Sequence[int]) -> str:
    """Return `page 3 was` or `pages 1-3, 7 were`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page {named} was" if len(numbers) == 1 else f"pages {named} were"
