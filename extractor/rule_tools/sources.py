"""A figure → which words said each of its fields, and how far off they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.figures.reading import TextFigure
from extractor.figures.table.figures import TableFigure
from extractor.figures.table.subjects import OriginPlace
from extractor.figures.text.said import FROM_ISSUE

SourcePlace = (
    Literal[
        "in its own words",
        "earlier in the sentence",
        "in an earlier sentence",
        "in an earlier paragraph",
        "of the figures before",
    ]
    | OriginPlace
)

# What the issue says where the text does not; other fields without words come from the figures before.
_OF_ISSUE = ("region", "entity", "period")


@dataclass(frozen=True, slots=True)
class Source:
    """A field of a figure, and the words that said it, empty where no words of the text did."""

    field: str
    value: str
    words: str
    place: SourcePlace


def sources_of_cell(one: TableFigure) -> tuple[Source, ...]:
    """Return where the fields of a figure of a table come from."""
    return tuple(Source(origin.field, origin.value, origin.words, origin.place) for origin in one.origins)


def sources_in(text: str, one: TextFigure) -> Iterator[Source]:
    """Yield where the fields of a figure of a text come from."""
    bounds = _bounds(text, one)
    for field, said in one.origins.items():
        if said.start == FROM_ISSUE:
            yield Source(field, said.thing, "", "of the issue" if field in _OF_ISSUE else "of the figures before")
        else:
            place = next(place for start, place in bounds if said.start >= start)
            yield Source(field, said.thing, text[said.start : said.end], place)


def _bounds(text: str, one: TextFigure) -> tuple[tuple[int, SourcePlace], ...]:
    """Return where the words begin that are so far off, the nearest first."""
    figure = one.figure
    sentence = max(text.rfind(figure.sentence, 0, figure.start + len(figure.sentence)), 0)
    return (
        (max(one.begins, sentence), "in its own words"),
        (sentence, "earlier in the sentence"),
        (text.rfind("\n", 0, figure.start) + 1, "in an earlier sentence"),
        (0, "in an earlier paragraph"),
    )
