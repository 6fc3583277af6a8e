"""Rows → how far white as wide as a gutter runs down between them, in bits, one a point."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.lines.columns.spans import Part, Row, bit

# A gutter leaves each side at least this part of the width: columns are hardly narrower than a fifth of the page.
SIDE = 0.18


def middle_of(part: Part) -> int:
    """Return the bits in which a gutter of a part may stand; none where it is too narrow for two columns."""
    left, right = part.left + SIDE * part.width, part.right - SIDE * part.width
    return (1 << (bit(right) + 1)) - (1 << bit(left)) if right > left else 0


def open_rows(rows: Sequence[Row], zone: int, narrowest: int) -> list[bool]:
    """Return for each row whether it leaves white as wide as the narrowest gutter in a zone."""
    first, last = (zone & -zone).bit_length() - 1, zone.bit_length() - 1
    if last - first + 1 < narrowest:
        return [False] * len(rows)
    left, right = first + narrowest, last - narrowest + 1
    return [
        # Bits need not be asked where a row is one stretch of ink
        row.x0 >= left or row.x1 < right
        if len(row.spans) == 1 and row.x0 <= row.x1
        else bool(_wide(zone & ~row.ink, narrowest))
        for row in rows
    ]


def reach(rows: Sequence[Row], opened: Sequence[bool], start: int, zone: int, narrowest: int) -> int:
    """Return the end of the rows from `start` on that leave one strip white between them; `opened` is `open_rows`."""
    white = zone
    for index in range(start, len(rows)):
        white &= ~rows[index].ink
        if not opened[index] or not _wide(white, narrowest):
            return index
    return len(rows)


def _wide(white: int, narrowest: int) -> int:
    """Return the bits from which so many white ones follow each other."""
    done = 1
    while done < narrowest and white:
        step = min(done, narrowest - done)
        white &= white >> step
        done += step
    return white
