"""A page's text objects with their characters as pdfium knows them; a helper of `pdfium_pages`.

The characters are those of pdfium's text page without what pdfium makes up itself: blanks where it sees a gap, and line
ends. It leaves out what is printed twice in one place (fake bold), and takes what a file says in `ActualText` for the
characters that it stands for.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, repeat
from math import hypot, isfinite
from operator import ne
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extractor.glyphs import DESCENT, FARTHEST, HANGING, Frame, angle_of, is_bold, is_pale
from extractor.model import Char, Run
from extractor.pdfium_calls import (
    ask,
    colour_at,
    font_of,
    font_size_of,
    ink_at,
    is_unmapped_at,
    loose_box_at,
    matrix_at,
    origin_at,
    places,
    text_object_at,
    unicode_at,
)
from extractor.runs import runs_of

_BLANK = 0x20
# What pdfium makes of a hyphen at the end of a line, lest the word look parted: as a character, and in a text.
_LINE_END_HYPHEN, _PARTED = 0x02, "\ufffe"
_HIGH_SURROGATES = range(0xD800, 0xDC00)
# Where wide characters have 16 bits (Windows), pdfium gives characters beyond U+FFFF in two halves.
_SURROGATES = range(0xD800, 0xE000)
# Blanks and control characters, and the halves: to be looked at one by one.
_ODD = re.compile("[\0-\x20\ud800-\udfff]")
# Stands for what is no character of its own; pdfium gives it for what it does not know, which is `_NO_CHARACTER` here.
_NOTHING, _NO_CHARACTER = "\0", "\ufffd"
# In bytes (ISO 32000-1, annex C.2); a longer one is none.
_LONGEST_NAME = 127

# What is asked of a text object: x and y of its first character's origin, and its look: red, green, blue and opacity of
# its colour (none where pdfium knows none), its font size, and `a` to `d` of its matrix (`FS_MATRIX`, six floats).
_LOOK = struct.Struct("@4If4f")
_OBJECT = struct.Struct(f"@2d{_LOOK.size}s12x")
_OBJECT_OFFSETS = 0, 8, 16, 20, 24, 28, 32, 36
# What is asked of a character to measure it, eight bytes each: x and y of its origin, and left, right, lower and upper
# edge of its ink.
_MEASURES, _X, _RIGHT = 6, 0, 3
# Left and right edge among the four of a box (`FS_RECTF`).
_LEFT_EDGE, _RIGHT_EDGE = 0, 2
# Widths are compared to this part of an em; fonts count in thousandths.
_EXACT = 0.001


# A character of a font in ems: how far its ink reaches out on the left, and its advance.
_Glyph = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Font:
    """What is known of a font: `glyphs` by their Unicode as they are met, and those that are `as_wide` as their box."""

    bold: bool
    glyphs: dict[str, _Glyph]
    as_wide: set[str]


class _Style(NamedTuple):
    """How text is set: its size and how wide an em is, in points, its angle, its font and whether it is pale."""

    size: float
    scale: float
    angle: int
    pale: bool
    font: Font


class _Object(NamedTuple):
    """A text object: how its characters are set, and between which heights.

    `level` says that they all stand between `top` and `bottom`, `boxed` that each is where its box is, for they are
    turned or hang from their origin.
    """

    style: _Style
    top: float
    bottom: float
    level: bool
    boxed: bool


class TextPage:
    """The characters of a page.

    Each call of pdfium costs as much as all that is then done with its answer. So a character is asked only what it is,
    whether that is known, to which text object it belongs and where it is; the rest is asked once an object or a font.
    What is asked of many is asked in one go, by `map`, which calls faster than Python does.
    """

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, frame: Frame, fonts: dict[bytes, Font]) -> None:
        self._text_page = text_page
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._frame = frame
        self._fonts = fonts
        self._fonts_here: dict[int, Font] = {}
        self._styles: dict[tuple[int, bytes], _Style] = {}
        count = max(0, pdfium.FPDFText_CountChars(text_page))
        self._codes = self._characters(count)
        self._text = self._printed()
        answers = bytearray(8 * _MEASURES)
        self._measured = memoryview(answers).cast("d")
        self._measure_places = places(answers, 0, 8)
        self._boxes = _loose_boxes(self._page, count)
        self._lefts, self._rights = (_shifted(self._boxes[edge::4], frame.left) for edge in (_LEFT_EDGE, _RIGHT_EDGE))
        self._near = all(map(_is_near, (self._lefts, self._rights)))

    def runs(self) -> dict[int, list[Run]]:
        """Return the runs of the text objects that have characters, by the addresses of these."""
        stretches = list(self._stretches())
        firsts: dict[int, int] = {}
        for address, first, _ in stretches:
            firsts.setdefault(address, first)
        objects = dict(zip(firsts, self._objects(firsts), strict=True))
        runs: dict[int, list[Run]] = {address: [] for address in objects}
        for address, first, last in stretches:
            runs[address] += self._runs(objects[address], first, last)
        return runs

    def _characters(self, count: int) -> str:
        """Return the Unicode of each character: in one go, where that leaves none out and parts no word."""
        buffer = (ctypes.c_ushort * (count + 1))()
        length = pdfium.FPDFText_GetText(self._text_page, 0, count, buffer)
        text = bytes(buffer)[: 2 * length - 2].decode("utf-16", "surrogatepass")
        if len(text) == count and _PARTED not in text:
            return text
        return "".join(map(chr, map(unicode_at, repeat(self._page), range(count))))

    def _printed(self) -> str:
        """Return each character as it is printed, `_NOTHING` for what is not."""
        odd = {found.start(): self._odd(found.start(), ord(found[0])) for found in _ODD.finditer(self._codes)}
        every = range(len(self._codes))
        for index in compress(every, map(is_unmapped_at, repeat(self._page), every)):
            if odd.get(index) != _NOTHING:
                odd[index] = _NO_CHARACTER
        if not odd:
            return self._codes
        printed = list(self._codes)
        for index, char in odd.items():
            printed[index] = char
        return "".join(printed)

    def _stretches(self) -> Iterator[tuple[int, int, int]]:
        """Yield characters that follow each other in a text object: its address, the first of them and their end."""
        objects = list(map(text_object_at, repeat(self._page), range(len(self._text))))
        ends = compress(range(1, len(objects)), map(ne, objects, objects[1:]))
        text = self._text
        for start, end in pairwise([0, *ends, len(objects)]):
            first = start
            while first < end and text[first] == _NOTHING:
                first += 1
            if first < end and objects[first]:
                yield objects[first], first, end

    def _objects(self, firsts: Mapping[int, int]) -> Iterator[_Object]:
        """Ask what all characters of a text object share: `firsts` are the first of each, by its address."""
        page, indexes, count = repeat(self._page), firsts.values(), len(firsts)
        answers = bytearray(_OBJECT.size * count)
        x, y, red, green, blue, opacity, size, matrix = (places(answers, at, _OBJECT.size) for at in _OBJECT_OFFSETS)
        ask(map(origin_at, page, indexes, x, y))
        ask(map(colour_at, page, indexes, red, green, blue, opacity))
        ask(map(font_size_of, firsts, size))
        ask(map(matrix_at, page, indexes, matrix))
        fonts = map(font_of, firsts)
        for index, font, (x0, y0, look) in zip(indexes, fonts, _OBJECT.iter_unpack(answers), strict=True):
            style = self._styles.get((font, look)) or self._styles.setdefault((font, look), self._style(font, look))
            yield self._object(style, self._lefts[index], x0, y0)

    def _object(self, style: _Style, left: float, x: float, y: float) -> _Object:
        """Return a text object by the origin of its first character and the left edge of that one's box."""
        frame = self._frame
        hangs = not frame.turned and abs(left - (x - frame.left)) > HANGING * style.size
        baseline = frame.box(x, y, x, y)[1] if frame.turned else frame.top - y
        top, bottom = baseline - (1 - DESCENT) * style.size, baseline + DESCENT * style.size
        upright = style.angle == 0 and not hangs
        return _Object(style, top, bottom, upright, not upright or frame.turned != 0 or not style.scale)

    def _runs(self, one: _Object, first: int, last: int) -> Iterable[Run]:
        """Return the runs of characters that follow each other in a text object, from `first` to before `last`."""
        if one.boxed or not self._near:
            return runs_of(self._boxed(one, first, last))
        text, style = self._text[first:last], one.style
        lefts, rights = self._lefts[first:last], self._rights[first:last]
        if not style.font.as_wide.issuperset(text):
            self._measure(style, first, last)
            if not style.font.as_wide.issuperset(text):
                places = [place for place in range(first, last) if self._text[place] != _NOTHING]
                text = text.replace(_NOTHING, "")
                lefts, rights = zip(*map(self._edges, repeat(style), places), strict=True)
        return [Run(text, lefts, rights, one.top, one.bottom, style.size, style.font.bold, 0, style.pale)]

    def _edges(self, style: _Style, place: int) -> tuple[float, float]:
        """Return left and right edge of a character whose box may be wider than it is."""
        overhang, advance = style.font.glyphs[self._codes[place]]
        left = self._lefts[place] + overhang * style.scale
        return left, left + advance * style.scale

    def _boxed(self, one: _Object, first: int, last: int) -> Iterator[Char]:
        """Yield characters of which each is where its box is."""
        style = one.style
        for index in range(first, last):
            left, over, right, under = self._boxes[4 * index : 4 * index + 4]
            x0, top, x1, bottom = self._frame.box(left, under, right, over)
            if one.level:
                top, bottom = one.top, one.bottom
            if self._text[index] != _NOTHING and max(map(abs, (x0, top, x1, bottom))) < FARTHEST:
                yield Char(self._text[index], x0, top, x1, bottom, style.size, style.font.bold, style.angle, style.pale)

    def _measure(self, style: _Style, first: int, last: int) -> None:
        """Measure those characters that are new to a font."""
        glyphs, as_wide = style.font.glyphs, style.font.as_wide
        for index, code in enumerate(self._codes[first:last], first):
            if code not in glyphs and self._text[index] != _NOTHING:
                glyphs[code] = self._glyph(index, code, style.scale)
                width = (self._rights[index] - self._lefts[index]) / style.scale
                if max(map(abs, (glyphs[code][0], glyphs[code][1] - width))) < _EXACT:
                    as_wide.add(code)

    def _glyph(self, index: int, code: str, scale: float) -> _Glyph:
        """Measure a character.

        Its loose box is as wide as the advance, unless ink reaches beyond it: then the font is asked for the advance,
        though it may know another glyph of the same character.
        """
        left, right = self._lefts[index], self._rights[index]
        origin_at(self._page, index, *self._measure_places[:2])
        overhang = (self._measured[_X] - self._frame.left - left) / scale
        if not 0 <= overhang < HANGING:  # of `ActualText` only the box is right
            return 0.0, (right - left) / scale
        advance = (right - left) / scale - overhang
        if abs(advance - 1.0) < _EXACT:  # a Chinese character
            return overhang, advance
        ink_at(self._page, index, *self._measure_places[2:])
        if self._measured[_RIGHT] - self._frame.left > right - _EXACT * scale:
            width = ctypes.c_float()
            font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(self._text_page, index))
            if font and pdfium.FPDFFont_GetGlyphWidth(font, ord(code), 1.0, width):
                advance = width.value if 0 < width.value < advance else advance
        return overhang, advance

    def _odd(self, index: int, code: int) -> str:
        """Return what is no common character: `_NOTHING` for a blank that pdfium made, and for half a pair."""
        if code == _BLANK:
            return _NOTHING if pdfium.FPDFText_IsGenerated(self._text_page, index) else " "
        if code == _LINE_END_HYPHEN and pdfium.FPDFText_IsHyphen(self._text_page, index):
            return "-"
        if code in _HIGH_SURROGATES:
            low = pdfium.FPDFText_GetUnicode(self._text_page, index + 1)
            return chr(0x10000 + (code - 0xD800) * 0x400 + low - 0xDC00) if low in _SURROGATES else _NO_CHARACTER
        return _NOTHING if code in _SURROGATES else chr(code) if code else _NO_CHARACTER

    def _style(self, font: int, look: bytes) -> _Style:
        red, green, blue, opacity, em, a, b, c, d = _LOOK.unpack(look)
        angle = angle_of(-a, -b, self._frame.turned) if em < 0 else angle_of(a, b, self._frame.turned)
        pale = is_pale(red / 255, green / 255, blue / 255, opacity / 255)
        size, scale = abs(em) * hypot(c, d), abs(em) * hypot(a, b)
        return _Style(size, scale, angle, pale, self._font(font))

    def _font(self, address: int) -> Font:
        """Return a font: by its address on this page, by its name on others, for an address may be used anew."""
        if address not in self._fonts_here:
            buffer = ctypes.create_string_buffer(_LONGEST_NAME + 1)
            pdfium.FPDFFont_GetBaseFontName(ctypes.cast(address, pdfium.FPDF_FONT), buffer, len(buffer))
            name = buffer.value
            new = Font(is_bold(_decoded(name)), {}, set())
            self._fonts_here[address] = self._fonts.setdefault(name, new) if name else new
        return self._fonts_here[address]


def _loose_boxes(page: ctypes.c_void_p, count: int) -> memoryview[float]:
    """Return the boxes of all characters, the advance by the height of the font, and the ink.

    These are left, upper, right and lower edge of each (`FS_RECTF`), one after the other.
    """
    boxes = bytearray(16 * count)
    ask(map(loose_box_at, repeat(page), range(count), places(boxes, 0, 16)))
    return memoryview(boxes).cast("f")


def _shifted(edges: memoryview[float], by: float) -> tuple[float, ...]:
    return tuple([edge - by for edge in edges] if by else edges.tolist())


def _is_near(edges: Sequence[float]) -> bool:
    """Whether all edges are on paper; the sum tells whether one of them is no number."""
    return not edges or (isfinite(sum(edges)) and min(edges) > -FARTHEST and max(edges) < FARTHEST)


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")
