"""Printed lines → the text that they made before they were broken, and where each stands in it.

What a line break or page break parted is one again: numbers, units and Chinese words are joined as they are, two
Latin words get their blank back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.model import Line, Paragraph, Piece


def join(lines: Sequence[Line], first: int = 0) -> Paragraph:
    """Return the text of the lines as one paragraph.

    Args:
        lines: At least one line.
        first: Where the paragraph begins in the first line (behind the name of a field).
    """
    text, places = joined([line.text for line in lines], first)
    pieces = [Piece(start, line, begin, length) for line, (start, begin, length) in zip(lines, places, strict=True)]
    return Paragraph(text, tuple([piece for piece in pieces if piece.length]))


def text_of(lines: Sequence[Line]) -> str:
    """Return the text of the lines as `join` does, without the places where they have it."""
    return lines[0].text.lstrip(" ") if len(lines) == 1 else joined([line.text for line in lines])[0]


def joined(texts: Iterable[str], first: int = 0) -> tuple[str, list[tuple[int, int, int]]]:
    """Return texts that were printed in lines of their own as one, and where it has each of them.

    A place is where in the whole it begins, where in its own text, and how long it is: blanks that open a line go.
    """
    whole = ""
    places: list[tuple[int, int, int]] = []
    for text in texts:
        taken = text[first:].lstrip(" ")
        if whole and taken and _apart(whole, taken):
            whole += " "
        places.append((len(whole), len(text) - len(taken), len(taken)))
        whole += taken
        first = 0
    return whole, places


def beginning_of(paragraph: Paragraph, end: int) -> Paragraph:
    """Return the paragraph's first `end` characters."""
    pieces = tuple(
        Piece(piece.start, piece.line, piece.first, min(piece.length, end - piece.start))
        for piece in paragraph.pieces
        if piece.start < end
    )
    return Paragraph(paragraph.text[:end], pieces)


def _apart(before: str, after: str) -> bool:
    """Whether a blank stood where the line ended: between Latin words, and behind a Latin mark that one follows.

    Digits of one number, a sign and its number, or Latin beside Chinese have none.
    """
    last, first = before[-1], after[0]
    if not (last.isascii() and first.isascii()):
        return last.isalpha() and first.isalpha() and last < "\u2000" and first < "\u2000"
    if first.isalpha():
        return last.isalnum() or last in ",.;:!?)&"
    return last.isalpha() and (first.isdigit() or first == "(")
