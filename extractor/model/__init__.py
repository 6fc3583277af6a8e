"""The things that flow through the stages, all frozen.

Coordinates are PDF points (1/72 inch) from the top left of the page; pages count from 1, positions and
offsets from 0. Text is normalised once, in `lines`; every later offset counts characters of that text.
"""

from extractor.model.bulletin import Article, Bulletin, Field, Masthead, MonthSource, Section
from extractor.model.characters import Run
from extractor.model.figure import (
    READ_BY_RULES,
    Bound,
    EntityKind,
    Figure,
    Modality,
    Number,
    NumberRole,
    PeriodFrom,
    PeriodKind,
    PointsOf,
    ReadFrom,
)
from extractor.model.line import Line, LineKey, LineRole, Paragraph, Piece, usual_size
from extractor.model.page import Box, Grid, Page, PageSize, TextFrom
from extractor.model.table import Cell, CellHeader, PrintedTable, Table, prose_of, tabbed

__all__ = [
    "READ_BY_RULES",
    "Article",
    "Bound",
    "Box",
    "Bulletin",
    "Cell",
    "CellHeader",
    "EntityKind",
    "Field",
    "Figure",
    "Grid",
    "Line",
    "LineKey",
    "LineRole",
    "Masthead",
    "Modality",
    "MonthSource",
    "Number",
    "NumberRole",
    "Page",
    "PageSize",
    "Paragraph",
    "PeriodFrom",
    "PeriodKind",
    "Piece",
    "PointsOf",
    "PrintedTable",
    "ReadFrom",
    "Run",
    "Section",
    "Table",
    "TextFrom",
    "prose_of",
    "tabbed",
    "usual_size",
]
