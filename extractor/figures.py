"""Article → its figures and the ledger of its numbers, each with the page and boxes of its print."""

from __future__ import annotations

from dataclasses import replace

from extractor.context import Setting
from extractor.model import Article, Box, Masthead
from extractor.patterns import Patterns
from extractor.statements import read_statement


def setting_of(masthead: Masthead, patterns: Patterns) -> Setting:
    """Return the setting that all articles of an issue share: its month, and the region in its publisher's name."""
    name = " ".join(filter(None, (masthead.publisher, masthead.bulletin)))
    places = [
        patterns.table("region").meaning(match["region"]) for match in patterns.rule("figures", "region").all(name)
    ]
    if not places:
        return Setting(masthead.published)
    place = places[0]
    return Setting(masthead.published, place.means, place.get("within") or place.means)


def read_figures(article: Article, setting: Setting, patterns: Patterns) -> Article:
    """Return the article with its figures and numbers.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    statement = read_statement(article.body, replace(setting, card=bool(article.fields)), patterns)
    figures = []
    for figure in statement.figures:
        boxes = _boxes(article, figure.start, figure.end)
        figures.append(replace(figure, page=boxes[0].page, boxes=boxes))
    numbers = [replace(number, page=_boxes(article, number.start, number.end)[0].page) for number in statement.numbers]
    return replace(article, figures=tuple(figures), numbers=tuple(numbers))


def _boxes(article: Article, start: int, end: int) -> tuple[Box, ...]:
    """Return the boxes of a stretch of the body; it lies within one paragraph."""
    at = 0
    for paragraph in article.paragraphs:
        if start < at + len(paragraph.text):
            return paragraph.boxes(start - at, end - at)
        at += len(paragraph.text) + 1
    raise ValueError(f"no paragraph holds {start}:{end}")
