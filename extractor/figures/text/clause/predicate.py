"""The words around a number → whether it tells how much there is, or how much was done, and whether it is a fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from extractor.figures.text.said import Said
from extractor.model import Modality
from extractor.rules.rule import Match
from extractor.rules.rule_set import Rules

# How much there is at a time, or how much was done over it.
Predicate = Literal["stock", "flow"]
_PREDICATES: Mapping[str, Predicate] = {name: name for name in get_args(Predicate)}
# Characters: so short are the words that may stand between a verb and its number (了, 超过).
_LINK = 2
_MODALITIES: Mapping[str, Modality] = {name: name for name in get_args(Modality)}


def predicate_of(words: str, rules: Rules, *, dated: bool) -> Predicate | None:
    """Return what the verb or noun nearest to the end of some words makes of a number, None where there is none.

    A `weak` word (员工) gives way to another one; what is summed up (累计) is a stock unless a period is `dated`.
    """
    weak: Predicate | None = None
    found_all = rules.rule("language", "predicate").all(words)
    for index, match in reversed(list(enumerate(found_all))):
        found = next(_PREDICATES[name] for name, text in match.groupdict().items() if text and name in _PREDICATES)
        if match["summed"] and dated:
            continue
        if found == "stock" and index and _adds(words, found_all[index - 1], match, rules):
            return "flow"
        if not match["weak"]:
            return found
        weak = weak or found
    return weak


def _adds(words: str, verb: Match, noun: Match, rules: Rules) -> bool:
    """Whether a verb adds to what a noun in its clause counts: 新增 to 可再生能源装机."""
    if not verb["flow"] or rules.rule("language", "adds").match(verb[0]) is None:
        return False
    return rules.rule("language", "clause-end").search(words[verb.end() : noun.start()]) is None


def ends_in_predicate(words: str, rules: Rules) -> bool:
    """Whether some words end in a predicate, whose object follows: 已销往."""
    found = rules.rule("language", "predicate").all(words)
    return bool(found) and not found[-1]["weak"] and found[-1].end() == len(words)


def verb_before(words: str, rules: Rules) -> Said[str] | None:
    """Return the verb that some words end in, which tells how much was done: 签约 in 现场签约."""
    found = rules.rule("language", "predicate").all(words)
    if not found or not found[-1]["flow"] or len(words) - found[-1].end() > _LINK:
        return None
    return Said(found[-1][0], *found[-1].span())


@dataclass(frozen=True, slots=True)
class Reach:
    """From where to where a sentence says what is planned, hoped for or granted."""

    start: int
    end: int
    modality: Modality


def reaches_of(text: str, rules: Rules) -> Iterator[Reach]:
    """Yield where a sentence tells of targets, plans, forecasts or policy; offsets count from its start."""
    for rule in rules.group("language/modality").values():
        for match in rule.all(text):
            yield Reach(*match.span(), _MODALITIES[rule.options["modality"]])


def status_of(text: str, rules: Rules) -> Said[str] | None:
    """Return how final a sentence says that its numbers are: 初步核算, 快报."""
    found = rules.rule("language", "status").search(text)
    return Said(found["status"], *found.span("status")) if found else None
