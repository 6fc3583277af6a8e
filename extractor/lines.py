"""page → lines: characters put into lines in reading order, and their text normalised, once and for all.

A blank is kept only between two Latin words or numbers (`NTT DATA`): justified Chinese text has wide gaps or printed
blanks between all its characters, and neither says anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median, mode

from extractor.model import Char, Line, Page
from extractor.patterns import Patterns

# Two stretches stand on one line when they share this part of the lower one's height.
SHARED_HEIGHT = 0.5
# Gap between Latin characters, in parts of the size, from which it is a blank though none is printed: a word space
# is 0.25 of the size in most faces, kerning and tracking stay below 0.15.
WORD_GAP = 0.2
# Gap, in parts of the size, from which the stretches on either side are two lines (head left and right, columns) …
COLUMN_GAP = 3.0
# … unless it is less than this many times the line's median gap: then the line is letter-spaced.
LETTER_SPACED = 2.0
# Part of a line's Chinese characters that must be bold for the line to be bold.
WHOLLY = 0.9

# Marks of full width that become half width where they stand inside a number or a Latin word.
_INNER_MARKS = {"\uff0e": ".", "\uff0f": "/", "\uff0d": "-", "\uff0b": "+", "\uff06": "&", "\uff20": "@", "\uff3f": "_"}
_POINT = "\uff0e"
_SIGNS = "\uff0d\uff0b"
# Blocks whose characters Unicode itself calls other forms of common ones: Kangxi radicals, compatibility ideographs,
# Latin ligatures, and the small percent sign.
_OTHER_FORMS = (("\u2f00", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufb00", "\ufb06"), ("\ufe6a", "\ufe6a"))
# Full-width forms that are half width everywhere: % 0-9 A-Z a-z.
_FULL_WIDTH = (("\uff05", "\uff05"), ("\uff10", "\uff19"), ("\uff21", "\uff3a"), ("\uff41", "\uff5a"))


class Letters(dict[str, str]):
    """Printed characters → normalised text (`""` for what goes); each character is worked out once.

    `bullets` are the characters that, opening a line, mark it and do not belong to its text.
    """

    def __init__(self, patterns: Patterns) -> None:
        super().__init__()
        self.bullets = frozenset(patterns.table("bullet").spellings)
        for word in patterns.table("character"):
            self.update(dict.fromkeys(word.aliases, word.means))

    def __missing__(self, printed: str) -> str:
        text = _normalised(printed) if len(printed) == 1 else "".join(self[char] for char in printed)
        self[printed] = text
        return text


def read_lines(page: Page, letters: Letters) -> list[Line]:
    """Return the page's lines from top to bottom, and from left to right where several stand at one height.

    Coordinates are PDF points from the top left. A stretch of nothing but blanks or private-use glyphs is no line.
    """
    found: list[Line] = []
    for row in _rows(page.chars):
        for part in _parts(row):
            line = _line(page.number, len(found), part, letters)
            if line is not None:
                found.append(line)
    return found


def _normalised(char: str) -> str:
    if any(first <= char <= last for first, last in _FULL_WIDTH):
        return chr(ord(char) - 0xFEE0)
    if any(first <= char <= last for first, last in _OTHER_FORMS):
        return unicodedata.normalize("NFKC", char)
    if char.isspace():
        return " "
    # Control and format characters, halves of surrogates and private-use glyphs say nothing to a reader.
    return "" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") else char


# ------------------------------------------------------------------ characters → rows → parts


@dataclass(slots=True)
class _Row:
    """Characters of one height, as they are collected; `top` and `bottom` are those of the tallest stretch, so that a
    chain of overlapping lines does not become one.
    """

    top: float
    bottom: float
    chars: list[Char]

    def holds(self, top: float, bottom: float) -> bool:
        shared = min(self.bottom, bottom) - max(self.top, top)
        return shared >= SHARED_HEIGHT * min(self.bottom - self.top, bottom - top)

    def take(self, other: _Row) -> None:
        self.chars += other.chars
        if other.bottom - other.top > self.bottom - self.top:
            self.top, self.bottom = other.top, other.bottom


def _rows(chars: Sequence[Char]) -> list[list[Char]]:
    """Follow the characters in the order of the file, then put together what stands at one height."""
    stretches: list[_Row] = []
    for char in chars:
        if stretches and stretches[-1].holds(char.top, char.bottom):
            stretches[-1].chars.append(char)
        else:
            stretches.append(_Row(char.top, char.bottom, [char]))
    rows: list[_Row] = []
    for stretch in sorted(stretches, key=lambda one: one.top + one.bottom):
        # A tall neighbour can push the row of the same height one or two places back.
        row = next((row for row in rows[:-4:-1] if row.holds(stretch.top, stretch.bottom)), None)
        if row is not None:
            row.take(stretch)
        else:
            rows.append(stretch)
    return [sorted(row.chars, key=lambda char: char.x0) for row in rows]


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character with ink; `spaced` says whether blanks were printed before it, `gap` is the white before it."""

    char: Char
    spaced: bool
    gap: float


def _parts(row: Sequence[Char]) -> Iterator[list[_Glyph]]:
    """Part a row where the white is too wide for one line."""
    glyphs = _glyphs(row)
    if len(glyphs) < 3:
        yield glyphs
        return
    widest = LETTER_SPACED * median(glyph.gap for glyph in glyphs[1:])
    part = glyphs[:1]
    for glyph in glyphs[1:]:
        if glyph.gap > widest and glyph.gap > COLUMN_GAP * glyph.char.size:
            yield part
            part = []
        part.append(glyph)
    yield part


def _glyphs(row: Sequence[Char]) -> list[_Glyph]:
    glyphs: list[_Glyph] = []
    spaced, right = False, None
    for char in row:
        if not char.text or char.text.isspace():
            spaced = True
            continue
        glyphs.append(_Glyph(char, spaced, 0.0 if right is None else char.x0 - right))
        spaced, right = False, char.x1
    return glyphs


# ------------------------------------------------------------------ part → line


def _line(page: int, position: int, part: Sequence[_Glyph], letters: Letters) -> Line | None:
    bullet = ""
    glyphs = part
    if len(part) > 1 and part[0].char.text in letters.bullets:
        bullet, glyphs = part[0].char.text, part[1:]
    text, lefts, rights = _text(glyphs, letters)
    if not text.strip():
        return None
    chars = [glyph.char for glyph in part]
    return Line(
        page=page,
        position=position,
        text=_half_width_inside_numbers(text),
        x0=chars[0].x0,
        top=min(char.top for char in chars),
        x1=max(rights),
        bottom=max(char.bottom for char in chars),
        size=mode(round(glyph.char.size, 1) for glyph in glyphs),
        bold=_wholly_bold([glyph.char for glyph in glyphs]),
        bullet=bullet,
        lefts=tuple(lefts),
        rights=tuple(rights),
        confidence=min(char.confidence for char in chars),
    )


def _text(glyphs: Sequence[_Glyph], letters: Letters) -> tuple[str, list[float], list[float]]:
    """Return the normalised text with the left and right edge of each of its characters."""
    text: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    spaced, last_right = False, 0.0
    for glyph in glyphs:
        char = glyph.char
        new = letters[char.text]
        if not new:
            spaced = True
            continue
        if text and (spaced or glyph.spaced or glyph.gap > WORD_GAP * char.size) and _parted(text[-1], new[0]):
            text.append(" ")
            lefts.append(last_right)
            rights.append(char.x0)
        width = (char.x1 - char.x0) / len(new)
        for index, letter in enumerate(new):
            text.append(letter)
            lefts.append(char.x0 + index * width)
            rights.append(char.x0 + (index + 1) * width)
        spaced, last_right = False, char.x1
    return "".join(text), lefts, rights


def _parted(before: str, after: str) -> bool:
    """Whether a blank between the two means something: both belong to an alphabet, none is Chinese."""
    return before < "\u2000" and after < "\u2000" and before != "\u00b7" and after != "\u00b7"


def _half_width_inside_numbers(text: str) -> str:
    """`４．６％` → `4.6%`; a point may also stand at the end of a line that parts a number."""
    if _INNER_MARKS.keys().isdisjoint(text):
        return text
    out = list(text)
    for index, char in enumerate(text):
        if char in _INNER_MARKS:
            before, after = text[index - 1 : index], text[index + 1 : index + 2]
            if _inside(char, before, after):
                out[index] = _INNER_MARKS[char]
    return "".join(out)


def _inside(mark: str, before: str, after: str) -> bool:
    if mark == _POINT:
        return (_is_digit(before) or not before) and (_is_digit(after) or not after) and before + after != ""
    if mark in _SIGNS and _is_digit(after):
        return True
    return _is_latin(before) and _is_latin(after)


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdigit()


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _wholly_bold(chars: Sequence[Char]) -> bool:
    """Latin characters often come from another font that has no bold face: only the others count, if there are any."""
    counted = [char.bold for char in chars if not char.text.isascii()] or [char.bold for char in chars]
    return sum(counted) >= WHOLLY * len(counted)
