"""page → lines: runs of characters put into lines in reading order, with their normalised text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.lines.background import part_background
from extractor.lines.columns.columns import arrange
from extractor.lines.ink import Ink, ink_of, parts_of, put_together, spans_of, stacked_ink
from extractor.lines.letters import Letters, half_width_inside_numbers
from extractor.lines.note_marks import without_note_marks
from extractor.lines.rows import RunRow, rows_of, stretches_of
from extractor.lines.spaced_text import spaced_text
from extractor.lines.spacing import letter_spaced_blanks
from extractor.lines.turned import turned_lines
from extractor.lines.vertical import vertical_runs
from extractor.model import Line, LineRole, Page

# Part of a line's Chinese characters that must be bold for the line to be bold: a mark may come from another face.
WHOLLY = 0.9


def read_lines(page: Page, letters: Letters) -> list[Line]:
    """Return the page's lines in reading order: column by column, from top to bottom, from left to right.

    Coordinates are PDF points from the top left. A stretch of nothing but blanks or private-use glyphs is no line. What
    is no part of the text comes last, with the role `watermark` or `aside` (turned and vertical text).
    """
    text, background = part_background(page.runs)
    stretches = stretches_of(text)
    vertical = vertical_runs([stretch.runs for stretch in stretches], page.grids)
    taken = {index for run in vertical for index in run}
    level = [stretch for index, stretch in enumerate(stretches) if index not in taken] if taken else stretches
    found = _level_lines(level, letters, page)
    if not taken and not background:
        return found
    found += _vertical_lines(stretches, vertical, letters)
    for apart in background:
        lines = turned_lines(apart.runs, apart.angle, lambda runs: _level_lines(stretches_of(runs), letters))
        found += [line.as_role(apart.role) for line in lines]
    return [
        line if line.key == (page.number, position) else replace(line, page=page.number, position=position)
        for position, line in enumerate(found)
    ]


def _level_lines(stretches: Sequence[RunRow], letters: Letters, page: Page | None = None) -> list[Line]:
    grids, rulings, number = (page.grids, page.rulings, page.number) if page else ((), (), 0)
    rows = [ink for row in rows_of(stretches) if (ink := ink_of(row)) is not None]
    found: list[Line] = []
    for passage in arrange([spans_of(index, row) for index, row in enumerate(rows)], grids, rulings):
        for spans in passage.rows:
            for part in parts_of(put_together(rows[spans[0].row], spans)):
                line = _line(part, letters, column=passage.column, page=number, position=len(found))
                if line is not None:
                    found.append(line)
    return found


def _vertical_lines(stretches: Sequence[RunRow], runs: Sequence[Sequence[int]], letters: Letters) -> list[Line]:
    """The lines that are read from top to bottom: the page's text, from right to left, if most of it is set so."""
    inked = [[one for index in run for one in stretches[index].runs if not one.text.isspace()] for run in runs]
    mostly = 2 * sum(map(len, inked)) > sum(len(run.text) for stretch in stretches for run in stretch.runs)
    role: LineRole = "body" if mostly else "aside"
    found = [_line(stacked_ink(run), letters, role) for run in inked if run]
    return sorted((line for line in found if line is not None), key=lambda line: -line.x1)


def _line(
    part: Ink, letters: Letters, role: LineRole = "body", column: int = 0, page: int = 0, position: int = 0
) -> Line | None:
    bullet = ""
    inked = part
    # A glyph without meaning that opens a line is a bullet of a font that the rules do not know.
    if len(part.text) > 1 and (part.text[0] in letters.bullets or _is_private(part.text[0])):
        bullet, inked = part.text[0], part.part(1, len(part.text))
    if len(inked.ends) > 1:
        inked = without_note_marks(inked, _usual_size(inked), letters)
    text, lefts, rights = spaced_text(inked, letters)
    for index in reversed(letter_spaced_blanks(text, lefts, rights, part.sizes[0])) if " " in text else ():
        text = text[:index] + text[index + 1 :]
        lefts, rights = lefts[:index] + lefts[index + 1 :], rights[:index] + rights[index + 1 :]
    if not text.strip():
        return None
    return Line(
        page=page,
        position=position,
        text=text if text is inked.text else half_width_inside_numbers(text),
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


def _wholly_bold(ink: Ink) -> bool:
    """Latin characters often come from another font that has no bold face: only the others count, if there are any."""
    every = ink.bolds
    if not any(every) or all(every):
        return every[0]
    every = ink.each(every)
    counted = [bold for bold, text in zip(every, ink.text, strict=True) if not text.isascii()] or every
    return sum(counted) >= WHOLLY * len(counted)


def _usual_size(ink: Ink) -> float:
    """The size in which most of the line is set by its width: beside a heading, its English name has more letters."""
    if ink.sizes.count(ink.sizes[0]) == len(ink.sizes):
        return round(ink.sizes[0], 1)
    widths: defaultdict[float, float] = defaultdict(float)
    for size, left, right in zip(ink.each(ink.sizes), ink.lefts, ink.rights, strict=True):
        widths[round(size, 1)] += right - left
    return max(widths, key=widths.__getitem__)


def _is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"
