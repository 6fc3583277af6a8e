"""Article → the same with its figures and the ledger of its numbers, each with the page and boxes of its print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import accumulate

from extractor.figures.column_writer import placed
from extractor.figures.reading import ArticleReading, TextFigure
from extractor.figures.setting import Setting
from extractor.model import Article, Box, Figure, Line, Number, Paragraph
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules


def read_figures(
    article: Article, issue: Setting, rules: Rules, scanned: Set[int] = frozenset(), section: str | None = None
) -> Article:
    """Return the article with its figures and numbers.

    Args:
        article: As `outline` gives it.
        issue: The setting of its issue.
        rules: The rules.
        scanned: The pages that were read by OCR; a figure of a sentence on one of them says so.
        section: The kind of section that it stands in.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    reading = ArticleReading(article, issue, rules, section)
    printed = _Print(article, scanned)
    figures = (
        printed.placed(one.figure) if isinstance(one, TextFigure) else printed.of_table(one.figure)
        for one in reading.figures
    )
    return replace(article, figures=tuple(figures), numbers=tuple(map(printed.paged, reading.numbers)))


class _Print:
    """Where the body of an article is printed."""

    def __init__(self, article: Article, scanned: Set[int]) -> None:
        self._article = article
        self._paragraphs = paragraphs = article.paragraphs
        self._scanned = scanned
        lengths = [len(paragraph.text) + 1 for paragraph in paragraphs[:-1]]  # and the newline behind it
        self._starts = list(accumulate(lengths, initial=0))

    def placed(self, figure: Figure) -> Figure:
        """Return a figure of the prose with its page and boxes; its words lie within one paragraph."""
        paragraph, at = self._paragraph(figure.start)
        boxes = paragraph.boxes(figure.start - at, figure.end - at)
        confidence = paragraph.confidence(figure.start - at, figure.end - at)
        return placed(figure, boxes, "ocr" if self._is_scanned(boxes) else "text", confidence)

    def of_table(self, figure: Figure) -> Figure:
        """Return a figure of a table, on a scanned page as certain as the lines in the row of its cell."""
        if not self._is_scanned(figure.boxes):
            return figure
        rows = (line for line in self._article.lines if any(_share_a_row(line, box) for box in figure.boxes))
        return changed(figure, confidence=min((line.confidence for line in rows), default=figure.confidence))

    def _is_scanned(self, boxes: Iterable[Box]) -> bool:
        return any(box.page in self._scanned for box in boxes)

    def paged(self, number: Number) -> Number:
        """Return a number with the page on which it begins; those of tables know it."""
        if number.page:
            return number
        paragraph, at = self._paragraph(number.start)
        return changed(number, page=paragraph.page(number.start - at, number.end - at))

    def _paragraph(self, start: int) -> tuple[Paragraph, int]:
        """Return the paragraph that a character is in, and where it begins."""
        at = bisect_right(self._starts, start) - 1
        return self._paragraphs[at], self._starts[at]


def _share_a_row(line: Line, box: Box) -> bool:
    return line.page == box.page and line.top < box.bottom and box.top < line.bottom
