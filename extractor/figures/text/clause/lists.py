"""What the clauses of a stretch list: indicators, items, and what all of them share."""

from __future__ import annotations

from extractor.figures.marks import MarkRole
from extractor.figures.text.clause.stretch import LISTED, Span, Stretch
from extractor.figures.text.said import Said
from extractor.words.numerals import whole_number

# How things are listed, the usual way first: a name may itself hold 与 or 及.
_SEPARATORS = ("separator", "separator-but-with", "separator-comma")
# Marks that may stand in a list of indicators, not all of which need be known.
_NAMED: frozenset[MarkRole] = LISTED | {"indicator"}


def enumeration(stretch: Stretch, count: int | None = None) -> tuple[Said[str], ...]:
    """Return the things that the last clause which lists any lists: `count` of them, or else two or more."""
    for start, end in reversed(stretch.clauses):
        for separator in _SEPARATORS:
            parts = stretch.parts(*stretch.listing(start, end), separator)
            if all(part.thing for part in parts) and (len(parts) == count if count else len(parts) > 1):
                return tuple(parts)
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
    if found is None or whole_number(found["count"], stretch.rules) != count:
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
        last = stretch.parts(*stretch.listing(start, end), whole=True)[-1]
        shared = stretch.rules.rule("language", "aspect").search(last.thing)
        if shared and shared["aspect"]:
            return Said(shared["aspect"], last.start + shared.start(), last.end)
    return None


def lists_or_counts_on(stretch: Stretch, tail: Span) -> bool:
    """Whether a clause lists things, or goes on to count the next (3家子公司和11个交付中心)."""
    if not stretch.is_list(*tail):
        return False
    parts = stretch.parts(*tail)
    return not parts[-1].thing or sum(bool(part.thing) for part in parts) > 1


def sum_of(stretch: Stretch) -> int | None:
    """Return how many things the last clause sums up (三地合计), None where it sums up none."""
    start, end = stretch.clauses[-1][0], stretch.end
    found = stretch.rules.rule("language", "sum-of").search(stretch.text[start:end])
    return whole_number(found["count"], stretch.rules) if found else None
