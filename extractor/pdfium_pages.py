"""pdf → pages with pdfium: ten times as fast as pdfplumber, and less easily put off; the one door to pypdfium2.

The characters are those of pdfium's text page without what pdfium makes up itself: blanks where it sees a gap, and line
ends. It leaves out what is printed twice in one place (fake bold), and takes what a file says in `ActualText` for the
characters that it stands for.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from math import hypot
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from extractor.errors import UnreadablePdf
from extractor.glyphs import DESCENT, FARTHEST, HANGING, Frame, angle_of, is_bold, is_pale
from extractor.model import Char, Page

_BLANK = 0x20
# What pdfium makes of a hyphen at the end of a line (`CPDF_TextPage`), lest the word look parted.
_LINE_END_HYPHEN = 0x02
_HIGH_SURROGATES = range(0xD800, 0xDC00)
# Where wide characters have 16 bits (Windows), pdfium gives characters beyond U+FFFF in two halves.
_SURROGATES = range(0xD800, 0xE000)
_NO_CHARACTER = "\ufffd"
# A box as pdfium writes it (`FS_RECTF`): left, upper, right and lower edge in user space.
_Box = tuple[float, float, float, float]


# The functions that are called for each character once more, without the types of their arguments: to check and convert
# those takes longer than the call. They are given what C expects: a `c_void_p` and small integers.
_Simple = type[ctypes.c_int] | type[ctypes.c_uint] | type[ctypes.c_void_p]


def _bare(function: ctypes._CFunctionType, answer: _Simple) -> Callable[[ctypes.c_void_p, int], int]:
    return ctypes.PYFUNCTYPE(answer)(_address(function))


def _address(function: ctypes._CFunctionType) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


_unicode_at = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_is_unmapped_at = _bare(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)
_text_object_at = _bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_page_object_at = _bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
_loose_box_at = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    _address(pdfium.FPDFText_GetLooseCharBox)
)

# pdfium keeps what it has parsed of a file until that is closed, so it is closed and opened anew after so many pages.
_PAGES_AT_ONCE = 100


class PdfiumReader:
    """A PDF opened with pdfium. `count` is its number of pages, `created` its date of creation as written.

    Raises:
        UnreadablePdf: `encrypted` or `damaged`.
    """

    def __init__(self, data: bytes, password: str) -> None:
        self._data = data
        self._password = password
        self._pdf = self._open()
        self._read = 0
        self._fonts: dict[bytes, _Font] = {}
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
            self._pdf = self._open()
        page = pdfium.FPDF_LoadPage(self._pdf, number - 1)
        if not page:
            raise UnreadablePdf("damaged", "pdfium cannot load it")
        try:
            frame = _frame(page)
            runs = _runs(page, frame, self._fonts)
            found = _in_file_order(page, runs)
            chars = tuple([char for address in found for char in runs[address].chars])
            rulings = _rulings(page) if pdfium.FPDFPage_CountObjects(page) > len(runs) else 0
            return Page(number, *frame.size, chars, "text" if chars else None, rulings=rulings)
        finally:
            pdfium.FPDF_ClosePage(page)

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()

    def _open(self) -> pypdfium2.PdfDocument:
        try:
            return pypdfium2.PdfDocument(self._data, password=self._password or None)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error, bool(self._password)) from error


def _refusal(error: pypdfium2.PdfiumError, tried: bool) -> UnreadablePdf:
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        return UnreadablePdf("encrypted", "the password is wrong" if tried else "it opens only with a password")
    if error.err_code == pdfium.FPDF_ERR_SECURITY:
        return UnreadablePdf("encrypted", "in an unknown way")
    return UnreadablePdf("damaged", "pdfium cannot open it")


def _frame(page: pdfium.FPDF_PAGE) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, 90 * pdfium.FPDFPage_GetRotation(page))


def _runs(page: pdfium.FPDF_PAGE, frame: Frame, fonts: dict[bytes, _Font]) -> dict[int, _Run]:
    """Return the text objects that have characters, by their addresses."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise UnreadablePdf("damaged", "pdfium cannot read its text")
    try:
        return _TextPage(text_page, frame, fonts).runs()
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _rulings(page: pdfium.FPDF_PAGE) -> int:
    """Count the segments of the lines drawn on a page, those of forms too."""
    paths = _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, pdfium.FPDF_PAGEOBJ_PATH)
    return sum(max(0, pdfium.FPDFPath_CountSegments(path)) for path in paths)


def _in_file_order(page: pdfium.FPDF_PAGE, runs: Mapping[int, _Run]) -> Iterable[int]:
    """Return the addresses of the runs in the order of the file, for pdfium's own is changed where several share a
    line; only what stands in forms takes a longer look.
    """
    holder, count = ctypes.cast(page, ctypes.c_void_p), max(0, pdfium.FPDFPage_CountObjects(page))
    found = [address for address in map(_page_object_at, repeat(holder), range(count)) if address in runs]
    if len(found) == len(runs):
        return found
    texts = _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, pdfium.FPDF_PAGEOBJ_TEXT)
    every = (ctypes.addressof(text.contents) for text in texts)
    return dict.fromkeys([*(address for address in every if address in runs), *runs])


def _objects(
    holder: object, count: Callable[[object], int], get: Callable[[object, int], pdfium.FPDF_PAGEOBJECT], wanted: int
) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    """Yield the objects of one kind of a page or form, and of the forms in it, in the order of the file."""
    for index in range(max(0, count(holder))):
        found = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == wanted:
            yield found
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _objects(found, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, wanted)


class _Glyph(NamedTuple):
    """A character of a font in ems: how far its ink reaches out on the left, and its advance."""

    overhang: float
    advance: float


@dataclass(frozen=True, slots=True)
class _Font:
    """What is known of a font; `glyphs` by their Unicode, as they are met."""

    bold: bool
    glyphs: dict[int, _Glyph]


class _Style(NamedTuple):
    """How text is set: its size and how wide an em is, in points, its angle and its font."""

    size: float
    scale: float
    angle: int
    bold: bool
    glyphs: dict[int, _Glyph]


class _Run(NamedTuple):
    """The characters of a text object, and what they have in common.

    `level` says that they all stand between `top` and `bottom`, `boxed` that each is where its box is, for they are
    turned or hang from their origin.
    """

    style: _Style
    pale: bool
    top: float
    bottom: float
    level: bool
    boxed: bool
    chars: list[Char]


class _Answers:
    """Where pdfium writes its answers; made once, for making them takes as long as asking."""

    def __init__(self) -> None:
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.ink = tuple(ctypes.c_double() for _ in range(4))  # left, right, bottom, top
        self.colour = tuple(ctypes.c_uint() for _ in range(4))  # red, green, blue, opacity
        self.size, self.width = ctypes.c_float(), ctypes.c_float()
        self.matrix = pdfium.FS_MATRIX()


class _TextPage:
    """The characters of a page.

    Each call of pdfium costs as much as all that is then done with its answer. So a character is asked only what it is,
    whether that is known, to which text object it belongs and where it is; the rest is asked once an object or a font.
    """

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, frame: Frame, fonts: dict[bytes, _Font]) -> None:
        self._text_page = text_page
        self._frame = frame
        self._fonts = fonts
        self._fonts_here: dict[int, _Font] = {}
        self._styles: dict[tuple[float, ...], _Style] = {}
        self._answers = _Answers()

    def runs(self) -> dict[int, _Run]:
        """Return the text objects that have characters, by their addresses."""
        page, shift, runs = ctypes.cast(self._text_page, ctypes.c_void_p), self._frame.left, dict[int, _Run]()
        indexes = range(max(0, pdfium.FPDFText_CountChars(self._text_page)))
        codes = map(_unicode_at, repeat(page), indexes)
        objects = map(_text_object_at, repeat(page), indexes)
        unmapped = map(_is_unmapped_at, repeat(page), indexes)
        boxes = _loose_boxes(page, len(indexes))
        for index, code, address, unknown, box in zip(indexes, codes, objects, unmapped, boxes, strict=True):
            if not address:
                continue
            text = self._odd(index, code) if code <= _BLANK or code in _SURROGATES else chr(code)
            if not text:
                continue
            run = runs.get(address)
            if run is None:
                run = runs[address] = self._run(index, box)
            if unknown:
                text = _NO_CHARACTER
            style, pale, top, bottom, _, boxed, chars = run
            if boxed:
                self._take_boxed(run, text, box)
                continue
            size, scale, _, bold, glyphs = style
            glyph = glyphs.get(code)
            if glyph is None:
                glyph = glyphs[code] = self._glyph(index, code, scale, box)
            overhang, advance = glyph
            x0 = box[0] - shift + overhang * scale
            x1 = x0 + advance * scale
            if -FARTHEST < x0 <= x1 < FARTHEST:
                chars.append(Char(text, x0, top, x1, bottom, size, bold, 0, pale))
        return runs

    def _take_boxed(self, run: _Run, text: str, box: _Box) -> None:
        left, over, right, under = box
        x0, top, x1, bottom = self._frame.box(left, under, right, over)
        if run.level:
            top, bottom = run.top, run.bottom
        style = run.style
        if max(map(abs, (x0, top, x1, bottom))) < FARTHEST:
            run.chars.append(Char(text, x0, top, x1, bottom, style.size, style.bold, style.angle, run.pale))

    def _glyph(self, index: int, code: int, scale: float, box: _Box) -> _Glyph:
        """Measure a character.

        Its loose box is as wide as the advance, unless ink reaches beyond it: then the font is asked for the advance,
        though it may know another glyph of the same character.
        """
        page, answers, (left, _, right, _) = self._text_page, self._answers, box
        if not scale:
            return _Glyph(0.0, 0.0)
        pdfium.FPDFText_GetCharOrigin(page, index, answers.x, answers.y)
        pdfium.FPDFText_GetCharBox(page, index, *answers.ink)
        overhang = (answers.x.value - left) / scale
        if not 0 <= overhang < HANGING:  # of `ActualText` only the box is right
            return _Glyph(0.0, (right - left) / scale)
        advance = (right - answers.x.value) / scale
        if answers.ink[1].value > right - 0.001 * scale:
            font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(page, index))
            if font and pdfium.FPDFFont_GetGlyphWidth(font, code, 1.0, answers.width):
                advance = answers.width.value if 0 < answers.width.value < advance else advance
        return _Glyph(overhang, advance)

    def _odd(self, index: int, code: int) -> str:
        """Return the text of what is no common character: `""` for a blank that pdfium made, and for half a pair."""
        if code == _BLANK:
            return "" if pdfium.FPDFText_IsGenerated(self._text_page, index) else " "
        if code == _LINE_END_HYPHEN and pdfium.FPDFText_IsHyphen(self._text_page, index):
            return "-"
        if code in _HIGH_SURROGATES:
            low = pdfium.FPDFText_GetUnicode(self._text_page, index + 1)
            return chr(0x10000 + (code - 0xD800) * 0x400 + low - 0xDC00) if low in _SURROGATES else _NO_CHARACTER
        return "" if code in _SURROGATES else chr(code) if code else _NO_CHARACTER

    def _run(self, index: int, box: _Box) -> _Run:
        """Ask what all characters of a text object share, by the first of them."""
        page, answers, turned = self._text_page, self._answers, self._frame.turned
        style = self._style(index)
        pdfium.FPDFText_GetCharOrigin(page, index, answers.x, answers.y)
        x, y = answers.x.value, answers.y.value
        hangs = not turned and abs(box[0] - x) > HANGING * style.size
        baseline = self._frame.box(x, y, x, y)[1] if turned else self._frame.top - y
        top, bottom = baseline - (1 - DESCENT) * style.size, baseline + DESCENT * style.size
        upright = style.angle == 0 and not hangs
        return _Run(style, self._is_pale(index), top, bottom, upright, not upright or turned != 0, [])

    def _style(self, index: int) -> _Style:
        answers, text_object = self._answers, pdfium.FPDFText_GetTextObject(self._text_page, index)
        pdfium.FPDFTextObj_GetFontSize(text_object, answers.size)
        pdfium.FPDFText_GetMatrix(self._text_page, index, answers.matrix)
        font = pdfium.FPDFTextObj_GetFont(text_object)
        address = ctypes.addressof(font.contents) if font else 0
        matrix = answers.matrix
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        key = (address, em := answers.size.value, a, b, c, d)
        if key not in self._styles:
            angle = angle_of(-a, -b, self._frame.turned) if em < 0 else angle_of(a, b, self._frame.turned)
            known = self._font(font, address)
            self._styles[key] = _Style(abs(em) * hypot(c, d), abs(em) * hypot(a, b), angle, known.bold, known.glyphs)
        return self._styles[key]

    def _font(self, font: pdfium.FPDF_FONT, address: int) -> _Font:
        """Return a font: by its address on this page, by its name on others, for an address may be used anew."""
        if address not in self._fonts_here:
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
            buffer = ctypes.create_string_buffer(length + 1)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
            name = buffer.value
            new = _Font(is_bold(_decoded(name)), {})
            self._fonts_here[address] = self._fonts.setdefault(name, new) if name else new
        return self._fonts_here[address]

    def _is_pale(self, index: int) -> bool:
        colour = self._answers.colour
        if not pdfium.FPDFText_GetFillColor(self._text_page, index, *colour):
            return False
        red, green, blue, opacity = (part.value for part in colour)
        return is_pale(red / 255, green / 255, blue / 255, opacity / 255)


def _loose_boxes(page: ctypes.c_void_p, count: int) -> Iterator[_Box]:
    """Ask for the boxes of all characters: the advance by the height of the font, and the ink."""
    boxes = (pdfium.FS_RECTF * count)()
    width, first = ctypes.sizeof(pdfium.FS_RECTF), ctypes.addressof(boxes)
    deque(map(_loose_box_at, repeat(page), range(count), range(first, first + count * width, width)), maxlen=0)
    return struct.iter_unpack("4f", boxes)


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")
