"""What the recogniser says of a line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A recognised character: its middle in pixels of the page, and how sure it is, 0 to 1."""

    text: str
    middle: float
    confidence: float


Reading = tuple[Glyph, ...]
