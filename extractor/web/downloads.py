"""The figures of a series → a table that is downloaded, as CSV or as XLSX."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extractor.archive.series import Point
from extractor.output.listing import csv_of_rows
from extractor.output.spreadsheet import Cell, workbook
from extractor.web.addresses import Addresses
from extractor.web.labels import Labels


def csv_of(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV in UTF-8, with the mark by which Excel knows it; no text in it is a formula."""
    return csv_of_rows(rows).encode()


def xlsx_of(rows: Sequence[Sequence[Cell]], sheet: str) -> bytes:
    """Return a table as an Excel workbook of one sheet."""
    return workbook(rows, sheet)


def table(points: Iterable[Point], labels: Labels, to: Addresses, absolute: Callable[[str], str]) -> list[list[Cell]]:
    """Return the figures as rows under a head; `absolute` makes of an address one that leads here from anywhere."""
    return [list(labels.columns.values()), *(_row(point, labels, to, absolute) for point in points)]


def _row(point: Point, labels: Labels, to: Addresses, absolute: Callable[[str], str]) -> list[Cell]:
    known: dict[str, Cell] = {
        "period_start": point.period_start,
        "period_end": point.period_end,
        "period_kind": labels.periods.get(point.kind, point.kind),
        "period_from": labels.period_origin(point.period_from),
        "indicator": point.indicator,
        "entity": point.entity,
        "region": point.region,
        "population": point.population,
        "scope": point.scope,
        "breakdown": point.breakdown,
        "item": point.item,
        "raw": labels.bounds.get(point.unsaid or "", "") + point.raw,
        "amount": point.amount,
        "base_unit": point.unit,
        "yoy": point.yoy,
        "share": point.share,
        "basis": point.basis,
        "status": point.status,
        "issue": point.issue,
        "page": point.page,
        "section": point.section,
        "article": point.article,
        "address": absolute(to.words(point.sha256, point.places, point.page)),
    }
    return [known[name] for name in labels.columns]
