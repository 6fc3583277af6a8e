"""Text → why its figures are what they are: which rule read which words, and what was taken over from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractor.archive.records import StoredArticle
from extractor.figures.marks import Mark, Value
from extractor.figures.table.figures import CellReading, TableFigure, read_table
from extractor.figures.table.subjects import OriginPlace
from extractor.figures.table.words import Around, first_said
from extractor.figures.text.context import FROM_ISSUE, Said, Setting
from extractor.figures.text.statements import Statement, read_statement
from extractor.model import READ_BY_RULES, Figure, NumberRole, prose_of
from extractor.rule_tools.compare import differences, differences_text, setting_in
from extractor.rules.rules import Rules
from extractor.words.quantities import Quantity

Place = (
    Literal[
        "in its own words",
        "earlier in the sentence",
        "in an earlier sentence",
        "in an earlier paragraph",
        "of the figures before",
    ]
    | OriginPlace
)

# What the issue says where the text does not; other fields without words come from the figures before.
_OF_ISSUE = ("region", "period")
# Groups that frame a number with its words, which the groups within tell better.
_FRAMES = ("each", "level", "yoy", "mom", "share", "pp", "delta")
_RENEW = "To read the archive anew: extractor import --again"
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number of a figure: its column, the rule that read it (`where` is `FILE:LINE`), all the words that the rule
    read with it, what its groups captured for this number, and how its amount was worked out.
    """

    column: str
    raw: str
    rule: str
    where: str
    words: str
    captured: Mapping[str, str]
    conversion: str


@dataclass(frozen=True, slots=True)
class Source:
    """A field of a figure, and the words that said it, empty where no words of the text did."""

    field: str
    value: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure with all that it was made of."""

    figure: Figure
    readings: tuple[Reading, ...]
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
        places = [(each.figure.start, each.figure.end, each) for each in self.figures]
        found = [place for place in places if place[0] < end and start < place[1]]
        if found:
            return min(found, key=lambda place: abs(place[0] - start))[2]
        return next((aside for aside in self.asides if aside.start < end and start < aside.end), None)


@dataclass(frozen=True, slots=True)
class StoredExplanation:
    """A figure of an archive, what today's rules read in its place, and the fields in which they differ.

    `today` is None where no number is seen there any more, and for figures that were read from an image or by hand.
    """

    id: int
    figure: Figure
    today: Explanation | Aside | None
    differences: Mapping[str, tuple[str | int | float | None, str | int | float | None]]


def setting_for(published: str | None, region: str | None, rules: Rules) -> Setting:
    """Return the setting of a text that stands in no issue."""
    place = rules.table("region").find(region) if region else None
    city = place.means if place else region
    return Setting(published, city, (place.get("within") if place else None) or city)


def explain(text: str, setting: Setting, rules: Rules) -> Explained:
    """Return why the numbers of a text are read as they are.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    statement = read_statement(text, setting, rules)
    asides = tuple(
        Aside(
            number.start,
            number.end,
            number.raw,
            number.role,
            mark.rule.name if mark else None,
            mark.rule.where if mark else None,
        )
        for number, mark in zip(statement.numbers, statement.claims, strict=True)
        if number.figure is None
    )
    explanations = (_explanation(index, text, statement) for index in range(len(statement.figures)))
    return Explained(tuple(sorted(explanations, key=lambda each: each.figure.start)), asides)


def explain_stored(article: StoredArticle, figure_id: int, rules: Rules) -> StoredExplanation:
    """Read an article of an archive again, and return why one of its figures is what it is.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    stored = article.figures[figure_id]
    if stored.read_from not in READ_BY_RULES:
        return StoredExplanation(figure_id, stored, None, {})
    setting = setting_in(article, rules)
    today: Explanation | Aside | None
    if stored.read_from == "table":
        today = _in_tables(article, stored, setting, rules)
    else:
        prose = prose_of(article.body, article.tables)
        today = explain(prose, setting, rules).at(stored.start, stored.end)
    if not isinstance(today, Explanation):
        return StoredExplanation(figure_id, stored, today, {})
    found = differences(stored, today.figure)
    # The archive alone knows where on the page it is
    placed = replace(today, figure=replace(today.figure, page=stored.page, boxes=stored.boxes))
    return StoredExplanation(figure_id, stored, placed, found)


def _in_tables(article: StoredArticle, stored: Figure, setting: Setting, rules: Rules) -> Explanation | None:
    """Return what is read today in the cell in which a figure stands."""
    for table in article.tables:
        if table.start <= stored.start < table.end:
            figures = read_table(table, Around.of(article, table), setting, rules).figures
            return next((_of_table(one, rules) for one in figures if one.figure.start == stored.start), None)
    return None


def _of_table(one: TableFigure, rules: Rules) -> Explanation:
    sources = tuple(Source(origin.field, origin.value, origin.words, origin.place) for origin in one.origins)
    return Explanation(one.figure, tuple(_cell_reading(reading, rules) for reading in one.readings), sources)


def _cell_reading(reading: CellReading, rules: Rules) -> Reading:
    """Return the reading of a cell; the rule is that of the header which puts it in its column, if one does."""
    compared = first_said(reading.spoken.inner, "column")
    rule = compared.rule if compared and compared.rule else rules.rule("print/tables", "value")
    heads = " > ".join(words.text for words in reversed(reading.spoken.columns))
    names = " > ".join(words.text for words in reversed(reading.spoken.rows))
    unit = reading.quantity.unit
    printed = reading.cell.text if reading.cell.text.endswith(unit) else reading.cell.text + unit
    return Reading(
        column="share" if reading.column == "rate" else reading.column,
        raw=reading.cell.text,
        rule=rule.name,
        where=rule.where,
        words=compared.text if compared else reading.cell.text,
        captured={"row": names, "column": heads, "cell": f"{reading.cell.row},{reading.cell.column}"},
        conversion=_converted(printed, reading.quantity, reading.sign),
    )


def _explanation(index: int, text: str, statement: Statement) -> Explanation:
    figure = statement.figures[index]
    claims = [
        (mark, value)
        for number, mark in zip(statement.numbers, statement.claims, strict=True)
        if number.figure == index and mark
        for value in mark.values
        if value.start == number.start
    ]
    first = min(mark.start for mark, _ in claims)
    gap = max((mark.end for mark in statement.claims if mark and mark.values and mark.end <= first), default=0)
    places = _Places(text, figure, gap)
    sources = tuple(places.source(field, said) for field, said in statement.origins[index].items())
    return Explanation(figure, tuple(_reading(text, mark, value) for mark, value in claims), sources)


class _Places:
    """Tells how far off the number the words stand that said something of it."""

    def __init__(self, text: str, figure: Figure, gap: int) -> None:
        self._text = text
        sentence = max(text.rfind(figure.sentence, 0, figure.start + len(figure.sentence)), 0)
        self._bounds: tuple[tuple[int, Place], ...] = (
            (max(gap, sentence), "in its own words"),
            (sentence, "earlier in the sentence"),
            (text.rfind("\n", 0, figure.start) + 1, "in an earlier sentence"),
            (0, "in an earlier paragraph"),
        )

    def source(self, field: str, said: Said[str]) -> Source:
        """Return where a field comes from."""
        if said.start == FROM_ISSUE:
            return Source(field, said.thing, "", "of the issue" if field in _OF_ISSUE else "of the figures before")
        place = next(place for start, place in self._bounds if said.start >= start)
        return Source(field, said.thing, self._text[said.start : said.end], place)


def _reading(text: str, mark: Mark, value: Value) -> Reading:
    return Reading(
        column=value.column,
        raw=text[value.start : value.end],
        rule=mark.rule.name,
        where=mark.rule.where,
        words=text[mark.start : mark.end],
        captured=dict(_captured(text, mark, value)),
        conversion=_conversion(text, mark, value),
    )


def _captured(text: str, mark: Mark, value: Value) -> Iterator[tuple[str, str]]:
    """Yield the captures that a number shares with the others of its mark, and its own.

    A mark keeps one capture of each group; in a list of numbers that is the last one's, so the rule is asked again.
    """
    begin = text.rfind("\n", 0, mark.start) + 1
    # The text as the rules read it: the statement may have changed its punctuation
    paragraph = text[begin : mark.start] + mark.text + text[mark.end :].partition("\n")[0]
    match = mark.rule.match(paragraph, mark.start - begin)
    if match is None:
        yield from mark.groups.items()
        return
    place = mark.values.index(value)
    before = mark.values[place - 1].end if place else mark.start
    after = value.end if value is not mark.values[-1] else mark.end
    spans = [(*span, name) for name in match.re.groupindex if name not in _FRAMES for span in match.spans(name)]
    for start, end, name in sorted(spans):
        shared = begin + end <= mark.values[0].start
        own = before <= begin + start and begin + end <= after
        if start < end and (shared or own):
            yield name, paragraph[start:end]


def _conversion(text: str, mark: Mark, value: Value) -> str:
    less = Decimal(mark.rule.options.get("less", "0"))
    return _converted(text[value.start : value.end], value.quantity, value.sign, less)


def _converted(printed: str, quantity: Quantity, sign: int, less: Decimal = Decimal(0)) -> str:
    """Return `203626.35万美元 = 203626.35 × 10⁴ = 2036263500 USD`: as printed, each step, the amount."""
    factor = (quantity.amount + less) / quantity.value if quantity.value else Decimal(1)
    number = _plain(quantity.value)
    steps = number + (f" × {_factor(factor)}" if factor != 1 else "") + (f" - {_plain(less)}" if less else "")
    if sign < 0:
        steps = f"-{steps}" if steps == number else f"-({steps})"
    amount = _plain(quantity.amount * sign)
    result = f"{amount} {quantity.base_unit}".rstrip()
    notes = [quantity.bound or "", f"up to {_plain(quantity.maximum)} {quantity.unit}" if quantity.maximum else ""]
    note = ", ".join(filter(None, notes))
    return " = ".join((printed, result) if steps == amount else (printed, steps, result)) + (
        f" ({note})" if note else ""
    )


def _factor(factor: Decimal) -> str:
    power = factor.normalize()
    if power.as_tuple().digits == (1,) and power > 0:
        return "10" + str(power.adjusted()).translate(_SUPERSCRIPTS)
    return _plain(factor)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"


# ------------------------------------------------------------------ as text


def explanation_text(explanation: Explanation) -> str:
    """Return an explanation as lines of text."""
    lines = _printed_lines(explanation.figure)
    for source in explanation.sources:
        lines.append(f"  {source.field:<9}  {source.value}: {_where(source)}")
    for reading in explanation.readings:
        lines += _reading_lines(reading)
    return "\n".join(lines)


def _printed_lines(figure: Figure) -> list[str]:
    """Return how and where a figure is printed; one of a bare text has no page."""
    boxes = (f"p. {box.page}, {box.x0:.1f} {box.top:.1f} to {box.x1:.1f} {box.bottom:.1f}" for box in figure.boxes)
    return [figure.raw, f"  sentence   {figure.sentence}", *(f"  printed    {box}" for box in boxes)]


def _where(source: Source) -> str:
    return f"'{source.words}' {source.place}" if source.words else source.place


def _reading_lines(reading: Reading) -> list[str]:
    captured = ", ".join(f"{name} {words}" for name, words in reading.captured.items())
    lines = [
        f"  {reading.column:<9}  {reading.conversion}",
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
    place = (article.masthead.title, article.masthead.published, article.section, article.title)
    lines = [f"figure {stored.id}, {', '.join(filter(None, place))}"]
    if isinstance(stored.today, Explanation):
        lines.append(explanation_text(stored.today))
    else:
        lines += _printed_lines(stored.figure)
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
