"""The figures of a series → what chart.js draws: lines of points, each with its label and the page that it leads to.

The months of one year stand beside those of another where one item is asked for; several items stand on one axis of
time. What is cumulated begins anew each year, and no line leads from December to January (`run`). The drawing itself is
done in the browser, by Observable Plot.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup  # comes with Jinja, and that with Datasette

from extractor.archive.series import Point, Series, latest
from extractor.web.addresses import Addresses
from extractor.web.labels import Labels
from extractor.web.number_formats import growth

Measure = Literal["level", "growth"]
# Within a year, these kinds of period are counted by the month in which they end
_WITHIN_A_YEAR = ("cumulative", "month", "quarter")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as JSON for chart.js; `summary` says in words what it shows, `empty` that there is nothing to draw."""

    json: Markup
    summary: str
    empty: bool


def chart(series: Series, measure: Measure, labels: Labels, to: Addresses) -> Chart:
    """Return the chart of a series: its amounts, or its growth in percent."""
    by_year = len(series.choice.items) == 1 and series.choice.kind in _WITHIN_A_YEAR
    shown = [point for point in latest(series.points) if _value(point, measure) is not None]
    largest = max((abs(point.amount or 0) for point in shown), default=0)
    scale = labels.scale(largest)
    factor = scale.factor if measure == "level" else 1
    axis = f"{scale.name}{labels.unit(series.choice.unit)}" if measure == "level" else labels.growth
    points = [
        {
            "line": point.year if by_year else point.item or labels.total,
            "run": point.year if series.choice.kind == "cumulative" else "",
            "month": int(point.period_end[5:7]) if by_year else point.period_end,
            "value": (_value(point, measure) or 0) / factor,
            "label": label(point, measure, labels),
            "href": to.words(point.sha256, point.places, point.page),
        }
        for point in shown
    ]
    drawn = {"axis": axis, "byYear": by_year, "zero": measure == "level", "points": points}
    return Chart(_script(drawn), _summary(shown, measure, labels), not points)


def label(point: Point, measure: Measure, labels: Labels) -> str:
    """Return what a point says: its month, its item, its value, its growth and where it is printed."""
    value = labels.bounds.get(point.unsaid or "", "") + point.printed
    grown = "" if point.yoy is None else growth(point.yoy, point.yoy_printed)
    said = (value, grown) if measure == "level" else (grown, point.printed if point.amount is not None else "")
    parts = (period(point, labels), point.item, *said, point.issue)
    return " · ".join(part for part in parts if part)


def period(point: Point, labels: Labels) -> str:
    """Return the months of a figure: `2023-01—2023-07 累计`, or one month alone."""
    months = point.period_end if point.period_start == point.period_end else f"{point.period_start}—{point.period_end}"
    return f"{months} {labels.periods.get(point.kind, point.kind)}"


def _value(point: Point, measure: Measure) -> float | None:
    return point.amount if measure == "level" else point.yoy


def _summary(points: Sequence[Point], measure: Measure, labels: Labels) -> str:
    return "；".join(label(point, measure, labels) for point in points[-3:])


def _script(drawn: object) -> Markup:
    """Return JSON that may stand inside a `script` of HTML, whatever text is in it."""
    written = json.dumps(drawn, ensure_ascii=False).replace("&", "\\u0026")
    return Markup(written.replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - no mark-up is left in it
