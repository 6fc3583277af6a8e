"""A number of a figure → which rule read which words as it, and what the rule captured for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractor.figures.column_writer import COLUMNS
from extractor.figures.marks import Mark, Value
from extractor.figures.reading import Claim
from extractor.figures.table.cells import CellReading
from extractor.figures.table.said import first_said
from extractor.rule_tools.conversion import converted
from extractor.rules.rule_set import Rules

# Groups that frame a number with its words, which the groups within tell better.
_FRAMES = ("each", *COLUMNS)


@dataclass(frozen=True, slots=True)
class NumberReading:
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


def reading_of_claim(text: str, claim: Claim) -> NumberReading:
    """Return how a number of a text was read."""
    mark, value = claim.mark, claim.value
    raw = text[value.start : value.end]
    return NumberReading(
        column=value.column,
        raw=raw,
        rule=mark.rule.name,
        where=mark.rule.where,
        words=text[mark.start : mark.end],
        captured=dict(_captured(text, mark, value)),
        conversion=converted(raw, value.quantity, value.sign, Decimal(mark.rule.options.get("less", "0"))),
    )


def reading_of_cell(reading: CellReading, rules: Rules) -> NumberReading:
    """Return how the number of a cell was read; the rule is that of the header which puts it in its column, if any."""
    compared = first_said(reading.spoken.inner, "column")
    rule = compared.rule if compared and compared.rule else rules.rule("print/tables", "value")
    heads = " > ".join(words.text for words in reversed(reading.spoken.columns))
    names = " > ".join(words.text for words in reversed(reading.spoken.rows))
    raw, quantity = reading.cell.text, reading.number.quantity
    return NumberReading(
        column=reading.column,
        raw=raw,
        rule=rule.name,
        where=rule.where,
        words=compared.text if compared else raw,
        captured={"row": names, "column": heads, "cell": f"{reading.cell.row},{reading.cell.column}"},
        conversion=converted(
            raw if raw.endswith(quantity.unit) else raw + quantity.unit, quantity, reading.number.sign
        ),
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
    index = mark.values.index(value)
    before = mark.values[index - 1].end if index else mark.start
    after = value.end if value is not mark.values[-1] else mark.end
    spans = [(*span, name) for name in match.re.groupindex if name not in _FRAMES for span in match.spans(name)]
    for start, end, name in sorted(spans):
        shared = begin + end <= mark.values[0].start
        own = before <= begin + start and begin + end <= after
        if start < end and (shared or own):
            yield name, paragraph[start:end]
