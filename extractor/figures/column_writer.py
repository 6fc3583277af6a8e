"""The columns of a figure, which are written here and nowhere else, whether a text or a table is read.

A figure is opened with the words that it is read from and the names of what it is said of. Then each number goes into
its column, and last it is placed on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from extractor.model import Box, EntityKind, Figure, Modality, PeriodFrom, ReadFrom
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.words.periods import Period
from extractor.words.quantities import Quantity

# Where a number belongs: a level, a growth (yoy, mom), a share, a difference in percentage points or in the base unit.
Column = Literal["level", "yoy", "mom", "share", "pp", "delta"]
# Stands between the items that one number sums up.
BETWEEN_ITEMS = "、"
# By the words of rule files.
COLUMNS: Mapping[str, Column] = {column: column for column in get_args(Column)}


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a figure is read from: `raw`, from `start` to `end` of a text, in a `sentence`, by a `rule`."""

    start: int
    end: int
    raw: str
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Names:
    """What names and dates a figure; None is what nothing tells."""

    indicator: str | None = None
    label: str | None = None
    scope: str | None = None
    region: str | None = None
    region_code: str | None = None
    breakdown: str | None = None
    item: str | None = None
    period: Period | None = None
    entity: str | None = None
    entity_kind: EntityKind | None = None
    population: str | None = None
    period_from: PeriodFrom | None = None
    modality: Modality | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnNumber:
    """A number that goes into a column.

    `sign` is 1 or -1. Of a share, `whole` is what it is a share of, as printed. Of percentage points, `of_ratio` tells
    that the words beside them name a ratio (占比提高1.3个百分点). Of a growth, `basis` is what it is worked out on, as
    printed (可比口径).
    """

    column: Column
    quantity: Quantity
    sign: int
    whole: str | None = None
    of_ratio: bool = False
    basis: str | None = None


def opened(words: Words, names: Names) -> Figure:
    """Return a figure without numbers, whose page and boxes are not yet known."""
    period = names.period
    return Figure(
        page=0,
        start=words.start,
        end=words.end,
        raw=words.raw,
        sentence=words.sentence,
        rule=words.rule,
        boxes=(),
        indicator=names.indicator,
        label=names.label,
        scope=names.scope,
        region=names.region,
        region_code=names.region_code,
        entity=names.entity,
        entity_kind=names.entity_kind,
        breakdown=names.breakdown,
        item=names.item,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_kind=period.kind if period else None,
        period_from=names.period_from,
        population=names.population,
        modality=names.modality,
        status=names.status,
    )


def holds(figure: Figure, column: Column) -> bool:
    """Whether a figure has a number in a column."""
    number: float | None = getattr(figure, "value" if column == "level" else column)
    return number is not None


def filled(figure: Figure, number: ColumnNumber, rules: Rules) -> Figure:
    """Return a figure with a number in its column; a bound is that of the level, or else of the number without one."""
    quantity, amount = number.quantity, number.quantity.signed(number.sign)
    if number.column == "level":
        return changed(
            figure,
            value=float(quantity.value * number.sign),
            value_max=None if quantity.maximum is None else float(quantity.maximum),
            decimals=quantity.decimals,
            bound=quantity.bound,
            unit=quantity.unit or None,
            amount=amount,
            base_unit=quantity.base_unit or None,
        )
    if figure.value is None and quantity.bound:
        figure = changed(figure, bound=quantity.bound)
    if number.column == "yoy":
        return changed(figure, yoy=amount, basis=number.basis or figure.basis)
    if number.column == "mom":
        return changed(figure, mom=amount, basis=number.basis or figure.basis)
    if number.column == "share":
        return changed(figure, share=amount, share_of=number.whole or figure.share_of)
    if number.column == "pp":
        of_share = figure.share is not None or number.of_ratio or _is_ratio(figure.label, rules)
        return changed(figure, pp=amount, pp_of="share" if of_share else "yoy")
    return changed(figure, delta=amount)


def placed(figure: Figure, boxes: tuple[Box, ...], read_from: ReadFrom, confidence: float = 1.0) -> Figure:
    """Return a figure that knows where it is printed, what it was read from, and how certain that is."""
    return changed(figure, page=boxes[0].page, boxes=boxes, read_from=read_from, confidence=confidence)


def _is_ratio(name: str | None, rules: Rules) -> bool:
    """Whether a name is that of something told in percent (失业率): points are said of it, not of its growth."""
    return rules.rule("language", "ratio").search(name or "") is not None
