"""A sentence → the runs that a count sums up, whatever is known of their members: 昆山、太仓两市, 沪苏浙皖四地.

There must be as many members as the count says. In a contraction each character stands for a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.lists import BETWEEN, LISTED
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
            name = BETWEEN.join(run[one:two] for one, two in spans)
            yield Mention(start, match.end(), name, "list", members=members)


def dealt_to(text: str, names: Sequence[Mention], rules: Rules) -> Iterator[Mention]:
    """Yield the lists to whose members numbers are dealt out (分别), if the last one is a known name: the others
    are names of its sort, and its ending may be that of all (西递、宏村景区).
    """
    language = rules.group("language")
    for match in language["entity-dealt"].all(text):
        led = language["entity-lead"].match(match["run"])
        cut = led.end() if led else 0
        start, run = match.start("run") + cut, match["run"][cut:]
        spans = _spans(run, [each.span() for each in language["entity-joins"].all(run)])
        by_span = {(name.start, name.end): name for name in names if name.sort in LISTED}
        known = [by_span.get((start + one, start + two)) for one, two in spans]
        sorts = {name.sort for name in known if name}
        unknown = [run[one:two] for name, (one, two) in zip(known, spans, strict=True) if name is None]
        if any(language["entity-edge"].search(each) for each in unknown):
            continue
        if unknown and known[-1] and len(sorts) == 1:
            (sort,) = sorts
            members = (
                name or Mention(start + one, start + two, run[one:two], sort)
                for name, (one, two) in zip(known, spans, strict=True)
            )
            yield Mention(start, match.end(), run, "list", members=tuple(members))


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
