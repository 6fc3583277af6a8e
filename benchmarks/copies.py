"""Many issues out of the few made ones: each a file of its own, with digits of its own.

The made issues are printed by LibreOffice, which writes a page as plain strings of glyphs (`[<01>-26<0203>]TJ`). So
digits can be exchanged for others of the same font where they stand, and nothing else of the page changes: copies have
the same fonts and layouts, as issues of one bulletin do, but no sentence with an amount in it is the same in two of
them, so that nothing is gained by remembering sentences. What is not written so (the other fixtures) differs by a
comment at its end.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
ISSUES = sorted(FIXTURES.glob("20*.pdf"))
# Whatever is imported well has a golden beside it.
IMPORTABLE = sorted(
    path.with_name(path.name.replace(".outline.txt", ".pdf")) for path in FIXTURES.glob("*.outline.txt")
)

_STREAM = re.compile(rb"(?P<dictionary><<.*?>>)\s*stream\r?\n(?P<data>.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/(?P<font>F\d+) [\d.]+ Tf\s*(?P<strings>\[[^]]*\]TJ|<[0-9A-F]+>Tj)")
_STRING = re.compile(rb"(?<=<)[0-9A-F]+(?=>)")
_GLYPH = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>")
# A number that is an amount and neither a year nor a month: its decimals, or all but the first of four or more digits.
_AMOUNT = re.compile(r"(?<![\d.])\d+\.(?P<decimals>\d+)(?![\d.])|(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d(?P<others>\d{3,})")


@dataclass(frozen=True, slots=True)
class _Original:
    """A file in parts: its objects in their order, which of them are pages' text, and what their fonts' glyphs mean."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes
    texts: dict[int, bytes]
    fonts: dict[bytes, dict[int, str]]


def write_copies(folder: Path, count: int, *, sources: Sequence[Path] = ISSUES, first: int = 0) -> None:
    """Write so many files into a folder, the sources in turn, beginning with the copy that has the number `first`."""
    originals = {path: path.read_bytes() for path in sources}
    parted = {path: _part(data) for path, data in originals.items()}
    for number in range(first, first + count):
        path = sources[number % len(sources)]
        original = parted[path]
        data = originals[path] + b"%% copy %d\n" % number if original is None else _changed(original, number)
        (folder / f"{number:05}-{path.name}").write_bytes(data)


def _part(data: bytes) -> _Original | None:
    """Take a file apart, or return None where it is not written as LibreOffice writes."""
    if b"LibreOffice".hex().upper().encode() not in data.replace(b"00", b""):
        return None
    start, table = (data.rindex(word) for word in (b"startxref", b"\nxref"))
    places = sorted(int(entry[:10]) for entry in re.findall(rb"\d{10} 00000 n", data[table:start]))
    objects = {
        int(data[place:end].split(maxsplit=1)[0]): data[place:end] for place, end in pairwise([*places, table + 1])
    }
    texts = {number: text for number, text in _streams(objects) if _SHOWN.search(text)}
    fonts = {}
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", b"".join(objects.values())):
        said = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        assert said is not None
        meanings = _GLYPH.findall(dict(_streams(objects))[int(said[1])])
        fonts[name] = {int(glyph, 16): chr(int(character, 16)) for glyph, character in meanings}
    return _Original(data[: places[0]], objects, data[data.index(b"trailer", table) : start], texts, fonts)


def _streams(objects: dict[int, bytes]) -> Iterator[tuple[int, bytes]]:
    for number, data in objects.items():
        found = _STREAM.search(data)
        if found and b"/FlateDecode" in found["dictionary"]:
            yield number, zlib.decompress(found["data"])


def _changed(original: _Original, number: int) -> bytes:
    """Return the file with other digits in its amounts; the same number gives the same digits."""
    chance = random.Random(number)  # noqa: S311 - nothing is kept secret
    objects = dict(original.objects)
    for key, text in original.texts.items():
        packed = zlib.compress(_SHOWN.sub(lambda shown: _with_digits(shown, original.fonts, chance), text))
        head = b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % (key, len(packed))
        objects[key] = head + packed + b"\nendstream\nendobj\n\n"
    places = dict(zip(objects, accumulate(map(len, objects.values()), initial=len(original.head)), strict=False))
    entries = b"".join(b"%010d 00000 n \n" % places[key] for key in range(1, len(places) + 1))
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    end = b"startxref\n%d\n%%%%EOF\n" % (len(original.head) + sum(map(len, objects.values())))
    return b"".join([original.head, *objects.values(), table, entries, original.trailer, end])


def _with_digits(shown: re.Match[bytes], fonts: dict[bytes, dict[int, str]], chance: random.Random) -> bytes:
    """Return an order to show text, with other digits in its amounts."""
    font = fonts[shown["font"]]
    digits = [glyph for glyph, character in font.items() if character in "0123456789"]
    glyphs = bytearray.fromhex(b"".join(_STRING.findall(shown["strings"])).decode())
    for amount in _AMOUNT.finditer("".join(font.get(glyph, "\0") for glyph in glyphs)):
        for place in range(*amount.span(amount.lastgroup or 0)):
            glyphs[place] = chance.choice(digits)
    left = iter(glyphs)
    strings = _STRING.sub(lambda one: bytes(islice(left, len(one[0]) // 2)).hex().upper().encode(), shown["strings"])
    return shown[0].removesuffix(shown["strings"]) + strings
