"""A sentence → whose members its numbers count (统计范围): 规模以上工业企业, 31个服务外包示范城市, 受访企业."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.figures.entities.dealing import Counted
from extractor.figures.entities.whom import Population
from extractor.rules.rule_set import Rules


def populations_of(text: str, rules: Rules) -> Iterator[Population]:
    """Yield the populations that a sentence names, where it speaks of their members and not of how many there are.

    Those that it compares with (占规模以上工业的三成) are left out.
    """
    language = rules.group("language")
    for match in language["population"].all(text):
        if language["population-compared"].search(text[: match.start()]) is None:
            survey, firms = match["survey"] is not None, match["firms"] is not None
            members = language["population-members"].search(match["name"])
            group = members["members"] if members else None
            yield Population(match["name"], match.start("name"), match.end("name"), survey, firms, group)


def counts_members(text: str, number: Counted, population: Population, rules: Rules) -> bool:
    """Whether a number is that of the members themselves: 规模以上软件企业214家, 净增19家."""
    printed = text[max(number.start, population.end) : number.end]
    return rules.rule("language", "population-counted").search(printed) is not None


def is_before(text: str, number: Counted, population: Population, rules: Rules) -> bool:
    """Whether a number stands right before the population that it is a share of: 61%的受访企业."""
    between = text[number.end : population.start] if number.end <= population.start else ""
    return rules.rule("language", "population-behind").fullmatch(between) is not None
