"""pdf → pages with pdfplumber: exact and slow, for what pdfium cannot read; the one door to pdfplumber."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from math import hypot
from typing import TypedDict, cast

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # comes with pdfplumber
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from extractor.errors import UnreadablePdf
from extractor.model import Box, Grid, Page
from extractor.model.characters import Char, runs_of
from extractor.pages.glyphs import DESCENT, FARTHEST, HANGING, Frame, angle_of, is_bold, is_pale
from extractor.pages.plumber.grids import Edge, grids_of
from extractor.pages.rulings import rulings_of

# Both warn of oddities without naming the file; what matters of them comes as an exception.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
logging.getLogger("pdfplumber").setLevel(logging.CRITICAL)

# pdfminer writes a glyph that the font gives no Unicode for as `(cid:12)`.
_NO_UNICODE = re.compile(r"\(cid:\d+\)")
# No ligature says more letters (`ffi`, with a blank at most); only what is longer may be such a glyph.
_LONGEST_LIGATURE = 4
# In characters: of the text of an error no more is said.
_LONGEST_SAID = 120
_Box = tuple[float, float, float, float]


class PlumberReader:
    """A PDF opened with pdfplumber. `count` is its number of pages, `created` its date of creation as written.

    Raises:
        UnreadablePdf: `encrypted` or `damaged`.
    """

    def __init__(self, data: bytes, password: str) -> None:
        try:
            self._pdf: PDF = pdfplumber.open(io.BytesIO(data), password=password)
            self.count = len(self._pdf.pages)
        except MemoryError:
            raise
        except Exception as error:  # pdfminer raises whatever its parser trips over
            raise _refusal(error, bool(password)) from error
        created = self._pdf.metadata.get("CreationDate")
        self.created = created if isinstance(created, str) else ""

    def page(self, number: int) -> Page:
        """Return a page, from 1; nothing of it is kept.

        Raises:
            UnreadablePdf: `damaged`, the page cannot be parsed.
        """
        plumbed: PlumberPage = self._pdf.pages[number - 1]
        try:
            frame = _frame(plumbed)
            runs = tuple(runs_of(_chars(plumbed, frame)))
            pictures = tuple(_pictures(plumbed, frame))
            grids, rulings = _grids(plumbed, frame)
            return Page(number, *frame.size, runs, "text" if runs else None, grids, rulings, pictures)
        except MemoryError:
            raise
        except Exception as error:  # pdfminer raises whatever its interpreter trips over
            raise UnreadablePdf("damaged", _said(error)) from error
        finally:
            plumbed.close()  # pdfplumber keeps every page that it has parsed

    def close(self) -> None:
        """Let go of the file."""
        # Not `pdf.close()`: it parses the page tree once more, and may fail on it, to close what is closed already.
        self._pdf.stream.close()


def _refusal(error: Exception, tried: bool) -> UnreadablePdf:
    """Tell a locked file from a broken one; pdfplumber wraps pdfminer's own exception as its argument."""
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect):
        return UnreadablePdf("encrypted", "the password is wrong" if tried else "it opens only with a password")
    if isinstance(cause, PDFEncryptionError):
        return UnreadablePdf("encrypted", f"in an unknown way ({_said(cause)})")
    return UnreadablePdf("damaged", _said(cause))


def _said(error: object) -> str:
    return " ".join(str(error).split())[:_LONGEST_SAID] or type(error).__name__


def _frame(plumbed: PlumberPage) -> Frame:
    """The part of the media box that is shown, in the space of pdfminer: turned already, media box at the origin."""
    left, bottom, right, top = plumbed.page_obj.mediabox
    turned = round(plumbed.page_obj.rotate / 90) * 90 % 360
    media = Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), turned)
    left, bottom, right, top = plumbed.page_obj.cropbox
    crop = Frame(
        max(min(left, right), media.left),
        max(min(bottom, top), media.bottom),
        min(max(left, right), media.right),
        min(max(bottom, top), media.top),
    )
    shown = crop if crop.left < crop.right and crop.bottom < crop.top else media
    x0, y0, x1, y1 = media.box(shown.left, shown.bottom, shown.right, shown.top)
    height = media.size[1]
    return Frame(x0, height - y1, x1, height - y0)


def _pictures(plumbed: PlumberPage, frame: Frame) -> Iterator[Box]:
    """Yield the visible parts of pictures; pdfplumber counts from the corner of the media box."""
    left, top, *_ = map(float, plumbed.mediabox)
    left, top = left + frame.left, top + float(plumbed.height) - frame.top
    width, height = frame.size
    for image in plumbed.images:
        xs = sorted(min(width, max(0.0, float(image[edge]) - left)) for edge in ("x0", "x1"))
        ys = sorted(min(height, max(0.0, float(image[edge]) - top)) for edge in ("top", "bottom"))
        yield Box(plumbed.page_number, xs[0], ys[0], xs[1], ys[1])


def _grids(plumbed: PlumberPage, frame: Frame) -> tuple[tuple[Grid, ...], tuple[Box, ...]]:
    """Return the grids and the rulings of a page; pdfplumber counts its edges from the corner of the media box."""
    left, top, *_ = map(float, plumbed.mediabox)
    left, top = left + frame.left, top + float(plumbed.height) - frame.top
    edges, number = cast("list[Edge]", plumbed.edges), plumbed.page_number
    return grids_of(edges, number, left, top), rulings_of(edges, number, frame.size[0], left, top)


class _PlumbedChar(TypedDict):
    """What pdfplumber says of a character; `y0` and `y1` are its edges from below, `matrix` its text matrix."""

    text: str
    fontname: str
    x0: float
    x1: float
    y0: float
    y1: float
    adv: float
    matrix: tuple[float, float, float, float, float, float]
    ncs: str
    non_stroking_color: Sequence[object] | None


def _chars(plumbed: PlumberPage, frame: Frame) -> Iterator[Char]:
    """Convert at the border: from here on nothing is untyped."""
    bold: dict[str, bool] = {}
    pale: dict[str, bool] = {}
    shift = float(plumbed.mediabox[0])  # pdfplumber adds it, the other coordinates come as pdfminer gives them
    for char in cast("list[_PlumbedChar]", plumbed.chars):
        font = str(char["fontname"])
        if font not in bold:
            bold[font] = is_bold(font)
        paint = f"{char['ncs']} {char['non_stroking_color']}"
        if paint not in pale:
            pale[paint] = _is_pale(char)
        text = char["text"]
        if len(text) > _LONGEST_LIGATURE:
            text = _NO_UNICODE.sub("\ufffd", text)
        box = char["x0"] - shift, char["y0"], char["x1"] - shift, char["y1"]
        if max(map(abs, box)) < FARTHEST:
            size, angle = _size(char, box), _angle(char)
            x0, top, x1, bottom = frame.box(*(_em_box(char, box, size) if angle == 0 else box))
            yield Char(text, x0, top, x1, bottom, size, bold[font], angle, pale[paint])


def _angle(char: _PlumbedChar) -> int:
    across, up = char["matrix"][:2]
    return angle_of(-across, -up) if char["adv"] < 0 else angle_of(across, up)


def _size(char: _PlumbedChar, box: _Box) -> float:
    """The size of the em; the box is as wide and high as the em and the advance are along the text matrix."""
    a, b, c, d, *_ = char["matrix"]
    width, height, advance = box[2] - box[0], box[3] - box[1], abs(char["adv"])
    if abs(d) >= abs(c):
        em = (height - abs(b) * advance) / abs(d) if d else 0.0
    else:
        em = (width - abs(a) * advance) / abs(c)
    return em * hypot(c, d)


def _em_box(char: _PlumbedChar, box: _Box, size: float) -> _Box:
    """The em box on the baseline; of vertical characters the box that pdfminer gives."""
    left, _, right, _ = box
    *_, origin, baseline = char["matrix"]
    if abs(left - origin) > HANGING * size:
        return box
    return left, baseline - DESCENT * size, right, baseline + (1 - DESCENT) * size


def _is_pale(char: _PlumbedChar) -> bool:
    parts = [float(part) for part in char["non_stroking_color"] or () if isinstance(part, int | float)]
    if len(parts) == 1 and char["ncs"] in ("DeviceGray", "CalGray", "ICCBased"):
        return is_pale(parts[0], parts[0], parts[0])
    if len(parts) == 3:
        return is_pale(*parts)
    if len(parts) == 4:
        cyan, magenta, yellow, black = (1 - part for part in parts)
        return is_pale(cyan * black, magenta * black, yellow * black)
    return False
