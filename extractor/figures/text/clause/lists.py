"""What the clauses of a stretch list: indicators, items, and what all of them share."""

from __future__ import annotations

from extractor.figures.marks import MarkRole
from extractor.figures.text.clause.stretch import LISTED, Span, Stretch
from extractor.figures.text.said import Said
from extractor.words.numerals import whole_number

# How things are listed, the usual way first: a name may itself hold 与 or 及.
_SEPARATORS = ("separator", "separator-but-with", "separator-comma")
# Between the members of a collective.
_BETWEEN = "、"
# Marks that may stand in a list of indicators, not all of which need be known.
_NAMED: frozenset[MarkRole] = LISTED | {"indicator"}


def enumeration(stretch: Stretch, count: int | None = None, until: int | None = None) -> tuple[Said[str], ...]:
    """Return the things that the last clause which lists any lists: `count` of them, or else two or more.

    Clauses are read `until` a place, if one is given.
    """
    stop = stretch.end if until is None else until
    for start, end in ((start, min(end, stop)) for start, end in reversed(stretch.clauses) if start < stop):
        for separator in _SEPARATORS:
            parts = stretch.parts(*stretch.listing(start, end), separator)
            if all(part.thing for part in parts) and (len(parts) == count if count else len(parts) > 1):
                return tuple(parts)
    return ()


def indicators_listed(stretch: Stretch, count: int) -> tuple[Said[str], ...]:
    """Return `count` names of which only the last is printed whole: 货物、集装箱吞吐量 → 货物吞吐量, 集装箱吞吐量."""
    for separator in _SEPARATORS:
        parts = stretch.parts(*stretch.listing(*stretch.clauses[-1], _NAMED), separator, whole=True)
        begins = any(mark.start == parts[-1].start for mark in stretch.of_role("indicator"))
        at = stretch.shared_from(parts) if len(parts) == count and begins else 0
        if at and all(part.thing for part in parts):
            shared = parts[-1].thing[at:]
            return tuple(part if part is parts[-1] else part._replace(thing=part.thing + shared) for part in parts)
    return ()


def named_list(stretch: Stretch, count: int) -> tuple[Said[str], ...]:
    """Return `count` indicators that the last clause lists by their full names: 信息安全收入、嵌入式软件收入."""
    aspects = stretch.rules.rule("language", "aspects")
    for separator in _SEPARATORS:
        parts = stretch.parts(*stretch.listing(*stretch.clauses[-1], _NAMED), separator, whole=True)
        if len(parts) == count and all(aspects.search(part.thing) for part in parts):
            return tuple(parts)
    return ()


def counted_list(stretch: Stretch, count: int) -> tuple[Said[str], ...]:
    """Return `count` things that the last clause lists, counts and measures, each with the measure.

    业务总量指数, 新订单指数 and 从业人员指数 in 业务总量、新订单、从业人员三项指数分别为.
    """
    start, end = stretch.behind_names(stretch.clauses[-1])
    found = stretch.rules.rule("language", "counted-list").search(stretch.text[start:end])
    kind = found is not None and stretch.rules.table("kind-word").find(found["measure"]) is not None
    if found is None or kind or whole_number(found["count"], stretch.rules) != count:
        return ()
    begin, stop = (start + at for at in found.span("list"))
    for separator in _SEPARATORS:
        parts = stretch.parts(begin, stop, separator, whole=True)
        if len(parts) == count and all(part.thing for part in parts):
            return tuple(part._replace(thing=part.thing + found["measure"]) for part in parts)
    return ()


def shared_aspect(stretch: Stretch) -> Said[str] | None:
    """Return what all listed things have in common, behind the last of them: 出口 in 服装、家具出口分别占."""
    for start, end in reversed(stretch.clauses):
        parts = stretch.parts(*stretch.listing(start, end), whole=True)
        last, at = parts[-1], stretch.shared_from(parts)
        kind = stretch.rules.rule("language", "aspect").search(last.thing)
        if at and not (kind and not kind["aspect"]):
            return Said(last.thing[at:], last.start + at, last.end)
    return None


def lists_or_counts_on(stretch: Stretch, tail: Span) -> bool:
    """Whether a clause lists things, or goes on to count the next (3家子公司和11个交付中心)."""
    if not stretch.is_list(*tail):
        return False
    parts = stretch.parts(*tail)
    return not parts[-1].thing or sum(bool(part.thing) for part in parts) > 1


def summed_list(stretch: Stretch) -> tuple[Said[str], ...]:
    """Return the things that the last clause lists and sums up: 轨道装备、硬质合金、陶瓷工艺三类."""
    start, end = stretch.behind_names(stretch.clauses[-1])
    found = stretch.rules.rule("language", "summed-list").search(stretch.text[start:end])
    if found is None:
        return ()
    begin, stop = (start + at for at in found.span("list"))
    parts = stretch.parts(begin, stop, whole=True)
    counted = len(parts) > 1 and len(parts) == whole_number(found["count"], stretch.rules)
    return tuple(parts) if counted and all(part.thing for part in parts) else ()


def collective(stretch: Stretch, count: int) -> tuple[Said[str], ...]:
    """Return the `count` parts that one word of the last clause stands for: 第一产业 and the others in 三次产业."""
    start, end = stretch.clauses[-1]
    found = stretch.rules.rule("language", "collective").search(stretch.text[start:end])
    if found is None:
        return ()
    members = stretch.rules.table("collective").meaning(found[0]).attributes["members"].split(_BETWEEN)
    at = (start + found.start(), start + found.end())
    return tuple(Said(member, *at) for member in members) if len(members) == count else ()


def sum_of(stretch: Stretch) -> int | None:
    """Return how many things the last clause sums up (三地合计), None where it sums up none."""
    start, end = stretch.clauses[-1][0], stretch.end
    found = stretch.rules.rule("language", "sum-of").search(stretch.text[start:end])
    return whole_number(found["count"], stretch.rules) if found else None
