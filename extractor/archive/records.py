"""What an archive tells the commands: issues, attempts, articles and figures with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.model import Figure, Masthead, Table

ImportStatus = Literal["imported", "failed"]


@dataclass(frozen=True, slots=True)
class Issue:
    """A row of `issues`, with how much was read from it; `unread` counts numbers that no rule understood."""

    id: int
    file: str
    sha256: str
    bulletin: str | None
    publisher: str | None
    title: str
    number: str | None
    year: int | None
    month: int | None
    published: str | None
    published_from: str | None
    pages: int
    text_from: str | None
    imported: str
    patterns: str
    articles: int
    figures: int
    unread: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How much an archive holds; `unread` as in `Issue`.

    `older` counts the issues that were read with other rules; of `older_pages` the pages were, of the rest of them only
    the figures.
    """

    issues: int
    articles: int
    figures: int
    unread: int
    older: int
    older_pages: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """A row of `imports`; `at` is when, ISO 8601 in UTC.

    `error` says why it failed, and of a file that was imported what of it could not be read.
    """

    file: str
    sha256: str | None
    status: ImportStatus
    error: str | None
    seconds: float
    at: str


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are asked for; `None` lets all through.

    `indicator` (canonical or as printed), `item`, `scope`, `region`, `entity`, `population` and `section` (kind) are
    whole words, or patterns with `*` and `?`. `period_from` and `period_to` are `YYYY-MM` or `YYYY`, inclusive, and
    compared with the last month that a figure covers, so that a cumulative figure belongs to the month up to which it
    counts. What is no fact passes too: `Figure.modality` tells it.
    """

    indicator: str | None = None
    item: str | None = None
    scope: str | None = None
    region: str | None = None
    period_from: str | None = None
    period_to: str | None = None
    section: str | None = None
    issue: int | None = None
    entity: str | None = None
    population: str | None = None


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure with the place that it was read from; `id` is its id in the archive, None where it is in none."""

    id: int | None
    issue: str
    published: str | None
    section: str
    article: str | None
    figure: Figure

    @property
    def amount(self) -> float | None:
        """The amount of the figure, in its base unit."""
        return self.figure.amount


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it was read, and what it takes to read it again.

    `figures` go by their ids; `unread` counts the numbers that no rule understood; a `card` describes a company; rows
    of `tables` are part of the body.
    """

    id: int
    issue: int
    masthead: Masthead
    section: str
    title: str | None
    body: str
    card: bool
    figures: Mapping[int, Figure]
    unread: int
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadNumber:
    """A number that no rule understood; `start` and `end` are offsets in the body of its article."""

    start: int
    end: int
    page: int
    issue: str
    published: str | None
    body: str


@dataclass(frozen=True, slots=True)
class UnnamedLabel:
    """What figures without a canonical indicator are called in print, None where nothing names them.

    `times` counts the figures, `issues` those in which they stand; `units` are as printed. `figure` is the id of the
    first, whose sentence, page and issue follow.
    """

    label: str | None
    times: int
    issues: int
    units: tuple[str, ...]
    figure: int
    sentence: str
    page: int
    issue: str
    published: str | None
