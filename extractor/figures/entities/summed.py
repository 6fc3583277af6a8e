"""A sentence → the runs that a count sums up, whatever is known of their members: 昆山、太仓两市, 沪苏浙皖四地.

There must be as many members as the count says. In a contraction each character stands for a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.whom import Mention
from extractor.rules.rule_set import Rules

# A name for several places has so many characters: 胶东五市.
_NICKNAME = 2


def summed(text: str, gazetteer: Gazetteer, home: str, rules: Rules) -> Iterator[Mention]:
    """Yield the lists and contractions of a sentence that a count sums up."""
    language = rules.group("language")
    for match in language["entity-summed"].all(text):
        count = int(rules.table("entity-count").meaning(match["count"]).attributes["value"])
        cut = _verb_end(match["run"], rules)
        start, run = match.start("run") + cut, match["run"][cut:]
        spans = _spans(run, [each.span() for each in language["entity-joins"].all(run)])
        if len(spans) == 1 and len(run) in (_NICKNAME, count):
            yield Mention(start, match.end(), text[start : match.end()], "group")
        elif len(spans) == count:
            members = tuple(_member(run[one:two], start + one, gazetteer, home) for one, two in spans)
            yield Mention(start, match.end(), text[start : match.end()], "list", members=members)


def _verb_end(run: str, rules: Rules) -> int:
    """Return where the words end that a run opens with, but no name does (推动银川、西安)."""
    language = rules.group("language")
    edges = (edge for edge in language["entity-edge"].all(run) if not language["entity-joins"].fullmatch(edge[0]))
    return max((edge.end() for edge in edges), default=0)


def _spans(run: str, joins: list[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = [0, *(end for _, end in joins)]
    stops = [*(start for start, _ in joins), len(run)]
    return list(zip(starts, stops, strict=True))


def _member(name: str, start: int, gazetteer: Gazetteer, home: str) -> Mention:
    """Return a member as the place that it names, or else as it is printed."""
    known = gazetteer.named(name, home)
    end = start + len(name)
    return (
        Mention(start, end, known.name, "place", known.level, known.code)
        if known
        else Mention(start, end, name, "place")
    )
