"""A choice of indicator, entity, population, scope and items → the figures of a series, and what else can be chosen."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractor.archive.database import select
from extractor.archive.places import Place, places_of
from extractor.archive.printed_figures import printed, unsaid_bound
from extractor.archive.prints import counting
from extractor.model import Bound

# The whole year is the last of its cumulated months
_ENDING = {"cumulative": ("year",)}
# So many years stand beside one another unless more are asked for
YEARS_SHOWN = 5

_INDICATORS = """
    SELECT indicator, count(*) FROM figures WHERE indicator IS NOT NULL AND modality IS NULL
    GROUP BY 1 ORDER BY 2 DESC, 1"""

_GROUPS = """
    SELECT scope, entity, population, breakdown, item, period_kind AS kind, base_unit AS unit,
      substr(period_end, 1, 4) AS year, count(*) AS many
    FROM figures WHERE coalesce(indicator, label) = :indicator AND modality IS NULL
      AND period_end IS NOT NULL AND period_kind IS NOT NULL AND (amount IS NOT NULL OR yoy IS NOT NULL) {narrowed}
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"""

# By the index, so that of a large archive little is read
_NARROWED = """
    AND scope IS :scope AND coalesce(item, '') IN (SELECT value FROM json_each(:items)) AND population IS :population"""

_POINTS = """
    SELECT figures.id, coalesce(indicator, label) AS indicator, entity, region, population, scope, breakdown, item,
      period_start, period_end, period_kind, period_from, raw, unit, read_from, bound, amount, base_unit, yoy, share,
      basis, status, boxes, figures.page, article_id, sha256, issues.title AS issue, published, kind AS section,
      articles.title AS article,
      (SELECT raw FROM numbers WHERE figure_id = figures.id AND role = 'yoy') AS yoy_printed
    FROM figures JOIN articles ON articles.id = article_id
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = figures.issue_id
    WHERE coalesce(indicator, label) = :indicator AND modality IS NULL
      AND scope IS :scope AND entity IS :entity AND population IS :population
      AND (breakdown IS :breakdown OR (breakdown IS NULL AND item IS NULL))
      AND period_kind IN (SELECT value FROM json_each(:kinds))
      AND coalesce(item, '') IN (SELECT value FROM json_each(:items))
      AND substr(period_end, 1, 4) IN (SELECT value FROM json_each(:years))
      AND (base_unit IS :unit OR base_unit IS NULL) AND (amount IS NOT NULL OR yoy IS NOT NULL)
    ORDER BY period_end, published, figures.id"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figures are asked for; None leaves it to the archive, an empty text asks for those that have none.

    `indicator` may be the words as printed of figures that have none. `items` and `years` are empty where they are left
    to the archive; the whole may be asked for whatever the `breakdown` is.
    """

    indicator: str | None = None
    scope: str | None = None
    entity: str | None = None
    items: tuple[str, ...] = ()
    kind: str | None = None
    unit: str | None = None
    years: tuple[str, ...] = ()
    population: str | None = None
    breakdown: str | None = None

    def query(self) -> list[tuple[str, str]]:
        """Return what leads to this choice again."""
        single = ("indicator", "scope", "entity", "population", "breakdown", "kind", "unit")
        pairs = [(name, value) for name in single if (value := getattr(self, name)) is not None]
        return [*pairs, *(("item", item) for item in self.items), *(("year", year) for year in self.years)]


@dataclass(frozen=True, slots=True)
class SeriesOptions:
    """What can be chosen, the most frequent first, given what is chosen before it; years the latest first."""

    indicators: tuple[str, ...]
    scopes: tuple[str, ...]
    entities: tuple[str, ...]
    populations: tuple[str, ...]
    breakdowns: tuple[str, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    items: tuple[str, ...]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series with its place in print; `page` and `places` lead to it, `amount` is in `unit`.

    `indicator` is what is printed where it has no name. `raw` is the number as it is printed, `printed` has its unit
    too, which in a table stands elsewhere; `unsaid` is the bound, where neither has words for it. `yoy_printed` is the
    number of the growth in print, None where words say it.
    """

    figure: int
    indicator: str
    entity: str
    region: str
    population: str
    scope: str
    breakdown: str
    item: str
    period_start: str
    period_end: str
    kind: str
    period_from: str | None
    raw: str
    printed: str
    bound: Bound | None
    unsaid: Bound | None
    amount: float | None
    unit: str | None
    yoy: float | None
    yoy_printed: str | None
    share: float | None
    basis: str | None
    status: str | None
    places: tuple[Place, ...]
    page: int
    article_id: int
    sha256: str
    issue: str
    published: str | None
    section: str
    article: str | None

    @property
    def year(self) -> str:
        """The year to which the figure counts."""
        return self.period_end[:4]


@dataclass(frozen=True, slots=True)
class Series:
    """A choice made whole, what else can be chosen, and the figures, by the month to which they count."""

    choice: Choice
    options: SeriesOptions
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    scope: str
    entity: str
    population: str
    breakdown: str
    item: str
    kind: str
    unit: str
    year: str
    many: int

    def is_part(self, breakdown: str) -> bool:
        """Whether they belong to a breakdown, or are the whole, which is the same in all."""
        return self.breakdown == breakdown or not (self.breakdown or self.item)


def read_series(
    connection: sqlite3.Connection, asked: Choice, kinds: Sequence[str], *, narrowed: bool = False
) -> Series:
    """Return the series that is asked for; what is not said is taken as most figures have it.

    Args:
        connection: To the archive.
        asked: What is asked for; a choice that the archive does not know gives no points.
        kinds: Kinds of period, the one to be preferred first.
        narrowed: Ask for the scope, population and items of `asked` alone; the options then know no others.
    """
    indicators = tuple(row[0] for row in select(connection, _INDICATORS))
    indicator = asked.indicator or (indicators[0] if indicators else "")
    query = _GROUPS.format(narrowed=_NARROWED if narrowed else "")
    values = {
        "indicator": indicator,
        "scope": asked.scope or None,
        "population": asked.population or None,
        "items": json.dumps(asked.items),
    }
    groups = [_group(row) for row in select(connection, query, **values)]
    scopes, scope, groups = _choose(groups, lambda group: group.scope, asked.scope)
    entities, entity, groups = _choose(groups, lambda group: group.entity, asked.entity)
    populations, population, groups = _choose(groups, lambda group: group.population, asked.population)
    breakdowns, _, _ = _choose(groups, lambda group: group.breakdown, None)
    asked_for = [group for group in groups if group.item in asked.items] or groups
    _, breakdown, _ = _choose(asked_for, lambda group: group.breakdown, asked.breakdown)
    groups = [group for group in groups if group.is_part(breakdown)]
    known = tuple(sorted({group.kind for group in groups}, key=lambda kind: _rank(kind, kinds)))
    kind = asked.kind if asked.kind is not None else (known[0] if known else "")
    groups = [group for group in groups if group.kind == kind]
    units, unit, groups = _choose([group for group in groups if group.unit] or groups, lambda g: g.unit, asked.unit)
    # The total first
    items = tuple(sorted(_frequent((group.item, group.many) for group in groups), key=bool))
    chosen = asked.items or items[:1]
    years = tuple(sorted({group.year for group in groups if group.item in chosen}, reverse=True))
    shown = asked.years or (years if kind == "year" else years[:YEARS_SHOWN])
    shown = tuple(sorted(shown, reverse=True))
    choice = Choice(indicator, scope, entity, chosen, kind, unit, shown, population, breakdown)
    options = SeriesOptions(indicators, scopes, entities, populations, breakdowns, known, units, items, years)
    return Series(choice, options, _points(connection, choice))


def latest(points: Iterable[Point]) -> list[Point]:
    """Return one figure for each item and month, that of the latest issue, as `prints.counting` says."""
    return counting(points, lambda point: (point.item, point.period_start, point.period_end))


def _points(connection: sqlite3.Connection, choice: Choice) -> tuple[Point, ...]:
    values = {
        "indicator": choice.indicator,
        "scope": choice.scope or None,
        "entity": choice.entity or None,
        "population": choice.population or None,
        "breakdown": choice.breakdown or None,
        "kinds": json.dumps((choice.kind, *_ENDING.get(choice.kind or "", ()))),
        "unit": choice.unit or None,
        "items": json.dumps(choice.items),
        "years": json.dumps(choice.years),
    }
    return tuple(_point(row) for row in select(connection, _POINTS, **values))


def _choose(
    groups: list[_Group], of: Callable[[_Group], str], asked: str | None
) -> tuple[tuple[str, ...], str, list[_Group]]:
    """Return what can be chosen, what is, and the groups that are left then."""
    known = _frequent((of(group), group.many) for group in groups)
    chosen = asked if asked is not None else (known[0] if known else "")
    return known, chosen, [group for group in groups if of(group) == chosen]


def _frequent(counts: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    found: Counter[str] = Counter()
    for value, many in counts:
        found[value] += many
    return tuple(value for value, _ in found.most_common())


def _rank(kind: str, kinds: Sequence[str]) -> int:
    return kinds.index(kind) if kind in kinds else len(kinds)


def _group(row: sqlite3.Row) -> _Group:
    known = dict(row)
    return _Group(many=known.pop("many"), **{name: text or "" for name, text in known.items()})


def _point(row: sqlite3.Row) -> Point:
    known = dict(row)
    unit, read_from = known.pop("unit"), known.pop("read_from")
    for name in ("entity", "region", "population", "scope", "breakdown", "item"):
        known[name] = known[name] or ""
    return Point(
        figure=known.pop("id"),
        kind=known.pop("period_kind"),
        period_start=known.pop("period_start") or known["period_end"],
        printed=printed(known["raw"], unit, read_from),
        unsaid=unsaid_bound(known["bound"], known["raw"], unit),
        unit=known.pop("base_unit"),
        places=places_of(known.pop("boxes")),
        **known,
    )
