"""A text object of pdfium → how it is set: its font with weight and em box, its size, angle and paleness."""

from __future__ import annotations

import ctypes
import struct
from dataclasses import dataclass, field
from math import hypot
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extractor.pages.glyphs import angle_of, is_bold, is_pale

# The look of a text object: red, green, blue and opacity of its colour (none where pdfium knows none), its font size,
# and `a` to `d` of its matrix.
LOOK = struct.Struct("@4If4f")
# In bytes (ISO 32000-1, annex C.2); a longer one is none.
_LONGEST_NAME = 127


class Glyph(NamedTuple):
    """A character of a font in ems: how far its ink reaches out on the left, and its advance."""

    overhang: float
    advance: float


@dataclass(frozen=True, slots=True)
class Font:
    """What is known of a font, by the Unicode of its characters as they are met.

    Those in `as_wide` are as wide as their box; which characters those in `unmapped` print the font does not say.
    """

    bold: bool
    glyphs: dict[str, Glyph] = field(default_factory=dict)
    as_wide: set[str] = field(default_factory=set)
    unmapped: set[str] = field(default_factory=set)


class Style(NamedTuple):
    """How text is set: its size and how wide an em is, in points, its weight, its angle, its paleness, and its font."""

    size: float
    scale: float
    bold: bool
    angle: int
    pale: bool
    font: Font


class Styles(dict[tuple[int, bytes, int], Style]):
    """The styles of a page, each worked out once: by the address of the font, the look (`LOOK`) and the render mode.

    The page is `turned` by so many degrees; `fonts` are those of the file by their names. A face that has no bold one
    is made bold by a stroke around its characters.
    """

    def __init__(self, turned: int, fonts: dict[bytes, Font]) -> None:
        super().__init__()
        self._turned = turned
        self._fonts = fonts
        self._fonts_here: dict[int, Font] = {}

    def __missing__(self, key: tuple[int, bytes, int]) -> Style:
        font, look, mode = key
        red, green, blue, opacity, em, a, b, c, d = LOOK.unpack(look)
        angle = angle_of(-a, -b, self._turned) if em < 0 else angle_of(a, b, self._turned)
        pale = is_pale(red / 255, green / 255, blue / 255, opacity / 255)
        known = self._font(font)
        bold = known.bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        style = Style(abs(em) * hypot(c, d), abs(em) * hypot(a, b), bold, angle, pale, known)
        self[key] = style
        return style

    def _font(self, address: int) -> Font:
        """Return a font: by its address on this page, by its name on others, for an address may be used anew."""
        font = self._fonts_here.get(address)
        if font is None:
            buffer = ctypes.create_string_buffer(_LONGEST_NAME + 1)
            pdfium.FPDFFont_GetBaseFontName(ctypes.cast(address, pdfium.FPDF_FONT), buffer, len(buffer))
            name = buffer.value
            font = self._fonts.get(name) or Font(is_bold(_decoded(name)))
            self._fonts_here[address] = font
            if name:
                self._fonts[name] = font
        return font


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")
