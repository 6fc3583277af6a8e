"""The countries of the official list as marks: of a trade with them, they are items."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.entities.around import whole_country
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.marks import Mark
from extractor.rules.rule_set import Rules

# The group of a mark that holds the name of a country as the list has it.
COUNTRY = "country"
# The group of a rule that holds a country's name of one character, which a table explains.
SHORT = "short"


def with_countries(marks: Sequence[Mark], text: str, start: int, rules: Rules) -> list[Mark]:
    """Return marks with those of the countries that a text names where no rule read anything.

    Args:
        marks: The marks of the text.
        text: The text.
        start: Where it begins in the text that the marks give places of.
        rules: The rules.
    """
    taken = [(mark.start, mark.end) for mark in marks]
    own = whole_country(rules).name
    found = [
        Mark(
            rules.rule("figures", "item"),
            "item",
            start + one.start,
            start + one.end,
            text[one.start : one.end],
            {COUNTRY: one.name},
        )
        for one in gazetteer_of(rules).countries(text)
        # 其中国有企业 holds no 中国: the own country is no item at all
        if one.name != own and rules.table("entity-nation").find(one.name) is None
    ]
    free = [one for one in found if all(one.end <= first or last <= one.start for first, last in taken)]
    return sorted([*marks, *free], key=lambda mark: mark.start)
