"""Turn shelves of Chinese PDF bulletins into a searchable archive of articles and figures.

    bulletin = extractor.read_bulletin("2023-09.pdf")
    text = extractor.read_text("1-7月离岸执行额1.2亿美元。", published="2023-09", region="大连市")
    with extractor.open_archive("archive.db") as archive:
        figures = archive.figures(extractor.FigureFilter(item="日本"))

What `__all__` names is the public interface: four functions, the types that they give and take, and the errors. All
else may change from one version to the next. Coordinates are PDF points from the top left of a page, pages count from
1, months are `YYYY-MM`, offsets count characters of an article's body; amounts are in the base unit (CNY, USD, 人, 家),
growth and shares in signed percent.

A name is loaded when it is first asked for, so that no program waits for what it does not use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.archive.reader import Archive, open_archive
    from extractor.archive.records import FigureFilter, FoundFigure, Issue, StoredArticle
    from extractor.bulletin import Budget, FiguredText, read_bulletin, read_text
    from extractor.errors import ArchiveError, ExtractorError, Missing, PatternError, UnreadablePdf
    from extractor.model import (
        Article,
        Box,
        Bulletin,
        Cell,
        Field,
        Figure,
        Line,
        Masthead,
        Number,
        PageSize,
        Paragraph,
        Section,
        Table,
    )
    from extractor.pages.ocr import OcrUse
    from extractor.rules.loading import load_rules
    from extractor.rules.rule_set import Rules

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "ArchiveError",
    "Article",
    "Box",
    "Budget",
    "Bulletin",
    "Cell",
    "ExtractorError",
    "Field",
    "Figure",
    "FigureFilter",
    "FiguredText",
    "FoundFigure",
    "Issue",
    "Line",
    "Masthead",
    "Missing",
    "Number",
    "OcrUse",
    "PageSize",
    "Paragraph",
    "PatternError",
    "Rules",
    "Section",
    "StoredArticle",
    "Table",
    "UnreadablePdf",
    "load_rules",
    "open_archive",
    "read_bulletin",
    "read_text",
]

_MODULES = {
    "archive.reader": ("Archive", "open_archive"),
    "archive.records": ("FigureFilter", "FoundFigure", "Issue", "StoredArticle"),
    "bulletin": ("Budget", "FiguredText", "read_bulletin", "read_text"),
    "errors": ("ArchiveError", "ExtractorError", "Missing", "PatternError", "UnreadablePdf"),
    "pages.ocr": ("OcrUse",),
    "rules.loading": ("load_rules",),
    "rules.rule_set": ("Rules",),
}
# What stands in none of these is of the model.
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
