"""A font file in which every character is a box, made here: what text is measured with whose font a file does not hold.

To read text takes no shapes, only that there is ink: pdfium leaves out a text object of which it knows none. So pages
are read alike on machines with any fonts or none. `faces` gives it to pdfium.

The file is a TrueType font as the OpenType specification (1.9) has it, with the least of tables. Its characters are
mapped as those of fonts of last resort are: ranges of them to one glyph (`cmap`, format 13).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

EM, ASCENT, DESCENT = 1000, 880, -120
# Left, lower, right and upper edge of the ink. pdfium gives a character the place of its advance, and where ink reaches
# beyond that, more of it: so it is within the advance of even a point, and within the height of any font.
_INK_OF_HALF, _INK_OF_FULL = (10, 0, 200, 700), (10, 0, 990, 700)
# Which characters are which glyph; the first glyph is that of characters which are not there. Blanks are left out.
_NONE, _HALF, _FULL = range(3)
_CHARACTERS = (
    (0x0021, 0x007E, _HALF),
    (0x00A1, 0x1FFF, _HALF),
    (0x2010, 0x2027, _HALF),
    (0x2030, 0x205E, _HALF),
    (0x2070, 0x2E7F, _HALF),
    (0x2E80, 0x2FFF, _FULL),
    (0x3001, 0xFEFE, _FULL),
    (0xFF01, 0xFF60, _FULL),
    (0xFF61, 0xFFDC, _HALF),
    (0xFFE0, 0xFFEF, _FULL),
    (0x10000, 0x1FFFF, _HALF),
    (0x20000, 0x3FFFF, _FULL),
)
_TRUETYPE = 0x00010000


def stand_in_face() -> bytes:
    """Return the font file."""
    glyphs = [b"", _box(*_INK_OF_HALF), _box(*_INK_OF_FULL)]
    lengths = [len(glyph) for glyph in glyphs]
    bounds = 0, DESCENT, EM, ASCENT
    count = len(glyphs)
    return _file(
        {
            b"cmap": _cmap(),
            b"glyf": b"".join(glyphs),
            b"head": struct.pack(">4L2H16x4h2H3h", _TRUETYPE, _TRUETYPE, 0, 0x5F0F3CF5, 0, EM, *bounds, 0, 8, 2, 1, 0),
            b"hhea": struct.pack(">L3hH22xH", _TRUETYPE, ASCENT, DESCENT, 0, EM, count),
            b"hmtx": struct.pack(">HhHhHh", EM, 0, EM // 2, _INK_OF_HALF[0], EM, _INK_OF_FULL[0]),
            b"loca": struct.pack(f">{count + 1}L", *(sum(lengths[:at]) for at in range(count + 1))),
            b"maxp": struct.pack(">L14H", _TRUETYPE, count, 4, 1, 0, 0, 1, *[0] * 8),
        }
    )


def _box(left: int, lower: int, right: int, upper: int) -> bytes:
    """Return a glyph: four points, each given by how far it is from the one before."""
    width, height = right - left, upper - lower
    head = struct.pack(">h4h2H", 1, left, lower, right, upper, 3, 0)
    glyph = head + bytes([1, 1, 1, 1]) + struct.pack(">8h", left, width, 0, -width, lower, 0, height, 0)
    return glyph + bytes(-len(glyph) % 4)


def _cmap() -> bytes:
    ranges = b"".join(struct.pack(">3L", *characters) for characters in _CHARACTERS)
    return struct.pack(">4HL2H3L", 0, 1, 3, 10, 12, 13, 0, 16 + len(ranges), 0, len(_CHARACTERS)) + ranges


def _file(tables: Mapping[bytes, bytes]) -> bytes:
    """Put tables, each of which begins at a multiple of four bytes, behind a directory of them; nobody sums them up."""
    directory = struct.pack(">L4H", _TRUETYPE, len(tables), 64, 2, 16 * len(tables) - 64)
    start = len(directory) + 16 * len(tables)
    content = b""
    for name, table in sorted(tables.items()):
        directory += struct.pack(">4s3L", name, 0, start + len(content), len(table))
        content += table + bytes(-len(table) % 4)
    return directory + content
