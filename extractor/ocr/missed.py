"""Ink that is in no line → the lines that the detector missed.

Characters stand in a row and near each other. The strokes of a drawing may do so too: what is short must stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.ocr.rect import Rect, apart, gap, same_row

# White, in parts of the height of a line, between the characters of a line, which may be justified or letter-spaced.
_CHAIN = 2.5
# A line is at least as high and as wide as this, in parts of the height of a line: a figure 1 is.
_LEAST_HEIGHT, _LEAST_WIDTH = 0.4, 0.1
# What a letter is high, in parts of the height of a line.
_LETTER = 0.8
# One that is no wider than this, in parts of its own height, may as well be strokes of a drawing; it is a line where
# nothing else is as near to it as this, in parts of the height of a line. Dust, which is smaller than the third, is
# nothing.
_SHORT, _ALONE, _DUST = 2.0, 1.5, 0.25
# No page of print has more missed lines than this; a picture has hundreds of strokes, and the widest rows are tried.
_MOST_MISSED, _MOST_TRIED = 30, 120


def missed_rows(loose: Sequence[Rect], lines: Sequence[Rect], height: float, rules: Sequence[Rect]) -> list[Rect]:
    """Return the rows of print that are among loose blots, the widest first.

    Args:
        loose: The boxes of ink that is in no line.
        lines: The lines that were found; nothing in them was missed.
        height: How high a line usually is.
        rules: The boxes of the rules that run down the page; no row goes through one.
    """
    rows = [row for row in _chains(loose, height, rules) if not any(_overlap(row, line) for line in lines)]
    rows = sorted(rows, key=lambda row: -row.width)[:_MOST_TRIED]
    return [row for row in rows if row.width > _SHORT * row.height or _is_lone(row, loose, height)][:_MOST_MISSED]


def _overlap(one: Rect, other: Rect) -> bool:
    return same_row(one, other) and gap(one, other) < 0


def _chains(blots: Iterable[Rect], height: float, rules: Sequence[Rect]) -> list[Rect]:
    """Put loose blots beside each other together, and return the rows that are as large as a line of print."""
    rows: list[Rect] = []
    for blot in sorted(blots, key=lambda blot: -blot.height):
        reach = max(blot.height, height)
        near = [
            row
            for row in rows
            if same_row(_raised(row, height), _raised(blot, height))
            and gap(row, blot) < _CHAIN * reach
            and not apart(row, blot, rules)
        ]
        rows = [row for row in rows if row not in near]
        for row in near:
            blot = blot.with_(row)  # noqa: PLW2901 - the row that it becomes
        rows.append(blot)
    return [row for row in rows if row.height >= _LEAST_HEIGHT * height and row.width >= _LEAST_WIDTH * height]


def _raised(blot: Rect, height: float) -> Rect:
    """Return a blot as high as a letter: dashes, and the strokes of a numeral two (二), are flat and of one row."""
    half = max(blot.height, _LETTER * height) / 2
    return Rect(blot.x0, blot.middle - half, blot.x1, blot.middle + half)


def _is_lone(row: Rect, loose: Iterable[Rect], height: float) -> bool:
    """Whether white surrounds a row, as it does a page number; in a drawing other strokes are near."""
    reach = _ALONE * max(row.height, height)
    around = Rect(row.x0 - reach, row.y0 - reach, row.x1 + reach, row.y1 + reach)
    strokes = (blot for blot in loose if max(blot.width, blot.height) > _DUST * height)
    return not any(_meet(around, blot) and not _meet(row, blot) for blot in strokes)


def _meet(one: Rect, other: Rect) -> bool:
    return gap(one, other) < 0 and max(one.y0, other.y0) < min(one.y1, other.y1)
