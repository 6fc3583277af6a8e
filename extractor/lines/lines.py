"""page → lines: runs of characters put into lines in reading order, and their text normalised, once and for all.

A blank is kept only between two Latin words or numbers (`NTT DATA`): justified Chinese text has wide gaps or printed
blanks between all its characters, and neither says anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf

from extractor.lines.background import part_background
from extractor.lines.columns.columns import arrange
from extractor.lines.ink import Ink, ink_of, parts_of, put_together, spans_of, stacked_ink
from extractor.lines.spacing import letter_spaced_blanks
from extractor.lines.turned import turned_lines
from extractor.lines.vertical import vertical_runs
from extractor.model import Grid, Line, LineRole, Page, Run
from extractor.model.characters import chars_of
from extractor.rules.rules import Rules

# Two stretches stand on one line when they share this part of the lower one's height.
SHARED_HEIGHT = 0.5
# … unless they are at the same x and their middles this part of the height apart.
STACKED = 0.35
# Gap between Latin characters, in parts of the size, from which it is a blank though none is printed: a word space
# is 0.25 of the size in most faces, kerning and tracking stay below 0.15.
WORD_GAP = 0.2
# Two characters of an alphabet, between which alone a blank means something.
_MAYBE_WORDS = re.compile("[\0-\u1fff]{2}")
# Part of a line's Chinese characters that must be bold for the line to be bold.
WHOLLY = 0.9

# Marks of full width that become half width where they stand inside a number or a Latin word.
_INNER_MARKS = {"\uff0e": ".", "\uff0f": "/", "\uff0d": "-", "\uff0b": "+", "\uff06": "&", "\uff20": "@", "\uff3f": "_"}
_INNER_MARK = re.compile(f"[{re.escape(''.join(_INNER_MARKS))}]")
_POINT = "\uff0e"
_SIGNS = "\uff0d\uff0b"
# Blocks whose characters Unicode itself calls other forms of common ones: Kangxi radicals, compatibility ideographs,
# Latin ligatures, and the small percent sign.
_OTHER_FORMS = (("\u2f00", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufb00", "\ufb06"), ("\ufe6a", "\ufe6a"))
# Full-width forms that are half width everywhere: % 0-9 A-Z a-z.
_FULL_WIDTH = (("\uff05", "\uff05"), ("\uff10", "\uff19"), ("\uff21", "\uff3a"), ("\uff41", "\uff5a"))


class Letters(dict[str, str]):
    """Printed characters → normalised text (`""` for what goes); each character is worked out once.

    `plain` are those worked out that are themselves whatever stands beside them, as most are; `bullets` those that,
    opening a line, mark it and do not belong to its text.
    """

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.plain: set[str] = set()
        self.bullets = frozenset(rules.table("bullet").spellings)
        for word in rules.table("character"):
            for printed in word.aliases:
                self._keep(printed, word.means)

    def __missing__(self, printed: str) -> str:
        if "\u4e00" <= printed <= "\u9fff":  # a Chinese character, as most are, is itself
            self[printed] = printed
            self.plain.add(printed)
            return printed
        return self._keep(printed, _normalised(printed))

    def _keep(self, printed: str, text: str) -> str:
        self[printed] = text
        if text == printed and text not in _INNER_MARKS:
            self.plain.add(printed)
        return text


def read_lines(page: Page, letters: Letters) -> list[Line]:
    """Return the page's lines in reading order: column by column, from top to bottom, from left to right.

    Coordinates are PDF points from the top left. A stretch of nothing but blanks or private-use glyphs is no line. What
    is no part of the text comes last, with the role `watermark` or `aside` (turned and vertical text).
    """
    text, background = part_background(page.runs)
    stretches = _stretches(text)
    vertical = vertical_runs([stretch.runs for stretch in stretches], page.grids)
    taken = {index for run in vertical for index in run}
    level = [stretch for index, stretch in enumerate(stretches) if index not in taken] if taken else stretches
    found = _level_lines(level, letters, page.number, page.grids)
    if not taken and not background:
        return found
    found += _vertical_lines(stretches, vertical, letters)
    for apart in background:
        lines = turned_lines(apart.runs, apart.angle, lambda runs: _level_lines(_stretches(runs), letters))
        found += [line.as_role(apart.role) for line in lines]
    return [
        line if line.key == (page.number, position) else replace(line, page=page.number, position=position)
        for position, line in enumerate(found)
    ]


def _level_lines(stretches: Sequence[_Row], letters: Letters, page: int = 0, grids: Sequence[Grid] = ()) -> list[Line]:
    rows = [ink for row in _rows(stretches) if (ink := ink_of(row)) is not None]
    found: list[Line] = []
    for stretch in arrange([spans_of(index, row) for index, row in enumerate(rows)], grids):
        for spans in stretch.rows:
            for part in parts_of(put_together(rows[spans[0].row], spans)):
                line = _line(part, letters, column=stretch.column, page=page, position=len(found))
                if line is not None:
                    found.append(line)
    return found


def _vertical_lines(stretches: Sequence[_Row], runs: Sequence[Sequence[int]], letters: Letters) -> list[Line]:
    """The lines that are read from top to bottom: the page's text, from right to left, if most of it is set so."""
    inked = [[one for index in run for one in stretches[index].runs if not one.text.isspace()] for run in runs]
    mostly = 2 * sum(map(len, inked)) > sum(len(run.text) for stretch in stretches for run in stretch.runs)
    role: LineRole = "body" if mostly else "aside"
    found = [_line(stacked_ink(run), letters, role) for run in inked if run]
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
    """Runs of one height, as they are collected; `top` and `bottom` are those of the tallest stretch, so that a
    chain of overlapping lines does not become one. `stretches` are its parts, each written in one go.
    """

    top: float
    bottom: float
    runs: list[Run]
    stretches: list[_Row] = field(default_factory=list)

    def holds(self, top: float, bottom: float) -> bool:
        lower = self.bottom if self.bottom < bottom else bottom  # noqa: FURB136 - calling min takes as long as the rest
        upper = self.top if self.top > top else top  # noqa: FURB136
        own, other = self.bottom - self.top, bottom - top
        return lower - upper >= SHARED_HEIGHT * (own if own < other else other)  # noqa: FURB136

    def fits(self, other: _Row) -> bool:
        """Whether a stretch stands on this row, and not above or below a part of it (beside a tall neighbour)."""
        return self.holds(other.top, other.bottom) and not any(
            _stacked(stretch, other) for stretch in self.stretches or (self,)
        )

    def take(self, other: _Row) -> None:
        self.stretches = [*(self.stretches or [replace(self)]), other]
        self.runs = self.runs + other.runs
        if other.bottom - other.top > self.bottom - self.top:
            self.top, self.bottom = other.top, other.bottom


def _stacked(one: _Row, other: _Row) -> bool:
    """Whether two stretches stand above each other: more than half a character of both is at the same x."""
    low = min(one.bottom - one.top, other.bottom - other.top)
    if abs(one.top + one.bottom - other.top - other.bottom) < 2 * STACKED * low:
        return False
    (left, right), (other_left, other_right) = _reach(one.runs), _reach(other.runs)
    return min(right, other_right) - max(left, other_left) > low / 2


def _reach(runs: Sequence[Run]) -> tuple[float, float]:
    """From where to where the ink of a stretch reaches; it is written from left to right."""
    chars = list(chars_of(runs))
    inked = [char for char in (*chars[:2], *chars[-3:]) if not char.text.isspace()] or chars
    return inked[0].x0, inked[-1].x1


def _stretches(runs: Sequence[Run]) -> list[_Row]:
    """Follow the runs in the order of the file, as long as they stand at one height."""
    stretches: list[_Row] = []
    last, top, bottom, size = _Row(0.0, 0.0, []), inf, -inf, 0.0
    for run in runs:
        # Most stand exactly as high as the one before. A small one beside a big one is another line's, or stands on it
        # as a stretch of its own.
        if run.top != top or run.bottom != bottom:
            if not stretches or size >= 3 * run.size or not last.holds(run.top, run.bottom):
                last = _Row(run.top, run.bottom, [])
                stretches.append(last)
            top, bottom, size = run.top, run.bottom, run.size
        last.runs.append(run)
    return stretches


def _rows(stretches: Sequence[_Row]) -> list[list[Run]]:
    """Put together what stands at one height, from top to bottom."""
    rows: list[_Row] = []
    for stretch in sorted(stretches, key=lambda one: one.top + one.bottom):
        # A tall neighbour can push the row of the same height one or two places back.
        for row in rows[:-4:-1]:
            if row.fits(stretch):
                row.take(stretch)
                break
        else:
            rows.append(stretch)
    return [row.runs for row in rows]


# ------------------------------------------------------------------ part → line


def _line(
    part: Ink, letters: Letters, role: LineRole = "body", column: int = 0, page: int = 0, position: int = 0
) -> Line | None:
    bullet = ""
    inked = part
    # A glyph without meaning that opens a line is a bullet of a font that the rules do not know.
    if len(part.text) > 1 and (part.text[0] in letters.bullets or _is_private(part.text[0])):
        bullet, inked = part.text[0], part.part(1, len(part.text))
    text, lefts, rights = _text(inked, letters)
    for index in reversed(letter_spaced_blanks(text, lefts, rights, part.sizes[0])) if " " in text else ():
        text = text[:index] + text[index + 1 :]
        lefts, rights = lefts[:index] + lefts[index + 1 :], rights[:index] + rights[index + 1 :]
    if not text.strip():
        return None
    return Line(
        page=page,
        position=position,
        text=text if text is inked.text else _half_width_inside_numbers(text),
        x0=part.lefts[0],
        top=min(part.tops),
        x1=max(rights),
        bottom=max(part.bottoms),
        size=_usual_size(inked),
        bold=_wholly_bold(inked),
        bullet=bullet,
        lefts=lefts,
        rights=rights,
        role=role,
        column=column,
        confidence=min(part.confidences),
    )


def _usual_size(ink: Ink) -> float:
    """The size in which most of the line is set by its width: beside a heading, its English name has more letters."""
    if ink.sizes.count(ink.sizes[0]) == len(ink.sizes):
        return round(ink.sizes[0], 1)
    widths: defaultdict[float, float] = defaultdict(float)
    for size, left, right in zip(ink.each(ink.sizes), ink.lefts, ink.rights, strict=True):
        widths[round(size, 1)] += right - left
    return max(widths, key=widths.__getitem__)


def _text(ink: Ink, letters: Letters) -> tuple[str, tuple[float, ...], tuple[float, ...]]:
    """Return the normalised text with the left and right edge of each of its characters.

    The very text that is printed is returned where nothing in it means anything else than it says.
    """
    text: str = ink.text
    if letters.plain.issuperset(text):
        return (text, ink.lefts, ink.rights) if not _has_blanks(ink, text) else _spaced_text(ink, text)
    news = list(map(letters.__getitem__, text))
    text = "".join(news)
    if "" in news or len(text) != len(news) or _has_blanks(ink, text):
        return _spaced_text(ink, news)
    return text, ink.lefts, ink.rights


def _has_blanks(ink: Ink, text: str) -> bool:
    """Whether a blank stands, or belongs, between two characters of a text that has as many as there is ink."""
    least = WORD_GAP * min(ink.sizes)
    if (ink.widest <= least and True not in ink.spaced) or _MAYBE_WORDS.search(text) is None:
        return False
    wide = [at for at, gap in enumerate(ink.gaps) if gap > least]
    if True in ink.spaced:
        wide += [at for at, spaced in enumerate(ink.spaced) if spaced]
    return any(
        at and _parted(text[at - 1], text[at]) and (ink.spaced[at] or ink.gaps[at] > WORD_GAP * ink.each(ink.sizes)[at])
        for at in wide
    )


def _spaced_text(ink: Ink, news: Sequence[str]) -> tuple[str, tuple[float, ...], tuple[float, ...]]:
    """Return the same where there are blanks, or characters that mean none or several."""
    text: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    blank, last_right = False, 0.0
    for new, left, right, size, spaced, gap in zip(
        news, ink.lefts, ink.rights, ink.each(ink.sizes), ink.spaced, ink.gaps, strict=True
    ):
        if not new:
            blank = True
            continue
        if text and (blank or spaced or gap > WORD_GAP * size) and _parted(text[-1], new[0]):
            text.append(" ")
            lefts.append(last_right)
            rights.append(left)
        blank, last_right = False, right
        width = (right - left) / len(new)
        text += new
        lefts += [left + index * width for index in range(len(new))]
        rights += [right] if len(new) == 1 else [left + (index + 1) * width for index in range(len(new))]
    return "".join(text), tuple(lefts), tuple(rights)


def _is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"


def _parted(before: str, after: str) -> bool:
    """Whether a blank between the two means something: both belong to an alphabet, none is Chinese."""
    return before < "\u2000" and after < "\u2000" and before != "\u00b7" and after != "\u00b7"


def _half_width_inside_numbers(text: str) -> str:
    """`４．６％` → `4.6%`; a point may also stand at the end of a line that parts a number."""
    return _INNER_MARK.sub(_half_width, text)


def _half_width(found: re.Match[str]) -> str:
    mark, at = found[0], found.start()
    before, after = found.string[max(0, at - 1) : at], found.string[at + 1 : at + 2]
    return _INNER_MARKS[mark] if _inside(mark, before, after) else mark


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


def _wholly_bold(ink: Ink) -> bool:
    """Latin characters often come from another font that has no bold face: only the others count, if there are any."""
    every = ink.bolds
    if not any(every) or all(every):
        return every[0]
    every = ink.each(every)
    counted = [bold for bold, text in zip(every, ink.text, strict=True) if not text.isascii()] or every
    return sum(counted) >= WHOLLY * len(counted)
