"""pdf → pages with pdfium: ten times as fast as pdfplumber, and less easily put off; the one door to pypdfium2.

The characters are those of pdfium's text page without what pdfium makes up itself: blanks where it sees a gap, and line
ends. It leaves out what is printed twice in one place (fake bold), and takes what a file says in `ActualText` for the
characters that it stands for.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from math import hypot

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
_LOW_SURROGATES = range(0xDC00, 0xE000)
_NO_CHARACTER = "\ufffd"
# The same function with an address for its answer, which needs no object of its own for each character.
_text_object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
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
            chars = tuple(_chars(page, frame, self._fonts))
            return Page(number, *frame.size, chars, "text" if chars else None)
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


def _chars(page: pdfium.FPDF_PAGE, frame: Frame, fonts: dict[bytes, _Font]) -> list[Char]:
    """Return the characters in the order of the file; pdfium's own is changed where several objects share a line."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise UnreadablePdf("damaged", "pdfium cannot read its text")
    try:
        runs = _TextPage(text_page, frame, fonts).runs()
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    chars: list[Char] = []
    for address in _text_objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
        if address in runs:
            chars += runs.pop(address).chars
    for run in runs.values():
        chars += run.chars
    return chars


def _text_objects(
    holder: object, count: Callable[[object], int], get: Callable[[object, int], pdfium.FPDF_PAGEOBJECT]
) -> Iterator[int]:
    """Yield the addresses of the text objects of a page or form, and of the forms in it, in the order of the file."""
    for index in range(max(0, count(holder))):
        found = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield ctypes.addressof(found.contents)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _text_objects(found, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character of a font in ems: its advance, and how far its ink reaches out on the left."""

    advance: float
    overhang: float


@dataclass(frozen=True, slots=True)
class _Font:
    """What is known of a font; `glyphs` by their Unicode, as they are met."""

    bold: bool
    glyphs: dict[int, _Glyph]


@dataclass(frozen=True, slots=True)
class _Run:
    """The characters of a text object, and what they have in common.

    `scale` is how many points wide an em is, `level` says that they all stand between `top` and `bottom`, and `boxed`
    that each is where its box is, for they are turned or hang from their origin.
    """

    size: float
    angle: int
    pale: bool
    top: float
    bottom: float
    scale: float
    level: bool
    boxed: bool
    font: _Font
    chars: list[Char] = field(default_factory=list)


class _Answers:
    """Where pdfium writes its answers; made once, for making them takes as long as asking."""

    def __init__(self) -> None:
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.ink = tuple(ctypes.c_double() for _ in range(4))  # left, right, bottom, top
        self.colour = tuple(ctypes.c_uint() for _ in range(4))  # red, green, blue, opacity
        self.size, self.width = ctypes.c_float(), ctypes.c_float()
        self.matrix, self.box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()


class _TextPage:
    """The characters of a page.

    Each call of pdfium costs as much as all that is then done with its answer. So a character is asked only what it is,
    to which text object it belongs and where it is; the rest is asked once an object, or once a font.
    """

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, frame: Frame, fonts: dict[bytes, _Font]) -> None:
        self._text_page = text_page
        self._frame = frame
        self._fonts = fonts
        self._fonts_here: dict[int, _Font] = {}
        self._answers = _Answers()
        self._box = self._answers.box

    def runs(self) -> dict[int, _Run]:
        """Return the text objects that have characters, by their addresses."""
        page, shift, box, runs = self._text_page, self._frame.left, self._box, dict[int, _Run]()
        loose_box, at_box = pdfium.FPDFText_GetLooseCharBox, ctypes.byref(box)
        indexes = range(max(0, pdfium.FPDFText_CountChars(page)))
        codes = map(pdfium.FPDFText_GetUnicode, repeat(page), indexes)
        objects = map(_text_object_at, repeat(page), indexes)
        unmapped = map(pdfium.FPDFText_HasUnicodeMapError, repeat(page), indexes)
        for index, code, address, unknown in zip(indexes, codes, objects, unmapped, strict=True):
            text = _NO_CHARACTER if unknown else chr(code) if 2 < code < 0xD800 or code > 0xDFFF else self._odd(index)
            if not address or not text or (code == _BLANK and pdfium.FPDFText_IsGenerated(page, index)):
                continue
            loose_box(page, index, at_box)
            run = runs.get(address)
            if run is None:
                run = runs[address] = self._run(index)
            if run.boxed:
                self._take_boxed(run, text)
                continue
            glyph = run.font.glyphs.get(code)
            if glyph is None:
                glyph = run.font.glyphs[code] = self._glyph(index, code, run)
            scale = run.scale
            x0 = box.left - shift + glyph.overhang * scale
            x1 = x0 + glyph.advance * scale
            if -FARTHEST < x0 <= x1 < FARTHEST:
                run.chars.append(Char(text, x0, run.top, x1, run.bottom, run.size, run.font.bold, 0, run.pale))
        return runs

    def _take_boxed(self, run: _Run, text: str) -> None:
        box = self._box
        x0, top, x1, bottom = self._frame.box(box.left, box.bottom, box.right, box.top)
        if run.level:
            top, bottom = run.top, run.bottom
        if max(map(abs, (x0, top, x1, bottom))) < FARTHEST:
            run.chars.append(Char(text, x0, top, x1, bottom, run.size, run.font.bold, run.angle, run.pale))

    def _glyph(self, index: int, code: int, run: _Run) -> _Glyph:
        """Measure the character whose loose box was asked for.

        That box is as wide as the advance, unless ink reaches beyond it: then the font is asked for the advance, though
        it may know another glyph of the same character.
        """
        page, scale, box, answers = self._text_page, run.scale, self._box, self._answers
        if not scale:
            return _Glyph(0.0, 0.0)
        pdfium.FPDFText_GetCharOrigin(page, index, answers.x, answers.y)
        pdfium.FPDFText_GetCharBox(page, index, *answers.ink)
        x, ink_right = answers.x.value, answers.ink[1].value
        overhang = (x - box.left) / scale
        if not 0 <= overhang < HANGING:  # of `ActualText` only the box is right
            return _Glyph((box.right - box.left) / scale, 0.0)
        advance = (box.right - x) / scale
        if ink_right > box.right - 0.001 * scale:
            font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(page, index))
            if font and pdfium.FPDFFont_GetGlyphWidth(font, code, 1.0, answers.width):
                advance = answers.width.value if 0 < answers.width.value < advance else advance
        return _Glyph(advance, overhang)

    def _odd(self, index: int) -> str:
        """Return the text of a character whose code is none: `""` for the second half of a pair."""
        code = pdfium.FPDFText_GetUnicode(self._text_page, index)
        if code == _LINE_END_HYPHEN and pdfium.FPDFText_IsHyphen(self._text_page, index):
            return "-"
        if code in _HIGH_SURROGATES:
            low = pdfium.FPDFText_GetUnicode(self._text_page, index + 1)
            return chr(0x10000 + (code - 0xD800) * 0x400 + low - 0xDC00) if low in _LOW_SURROGATES else _NO_CHARACTER
        return "" if code in _LOW_SURROGATES else chr(code) if code else _NO_CHARACTER

    def _run(self, index: int) -> _Run:
        """Ask what all characters of a text object share, by the first of them, whose loose box was asked for."""
        page, answers, turned = self._text_page, self._answers, self._frame.turned
        text_object = pdfium.FPDFText_GetTextObject(page, index)
        pdfium.FPDFTextObj_GetFontSize(text_object, answers.size)
        pdfium.FPDFText_GetMatrix(page, index, answers.matrix)
        pdfium.FPDFText_GetCharOrigin(page, index, answers.x, answers.y)
        em, matrix = abs(answers.size.value), answers.matrix
        size, forward = em * hypot(matrix.c, matrix.d), -1 if answers.size.value < 0 else 1
        angle = angle_of(forward * matrix.a, forward * matrix.b, turned)
        x, y = answers.x.value, answers.y.value
        hangs = not turned and abs(self._box.left - x) > HANGING * size
        baseline = self._frame.box(x, y, x, y)[1]
        return _Run(
            size=size,
            angle=angle,
            pale=self._is_pale(index),
            top=baseline - (1 - DESCENT) * size,
            bottom=baseline + DESCENT * size,
            scale=em * hypot(matrix.a, matrix.b),
            level=angle == 0 and not hangs,
            boxed=angle != 0 or hangs or turned != 0,
            font=self._font(pdfium.FPDFTextObj_GetFont(text_object)),
        )

    def _font(self, font: pdfium.FPDF_FONT) -> _Font:
        """Return a font: by its address on this page, by its name on others, for an address may be used anew."""
        address = ctypes.addressof(font.contents) if font else 0
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


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")
