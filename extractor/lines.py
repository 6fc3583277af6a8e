"""page → lines: characters put into lines in reading order, and their text normalised, once and for all.

A blank is kept only between two Latin words or numbers (`NTT DATA`): justified Chinese text has wide gaps or printed
blanks between all its characters, and neither says anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from statistics import median, mode
from typing import NamedTuple

from extractor.background import part_background
from extractor.columns import arrange
from extractor.doubles import without_doubles
from extractor.gutters import GUTTER
from extractor.model import Char, Line, LineRole, Page
from extractor.patterns import Patterns
from extractor.spacing import letter_spaced_blanks
from extractor.spans import Span
from extractor.turning import turned_lines
from extractor.vertical import vertical_runs

# Two stretches stand on one line when they share this part of the lower one's height.
SHARED_HEIGHT = 0.5
# … unless they are at the same x and their middles this part of the height apart.
STACKED = 0.35
# Gap between Latin characters, in parts of the size, from which it is a blank though none is printed: a word space
# is 0.25 of the size in most faces, kerning and tracking stay below 0.15.
WORD_GAP = 0.2
# Gap, in parts of the size, from which the stretches on either side are two lines (head left and right, columns) …
COLUMN_GAP = 3.0
# … unless it is less than this many times the line's median gap: then the line is letter-spaced.
LETTER_SPACED = 2.0
# White half of a full-width mark, in parts of the size.
HALF_WIDE = 0.45
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
    """Return the page's lines in reading order: column by column, from top to bottom, from left to right.

    Coordinates are PDF points from the top left. A stretch of nothing but blanks or private-use glyphs is no line. What
    is no part of the text comes last, with the role `watermark` or `aside` (turned and vertical text).
    """
    text, background = part_background(page.chars)
    stretches = _stretches(text)
    vertical = vertical_runs([stretch.chars for stretch in stretches])
    found = _vertical_lines(stretches, vertical, letters)
    if vertical:
        taken = {index for run in vertical for index in run}
        stretches = [stretch for index, stretch in enumerate(stretches) if index not in taken]
    found = [*_level_lines(stretches, letters), *found]
    for apart in background:
        lines = turned_lines(apart.chars, apart.angle, lambda chars: _level_lines(_stretches(chars), letters))
        found += [replace(line, role=apart.role) for line in lines]
    return [replace(line, page=page.number, position=position) for position, line in enumerate(found)]


def _level_lines(stretches: Sequence[_Row], letters: Letters) -> list[Line]:
    rows = [glyphs for row in _rows(stretches) if (glyphs := _glyphs(row))]
    found = []
    for stretch in arrange([_spans(index, row) for index, row in enumerate(rows)]):
        for spans in stretch.rows:
            row = [glyph for span in spans for glyph in rows[span.row][span.first : span.last]]
            found += [_line(part, letters, column=stretch.column) for part in _parts(row)]
    return [line for line in found if line is not None]


def _vertical_lines(stretches: Sequence[_Row], runs: Sequence[Sequence[int]], letters: Letters) -> list[Line]:
    """The lines that are read from top to bottom: the page's text, from right to left, if most of it is set so."""
    chars = [[char for index in run for char in stretches[index].chars if char.text.strip()] for run in runs]
    mostly = 2 * sum(map(len, chars)) > sum(len(stretch.chars) for stretch in stretches)
    role: LineRole = "body" if mostly else "aside"
    found = [_line([_Glyph(char, False, 0.0) for char in run], letters, role) for run in chars if run]
    return sorted((line for line in found if line is not None), key=lambda line: -line.x1)


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
    chain of overlapping lines does not become one. `stretches` are its parts, each written in one go.
    """

    top: float
    bottom: float
    chars: list[Char]
    stretches: list[_Row] = field(default_factory=list)

    def holds(self, top: float, bottom: float) -> bool:
        shared = min(self.bottom, bottom) - max(self.top, top)
        return shared >= SHARED_HEIGHT * min(self.bottom - self.top, bottom - top)

    def fits(self, other: _Row) -> bool:
        """Whether a stretch stands on this row, and not above or below a part of it (beside a tall neighbour)."""
        return self.holds(other.top, other.bottom) and not any(
            _stacked(stretch, other) for stretch in self.stretches or (self,)
        )

    def take(self, other: _Row) -> None:
        self.stretches = [*(self.stretches or [replace(self)]), other]
        self.chars = self.chars + other.chars
        if other.bottom - other.top > self.bottom - self.top:
            self.top, self.bottom = other.top, other.bottom


def _stacked(one: _Row, other: _Row) -> bool:
    """Whether two stretches stand above each other: more than half a character of both is at the same x."""
    low = min(one.bottom - one.top, other.bottom - other.top)
    if abs(one.top + one.bottom - other.top - other.bottom) < 2 * STACKED * low:
        return False
    (left, right), (other_left, other_right) = _reach(one.chars), _reach(other.chars)
    return min(right, other_right) - max(left, other_left) > low / 2


def _reach(chars: Sequence[Char]) -> tuple[float, float]:
    """From where to where the ink of a stretch reaches; it is written from left to right."""
    inked = [char for char in (*chars[:2], *chars[-3:]) if char.text and not char.text.isspace()] or chars
    return inked[0].x0, inked[-1].x1


def _stretches(chars: Sequence[Char]) -> list[_Row]:
    """Follow the characters in the order of the file, as long as they stand at one height."""
    stretches: list[_Row] = []
    last, top, bottom, size = _Row(0.0, 0.0, []), inf, -inf, 0.0
    for char in chars:
        # Most characters stand exactly as high as the one before. A small one beside a big one is another line's, or
        # stands on it as a stretch of its own.
        if char.top != top or char.bottom != bottom:
            if not stretches or size >= 3 * char.size or not last.holds(char.top, char.bottom):
                last = _Row(char.top, char.bottom, [])
                stretches.append(last)
            top, bottom, size = char.top, char.bottom, char.size
        last.chars.append(char)
    return stretches


def _rows(stretches: Sequence[_Row]) -> list[Sequence[Char]]:
    """Put together what stands at one height, from top to bottom; the characters of a row go from left to right."""
    rows: list[_Row] = []
    for stretch in sorted(stretches, key=lambda one: one.top + one.bottom):
        # A tall neighbour can push the row of the same height one or two places back.
        row = next((row for row in rows[:-4:-1] if row.fits(stretch)), None)
        if row is not None:
            row.take(stretch)
        else:
            rows.append(stretch)
    return [without_doubles(sorted(row.chars, key=lambda char: char.x0 + char.x1)) for row in rows]


class _Glyph(NamedTuple):
    """A character with ink; `spaced` says whether blanks were printed before it, `gap` is the white before it."""

    char: Char
    spaced: bool
    gap: float


def _parts(glyphs: list[_Glyph]) -> Iterator[list[_Glyph]]:
    """Part a row where the white is too wide for one line."""
    if len(glyphs) < 3:
        yield glyphs
        return
    if max([glyph.gap for glyph in glyphs]) <= COLUMN_GAP * min([glyph.char.size for glyph in glyphs]):
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


def _spans(index: int, row: Sequence[_Glyph]) -> list[Span]:
    """The ink of a row, parted at each gap that could belong to the white between two columns."""
    wide = [at for at, glyph in enumerate(row) if at and glyph.gap > GUTTER / 2 * glyph.char.size]
    edges = [0, *(at for at in wide if _white(row[at - 1].char, row[at]) > GUTTER * row[at].char.size), len(row)]
    return [_span(index, row, first, last) for first, last in pairwise(edges)]


def _span(index: int, row: Sequence[_Glyph], first: int, last: int) -> Span:
    chars = [glyph.char for glyph in row[first:last]]
    top, bottom = min([char.top for char in chars]), max([char.bottom for char in chars])
    left, right = chars[0].x0, max([char.x1 for char in chars])
    return Span(
        index,
        first,
        last,
        left + _white_before(chars[0]),
        top,
        max(left, right - _white_behind(chars[-1])),
        bottom,
        chars[0].size,
    )


def _white(before: Char, glyph: _Glyph) -> float:
    """The white between two glyphs; a mark of full width is white on one side, and may hang over its column by that."""
    return _white_behind(before) + glyph.gap + _white_before(glyph.char)


def _white_before(char: Char) -> float:
    return HALF_WIDE * char.size if _is_wide_mark(char, "Ps", "Pi") else 0.0


def _white_behind(char: Char) -> float:
    return HALF_WIDE * char.size if _is_wide_mark(char, "Pe", "Pf", "Po") else 0.0


def _is_wide_mark(char: Char, *categories: str) -> bool:
    if char.text[0] < "\u2018" or char.x1 - char.x0 < 2 * HALF_WIDE * char.size:
        return False
    return unicodedata.category(char.text[0]) in categories


# ------------------------------------------------------------------ part → line


def _line(part: Sequence[_Glyph], letters: Letters, role: LineRole = "body", column: int = 0) -> Line | None:
    bullet = ""
    glyphs = part
    # A glyph without meaning that opens a line is a bullet of a font that the rules do not know.
    if len(part) > 1 and (part[0].char.text in letters.bullets or _is_private(part[0].char.text)):
        bullet, glyphs = part[0].char.text, part[1:]
    text, lefts, rights = _text(glyphs, letters)
    for index in reversed(letter_spaced_blanks(text, lefts, rights, part[0].char.size)):
        text = text[:index] + text[index + 1 :]
        del lefts[index], rights[index]
    if not text.strip():
        return None
    chars = [glyph.char for glyph in part]
    return Line(
        page=0,
        position=0,
        text=_half_width_inside_numbers(text),
        x0=chars[0].x0,
        top=min([char.top for char in chars]),
        x1=max(rights),
        bottom=max([char.bottom for char in chars]),
        size=_usual([glyph.char.size for glyph in glyphs]),
        bold=_wholly_bold([glyph.char for glyph in glyphs]),
        bullet=bullet,
        lefts=tuple(lefts),
        rights=tuple(rights),
        role=role,
        column=column,
        confidence=min([char.confidence for char in chars]),
    )


def _usual(sizes: Sequence[float]) -> float:
    return round(sizes[0], 1) if len(set(sizes)) == 1 else mode(round(size, 1) for size in sizes)


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
        spaced, last_right = False, char.x1
        if len(new) == 1:
            text.append(new)
            lefts.append(char.x0)
            rights.append(char.x1)
            continue
        width = (char.x1 - char.x0) / len(new)
        for index, letter in enumerate(new):
            text.append(letter)
            lefts.append(char.x0 + index * width)
            rights.append(char.x0 + (index + 1) * width)
    return "".join(text), lefts, rights


def _is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"


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
    every = [char.bold for char in chars]
    if not any(every) or all(every):
        return every[0]
    counted = [char.bold for char in chars if not char.text.isascii()] or every
    return sum(counted) >= WHOLLY * len(counted)
