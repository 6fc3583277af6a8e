"""A page, where things stand on it, and what it gives to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.model.characters import Run

TextFrom = Literal["text", "ocr", "mixed", "undecodable", "damaged"]


@dataclass(frozen=True, slots=True)
class Box:
    """Where something is printed."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


Grid = tuple[Box, ...]  # the cells that the ruling lines of one table draw, merged ones as one


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF; `runs` in the order of the file.

    `grids` are the cells that ruling lines draw on it, `rulings` the level lines that reach over a good part of it,
    each as high as a hair, `pictures` the visible parts of its images. Print that is askew or on its side is read
    upright: `turned` is by how many degrees clockwise it is turned about the middle of the page as displayed; the
    page's size and its characters are those of the page turned back.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    text_from: TextFrom | None = "text"
    grids: tuple[Grid, ...] = ()
    rulings: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    turned: float = 0.0

    @property
    def pictured(self) -> float:
        """The part of it that pictures cover, 0 to 1; what several cover counts several times."""
        area = sum((one.x1 - one.x0) * (one.bottom - one.top) for one in self.pictures)
        return min(1.0, area / max(self.width * self.height, 1.0))


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as the archive keeps it, without its characters; `turned` as in `Page`, 0 once it is as displayed."""

    number: int
    width: float
    height: float
    text_from: TextFrom | None
    turned: float = 0.0
