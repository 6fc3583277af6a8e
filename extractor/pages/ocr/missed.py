"""Ink that is in no line → the lines that the detector missed.

Characters stand in a row and near each other. The strokes of a drawing may do so too: what is short must stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.pages.ocr.index import SpatialIndex
from extractor.pages.ocr.rect import Rect, apart, gap, same_row

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
    found = _indexed(lines, height)
    rows = [row for row in _chains(loose, height, rules) if not any(_overlap(row, lines[i]) for i in found.near(row))]
    rows = sorted(rows, key=lambda row: -row.width)[:_MOST_TRIED]
    strokes = [blot for blot in loose if max(blot.width, blot.height) > _DUST * height]
    index = _indexed(strokes, height)
    near = ((row, _around(row, height)) for row in rows)
    return [
        row
        for row, around in near
        if row.width > _SHORT * row.height or _is_lone(row, around, (strokes[i] for i in index.near(around)))
    ][:_MOST_MISSED]


def _indexed(rects: Iterable[Rect], height: float) -> SpatialIndex:
    """Return an index that is searched about as far as characters of a line may be apart."""
    return SpatialIndex.of(rects, _CHAIN * height, height)


def _overlap(one: Rect, other: Rect) -> bool:
    return same_row(one, other) and gap(one, other) < 0


def _chains(blots: Iterable[Rect], height: float, rules: Sequence[Rect]) -> list[Rect]:
    """Put loose blots beside each other together, and return the rows that are as large as a line of print."""
    rows: dict[int, Rect] = {}
    index = _indexed((), height)  # of the rows, each as high as a letter
    for key, blot in enumerate(sorted(blots, key=lambda blot: -blot.height)):
        near = [i for i in index.near(_reach(blot, height)) if _are_chained(rows[i], blot, height, rules)]
        largest = max(near, key=lambda i: rows[i].width * rows[i].height, default=key)
        row = blot
        for other in near:
            row = row.with_(rows.pop(other))
            if other != largest:
                index.remove(other)
        rows[largest] = row
        index.put(largest, _raised(row, height))
    return [row for row in rows.values() if row.height >= _LEAST_HEIGHT * height and row.width >= _LEAST_WIDTH * height]


def _reach(blot: Rect, height: float) -> Rect:
    """Return the place around a blot in which what is chained to it begins or ends."""
    raised, across = _raised(blot, height), _CHAIN * max(blot.height, height)
    return Rect(raised.x0 - across, raised.y0, raised.x1 + across, raised.y1)


def _are_chained(row: Rect, blot: Rect, height: float, rules: Sequence[Rect]) -> bool:
    near = gap(row, blot) < _CHAIN * max(blot.height, height)
    return near and same_row(_raised(row, height), _raised(blot, height)) and not apart(row, blot, rules)


def _raised(blot: Rect, height: float) -> Rect:
    """Return a blot as high as a letter: dashes, and the strokes of a numeral two (二), are flat and of one row."""
    half = max(blot.height, _LETTER * height) / 2
    return Rect(blot.x0, blot.middle - half, blot.x1, blot.middle + half)


def _around(row: Rect, height: float) -> Rect:
    """Return a row with as much white around it as it has where it stands alone."""
    reach = _ALONE * max(row.height, height)
    return Rect(row.x0 - reach, row.y0 - reach, row.x1 + reach, row.y1 + reach)


def _is_lone(row: Rect, around: Rect, strokes: Iterable[Rect]) -> bool:
    """Whether white surrounds a row, as it does a page number; in a drawing other strokes are near."""
    return not any(_meet(around, blot) and not _meet(row, blot) for blot in strokes)


def _meet(one: Rect, other: Rect) -> bool:
    return gap(one, other) < 0 and max(one.y0, other.y0) < min(one.y1, other.y1)
