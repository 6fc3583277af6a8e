"""Words of headers, nearest first → the first of them that say a field at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from extractor.figures.table.header_words import HeaderWords

# What of the words of headers is looked for.
SaidField = Literal[
    "name",
    "indicator",
    "scope",
    "region",
    "period",
    "dated",
    "unit",
    "column",
    "whole",
    "measure",
    "modality",
    "status",
    "population",
    "basis",
    "planning",
    "against",
]


def first_said(words: Iterable[HeaderWords], field: SaidField) -> HeaderWords | None:
    """Return the nearest words that say a field at all."""
    return next((each for each in words if getattr(each, field)), None)
