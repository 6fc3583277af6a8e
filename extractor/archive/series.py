"""A choice of indicator, scope, region, entity and items → the figures of a series, and what else can be chosen."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractor.archive.database import select
from extractor.archive.places import Place, places_of
from extractor.archive.printed_figures import printed
from extractor.archive.prints import cards_last, counting

# The whole year is the last of its cumulated months
_ENDING = {"cumulative": ("year",)}
# So many years stand beside one another unless more are asked for
YEARS_SHOWN = 5

_INDICATORS = "SELECT indicator, count(*) FROM figures WHERE indicator IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"

_GROUPS = """
    SELECT scope, region, entity, item, period_kind AS kind, base_unit AS unit,
      substr(period_end, 1, 4) AS year, count(*) AS many
    FROM figures WHERE indicator = :indicator AND period_end IS NOT NULL AND period_kind IS NOT NULL
      AND (amount IS NOT NULL OR yoy IS NOT NULL) {narrowed}
    GROUP BY 1, 2, 3, 4, 5, 6, 7"""

# By the index, so that of a large archive little is read
_NARROWED = "AND scope IS :scope AND coalesce(item, '') IN (SELECT value FROM json_each(:items))"

_POINTS = """
    SELECT figures.id, indicator, scope, region, entity, item, period_start, period_end, period_kind, raw, unit,
      read_from, bound, amount, base_unit, yoy, share, boxes, figures.page, article_id, sha256, issues.title AS issue,
      published,
      kind AS section, articles.title AS article, fields <> '{}' AS card,
      (SELECT raw FROM numbers WHERE figure_id = figures.id AND role = 'yoy') AS yoy_printed
    FROM figures JOIN articles ON articles.id = article_id
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = figures.issue_id
    WHERE indicator = :indicator AND scope IS :scope AND region IS :region AND entity IS :entity
      AND period_kind IN (SELECT value FROM json_each(:kinds))
      AND coalesce(item, '') IN (SELECT value FROM json_each(:items))
      AND substr(period_end, 1, 4) IN (SELECT value FROM json_each(:years))
      AND (base_unit IS :unit OR base_unit IS NULL) AND (amount IS NOT NULL OR yoy IS NOT NULL)
    ORDER BY period_end, published, figures.id"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figures are asked for; None leaves it to the archive, an empty text asks for those that have none.

    `items` and `years` are empty where they are left to the archive.
    """

    indicator: str | None = None
    scope: str | None = None
    region: str | None = None
    items: tuple[str, ...] = ()
    kind: str | None = None
    unit: str | None = None
    years: tuple[str, ...] = ()
    entity: str | None = None

    def query(self) -> list[tuple[str, str]]:
        """Return what leads to this choice again."""
        single = ("indicator", "scope", "region", "entity", "kind", "unit")
        pairs = [(name, value) for name in single if (value := getattr(self, name)) is not None]
        return [*pairs, *(("item", item) for item in self.items), *(("year", year) for year in self.years)]


@dataclass(frozen=True, slots=True)
class SeriesOptions:
    """What can be chosen, the most frequent first, given what is chosen before it; years the latest first."""

    indicators: tuple[str, ...]
    scopes: tuple[str, ...]
    regions: tuple[str, ...]
    entities: tuple[str, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    items: tuple[str, ...]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series with its place in print; `page` and `places` lead to it, `amount` is in `unit`.

    `raw` is the number as it is printed, `printed` has its unit too, which in a table stands elsewhere. One of a `card`
    is said of the company that the card describes, whatever its region is.
    `yoy_printed` is the number of the growth in print, None where words say it.
    """

    figure: int
    indicator: str
    scope: str
    region: str
    entity: str
    item: str
    period_start: str
    period_end: str
    kind: str
    raw: str
    printed: str
    bound: str | None
    amount: float | None
    unit: str | None
    yoy: float | None
    yoy_printed: str | None
    share: float | None
    places: tuple[Place, ...]
    page: int
    article_id: int
    sha256: str
    issue: str
    published: str | None
    section: str
    article: str | None
    card: bool

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
    region: str
    entity: str
    item: str
    kind: str
    unit: str
    year: str
    many: int


def read_series(
    connection: sqlite3.Connection, asked: Choice, kinds: Sequence[str], *, narrowed: bool = False
) -> Series:
    """Return the series that is asked for; what is not said is taken as most figures have it.

    Args:
        connection: To the archive.
        asked: What is asked for; a choice that the archive does not know gives no points.
        kinds: Kinds of period, the one to be preferred first.
        narrowed: Ask for the scope and the items of `asked` alone; the options then know no others.
    """
    indicators = tuple(row[0] for row in select(connection, _INDICATORS))
    indicator = asked.indicator or (indicators[0] if indicators else "")
    query = _GROUPS.format(narrowed=_NARROWED if narrowed else "")
    values = {"indicator": indicator, "scope": asked.scope or None, "items": json.dumps(asked.items)}
    groups = [_group(row) for row in select(connection, query, **values)]
    scopes, scope, groups = _choose(groups, lambda group: group.scope, asked.scope)
    regions, region, groups = _choose(groups, lambda group: group.region, asked.region)
    entities, entity, groups = _choose(groups, lambda group: group.entity, asked.entity)
    known = tuple(sorted({group.kind for group in groups}, key=lambda kind: _rank(kind, kinds)))
    kind = asked.kind if asked.kind is not None else (known[0] if known else "")
    groups = [group for group in groups if group.kind == kind]
    units, unit, groups = _choose([group for group in groups if group.unit] or groups, lambda g: g.unit, asked.unit)
    # The total first
    items = tuple(sorted(_frequent((group.item, group.many) for group in groups), key=bool))
    chosen = asked.items or items[:1]
    years = tuple(sorted({group.year for group in groups if group.item in chosen}, reverse=True))
    shown = asked.years or (years if kind == "year" else years[:YEARS_SHOWN])
    choice = Choice(indicator, scope, region, chosen, kind, unit, tuple(sorted(shown, reverse=True)), entity)
    options = SeriesOptions(indicators, scopes, regions, entities, known, units, items, years)
    return Series(choice, options, _points(connection, choice))


def latest(points: Iterable[Point]) -> list[Point]:
    """Return one figure for each item and month, that of the latest issue, as `prints.counting` says.

    Those of companies' cards count where the item has no others.
    """
    shown = cards_last(points, lambda point: point.item)
    return counting(shown, lambda point: (point.item, point.period_start, point.period_end))


def _points(connection: sqlite3.Connection, choice: Choice) -> tuple[Point, ...]:
    values = {
        "indicator": choice.indicator,
        "scope": choice.scope or None,
        "region": choice.region or None,
        "entity": choice.entity or None,
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
    texts = {name: row[name] or "" for name in ("scope", "region", "entity", "item", "kind", "unit", "year")}
    return _Group(**texts, many=row["many"])


def _point(row: sqlite3.Row) -> Point:
    return Point(
        figure=row["id"],
        indicator=row["indicator"],
        scope=row["scope"] or "",
        region=row["region"] or "",
        entity=row["entity"] or "",
        item=row["item"] or "",
        period_start=row["period_start"] or row["period_end"],
        period_end=row["period_end"],
        kind=row["period_kind"],
        raw=row["raw"],
        printed=printed(row["raw"], row["unit"], row["read_from"]),
        bound=row["bound"],
        amount=row["amount"],
        unit=row["base_unit"],
        yoy=row["yoy"],
        yoy_printed=row["yoy_printed"],
        share=row["share"],
        places=places_of(row["boxes"]),
        page=row["page"],
        article_id=row["article_id"],
        sha256=row["sha256"],
        issue=row["issue"],
        published=row["published"],
        section=row["section"],
        article=row["article"],
        card=bool(row["card"]),
    )
