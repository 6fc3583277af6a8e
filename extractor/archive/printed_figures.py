"""An article or an issue → its figures as they stand in its text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.archive.database import select
from extractor.archive.places import Place, places_of
from extractor.model import Bound

_FIGURES = """
    SELECT id, indicator, label, entity, population, scope, breakdown, item, period_start, period_end, period_kind,
      period_from, raw, bound, amount, base_unit, yoy, share, basis, modality, status, page, boxes, start, "end",
      article_id, unit, read_from, confidence,
      (SELECT raw FROM numbers WHERE figure_id = figures.id AND role = 'yoy') AS yoy_printed,
      (SELECT raw FROM numbers WHERE figure_id = figures.id AND role = 'share') AS share_printed
    FROM figures WHERE {} ORDER BY start, id"""

_DIGITS = re.compile(r"[-+−]?[0-9][0-9,.]*")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure of an article or page; `start` and `end` are offsets in the article's body.

    `raw` is the number as it is printed, `printed` has its unit too, which in a table stands elsewhere; `unsaid` is
    the bound, where neither has words for it; `confidence` is how certain OCR is of its line, 1 where there is a text
    layer. `yoy_printed` and `share_printed` are the numbers in print, None where
    words say it.
    """

    id: int
    indicator: str | None
    label: str | None
    entity: str | None
    population: str | None
    scope: str | None
    breakdown: str | None
    item: str | None
    period_start: str | None
    period_end: str | None
    kind: str | None
    period_from: str | None
    raw: str
    printed: str
    bound: Bound | None
    unsaid: Bound | None
    amount: float | None
    unit: str | None
    yoy: float | None
    share: float | None
    basis: str | None
    modality: str | None
    status: str | None
    yoy_printed: str | None
    share_printed: str | None
    confidence: float
    page: int
    places: tuple[Place, ...]
    start: int
    end: int
    article: int

    @property
    def name(self) -> str:
        """The indicator with its population, scope and item; the words as printed where it has no name of its own."""
        name = self.indicator or self.label or ""
        if self.indicator and self.scope and self.scope not in name:
            name = self.scope + name
        if name and self.population and self.population not in name:
            name = self.population + name
        return f"{name}（{self.item}）" if self.item else name or self.raw


def figures_of_article(connection: sqlite3.Connection, article_id: int) -> tuple[PrintedFigure, ...]:
    """Return the figures of an article, as they stand in its text."""
    return tuple(_figures(connection, "article_id = ?", article_id))


def figures_of_issue(connection: sqlite3.Connection, issue_id: int) -> tuple[PrintedFigure, ...]:
    """Return the figures of an issue by where they stand in the text of their articles."""
    return tuple(_figures(connection, "issue_id = ?", issue_id))


def printed(raw: str, unit: str | None, read_from: str) -> str:
    """Return a number as printed; one of a table with its unit, which stands elsewhere."""
    return f"{raw} {unit}" if read_from == "table" and unit and not raw.endswith(unit) else raw


def unsaid_bound(bound: Bound | None, raw: str, unit: str | None) -> Bound | None:
    """Return a bound, None where the number itself is printed with the words for it (300多家, 50家以上)."""
    number = _DIGITS.match(raw)
    if not number:
        return bound if not unit or raw.endswith(unit) else None
    beside = raw[number.end() :]
    said = beside not in ("", unit) if unit else beside.startswith("%") and beside != "%"
    return None if said else bound


def _figures(connection: sqlite3.Connection, condition: str, row_id: int) -> Iterator[PrintedFigure]:
    for row in select(connection, _FIGURES.format(condition), row_id):
        known = dict(row)
        unit, read_from = known.pop("unit"), known.pop("read_from")
        yield PrintedFigure(
            kind=known.pop("period_kind"),
            printed=printed(known["raw"], unit, read_from),
            unsaid=unsaid_bound(known["bound"], known["raw"], unit),
            unit=known.pop("base_unit"),
            places=places_of(known.pop("boxes")),
            article=known.pop("article_id"),
            **known,
        )
