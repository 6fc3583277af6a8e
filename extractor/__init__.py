"""Turn shelves of Chinese PDF bulletins into a searchable archive of articles and figures.

    bulletin = extractor.read_bulletin("2023-09.pdf")
    text = extractor.read_text("1-7月离岸执行额1.2亿美元。", published="2023-09", region="大连市")
    with extractor.open_archive("archive.db") as archive:
        figures = archive.figures(extractor.FigureFilter(item="日本"))

What `__all__` names is the public interface: four functions, the types that they take and give, and the errors;
`Rules` are only handed on. All else may change from one version to the next. Coordinates are PDF points from the top
left of a page, pages count from 1, months are `YYYY-MM`, offsets count characters of an article's body; amounts are in
the base unit (CNY, USD, 人, 家), growth and shares in signed percent.

A name is loaded when it is first asked for, so that no program waits for what it does not use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.archive.reader import Archive, open_archive
    from extractor.archive.records import (
        Attempt,
        FigureFilter,
        FoundFigure,
        Issue,
        StoredArticle,
        Totals,
        UnnamedLabel,
        UnreadNumber,
    )
    from extractor.bulletin import Budget, FiguredText, read_bulletin, read_text
    from extractor.errors import (
        ArchiveError,
        ExtractorError,
        Missing,
        OcrMissing,
        PatternError,
        UnreadablePdf,
        WrongMonth,
    )
    from extractor.model import (
        Article,
        Bound,
        Box,
        Bulletin,
        Cell,
        CellHeader,
        EntityKind,
        Field,
        Figure,
        Line,
        LineKey,
        LineRole,
        Masthead,
        Modality,
        MonthSource,
        Number,
        NumberRole,
        PageSize,
        Paragraph,
        PeriodFrom,
        PeriodKind,
        Piece,
        PointsOf,
        ReadFrom,
        Section,
        Table,
        TextFrom,
    )
    from extractor.pages.ocr import OcrUse
    from extractor.rules.loading import load_rules
    from extractor.rules.rule_set import Rules
    from extractor.rules.version import Version
    from extractor.search.results import SearchFilter, SearchResult
    from extractor.search.search import Snippet, Span

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "ArchiveError",
    "Article",
    "Attempt",
    "Bound",
    "Box",
    "Budget",
    "Bulletin",
    "Cell",
    "CellHeader",
    "EntityKind",
    "ExtractorError",
    "Field",
    "Figure",
    "FigureFilter",
    "FiguredText",
    "FoundFigure",
    "ImportStatus",
    "Issue",
    "Line",
    "LineKey",
    "LineRole",
    "Masthead",
    "Missing",
    "Modality",
    "MonthSource",
    "Number",
    "NumberRole",
    "OcrMissing",
    "OcrUse",
    "PageSize",
    "Paragraph",
    "PatternError",
    "PeriodFrom",
    "PeriodKind",
    "Piece",
    "PointsOf",
    "ReadFrom",
    "Rules",
    "SearchFilter",
    "SearchResult",
    "Section",
    "Snippet",
    "Span",
    "StoredArticle",
    "Table",
    "TextFrom",
    "Totals",
    "UnnamedLabel",
    "UnreadNumber",
    "UnreadablePdf",
    "Version",
    "WrongMonth",
    "load_rules",
    "open_archive",
    "read_bulletin",
    "read_text",
]

# What stands in none of these is of the model.
_MODULES = {
    "archive.reader": (
        "Archive",
        "open_archive",
    ),
    "archive.records": (
        "Attempt",
        "FigureFilter",
        "FoundFigure",
        "ImportStatus",
        "Issue",
        "StoredArticle",
        "Totals",
        "UnnamedLabel",
        "UnreadNumber",
    ),
    "bulletin": (
        "Budget",
        "FiguredText",
        "read_bulletin",
        "read_text",
    ),
    "errors": (
        "ArchiveError",
        "ExtractorError",
        "Missing",
        "OcrMissing",
        "PatternError",
        "UnreadablePdf",
        "WrongMonth",
    ),
    "pages.ocr": ("OcrUse",),
    "rules.loading": ("load_rules",),
    "rules.rule_set": ("Rules",),
    "rules.version": ("Version",),
    "search.results": (
        "SearchFilter",
        "SearchResult",
    ),
    "search.search": (
        "Snippet",
        "Span",
    ),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

if not TYPE_CHECKING:

    def __getattr__(name):
        """Load a public name."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'model')}"), name)

    def __dir__():
        """Name what is public, loaded or not."""
        return [*__all__, "__version__"]
