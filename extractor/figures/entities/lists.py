"""Names that stand side by side → one list; the names in a run that ends in 等14家企业 are nobody's."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.entities.whom import Mention, Sort
from extractor.rules.rule_set import Rules

# Between the names of a list.
BETWEEN = "、"
# What may stand in one list: places with zones, groups and parks, bodies with bodies.
LISTED: frozenset[Sort] = frozenset(
    ("place", "home", "zone", "park", "group", "company", "school", "platform", "project")
)
_PLACES: frozenset[Sort] = frozenset(("place", "home", "zone", "group", "park"))


def joined(text: str, names: Sequence[Mention], rules: Rules) -> list[Mention]:
    """Return the names of a sentence: those that are one list made one, those of a mere run of examples left out.

    A list is named by its members: 郑州、洛阳, without the word that sums it up (两市).
    """
    language = rules.group("language")
    result: list[Mention] = []
    at = 0
    while at < len(names):
        last = at
        while last + 1 < len(names) and _follows(text, names[last], names[last + 1], rules):
            last += 1
        run = names[at : last + 1]
        at = last + 1
        if run[-1].sort not in LISTED or run[-1].common:
            result += run
            continue
        tail = language["entity-list-tail"].match(text, run[-1].end)
        if tail and (tail["dropped"] or (len(run) == 1 and tail["others"])):
            continue
        if len(run) == 1:
            result += run
            continue
        end = tail.end() if tail else run[-1].end
        name = BETWEEN.join(text[one.start : one.end] for one in run)
        name += text[run[-1].end : end] if tail and tail["others"] else ""
        # The word that sums a list up (两市) is no name by itself
        while at < len(names) and names[at].start < end:
            at += 1
        result.append(Mention(run[0].start, end, name, "list", members=tuple(run)))
    return result


def _follows(text: str, before: Mention, after: Mention, rules: Rules) -> bool:
    """Whether a name goes on with a list that another one opened."""
    if before.sort not in LISTED or after.sort not in LISTED:
        return False
    # 全国 stands beside 全省, not beside a city
    if (before.level == "country") != (after.level == "country") and "home" not in (before.sort, after.sort):
        return False
    between = text[before.end : after.start]
    joins = "entity-joins" if {before.sort, after.sort} <= _PLACES else "entity-joins-bodies"
    return 0 < len(between) <= 2 and rules.rule("language", joins).fullmatch(between) is not None
