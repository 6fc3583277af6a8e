"""Article → its figures and the ledger of its numbers, each with the page and boxes of its print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from extractor.figures.marks import marks_of
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.figures.text.context import Setting
from extractor.figures.text.statements import read_statement
from extractor.model import Article, Box, Masthead, Number, Paragraph, prose_of
from extractor.model.copying import changed
from extractor.rules.rules import Rules


def setting_of(masthead: Masthead, rules: Rules) -> Setting:
    """Return the setting that all articles of an issue share: its month, and what its publisher and name tell."""
    name = " ".join(filter(None, (masthead.publisher, masthead.bulletin)))
    return _placed(Setting(masthead.published, covers=_year_covered(masthead, rules)), name, rules)


def setting_within(setting: Setting, title: str | None, rules: Rules, *, card: bool) -> Setting:
    """Return the setting of one article of an issue; where the issue names no place, its title may."""
    setting = replace(setting, card=card)
    return setting if setting.city or not title else _placed(setting, title, rules)


def _placed(setting: Setting, name: str, rules: Rules) -> Setting:
    """Return a setting at the first place that a name tells, if any."""
    found = rules.rule("figures", "region").search(name)
    if found is None:
        return setting
    place = rules.table("region").meaning(found["region"])
    return replace(setting, city=place.means, province=place.get("within") or place.means)


def _year_covered(masthead: Masthead, rules: Rules) -> int | None:
    """Return the year that a report's name tells (…发展报告（2021年）), where it was over when the report appeared."""
    name = masthead.bulletin or masthead.title
    # Most names hold no digit, and need not be looked through with every rule
    if masthead.published is None or not any(char.isdecimal() for char in name):
        return None
    marks = marks_of(name, rules)
    years = [mark.groups["year"] for mark in marks if mark.role == "period" and mark.rule.options["kind"] == "year"]
    if len(years) != 1 or not years[0].isdecimal():
        return None
    return int(years[0]) if years[0] < masthead.published[:4] else None


def read_figures(article: Article, setting: Setting, rules: Rules) -> Article:
    """Return the article with its figures and numbers.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    setting = setting_within(setting, article.title, rules, card=bool(article.fields))
    statement = read_statement(prose_of(article.body, article.tables), setting, rules)
    figures, printed = [], _Print(article.paragraphs)
    for figure in statement.figures:
        boxes = printed.boxes(figure.start, figure.end)
        figures.append(changed(figure, page=boxes[0].page, boxes=boxes))
    numbers = [changed(number, page=printed.page(number.start, number.end)) for number in statement.numbers]
    for table in article.tables:
        reading = read_table(table, Around.of(article, table), setting, rules)
        numbers += [_moved(number, len(figures)) for number in reading.numbers]
        figures += [one.figure for one in reading.figures]
    return replace(article, figures=tuple(figures), numbers=tuple(sorted(numbers, key=lambda number: number.start)))


def _moved(number: Number, figures: int) -> Number:
    """Return a number of a table whose figures stand behind so many others."""
    return number if number.figure is None else changed(number, figure=number.figure + figures)


class _Print:
    """Where the body of an article is printed."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        lengths = [len(paragraph.text) + 1 for paragraph in paragraphs[:-1]]  # and the newline behind it
        self._starts = list(accumulate(lengths, initial=0))

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes of a stretch of the body; it lies within one paragraph."""
        paragraph, at = self._paragraph(start)
        return paragraph.boxes(start - at, end - at)

    def page(self, start: int, end: int) -> int:
        """Return the page on which a stretch of the body begins."""
        paragraph, at = self._paragraph(start)
        return paragraph.page(start - at, end - at)

    def _paragraph(self, start: int) -> tuple[Paragraph, int]:
        """Return the paragraph that a character is in, and where it begins."""
        at = bisect_right(self._starts, start) - 1
        return self._paragraphs[at], self._starts[at]
