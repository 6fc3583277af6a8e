"""pdfium's functions that are called for each character or object of a page, as fast as Python can call C.

A helper of `pdfium_pages` and `pdfium_text`.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from typing import Protocol

import pypdfium2.raw as pdfium

# The functions that are called for each character or text object once more, without pdfium's types of their arguments:
# to check and convert those takes longer than the call. They are given what C expects: a `c_void_p` and small integers,
# or, where their arguments are named, addresses.
_Simple = type[ctypes.c_int] | type[ctypes.c_uint] | type[ctypes.c_void_p]


class _Bare(Protocol):
    def __call__(self, *arguments: ctypes.c_void_p | int) -> int: ...


def _bare(function: ctypes._CFunctionType, answer: _Simple, *arguments: _Simple) -> _Bare:
    return ctypes.PYFUNCTYPE(answer, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_POINTER_INDEX = ctypes.c_void_p, ctypes.c_int
unicode_at = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
is_unmapped_at = _bare(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)
text_object_at = _bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
page_object_at = _bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
form_object_at = _bare(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p, *_POINTER_INDEX)
count_in_form = _bare(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, ctypes.c_void_p)
kind_of = _bare(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
segments_of = _bare(pdfium.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
loose_box_at = _bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_POINTER_INDEX, ctypes.c_void_p)
matrix_at = _bare(pdfium.FPDFText_GetMatrix, ctypes.c_int, *_POINTER_INDEX, ctypes.c_void_p)
origin_at = _bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, *_POINTER_INDEX, *[ctypes.c_void_p] * 2)
ink_at = _bare(pdfium.FPDFText_GetCharBox, ctypes.c_int, *_POINTER_INDEX, *[ctypes.c_void_p] * 4)
colour_at = _bare(pdfium.FPDFText_GetFillColor, ctypes.c_int, *_POINTER_INDEX, *[ctypes.c_void_p] * 4)
font_size_of = _bare(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
font_of = _bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)


def places(answers: bytearray, offset: int, width: int) -> range:
    """Return where pdfium shall write its answers: each `offset` bytes into a part that is so wide."""
    start = ctypes.addressof(ctypes.c_char.from_buffer(answers)) if answers else 0
    return range(start + offset, start + offset + len(answers), width)


def ask(calls: Iterator[int]) -> None:
    """Make calls whose answers are written elsewhere."""
    deque(calls, maxlen=0)
