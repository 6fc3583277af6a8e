"""A figure, which is one statistical observation, and a number, whatever it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.model.page import Box

NumberRole = Literal[
    "level", "yoy", "mom", "share", "pp", "delta", "date", "ordinal", "name", "list", "duration", "other", "unread"
]

PeriodKind = Literal["cumulative", "month", "quarter", "year", "span", "stock"]

# Above, below, at least, at most, about.
Bound = Literal["gt", "lt", "ge", "le", "approx"]

# Where a figure's period was read; `issue` where no words tell it, and the date stands in.
PeriodFrom = Literal["clause", "sentence", "paragraph", "article", "issue"]

# What is said is no fact yet, or an amount that a policy grants.
Modality = Literal["target", "plan", "forecast", "policy"]

# What percentage points are a difference of: a share or rate, or a growth.
PointsOf = Literal["share", "yoy"]

# Of whom a figure is said: a place, a company, a park or zone, another body (association, school, platform), an event
# (fair, forum, delegation), a project, or a group of several.
EntityKind = Literal["place", "company", "park", "body", "event", "project", "group"]

ReadFrom = Literal["text", "table", "ocr", "manual"]

# What the rules read, and can read again, whatever it was read from.
READ_BY_RULES: tuple[ReadFrom, ...] = ("text", "ocr", "table")


@dataclass(frozen=True)
class Figure:
    """A statistical observation: a level, or a growth, share or difference stated without one.

    `period_start` and `period_end` are `YYYY-MM`, inclusive. `value` is in `unit` as printed, `amount` the same in
    `base_unit`. `yoy`, `mom` and `share` are signed percent, `pp` percentage points, `delta` an absolute change in
    the base unit. `decimals` is how many decimals were printed. `start` and `end` place `raw` in the article's body.
    `region` is the division of China in which the entity lies, `region_code` its GB/T 2260 code. `population` is whose
    members are counted (规模以上工业企业), None for all; `basis` is what a growth is worked out on, as printed
    (可比口径). `modality` is None for facts; `status` is how final they are, as printed (初步核算).
    """

    page: int
    start: int
    end: int
    raw: str
    sentence: str
    rule: str
    boxes: tuple[Box, ...]
    indicator: str | None = None
    label: str | None = None
    scope: str | None = None
    region: str | None = None
    region_code: str | None = None
    entity: str | None = None
    entity_kind: EntityKind | None = None
    population: str | None = None
    breakdown: str | None = None
    item: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_kind: PeriodKind | None = None
    period_from: PeriodFrom | None = None
    value: float | None = None
    value_max: float | None = None
    decimals: int | None = None
    bound: Bound | None = None
    unit: str | None = None
    amount: float | None = None
    base_unit: str | None = None
    yoy: float | None = None
    mom: float | None = None
    share: float | None = None
    share_of: str | None = None
    pp: float | None = None
    pp_of: PointsOf | None = None
    delta: float | None = None
    basis: str | None = None
    modality: Modality | None = None
    status: str | None = None
    read_from: ReadFrom = "text"
    confidence: float = 1.0


@dataclass(frozen=True)
class Number:
    """A number printed in an article, whatever it is; `figure` is the index of the figure that it belongs to."""

    page: int
    start: int
    end: int
    raw: str
    role: NumberRole
    figure: int | None = None
