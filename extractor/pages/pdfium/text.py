"""A page's text objects → runs of characters as pdfium knows them.

The characters are those of pdfium's text page without what pdfium makes up itself: blanks where it sees a gap, and line
ends. It leaves out what is printed twice in one place (fake bold), and takes what a file says in `ActualText` for the
characters that it stands for.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, pairwise, repeat
from math import isfinite
from operator import ne
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extractor.model import Run
from extractor.model.characters import Char, runs_of
from extractor.pages.glyphs import DESCENT, FARTHEST, HANGING, Frame
from extractor.pages.pdfium.calls import (
    Answers,
    ask,
    colour_at,
    font_of,
    font_size_of,
    ink_at,
    is_unmapped_at,
    loose_box_at,
    matrix_at,
    origin_at,
    render_mode_of,
    text_object_at,
    unicode_at,
)
from extractor.pages.pdfium.fonts import LOOK, Font, Glyph, Style, Styles
from extractor.pages.pdfium.odd_characters import NO_CHARACTER, NOTHING, ODD, TWICE, printed_as

# How pdfium writes a hyphen at the end of a line, lest the word look parted.
_PARTED = "\ufffe"
# What is asked of a text object: x and y of its first character's origin, and its look, the matrix of which is one of
# six floats: the last two are the origin again, also where pdfium gives a character the wrong one.
_OBJECT = struct.Struct(f"@2d{LOOK.size}s2f4x")
_OBJECT_OFFSETS = 0, 8, 16, 20, 24, 28, 32, 36
# What is asked of a character: left, upper, right and lower edge of its loose box (`FS_RECTF`), as wide as the advance,
# as high as the font, and as the ink where that reaches beyond.
_BOX, _LEFT, _RIGHT = 4 * 4, 0, 2
# … and to measure it x and y of its origin, and left, right, lower and upper edge of its ink, eight bytes each.
_MEASURES, _ORIGIN, _INK, _ORIGIN_X, _INK_RIGHT = 6 * 8, slice(2), slice(2, 6), 0, 3
# Characters from here on are as wide as high: Chinese ones, and their marks.
_WIDE = "\u2e80"
_Edges = tuple[float, ...]
# Widths are compared to this part of an em; fonts count in thousandths.
_EXACT = 0.001


class Known:
    """What is kept from page to page of a file: its fonts by their names, and the memory for pdfium's answers."""

    def __init__(self) -> None:
        self.fonts: dict[bytes, Font] = {}
        self.boxes = Answers(_BOX, 0)
        self.objects = Answers(_OBJECT.size, *_OBJECT_OFFSETS)
        self.measures = Answers(_MEASURES, *range(0, _MEASURES, 8))


class _Object(NamedTuple):
    """A text object: how its characters are set, and between which heights.

    `level` says that they all stand between `top` and `bottom`, `boxed` that each is where its box is, for they are
    turned or hang from their origin. `misplaced` is the x of the first one where pdfium gives it another place than its
    matrix does, as it does with `ActualText` in what is scaled.
    """

    style: Style
    top: float
    bottom: float
    level: bool
    boxed: bool
    misplaced: float | None = None


class TextPage:
    """The characters of a page.

    Each call of pdfium costs as much as all that is then done with its answer. So a character is asked only what it is,
    to which text object it belongs and where it is; the rest is asked once an object, or once for all that a font has
    of it. What is asked of many is asked in one go, by `map`, which calls faster than Python does.
    """

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, frame: Frame, known: Known) -> None:
        self._text_page = text_page
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._frame = frame
        self._known = known
        count = max(0, pdfium.FPDFText_CountChars(text_page))
        self._codes = self._characters(count)
        self._text = self._printed()
        self._boxes = self._loose_boxes(count)
        self._lefts, self._rights = (_shifted(self._boxes[edge::4], frame.left) for edge in (_LEFT, _RIGHT))
        self._near = _are_near(self._lefts) and _are_near(self._rights)
        for twice in TWICE.finditer(self._text):
            self._lefts, self._rights = _parted(self._lefts, self._rights, twice.start())

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
        """Return each character as it is printed, `NOTHING` for what is not."""
        printed = list(self._codes)
        for odd in ODD.finditer(self._codes):
            printed[odd.start()] = printed_as(self._text_page, odd.start(), odd[0])
        return "".join(printed)

    def _loose_boxes(self, count: int) -> memoryview[float]:
        (pointers,) = self._known.boxes.pointers(count)
        ask(map(loose_box_at, repeat(self._page), range(count), pointers))
        return self._known.boxes.given(count).cast("f")

    def _stretches(self) -> Iterator[tuple[int, int, int]]:
        """Yield characters that follow each other in a text object: its address, the first of them and their end."""
        text = self._text
        objects = list(map(text_object_at, repeat(self._page), range(len(text))))
        ends = compress(range(1, len(objects)), map(ne, objects, objects[1:]))
        for start, end in pairwise([0, *ends, len(objects)]):
            first = start
            while first < end and text[first] == NOTHING:
                first += 1
            if first < end and objects[first]:
                yield objects[first], first, end

    def _objects(self, firsts: Mapping[int, int]) -> Iterator[_Object]:
        """Ask what all characters of a text object share: `firsts` are the first of each, by its address."""
        page, indexes, count = repeat(self._page), firsts.values(), len(firsts)
        x, y, red, green, blue, opacity, size, matrix = self._known.objects.pointers(count)
        objects = list(map(ctypes.c_void_p, firsts))
        ask(map(origin_at, page, indexes, x, y))
        ask(map(colour_at, page, indexes, red, green, blue, opacity))
        ask(map(font_size_of, objects, size))
        ask(map(matrix_at, page, indexes, matrix))
        answers = _OBJECT.iter_unpack(self._known.objects.given(count))
        styles = Styles(self._frame.turned, self._known.fonts)
        fonts, modes = map(font_of, objects), map(render_mode_of, objects)
        for index, font, mode, (x0, y0, look, e, f) in zip(indexes, fonts, modes, answers, strict=True):
            style = styles[font, look, mode]
            if max(abs(x0 - e), abs(y0 - f)) > style.size > 0 and style.angle == 0 and not self._frame.turned:
                one = self._object(style, e - self._frame.left, e, f)
                yield one._replace(misplaced=e - self._frame.left)
            else:
                yield self._object(style, self._lefts[index], x0, y0)

    def _object(self, style: Style, left: float, x: float, y: float) -> _Object:
        """Return a text object by the origin of its first character and the left edge of that one's box."""
        frame = self._frame
        hangs = not frame.turned and abs(left - (x - frame.left)) > HANGING * style.size
        baseline = frame.box(x, y, x, y)[1] if frame.turned else frame.top - y
        top, bottom = baseline - (1 - DESCENT) * style.size, baseline + DESCENT * style.size
        upright = style.angle == 0 and not hangs
        return _Object(style, top, bottom, upright, not upright or frame.turned != 0 or not style.scale)

    # -------------------------------------------------------------- characters of an object

    def _runs(self, one: _Object, first: int, last: int) -> Iterable[Run]:
        """Return the runs of characters that follow each other in a text object, from `first` to before `last`."""
        if one.misplaced is not None:
            return runs_of(self._placed(one, one.misplaced, first, last))
        if one.boxed or not self._near:
            return runs_of(self._boxed(one, first, last))
        style, text, lefts, rights = (
            one.style,
            self._text[first:last],
            self._lefts[first:last],
            self._rights[first:last],
        )
        as_wide = style.font.as_wide
        if not as_wide.issuperset(text):
            self._measure(style, first, last)
            if not as_wide.issuperset(text):
                text, lefts, rights = self._measured(style, first, last)
        return [Run(text, lefts, rights, one.top, one.bottom, style.size, style.bold, 0, style.pale)]

    def _measured(self, style: Style, first: int, last: int) -> tuple[str, tuple[float, ...], tuple[float, ...]]:
        """Return characters with their left and right edges, of which some are not as wide as their boxes."""
        text, codes, boxes = self._text[first:last], self._codes[first:last], self._lefts[first:last]
        unmapped = style.font.unmapped
        if NOTHING in text or not unmapped.isdisjoint(codes):
            places = [place for place, char in enumerate(text) if char != NOTHING]
            text = "".join([NO_CHARACTER if codes[place] in unmapped else text[place] for place in places])
            codes, boxes = "".join([codes[place] for place in places]), tuple([boxes[place] for place in places])
        glyphs, scale = [style.font.glyphs[code] for code in codes], style.scale
        lefts = tuple([left + overhang * scale for left, (overhang, _) in zip(boxes, glyphs, strict=True)])
        rights = tuple([left + advance * scale for left, (_, advance) in zip(lefts, glyphs, strict=True)])
        return text, lefts, rights

    def _placed(self, one: _Object, left: float, first: int, last: int) -> Iterator[Char]:
        """Yield characters from a left edge on, each as wide as its font says: an em, if it is Chinese."""
        style = one.style
        for index in range(first, last):
            char = self._text[index]
            if char == NOTHING:
                continue
            glyph = style.font.glyphs.get(char)
            width = style.scale * (1.0 if glyph is None or char >= _WIDE else glyph.advance)
            yield Char(char, left, one.top, left + width, one.bottom, style.size, style.bold, 0, style.pale)
            left += width

    def _boxed(self, one: _Object, first: int, last: int) -> Iterator[Char]:
        """Yield characters of which each is where its box is."""
        style = one.style
        for index in range(first, last):
            left, over, right, under = self._boxes[4 * index : 4 * index + 4]
            x0, top, x1, bottom = self._frame.box(left, under, right, over)
            if one.level:
                top, bottom = one.top, one.bottom
            if self._text[index] != NOTHING and max(map(abs, (x0, top, x1, bottom))) < FARTHEST:
                char = NO_CHARACTER if is_unmapped_at(self._page, index) else self._text[index]
                yield Char(char, x0, top, x1, bottom, style.size, style.bold, style.angle, style.pale)

    # -------------------------------------------------------------- characters of a font

    def _measure(self, style: Style, first: int, last: int) -> None:
        """Measure those characters that are new to a font."""
        font, scale = style.font, style.scale
        text, codes, lefts, rights = self._text, self._codes, self._lefts, self._rights
        if font.glyphs.keys() >= set(codes[first:last]):
            return
        for index in range(first, last):
            code = codes[index]
            if code in font.glyphs or text[index] == NOTHING:
                continue
            width = (rights[index] - lefts[index]) / scale
            # Most are Chinese characters, an em wide
            glyph = Glyph(0.0, width) if abs(width - 1.0) < _EXACT else self._glyph(index, code, width, scale)
            font.glyphs[code] = glyph
            if is_unmapped_at(self._page, index):
                font.unmapped.add(code)
            elif code == text[index] and glyph.overhang < _EXACT and abs(glyph.advance - width) < _EXACT:
                font.as_wide.add(code)

    def _glyph(self, index: int, code: str, width: float, scale: float) -> Glyph:
        """Measure a character whose loose box is so many ems wide.

        That is its advance, unless ink reaches beyond it: then the font is asked for the advance, though it may know
        another glyph of the same character.
        """
        pointers = [pointer for (pointer, *_) in self._known.measures.pointers(1)]
        measured = self._known.measures.given(1).cast("d")
        origin_at(self._page, index, *pointers[_ORIGIN])
        overhang = (measured[_ORIGIN_X] - self._frame.left - self._lefts[index]) / scale
        if not 0 <= overhang < HANGING:  # of `ActualText` only the box is right
            return Glyph(0.0, width)
        advance = width - overhang
        ink_at(self._page, index, *pointers[_INK])
        if abs(advance - 1.0) > _EXACT and measured[_INK_RIGHT] > self._boxes[4 * index + _RIGHT] - _EXACT * scale:
            said = ctypes.c_float()
            font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(self._text_page, index))
            if font and pdfium.FPDFFont_GetGlyphWidth(font, ord(code), 1.0, said):
                advance = said.value if 0 < said.value < advance else advance
        return Glyph(overhang, advance)


def _shifted(edges: memoryview[float], by: float) -> tuple[float, ...]:
    return tuple([edge - by for edge in edges] if by else edges.tolist())


def _parted(lefts: _Edges, rights: _Edges, index: int) -> tuple[_Edges, _Edges]:
    """Return edges with half of a box for each of two characters that one glyph stands for (——)."""
    left, right = lefts[index], rights[index]
    if (left, right) != (lefts[index + 1], rights[index + 1]) or not left < right:
        return lefts, rights
    middle = (left + right) / 2
    return (*lefts[: index + 1], middle, *lefts[index + 2 :]), (*rights[:index], middle, *rights[index + 1 :])


def _are_near(edges: Sequence[float]) -> bool:
    """Whether all edges are on paper; the sum tells whether one of them is no number."""
    return not edges or (isfinite(sum(edges)) and min(edges) > -FARTHEST and max(edges) < FARTHEST)
