from __future__ import annotations

import struct

import pytest

from extractor.pages.pdfium.stand_in_face import ASCENT, DESCENT, EM, stand_in_face

FACE = stand_in_face()


def tables() -> dict[bytes, bytes]:
    """The tables of the font file, as its directory has them."""
    kind, count, reach, power, rest = struct.unpack_from(">L4H", FACE)
    assert (kind, reach, power, rest) == (0x00010000, 64, 2, 16 * count - 64)  # of 16 times 2², the most that are there
    entries = [struct.unpack_from(">4s3L", FACE, 12 + 16 * at) for at in range(count)]
    assert [name for name, *_ in entries] == sorted(name for name, *_ in entries)
    assert all(start % 4 == 0 for _, _, start, _ in entries)
    return {name: FACE[start : start + length] for name, _, start, length in entries}


def glyph_of(char: str) -> int:
    """Which glyph the font has for a character; 0 for none."""
    cmap = tables()[b"cmap"]
    assert struct.unpack_from(">4HL", cmap) == (0, 1, 3, 10, 12)  # one table, of Unicode in full, for Windows
    kind, _, length, _, groups = struct.unpack_from(">2H3L", cmap, 12)
    assert (kind, 12 + length, 12 + 16 + 12 * groups) == (13, len(cmap), len(cmap))
    for at in range(groups):
        first, last, glyph = struct.unpack_from(">3L", cmap, 28 + 12 * at)
        if first <= ord(char) <= last:
            return int(glyph)
    return 0


@pytest.mark.parametrize(
    ("chars", "glyph"),
    [
        ("!8a~¡é", 1),
        ("\u2010\u2027\u2030\u205e\u2070\u2e7f\uff61\uffdc", 1),
        ("\u2e80、一龥\uac00！\uff01\uff60\uffe0\uffef\U00020000\U0003ffff", 2),
        ("\U0001f600", 1),
        (" \xa0\u2000\u200b\u2028\u202f\u205f\u3000\ufeff\uffdd\t\x7f", 0),
    ],
)
def test_characters_are_boxes_half_or_a_whole_square_wide_and_blanks_are_none(chars: str, glyph: int) -> None:
    assert {char: glyph_of(char) for char in chars} == dict.fromkeys(chars, glyph)


def test_advances_are_a_half_and_a_whole_em_and_ink_lies_within() -> None:
    assert struct.unpack(">HhHhHh", tables()[b"hmtx"]) == (1000, 0, 500, 10, 1000, 10)
    glyf, places = tables()[b"glyf"], struct.unpack(">4L", tables()[b"loca"])
    assert (places[0], places[1], places[3]) == (0, 0, len(glyf))
    for start, box in zip(places[1:3], ((10, 0, 200, 700), (10, 0, 990, 700)), strict=True):
        contours, left, lower, right, upper, last, _ = struct.unpack_from(">h4h2H", glyf, start)
        assert (contours, last, (left, lower, right, upper)) == (1, 3, box)
        assert glyf[start + 14 : start + 18] == bytes([1] * 4)  # all on the outline
        steps = struct.unpack_from(">8h", glyf, start + 18)
        xs = [sum(steps[: at + 1]) for at in range(4)]
        ys = [sum(steps[4 : 5 + at]) for at in range(4)]
        assert list(zip(xs, ys, strict=True)) == [(left, lower), (right, lower), (right, upper), (left, upper)]


def test_the_font_says_how_high_it_is_and_how_many_glyphs_it_has() -> None:
    assert (EM, ASCENT, DESCENT) == (1000, 880, -120)
    head = struct.unpack(">4L2H16x4h2H3h", tables()[b"head"])
    assert head == (0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0, EM, 0, DESCENT, EM, ASCENT, 0, 8, 2, 1, 0)
    assert struct.unpack(">L3hH22xH", tables()[b"hhea"]) == (0x00010000, ASCENT, DESCENT, 0, EM, 3)
    assert struct.unpack_from(">L3H", tables()[b"maxp"]) == (0x00010000, 3, 4, 1)
    assert [len(tables()[name]) for name in (b"head", b"hhea", b"maxp")] == [54, 36, 32]  # as OpenType has them
