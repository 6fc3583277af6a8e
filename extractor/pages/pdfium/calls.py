"""pdfium's functions that are called for each character or object of a page, as fast as Python can call C."""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Protocol

import pypdfium2.raw as pdfium

# The functions that are called for each character or text object once more, without pdfium's types of their arguments:
# to check and convert those takes longer than the call. They are given what C expects: pointers as `c_void_p`, and
# small integers; or, where their arguments are named, addresses.
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
object_matrix_at = _bare(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
segment_at = _bare(pdfium.FPDFPath_GetPathSegment, ctypes.c_void_p, *_POINTER_INDEX)
segment_kind_at = _bare(pdfium.FPDFPathSegment_GetType, ctypes.c_int, ctypes.c_void_p)
closes_at = _bare(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, ctypes.c_void_p)
point_at = _bare(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
loose_box_at = _bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
matrix_at = _bare(pdfium.FPDFText_GetMatrix, ctypes.c_int)
origin_at = _bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
ink_at = _bare(pdfium.FPDFText_GetCharBox, ctypes.c_int)
colour_at = _bare(pdfium.FPDFText_GetFillColor, ctypes.c_int)
font_size_of = _bare(pdfium.FPDFTextObj_GetFontSize, ctypes.c_int)
font_of = _bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
render_mode_of = _bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
is_generated_at = _bare(pdfium.FPDFText_IsGenerated, ctypes.c_int)

# So many pointers are kept: as many as a full page has characters.
_MOST_KEPT = 5000


class Answers:
    """Memory for what pdfium answers to many calls of a kind.

    The pointers into it are kept from page to page, for to make one takes half as long as the call that it is for.
    """

    def __init__(self, width: int, *offsets: int) -> None:
        """Prepare for answers of `width` bytes each, whose parts begin at `offsets`."""
        self._width = width
        self._offsets = offsets
        self._count = 0
        self._memory = bytearray()
        self._pointers: list[list[ctypes.c_void_p]] = [[] for _ in offsets]

    def pointers(self, count: int) -> list[list[ctypes.c_void_p]]:
        """Return where pdfium shall write, for each part at least `count` pointers."""
        if count > self._count or self._count > _MOST_KEPT:
            self._count = count + count // 2  # the next page may have more
            self._memory = bytearray(self._count * self._width)
            start = ctypes.addressof(ctypes.c_char.from_buffer(self._memory)) if count else 0
            stop = start + len(self._memory)
            self._pointers = [
                list(map(ctypes.c_void_p, range(start + offset, stop + offset, self._width)))
                for offset in self._offsets
            ]
        return self._pointers

    def given(self, count: int) -> memoryview:
        """Return the answers to the first `count` calls; the next calls overwrite them."""
        return memoryview(self._memory)[: count * self._width]


def answered(
    function: _Bare, addresses: Sequence[int], parts: struct.Struct, *offsets: int
) -> Iterator[tuple[float, ...]]:
    """Call a function for each address, and return the `parts` that it writes, each at its offset."""
    memory = bytearray(parts.size * len(addresses))
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory)) if memory else 0
    places = (range(start + offset, start + offset + len(memory), parts.size) for offset in offsets)
    ask(map(function, addresses, *places))
    return parts.iter_unpack(memory)


def ask(calls: Iterator[int]) -> None:
    """Make calls whose answers are written elsewhere."""
    deque(calls, maxlen=0)
