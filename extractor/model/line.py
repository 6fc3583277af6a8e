"""A printed line with its role, and paragraphs put together of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.model.characters import Run
from extractor.model.page import Box

LineRole = Literal[
    "cover", "contents", "header", "footer", "page-number", "heading", "title", "source", "field", "body", "table",
    "caption", "chart", "footnote", "aside", "watermark",
]  # fmt: skip

LineKey = tuple[int, int]  # page, position


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with normalised text.

    `confidence` is that of its least certain character. `lefts[i]` and `rights[i]` are the x of both edges of
    `text[i]`. `bullet` is the bullet that opened the line
    (taken out of `text`), `""` where there was none. `position` counts the lines of the page in reading order.
    `column` tells apart the columns of a page from the left, top to bottom; 0 is text as wide as the page.
    """

    page: int
    position: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    bullet: str
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    role: LineRole = "body"
    column: int = 0
    confidence: float = 1.0

    @property
    def key(self) -> LineKey:
        """Page and position, which no other line of the document has."""
        return self.page, self.position

    def box(self, start: int, end: int) -> Box:
        """Return the box of `text[start:end]`."""
        return Box(self.page, self.lefts[start], self.top, self.rights[end - 1], self.bottom)

    def as_role(self, role: LineRole) -> Line:
        """Return the line in a role; written out, for `dataclasses.replace` takes three times as long."""
        if role == self.role:
            return self
        return Line(
            self.page,
            self.position,
            self.text,
            self.x0,
            self.top,
            self.x1,
            self.bottom,
            self.size,
            self.bold,
            self.bullet,
            self.lefts,
            self.rights,
            role,
            self.column,
            self.confidence,
        )


@dataclass(frozen=True)
class Piece:
    """Where a stretch of a paragraph is printed: its characters from `start` on are those of `line` from `first` on."""

    start: int
    line: Line
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph joined over lines and pages; a blank put between two lines belongs to no piece."""

    text: str
    pieces: tuple[Piece, ...]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes of `text[start:end]`, one per printed line, in reading order."""
        found = []
        for piece in self._pieces(start, end):
            shift = piece.first - piece.start
            first, last = max(start, piece.start), min(end, piece.start + piece.length)
            found.append(piece.line.box(first + shift, last + shift))
        return tuple(found)

    def confidence(self, start: int, end: int) -> float:
        """Return how certain the least certain line is that `text[start:end]` is printed on, 0 to 1."""
        return min(piece.line.confidence for piece in self._pieces(start, end))

    def page(self, start: int, end: int) -> int:
        """Return the page on which `text[start:end]` begins."""
        return next(self._pieces(start, end)).line.page

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces in which some of `text[start:end]` is."""
        return (piece for piece in self.pieces if max(start, piece.start) < min(end, piece.start + piece.length))


def usual_size(printed: Iterable[Line] | Iterable[Run]) -> float:
    """Return the size in points in which most characters are set; 0 where there are none."""
    weights: Counter[float] = Counter()
    for stretch in printed:
        weights[stretch.size] += len(stretch.text)
    return weights.most_common(1)[0][0] if weights else 0.0
