"""Which face pdfium takes for a font that a file names and does not hold: the one switch between reading and drawing.

Old bulletins often name a Chinese font without holding it. To draw their pages takes the machine's fonts; to read them
does not: those cost 25 ms a file, and what is read would depend on them. So pages are read with a face of our own,
`stand_in_face`. The setting is that of the process, and one that only draws never touches it.

pdfium asks for a face when it parses a page, and keeps it for that file. So a file may stay open while pages of another
one are drawn, if the switch is set before each page.
"""

from __future__ import annotations

import ctypes
from functools import cache

import pypdfium2.raw as pdfium

from extractor.pages.pdfium.stand_in_face import stand_in_face

# Other character sets than Chinese, Japanese and Korean pdfium measures by faces that it has within it.
_CHARACTER_SETS = (
    pdfium.FXFONT_GB2312_CHARSET,
    pdfium.FXFONT_CHINESEBIG5_CHARSET,
    pdfium.FXFONT_SHIFTJIS_CHARSET,
    pdfium.FXFONT_HANGEUL_CHARSET,
)
# By it pdfium knows a face that it has loaded: no font of a machine must have the same.
_NAME = b"bulletin-extractor stand-in\0"
_HANDLE = 1


class _Switch:
    """What pdfium was told last: nothing at first, so that it takes the machine's fonts."""

    def __init__(self) -> None:
        self._told: pdfium.FPDF_SYSFONTINFO | None = None

    def to_reading(self) -> None:
        # Where there is no way back, pages are read with the machine's fonts
        if _machine() is not None:
            self._tell(_stand_in())

    def to_drawing(self) -> None:
        if self._told is not None:
            self._tell(_machine())

    def _tell(self, fonts: pdfium.FPDF_SYSFONTINFO) -> None:
        if self._told is not fonts:
            pdfium.FPDF_SetSystemFontInfo(ctypes.byref(fonts))
            self._told = fonts


_switch = _Switch()


def to_reading() -> None:
    """From here on let pdfium measure text by the stand-in; to be called before a page is parsed to be read."""
    _switch.to_reading()


def to_drawing() -> None:
    """From here on let pdfium draw with the machine's fonts; to be called before a page is parsed to be drawn."""
    _switch.to_drawing()


@cache
def _stand_in() -> pdfium.FPDF_SYSFONTINFO:
    """Return fonts of which there is one, the stand-in, for the character sets that need it."""
    face = stand_in_face()

    def map_font(
        _fonts: object, _weight: int, _italic: int, character_set: int, _pitch: int, _name: object, _exact: object
    ) -> int | None:
        return _HANDLE if character_set in _CHARACTER_SETS else None

    def font_data(_fonts: object, _handle: int, table: int, buffer: ctypes._Pointer[ctypes.c_char], size: int) -> int:
        return 0 if table else _written(face, buffer, size)

    def face_name(_fonts: object, _handle: int, buffer: ctypes._Pointer[ctypes.c_char], size: int) -> int:
        return _written(_NAME, buffer, size)

    fonts = pdfium.FPDF_SYSFONTINFO(version=1)
    for name, function in (("MapFont", map_font), ("GetFontData", font_data), ("GetFaceName", face_name)):
        setattr(fonts, name, type(getattr(fonts, name))(function))
    return fonts


def _written(data: bytes, buffer: ctypes._Pointer[ctypes.c_char], size: int) -> int:
    """Write data into a buffer of pdfium's that holds it, and return how long it is."""
    if size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


@cache
def _machine() -> pdfium.FPDF_SYSFONTINFO | None:
    """Return the machine's fonts as pdfium knows them; None on a system where it knows none.

    They stay when pdfium is told of others, and are listed once: pdfium would add them to its list each time.
    """
    told = pdfium.FPDF_GetDefaultSystemFontInfo()
    if not told:
        return None
    fonts = told.contents
    function = type(fonts.EnumFonts)
    unlisted = [function(ctypes.cast(fonts.EnumFonts, ctypes.c_void_p).value)]

    def list_once(_fonts: object, mapper: int) -> None:
        if unlisted:
            unlisted.pop()(told, mapper)

    fonts.EnumFonts = function(list_once)
    fonts.Release = type(fonts.Release)()
    return fonts
