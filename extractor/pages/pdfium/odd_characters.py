"""A character that pdfium makes up, parts or does not know → what is printed in its place."""

from __future__ import annotations

import ctypes
import re

import pypdfium2.raw as pdfium

from extractor.pages.pdfium.calls import is_generated_at

# Stands for what is no character of its own. pdfium gives it for what it does not know, which is `NO_CHARACTER` here.
NOTHING, NO_CHARACTER = "\0", "\ufffd"
# What may be something else than it says.
ODD = re.compile("[\0\x02 \ud800-\udfff]")
# Marks of which a font may have one glyph for two.
TWICE = re.compile("(\u2014)\\1|(\u2026)\\2")
_BLANK = " "
# What pdfium makes of a hyphen at the end of a line.
_LINE_END_HYPHEN = "\x02"
# Where wide characters have 16 bits (Windows), pdfium gives characters beyond U+FFFF in two halves: the first says ten
# bits, the second ten more (The Unicode Standard, 3.9, UTF-16).
_HIGH_SURROGATES, _LOW_SURROGATES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_SURROGATES = range(0xD800, 0xE000)
_BEYOND = 0x10000


def printed_as(text_page: pdfium.FPDF_TEXTPAGE, index: int, code: str) -> str:
    """Return what is no common character as it is printed: `NOTHING` for a blank that pdfium made, and for half a pair.

    Args:
        text_page: The page, as pdfium reads its text.
        index: Of the character.
        code: What pdfium says of it.
    """
    if code == _BLANK:
        return NOTHING if is_generated_at(ctypes.cast(text_page, ctypes.c_void_p), index) else code
    if code == _LINE_END_HYPHEN:
        return "-" if pdfium.FPDFText_IsHyphen(text_page, index) else code
    if ord(code) in _HIGH_SURROGATES:
        low = pdfium.FPDFText_GetUnicode(text_page, index + 1)
        if low not in _LOW_SURROGATES:
            return NO_CHARACTER
        high = _HIGH_SURROGATES.index(ord(code))
        return chr(_BEYOND + high * len(_LOW_SURROGATES) + _LOW_SURROGATES.index(low))
    return NOTHING if ord(code) in _SURROGATES else NO_CHARACTER
