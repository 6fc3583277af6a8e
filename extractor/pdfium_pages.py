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
from functools import partial
from itertools import compress, pairwise, repeat
from math import hypot
from typing import NamedTuple, Protocol

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
_new_char = partial(tuple.__new__, Char)


# The functions that are called for each character or text object once more, without pdfium's types of their arguments:
# to check and convert those takes longer than the call. They are given what C expects: a `c_void_p` and small integers,
# or, where their arguments are named, addresses.
_Simple = type[ctypes.c_int] | type[ctypes.c_uint] | type[ctypes.c_void_p]


class _Bare(Protocol):
    def __call__(self, *arguments: ctypes.c_void_p | int) -> int: ...


def _bare(function: ctypes._CFunctionType, answer: _Simple, *arguments: _Simple) -> _Bare:
    return ctypes.PYFUNCTYPE(answer, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_POINTER_INDEX = ctypes.c_void_p, ctypes.c_int
_unicode_at = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_is_unmapped_at = _bare(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)
_text_object_at = _bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_page_object_at = _bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
_loose_box_at = _bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_POINTER_INDEX, ctypes.c_void_p)
_matrix_at = _bare(pdfium.FPDFText_GetMatrix, ctypes.c_int, *_POINTER_INDEX, ctypes.c_void_p)
_origin_at = _bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, *_POINTER_INDEX, *[ctypes.c_void_p] * 2)
_ink_at = _bare(pdfium.FPDFText_GetCharBox, ctypes.c_int, *_POINTER_INDEX, *[ctypes.c_void_p] * 4)
_colour_at = _bare(pdfium.FPDFText_GetFillColor, ctypes.c_int, *_POINTER_INDEX, *[ctypes.c_void_p] * 4)
_font_size_of = _bare(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_font_of = _bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)

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


# What is asked of a text object: x and y of its first character's origin, red, green, blue and opacity of its colour
# (none where pdfium knows none), its font size, and `a` to `d` of its matrix (`FS_MATRIX`, six floats).
_LOOK = struct.Struct("@2d4If4f12x")
_LOOK_OFFSETS = 0, 8, 16, 20, 24, 28, 32, 36
# What is asked of a character to measure it: x and y of its origin, and left, right, lower and upper edge of its ink;
# x and the right edge are used.
_MEASURE = struct.Struct("@d16xd16x")


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
    """How text is set: its size and how wide an em is, in points, its angle, its font and whether it is pale."""

    size: float
    scale: float
    angle: int
    bold: bool
    pale: bool
    glyphs: dict[int, _Glyph]


class _Run(NamedTuple):
    """The characters of a text object, and what they have in common.

    `level` says that they all stand between `top` and `bottom`, `boxed` that each is where its box is, for they are
    turned or hang from their origin.
    """

    style: _Style
    top: float
    bottom: float
    level: bool
    boxed: bool
    chars: list[Char]


class _TextPage:
    """The characters of a page.

    Each call of pdfium costs as much as all that is then done with its answer. So a character is asked only what it is,
    whether that is known, to which text object it belongs and where it is; the rest is asked once an object or a font.
    What is asked of many is asked in one go, by `map`, which calls faster than Python does.
    """

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, frame: Frame, fonts: dict[bytes, _Font]) -> None:
        self._text_page = text_page
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._frame = frame
        self._fonts = fonts
        self._fonts_here: dict[int, _Font] = {}
        self._styles: dict[tuple[float, ...], _Style] = {}
        count = max(0, pdfium.FPDFText_CountChars(text_page))
        self._codes = list(map(_unicode_at, repeat(self._page), range(count)))
        self._texts = self._printed()
        self._measure = bytearray(_MEASURE.size)
        self._measure_places = _places(self._measure, 0, 8)
        self._edges = _loose_boxes(self._page, count)

    def runs(self) -> dict[int, _Run]:
        """Return the text objects that have characters, by their addresses."""
        stretches = list(self._stretches())
        firsts: dict[int, int] = {}
        for address, first, _ in stretches:
            firsts.setdefault(address, first)
        runs = dict(zip(firsts, self._looks(firsts), strict=True))
        for address, first, last in stretches:
            self._take(runs[address], first, last)
        return runs

    def _printed(self) -> list[str]:
        """Return the text of each character, `""` for what is none."""
        codes = self._codes
        texts = list(map(chr, codes))
        for index in [index for index, code in enumerate(codes) if code <= _BLANK or code in _SURROGATES]:
            texts[index] = self._odd(index, codes[index])
        unmapped = map(_is_unmapped_at, repeat(self._page), range(len(codes)))
        for index in compress(range(len(codes)), unmapped):
            texts[index] = texts[index] and _NO_CHARACTER
        return texts

    def _stretches(self) -> Iterator[tuple[int, int, int]]:
        """Yield characters that follow each other in a text object: its address, the first of them and their end."""
        objects = list(map(_text_object_at, repeat(self._page), range(len(self._codes))))
        ends = [index for index, (one, other) in enumerate(pairwise(objects), start=1) if one != other]
        for start, end in pairwise([0, *ends, len(objects)]):
            first = next(filter(self._texts.__getitem__, range(start, end)), end)
            if first < end and objects[first]:
                yield objects[first], first, end

    def _looks(self, firsts: Mapping[int, int]) -> Iterator[_Run]:
        """Ask what all characters of a text object share: `firsts` are the first of each, by its address."""
        page, indexes, count = repeat(self._page), firsts.values(), len(firsts)
        answers = bytearray(_LOOK.size * count)
        x, y, red, green, blue, opacity, size, matrix = (_places(answers, at, _LOOK.size) for at in _LOOK_OFFSETS)
        _ask(map(_origin_at, page, indexes, x, y))
        _ask(map(_colour_at, page, indexes, red, green, blue, opacity))
        _ask(map(_font_size_of, firsts, size))
        _ask(map(_matrix_at, page, indexes, matrix))
        looks = zip(indexes, map(_font_of, firsts), _LOOK.iter_unpack(answers), strict=True)
        for index, font, (x0, y0, *look) in looks:
            yield self._run(self._style(font or 0, *look), self._edges[4 * index], x0, y0)

    def _run(self, style: _Style, left: float, x: float, y: float) -> _Run:
        """Return a text object without characters, by the origin of the first of them and the left edge of its box."""
        frame = self._frame
        hangs = not frame.turned and abs(left - x) > HANGING * style.size
        baseline = frame.box(x, y, x, y)[1] if frame.turned else frame.top - y
        top, bottom = baseline - (1 - DESCENT) * style.size, baseline + DESCENT * style.size
        upright = style.angle == 0 and not hangs
        return _Run(style, top, bottom, upright, not upright or frame.turned != 0, [])

    def _take(self, run: _Run, first: int, last: int) -> None:
        """Take characters that follow each other in a text object."""
        if run.boxed:
            for index in range(first, last):
                self._take_boxed(run, index)
            return
        (size, scale, _, bold, pale, glyphs), top, bottom, _, _, chars = run
        shift = self._frame.left
        texts, lefts = self._texts[first:last], self._edges[4 * first : 4 * last : 4]
        for index, code, text, left in zip(range(first, last), self._codes[first:last], texts, lefts, strict=True):
            if not text:
                continue
            overhang, advance = glyphs.get(code) or glyphs.setdefault(code, self._glyph(index, code, scale))
            x0 = left - shift + overhang * scale
            x1 = x0 + advance * scale
            if -FARTHEST < x0 <= x1 < FARTHEST:
                chars.append(_new_char((text, x0, top, x1, bottom, size, bold, 0, pale, 1.0)))

    def _take_boxed(self, run: _Run, index: int) -> None:
        text = self._texts[index]
        if not text:
            return
        left, over, right, under = self._edges[4 * index : 4 * index + 4]
        x0, top, x1, bottom = self._frame.box(left, under, right, over)
        if run.level:
            top, bottom = run.top, run.bottom
        style = run.style
        if max(map(abs, (x0, top, x1, bottom))) < FARTHEST:
            run.chars.append(Char(text, x0, top, x1, bottom, style.size, style.bold, style.angle, style.pale))

    def _glyph(self, index: int, code: int, scale: float) -> _Glyph:
        """Measure a character.

        Its loose box is as wide as the advance, unless ink reaches beyond it: then the font is asked for the advance,
        though it may know another glyph of the same character.
        """
        left, _, right, _ = self._edges[4 * index : 4 * index + 4]
        if not scale:
            return _Glyph(0.0, 0.0)
        _origin_at(self._page, index, *self._measure_places[:2])
        _ink_at(self._page, index, *self._measure_places[2:])
        x, ink = _MEASURE.unpack(self._measure)
        overhang = (x - left) / scale
        if not 0 <= overhang < HANGING:  # of `ActualText` only the box is right
            return _Glyph(0.0, (right - left) / scale)
        advance = (right - x) / scale
        if ink > right - 0.001 * scale:
            width = ctypes.c_float()
            font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(self._text_page, index))
            if font and pdfium.FPDFFont_GetGlyphWidth(font, code, 1.0, width):
                advance = width.value if 0 < width.value < advance else advance
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

    def _style(self, *look: float) -> _Style:
        """Return a style by the address of its font, its colour, its font size and its matrix."""
        if look not in self._styles:
            font, red, green, blue, opacity, em, a, b, c, d = look
            angle = angle_of(-a, -b, self._frame.turned) if em < 0 else angle_of(a, b, self._frame.turned)
            pale = is_pale(red / 255, green / 255, blue / 255, opacity / 255)
            known = self._font(int(font))
            size, scale = abs(em) * hypot(c, d), abs(em) * hypot(a, b)
            self._styles[look] = _Style(size, scale, angle, known.bold, pale, known.glyphs)
        return self._styles[look]

    def _font(self, address: int) -> _Font:
        """Return a font: by its address on this page, by its name on others, for an address may be used anew."""
        if address not in self._fonts_here:
            font = ctypes.cast(address, pdfium.FPDF_FONT)
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
            buffer = ctypes.create_string_buffer(length + 1)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
            name = buffer.value
            new = _Font(is_bold(_decoded(name)), {})
            self._fonts_here[address] = self._fonts.setdefault(name, new) if name else new
        return self._fonts_here[address]


def _loose_boxes(page: ctypes.c_void_p, count: int) -> tuple[float, ...]:
    """Return the boxes of all characters, the advance by the height of the font, and the ink.

    These are left, upper, right and lower edge of each (`FS_RECTF`), one after the other.
    """
    boxes = bytearray(16 * count)
    _ask(map(_loose_box_at, repeat(page), range(count), _places(boxes, 0, 16)))
    return struct.unpack(f"{4 * count}f", boxes)


def _places(answers: bytearray, offset: int, width: int) -> range:
    """Return where pdfium shall write its answers: each `offset` bytes into a part that is so wide."""
    start = ctypes.addressof(ctypes.c_char.from_buffer(answers)) if answers else 0
    return range(start + offset, start + offset + len(answers), width)


def _ask(calls: Iterator[int]) -> None:
    """Make calls whose answers are written elsewhere."""
    deque(calls, maxlen=0)


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")
