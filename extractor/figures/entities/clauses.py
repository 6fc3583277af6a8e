"""A sentence with its names → its clauses, each with the name that is its subject, if it has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.figures.entities.whom import Mention
from extractor.rules.rule_set import Rules

# No lead-in has more characters.
_LEAD = 24
# What the words before a name make of it. `where` is only a place, `heard` is called back later by 公司 or 园区.
Position = Literal["subject", "object", "where", "heard"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its position; `within` tells that it is a part (其中…)."""

    mention: Mention
    position: Position
    within: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause from `start` to `end` of its sentence; `source` tells that it says who says so, if it names or opens
    anything.
    """

    start: int
    end: int
    names: tuple[Placed, ...]
    source: bool


def clauses_of(text: str, names: Sequence[Mention], rules: Rules) -> Iterator[Clause]:
    """Yield the clauses of a sentence, given its names."""
    for start, end in _spans(text, names, rules):
        inside = [name for name in names if start <= name.start < end]
        source = (bool(inside) or start == 0) and is_source(_without_hearsay(text[start:end], rules), rules)
        yield Clause(start, end, tuple(_placed(text, start, end, inside, source, rules)), source)


def is_source(clause: str, rules: Rules) -> bool:
    """Whether a clause only says who says so (据市商务局统计)."""
    return rules.rule("language", "entity-source").search(clause) is not None


def _without_hearsay(clause: str, rules: Rules) -> str:
    """Return a clause without a source that has no name (据了解，), behind which it tells what is so."""
    found = rules.rule("language", "entity-hearsay").match(clause)
    return clause[found.end() :] if found and found.end() < len(clause) else clause


def _spans(text: str, names: Sequence[Mention], rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield where clauses stand: a 、 behind a number and before a name parts two as well (甲区8亿元、乙区5亿元)."""
    openings = {name.start for name in names}
    edges = [match.end() for match in rules.rule("language", "clause-end").all(text)]
    edges += [match.end() for match in rules.rule("language", "entity-opens-part").all(text) if match.end() in openings]
    inside = [(name.start, name.end) for name in names]
    edges = [edge for edge in edges if not any(start < edge < end for start, end in inside)]
    # What only leads in (其中，) belongs to the clause behind it
    lead = rules.rule("language", "entity-lead")
    start = 0
    for edge in sorted({*edges, len(text)}):
        if edge < len(text) and edge - start <= _LEAD and lead.fullmatch(text[start:edge]):
            continue
        yield start, edge
        start = edge


def _placed(text: str, start: int, end: int, names: Sequence[Mention], source: bool, rules: Rules) -> Iterator[Placed]:
    """Yield the names of a clause with their positions; it has one subject at most, but for a fair behind 举办."""
    found = False
    led = rules.rule("language", "entity-lead").match(text[start:end])
    opens = start + led.end() if led else start
    for index, name in enumerate(names):
        before = text[start : name.start]
        following = names[index + 1] if index + 1 < len(names) else None
        position = _position(before, text, name, end, rules, taken=found)
        if (name.common or name.end <= opens) and position in ("subject", "where"):
            position = "object"
        if name.sort == "home" and rules.rule("language", "entity-takes-part").match(text, name.end):
            position = "object"
        if position == "subject" and following and _belongs(text, name, following, rules):
            position = "heard"
        if source and position != "where":
            position = "subject" if position == "subject" and _speaks(text[name.end : end], name, rules) else "heard"
        if position == "object" and name.sort == "event":
            position = "heard"
        if position == "object" and _is_example(before, text[name.end : end], rules):
            position = "subject"
        if position == "subject":
            found = True
        within = bool(before) and rules.rule("language", "entity-within").search(before) is not None
        yield Placed(name, position, within)


def _position(before: str, text: str, name: Mention, end: int, rules: Rules, *, taken: bool) -> Position:
    language = rules.group("language")
    if name.sort == "project" and language["entity-priced"].match(text, name.end):
        return "object"
    holds = name.sort == "event" and language["entity-holds"].search(before) is not None
    if holds or taken or not before:
        return "object" if taken and not holds else "subject"
    if language["entity-looks"].search(before):
        return "subject"
    if language["entity-where"].search(before):
        opens = language["entity-where"].fullmatch(_unled(before, rules)) is not None
        return "where" if opens and _ends(text, name.end, end, rules) else "heard"
    if len(before) <= _LEAD and language["entity-lead"].fullmatch(before):
        return "subject"
    if language["entity-object"].search(before):
        return "object"
    if language["entity-kind-before"].fullmatch(_unled(before, rules)):
        return "subject"
    if language["entity-behind-of"].search(before):
        return _behind_of(before, text, name, end, rules)
    return "object"


def _behind_of(before: str, text: str, name: Mention, end: int, rules: Rules) -> Position:
    """Return the position of a name behind what describes it: 位于莱山区的…."""
    told_by = rules.rule("language", "entity-told-by").match(_unled(before, rules))
    if not name.pointing and _ends(text, name.end, end, rules) and not told_by:
        return "heard"
    again = name.sort == "home" or (name.sort == "again" and not name.pointing)
    return "object" if again or rules.table("bare-name").find(name.name) else "subject"


def _is_example(before: str, behind: str, rules: Rules) -> bool:
    """Whether a name is what a text goes on to tell of: 以卡奥斯平台为例."""
    language = rules.group("language")
    return bool(language["entity-as"].search(before) and language["entity-example"].match(behind))


def _speaks(behind: str, name: Mention, rules: Rules) -> bool:
    """Whether a name is that of a source that speaks of itself; an association mostly tells of others."""
    found = rules.rule("language", "entity-speaker").search(behind)
    return found is not None and not (found["itself"] and name.sort in ("association", "organ", "again"))


def _unled(before: str, rules: Rules) -> str:
    led = rules.rule("language", "entity-lead").match(before)
    return before[led.end() :] if led else before


def _ends(text: str, at: int, end: int, rules: Rules) -> bool:
    """Whether a clause ends behind a name (在如东县，)."""
    return rules.rule("language", "entity-within-place").fullmatch(text[at:end]) is not None


def _belongs(text: str, name: Mention, following: Mention, rules: Rules) -> bool:
    """Whether a name only says where the next one is: 修文县的云弦数据标注基地."""
    return rules.rule("language", "entity-of").fullmatch(text[name.end : following.start]) is not None
