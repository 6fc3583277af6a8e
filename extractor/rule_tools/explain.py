"""Text → why its figures are what they are: which rule read which words, and what was taken over from where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractor.archive.records import StoredArticle
from extractor.figures.reading import ArticleReading, Entry, TextFigure, TextReading, read_text, reading_again
from extractor.figures.setting import Setting, setting_at
from extractor.figures.table.figures import TableFigure
from extractor.model import READ_BY_RULES, Figure, NumberRole
from extractor.rule_tools.compare import Value, differences
from extractor.rule_tools.readings import NumberReading, reading_of_cell, reading_of_claim
from extractor.rule_tools.sources import Source, sources_in, sources_of_cell
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure with all that it was made of."""

    figure: Figure
    readings: tuple[NumberReading, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A number that belongs to no figure, and the rule that claimed it, None where none did.

    An unread number with a rule is one that the rule read, but could not tell what it is said of.
    """

    start: int
    end: int
    raw: str
    role: NumberRole
    rule: str | None
    where: str | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A text explained, both in reading order."""

    figures: tuple[Explanation, ...]
    asides: tuple[Aside, ...]

    def at(self, start: int, end: int) -> Explanation | Aside | None:
        """Return what is read at a stretch of the text: what begins there, or else what overlaps it."""
        found = [each for each in self.figures if each.figure.start < end and start < each.figure.end]
        if found:
            return min(found, key=lambda each: abs(each.figure.start - start))
        return next((aside for aside in self.asides if aside.start < end and start < aside.end), None)


@dataclass(frozen=True, slots=True)
class StoredExplanation:
    """A figure of an archive, what today's rules read where it stands, and the fields in which they differ.

    `today` is None where no number is seen there any more, and for figures that were entered by hand.
    """

    id: int
    figure: Figure
    today: Explanation | Aside | None
    differences: Mapping[str, tuple[Value, Value]]


def explain(text: str, setting: Setting, rules: Rules) -> Explained:
    """Return why the numbers of a text are read as they are.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    return _explained(read_text(text, setting, rules))


def explain_alone(text: str, published: str | None, region: str | None, rules: Rules) -> Explained:
    """Return the same of a text that stands in no issue: of this month (`YYYY-MM`), and about this region.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    return explain(text, setting_at(published, region, rules), rules)


def explain_stored(article: StoredArticle, figure_id: int, rules: Rules) -> StoredExplanation:
    """Read an article of an archive again, and return why one of its figures is what it is.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    stored = article.figures[figure_id]
    if stored.read_from not in READ_BY_RULES:
        return StoredExplanation(figure_id, stored, None, {})
    reading = reading_again(article, rules)
    today: Explanation | Aside | None
    if stored.read_from == "table":
        today = _in_tables(article, stored, reading, rules)
    else:
        today = _explained(reading.prose).at(stored.start, stored.end)
    if not isinstance(today, Explanation):
        return StoredExplanation(figure_id, stored, today, {})
    found = differences(stored, today.figure)
    # The archive alone knows where on the page it is
    placed = replace(today, figure=replace(today.figure, page=stored.page, boxes=stored.boxes))
    return StoredExplanation(figure_id, stored, placed, found)


def _explained(reading: TextReading) -> Explained:
    figures = (_of_text(reading.text, one) for one in reading.figures)
    asides = (_aside(entry) for entry in reading.entries if entry.number.figure is None)
    return Explained(tuple(sorted(figures, key=lambda each: each.figure.start)), tuple(asides))


def _of_text(text: str, one: TextFigure) -> Explanation:
    readings = tuple(reading_of_claim(text, claim) for claim in one.claims)
    return Explanation(one.figure, readings, tuple(sources_in(text, one)))


def _aside(entry: Entry) -> Aside:
    number, rule = entry.number, entry.mark.rule if entry.mark else None
    told = (rule.name, rule.where) if rule else (None, None)
    return Aside(number.start, number.end, number.raw, number.role, *told)


def _in_tables(article: StoredArticle, stored: Figure, reading: ArticleReading, rules: Rules) -> Explanation | None:
    """Return what is read today in the cell in which a figure stands."""
    for table in article.tables:
        if table.start <= stored.start < table.end:
            figures = reading.table(table).figures
            return next((_of_table(one, rules) for one in figures if one.figure.start == stored.start), None)
    return None


def _of_table(one: TableFigure, rules: Rules) -> Explanation:
    readings = tuple(reading_of_cell(reading, rules) for reading in one.readings)
    return Explanation(one.figure, readings, sources_of_cell(one))
