"""What pdfium knows of the fonts of a page, and of how its text is set in them; a helper of `pdfium_text`."""

from __future__ import annotations

import ctypes
import struct
from dataclasses import dataclass, field
from math import hypot
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extractor.glyphs import angle_of, is_bold, is_pale

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


class Styles:
    """The styles of a page that is turned by so many degrees; `fonts` are those of the file by their names."""

    def __init__(self, turned: int, fonts: dict[bytes, Font]) -> None:
        self._turned = turned
        self._fonts = fonts
        self._fonts_here: dict[int, Font] = {}
        self._styles: dict[tuple[int, bytes, int], Style] = {}

    def style(self, font: int, look: bytes, mode: int) -> Style:
        """Return the style of text in a font, given as its address, with a look (`LOOK`) and a render mode.

        A face that has no bold one is made bold by a stroke around its characters.
        """
        style = self._styles.get((font, look, mode))
        if style is None:
            red, green, blue, opacity, em, a, b, c, d = LOOK.unpack(look)
            angle = angle_of(-a, -b, self._turned) if em < 0 else angle_of(a, b, self._turned)
            pale = is_pale(red / 255, green / 255, blue / 255, opacity / 255)
            known = self._font(font)
            bold = known.bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
            style = Style(abs(em) * hypot(c, d), abs(em) * hypot(a, b), bold, angle, pale, known)
            self._styles[font, look, mode] = style
        return style

    def _font(self, address: int) -> Font:
        """Return a font: by its address on this page, by its name on others, for an address may be used anew."""
        if address not in self._fonts_here:
            buffer = ctypes.create_string_buffer(_LONGEST_NAME + 1)
            pdfium.FPDFFont_GetBaseFontName(ctypes.cast(address, pdfium.FPDF_FONT), buffer, len(buffer))
            name = buffer.value
            new = Font(is_bold(_decoded(name)))
            self._fonts_here[address] = self._fonts.setdefault(name, new) if name else new
        return self._fonts_here[address]


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")
