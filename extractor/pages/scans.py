"""Each page of a file as whoever can reads it: pdfium, pdfplumber, or OCR where a page has no text of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache

from extractor.errors import OcrMissing, UnreadablePdf
from extractor.model import Page
from extractor.pages.document import Document
from extractor.pages.legibility import better, judge
from extractor.pages.ocr import DPI, INSTALL, OcrUse, ReadScan, load_ocr
from extractor.pages.rendering import render

# A page of which pictures cover this part is a scan, if it has no more characters than a head and a page number have.
COVERED, FEW = 0.5, 50
# Whether a page is blank is seen at this resolution: a line of 5-point type is five pixels high.
_GLANCE_DPI = 72.0
# So many pages of a file are read by OCR at a time, in threads: its models leave Python to others while they run. Two
# keep all processors busy, as the lines of each page are read in several threads too; each has its pixels in memory.
AT_ONCE = 2


def printed(page: Page, most: int) -> int:
    """Return how many characters of a page's text layer are its text: they are upright, and no pale background.

    They are not counted beyond `most`.
    """
    count = 0
    for run in page.runs:
        if not (run.pale or run.angle % 90):
            count += sum(not char.isspace() for char in run.text)
        if count >= most:
            break
    return min(count, most)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A page as the readers of text have it; where these do not settle it, what OCR makes of it, which may be none."""

    page: Page
    scan: Future[Page | None] | None = None


class Scans:
    """Reads the pages of one file, and remembers those of which something is to be said.

    Args:
        document: The open file.
        data: The whole of it, to draw pages from.
        password: Only for files that do not open without one.
        use: `auto` reads pages by OCR whose text layer is of no use, `always` all of them.
        scanning: Called before each page that goes through OCR, for that takes seconds.

    Raises:
        OcrMissing: `use` is `always`, and the extra `ocr` is not installed.
    """

    def __init__(
        self, document: Document, data: bytes, password: str, use: OcrUse, scanning: Callable[[], None]
    ) -> None:
        self._document = document
        self._data = data
        self._password = password
        self._use = use
        self._scanning = scanning
        self._pages = 0
        self._read = False
        self._unread: list[int] = []
        self._damaged: list[int] = []
        self._garbled: dict[int, str] = {}
        self._tried = False
        if use == "always":
            _ocr()

    def read(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield pages, in their order, with the characters that are printed on them.

        Their `text_from` is None where they have none, `undecodable` where they stay unknown. While a page goes through
        OCR, the next one is begun.
        """
        with ThreadPoolExecutor(AT_ONCE) as pool:
            begun: deque[_Begun] = deque()
            for page in pages:
                begun.append(self._begin(page, pool))
                if len(begun) == AT_ONCE:
                    yield self._end(begun.popleft())
            yield from map(self._end, begun)

    def _begin(self, page: Page, pool: Executor) -> _Begun:
        """Read a page, but for what OCR makes of it."""
        self._pages += 1
        if page.text_from == "damaged":
            self._damaged.append(page.number)
            return _Begun(page)
        try:
            found = self._with_text(page) if self._use != "always" else None
            return _Begun(found) if found else _Begun(page, self._scan(page, pool))
        except UnreadablePdf:  # it cannot be drawn, so neither OCR nor anybody can look at it
            self._damaged.append(page.number)
            return _Begun(replace(page, runs=(), text_from="damaged"))

    def _end(self, begun: _Begun) -> Page:
        page = begun.page if begun.scan is None else self._better(begun.page, begun.scan.result())
        self._read |= bool(page.runs)
        return page

    def _with_text(self, page: Page) -> Page | None:
        """Return the page as the reader gives it whose text can be trusted, if either's can."""
        verdict = judge(page)
        if page.runs and verdict.legible:
            return page if self._is_whole(page) else None
        second = self._document.page_by_second_reader(page.number)
        if second is not None and better(page, second):
            return second if self._is_whole(second) else None
        return None

    def _is_whole(self, page: Page) -> bool:
        """Whether a page has text, and more than a few characters where it is a picture."""
        count = printed(page, FEW + 1)
        return count > FEW or (count > 0 and page.pictured < COVERED)

    def _scan(self, page: Page, pool: Executor) -> Future[Page | None]:
        """Begin to read a page by OCR; there is nothing to come where it is blank, or OCR not allowed or installed."""
        nothing: Future[Page | None] = Future()
        nothing.set_result(None)
        if not page.runs and render(self._data, page.number, _GLANCE_DPI, self._password).blank:
            return nothing
        try:
            read = _ocr() if self._use != "never" else None
        except OcrMissing:
            read = None
        if read is None:
            self._unread.append(page.number)
            return nothing
        self._tried = True
        self._scanning()
        return pool.submit(read, page.number, render(self._data, page.number, DPI, self._password))

    def _better(self, page: Page, scan: Page | None) -> Page:
        """Return the page as OCR read it; where it could not, with what of its text layer is legible."""
        verdict = judge(page)
        # What is printed may itself be garbage: then OCR reads garbage, and no more of it is kept
        if scan is not None and scan.runs and (verdict.legible or judge(scan).legible):
            return scan
        if page.runs and not verdict.legible:
            self._garbled[page.number] = verdict.reason
            return replace(page, runs=(), text_from="undecodable")
        return replace(page, text_from="text" if page.runs else None)

    # -------------------------------------------------------------- what is to be said

    def notes(self) -> tuple[str, ...]:
        """Return sentences on what could not be read, or had to be mended, with the way out; none where all is well.

        Raises:
            UnreadablePdf: `no-text` or `undecodable`, not one page of the file had a character that can be trusted.
        """
        if not self._read:
            raise self._refusal()
        notes = []
        if self._document.mended:
            notes.append("the PDF is damaged and was mended while it was read: compare it with the print")
        if self._damaged:
            notes.append(f"{_pages(self._damaged)} damaged and left out: fetch the PDF again or repair it")
        if self._garbled:
            reason = next(iter(self._garbled.values()))
            way_out = self._way_out("extractor import --again FILE")
            notes.append(f"{_pages(list(self._garbled))} not legible and left out ({reason}): {way_out}")
        unread = [number for number in self._unread if number not in self._garbled]
        if unread:
            notes.append(
                f"{_pages(unread)} not read: scans, or drawings; {self._way_out('extractor import --again FILE')}"
            )
        return tuple(notes)

    def _refusal(self) -> UnreadablePdf:
        where = "its only page" if self._pages == 1 else f"any of its {self._pages} pages"
        way_out = self._way_out("extractor import FILE")
        if self._garbled:
            reason = next(iter(self._garbled.values()))
            return UnreadablePdf("undecodable", f"no legible text on {where}: {reason}; {way_out}")
        if self._unread:
            return UnreadablePdf("no-text", f"no text on {where}: scans, or drawings; {way_out}")
        if self._damaged:
            return UnreadablePdf(
                "damaged", f"no text on {where}: {_pages(self._damaged)} damaged; fetch the PDF again or repair it"
            )
        why = "blank, or pictures on which OCR found no text either" if self._tried else "all of them are blank"
        return UnreadablePdf("no-text", f"no text on {where}: {why}")

    def _way_out(self, command: str) -> str:
        if self._tried:
            return "OCR read no Chinese there either"
        if self._use == "never":
            return f"`{command}` without --ocr never reads them"
        return f"to read them: {INSTALL}, then {command}"


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
