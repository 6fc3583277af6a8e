"""Names, dates and numbers → figures in the making; the columns themselves are written by `column_writer`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.figures.column_writer import Column, ColumnNumber, Names, Words, filled, holds, opened
from extractor.figures.marks import Value
from extractor.figures.text.before.dating import When
from extractor.figures.text.said import Said
from extractor.model import Figure
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules

Origins = Mapping[str, Said[str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making, which words gave its fields, and when it was so."""

    figure: Figure
    origins: Origins
    when: When | None = None

    @property
    def has_level(self) -> bool:
        """Whether it has a number of its own, not only growth or shares."""
        return self.figure.value is not None

    def holds(self, column: Column) -> bool:
        """Whether it has a number in a column."""
        return holds(self.figure, column)


def drafted(words: Words, names: Names, origins: Origins, when: When | None) -> Draft:
    """Return a draft without numbers."""
    return Draft(opened(words, names), origins, when)


def with_value(draft: Draft, number: ColumnNumber, rules: Rules) -> Draft:
    """Return a draft with a number in its column."""
    return _with_figure(draft, filled(draft.figure, number, rules))


def with_level(draft: Draft, value: Value, raw: str, rules: Rules) -> Draft:
    """Return a draft, opened by its growth, with the level that is printed behind it as `raw`."""
    figure = changed(draft.figure, start=value.start, end=value.end, raw=raw)
    return _with_figure(draft, filled(figure, ColumnNumber(value.column, value.quantity, value.sign), rules))


def with_indicator(draft: Draft, indicator: str | None) -> Draft:
    """Return a draft that is called something else."""
    return _with_figure(draft, changed(draft.figure, indicator=indicator))


def _with_figure(draft: Draft, figure: Figure) -> Draft:
    return Draft(figure, draft.origins, draft.when)
