"""A filter → the figures of an archive that pass it, each with the place that it was read from."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict

from extractor.archive.database import select
from extractor.archive.records import FigureFilter, FoundFigure
from extractor.archive.restored import figure_of

_FIGURES = """
    SELECT figures.*, issues.title AS issue, published, kind, articles.title AS article
    FROM figures JOIN articles ON articles.id = article_id
      JOIN sections ON sections.id = section_id JOIN issues ON issues.id = figures.issue_id
    WHERE (:indicator IS NULL OR indicator GLOB :indicator OR label GLOB :indicator)
      AND (:item IS NULL OR item GLOB :item)
      AND (:scope IS NULL OR scope GLOB :scope)
      AND (:region IS NULL OR region GLOB :region)
      AND (:entity IS NULL OR entity GLOB :entity)
      AND (:population IS NULL OR population GLOB :population)
      AND (:section IS NULL OR kind GLOB :section)
      AND (:period_from IS NULL OR substr(period_end, 1, length(:period_from)) >= :period_from)
      AND (:period_to IS NULL OR substr(period_end, 1, length(:period_to)) <= :period_to)
      AND (:issue IS NULL OR figures.issue_id = :issue)
    ORDER BY published, figures.id"""


def found_figures(connection: sqlite3.Connection, wanted: FigureFilter | None = None) -> list[FoundFigure]:
    """Return the figures that pass a filter, by month of publication and then in reading order."""
    # To GLOB, a bracket opens a set of characters
    values = asdict(wanted or FigureFilter())
    values = {name: word.replace("[", "[[]") if isinstance(word, str) else word for name, word in values.items()}
    return [
        FoundFigure(
            id=row["id"],
            issue=row["issue"],
            published=row["published"],
            section=row["kind"],
            article=row["article"],
            figure=figure_of(dict(row)),
        )
        for row in select(connection, _FIGURES, **values)
    ]
