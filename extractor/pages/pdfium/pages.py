"""pdf → pages with pdfium: ten times as fast as pdfplumber, and less easily put off.

What is printed on a page `text` reads, what is drawn `paths`; `calls` are the functions of pdfium that are called most.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from extractor.errors import UnreadablePdf
from extractor.model import Box, Grid, Page, Run
from extractor.pages.glyphs import Frame
from extractor.pages.pdfium.calls import count_in_form, form_object_at, kind_of, page_object_at, segments_of
from extractor.pages.pdfium.faces import to_reading
from extractor.pages.pdfium.files import open_in_pdfium
from extractor.pages.pdfium.matrices import PAGE, Matrix, box_of, shown
from extractor.pages.pdfium.paths import Path, edges_of
from extractor.pages.pdfium.text import Known, TextPage
from extractor.pages.rulings import rulings_of

if TYPE_CHECKING:
    from extractor.pages.plumber.grids import Edge

# pdfium keeps what it has parsed of a file until that is closed, so it is closed and opened anew after so many pages.
_PAGES_AT_ONCE = 100
# Segments of lines from which a page may have cells: a closed rectangle has four or five, a line through it two. Scans
# that were traced have 100,000 and take 0.2 s; what has more is searched for no table.
LEAST_SEGMENTS, MOST_SEGMENTS = 6, 500_000


class PdfiumReader:
    """A PDF opened with pdfium. `count` is its number of pages, `created` its date of creation as written.

    Raises:
        UnreadablePdf: `encrypted` or `damaged`.
    """

    def __init__(self, data: bytes, password: str) -> None:
        self._data = data
        self._password = password
        self._pdf = open_in_pdfium(data, password)
        self._read = 0
        self._known = Known()
        self.count = len(self._pdf)
        self.created = str(self._pdf.get_metadata_value("CreationDate"))

    def page(self, number: int) -> Page:
        """Return a page, from 1; nothing of it is kept.

        Raises:
            UnreadablePdf: `damaged`, the page cannot be parsed.
        """
        self._read += 1
        if self._read % _PAGES_AT_ONCE == 0:
            self._pdf.close()
            self._pdf = open_in_pdfium(self._data, self._password)
        to_reading()
        page = pdfium.FPDF_LoadPage(self._pdf, number - 1)
        if not page:
            raise UnreadablePdf("damaged", "pdfium cannot load it")
        try:
            frame = _frame(page)
            runs = _runs(page, frame, self._known)
            objects = _objects(page)
            in_order = tuple([run for address in _in_file_order(objects, runs) for run in runs[address]])
            drawn = _Drawn([address for address in objects if address not in runs], frame)
            edges = drawn.edges()
            return Page(
                number,
                *frame.size,
                in_order,
                "text" if in_order else None,
                _grids(edges, number, drawn.segments),
                rulings_of(edges, number, frame.size[0]),
                pictures=tuple(Box(number, *box) for box in drawn.pictures),
            )
        finally:
            pdfium.FPDF_ClosePage(page)

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()


def _frame(page: pdfium.FPDF_PAGE) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, 90 * pdfium.FPDFPage_GetRotation(page))


def _runs(page: pdfium.FPDF_PAGE, frame: Frame, known: Known) -> dict[int, list[Run]]:
    """Return the text objects that have characters, by their addresses."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise UnreadablePdf("damaged", "pdfium cannot read its text")
    try:
        return TextPage(text_page, frame, known).runs()
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _objects(page: pdfium.FPDF_PAGE) -> list[int]:
    """Return the addresses of what is drawn on a page; what stands in a form is not among them, but the form is."""
    holder = ctypes.cast(page, ctypes.c_void_p)
    return list(map(page_object_at, repeat(holder), range(pdfium.FPDFPage_CountObjects(page))))


def _in_file_order(objects: Sequence[int], runs: Mapping[int, Sequence[Run]]) -> Iterable[int]:
    """Return the addresses of the runs in the order of the file, for pdfium's own is changed where several share a
    line; only what stands in forms takes a longer look.
    """
    found = [address for address in objects if address in runs]
    if len(found) == len(runs):
        return found
    return dict.fromkeys([*(address for address in _with_those_in_forms(objects) if address in runs), *runs])


def _grids(edges: Sequence[Edge], number: int, segments: int) -> tuple[Grid, ...]:
    """Return what the lines of a page draw; nothing where they are too few for a table."""
    if segments < LEAST_SEGMENTS:
        return ()
    from extractor.pages.plumber.grids import grids_of  # noqa: PLC0415 - as it says

    return grids_of(edges, number)


class _Drawn:
    """What is drawn beside text: the `paths` of lines, their `segments`, and the boxes of `pictures`."""

    def __init__(self, objects: Iterable[int], frame: Frame) -> None:
        self.paths: list[Path] = []
        self.segments = 0
        self.pictures: list[tuple[float, float, float, float]] = []
        self._frame = frame
        self._add(objects, PAGE)

    def edges(self) -> list[Edge]:
        """Return the edges of what is drawn; nothing where it is a picture made of lines."""
        return edges_of(self.paths, shown(self._frame)) if 0 < self.segments <= MOST_SEGMENTS else []

    def _add(self, objects: Iterable[int], matrix: Matrix) -> None:
        """Add what objects draw, those in forms too.

        `matrix` leads from the coordinates in which the objects stand to those of the page.
        """
        for address in objects:
            kind = kind_of(address)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                segments = segments_of(address)
                self.segments += segments
                self.paths.append(Path(address, segments, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(box_of(address, matrix, self._frame))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._add(_in_form(address), Matrix.of(address).then(matrix))


def _with_those_in_forms(objects: Iterable[int]) -> Iterator[int]:
    """Yield objects in the order of the file, in the place of a form what stands in it."""
    for address in objects:
        if kind_of(address) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _with_those_in_forms(_in_form(address))
        else:
            yield address


def _in_form(address: int) -> Iterable[int]:
    return map(form_object_at, repeat(address), range(count_in_form(address)))
