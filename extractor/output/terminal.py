"""Text as a terminal shows it: in columns, cut to a width, and with nothing in it that the terminal might obey."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

# Widest column of a table, in places of the terminal; a Han character takes two.
WIDEST = 28


def text_table(header: Sequence[str], rows: Iterable[Sequence[str]], widest: int = WIDEST) -> str:
    """Return rows under a header, each column as wide as it needs and no wider than `widest`."""
    cells = [[cut(cell, widest) for cell in row] for row in (header, *rows)]
    widths = [max(width_of(cell) for cell in column) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * width for width in widths])
    lines = [
        "  ".join(cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True))
        for row in cells
    ]
    return "\n".join(line.rstrip() for line in lines)


def width_of(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def cut(text: str, width: int) -> str:
    """Return a text on one line and no wider than `width`, an ellipsis for what is left out."""
    text = harmless(text)
    if width_of(text) <= width:
        return text
    while width_of(text) >= width:
        text = text[:-1]
    return text + "…"


def harmless(text: str) -> str:
    """Return a text with blanks for all that a terminal might obey: the text of a PDF is anybody's."""
    return "".join(character if character.isprintable() else " " for character in text)
