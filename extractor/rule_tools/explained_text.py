"""What `explain` tells → lines of text."""

from __future__ import annotations

from collections.abc import Set

from extractor.archive.records import StoredArticle
from extractor.model import READ_BY_RULES, Figure
from extractor.rule_tools.compare import differences_text
from extractor.rule_tools.explain import Aside, Explained, Explanation, StoredExplanation
from extractor.rule_tools.readings import NumberReading
from extractor.rule_tools.sources import Source

_RENEW = "To read the archive anew: extractor import --again"


def explanation_text(explanation: Explanation) -> str:
    """Return an explanation as lines of text."""
    figure = explanation.figure
    lines = _printed_lines(figure)
    for source in explanation.sources:
        lines.append(f"  {source.field:<10} {source.value}: {_where(source)}")
    lines += _told_lines(figure, {source.field for source in explanation.sources})
    for reading in explanation.readings:
        lines += _reading_lines(reading)
    return "\n".join(lines)


def _printed_lines(figure: Figure) -> list[str]:
    """Return how and where a figure is printed; one of a bare text has no page."""
    boxes = (f"p. {box.page}, {box.x0:.1f} {box.top:.1f} to {box.x1:.1f} {box.bottom:.1f}" for box in figure.boxes)
    return [figure.raw, f"  sentence   {figure.sentence}", *(f"  printed    {box}" for box in boxes)]


def _told_lines(figure: Figure, shown: Set[str]) -> list[str]:
    """Return what else a reader must know of a figure, but for the fields that are shown with their words."""
    told = {name: getattr(figure, name) for name in ("entity", "population", "basis", "modality", "status")}
    lines = [f"  {name:<10} {value}" for name, value in told.items() if value and name not in shown]
    if figure.period_from:
        assumed = ", which is assumed" if figure.period_from == "issue" else ""
        lines.append(f"  dated by   the {figure.period_from}{assumed}")
    return lines


def _where(source: Source) -> str:
    return f"'{source.words}' {source.place}" if source.words else source.place


def _reading_lines(reading: NumberReading) -> list[str]:
    captured = ", ".join(f"{name} {words}" for name, words in reading.captured.items())
    lines = [
        f"  {reading.column:<10} {reading.conversion}",
        f"             rule '{reading.rule}', {reading.where}, read '{reading.words}'",
    ]
    return [*lines, f"             captured: {captured}"] if captured else lines


def explained_text(explained: Explained) -> str:
    """Return a text's figures, and then its other numbers, as lines of text."""
    parts = [explanation_text(each) for each in explained.figures] or ["No figure is read."]
    if explained.asides:
        parts.append("\n".join(["Not read as figures:", *(f"  {aside_text(aside)}" for aside in explained.asides)]))
    return "\n\n".join(parts)


def aside_text(aside: Aside) -> str:
    """Return a number that is no figure as a line of text."""
    if aside.rule is None:
        return f"{aside.raw}  {aside.role}: no rule reads it"
    unplaced = ", which cannot tell what it is said of" if aside.role == "unread" else ""
    return f"{aside.raw}  {aside.role}: rule '{aside.rule}', {aside.where}{unplaced}"


def stored_text(article: StoredArticle, stored: StoredExplanation) -> str:
    """Return a figure of an archive, where it stands, and why it is read so, as lines of text."""
    head = (article.masthead.title, article.masthead.published, article.section, article.title)
    lines = [f"figure {stored.id}, {', '.join(filter(None, head))}"]
    if isinstance(stored.today, Explanation):
        lines.append(explanation_text(stored.today))
    else:
        lines += [*_printed_lines(stored.figure), *_told_lines(stored.figure, set())]
    return "\n".join([*lines, *_verdict(stored)])


def _verdict(stored: StoredExplanation) -> list[str]:
    """Return what to say where the archive and today's rules differ."""
    figure, today = stored.figure, stored.today
    if figure.read_from not in READ_BY_RULES:
        return ["It was read from the page by hand: no rule of patterns/ read it."]
    if isinstance(today, Aside):
        return [f"Rule '{figure.rule}' read it; today's rules take it for no figure:", f"  {aside_text(today)}", _RENEW]
    if today is None:
        return [f"Rule '{figure.rule}' read it; today's rules see no number here.", _RENEW]
    if stored.differences:
        return [f"Today's rules read it differently: {differences_text(stored.differences)}", _RENEW]
    return []
