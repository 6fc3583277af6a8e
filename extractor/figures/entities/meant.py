"""A name, or words that stand for one, → of whom they tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.home import home_meant
from extractor.figures.entities.whom import NOBODY, SITES, Mention, Whom
from extractor.rules.rule_set import Rules

# Characters: a part of a name that tells it.
_CORE = 2
# Between the names that 三地 and 两市 stand for.
_AND = "、"


def meant(
    mention: Mention, start: int, state: Carried, gazetteer: Gazetteer, rules: Rules
) -> tuple[Whom | None, tuple[Whom, ...]]:
    """Return of whom a name tells, and the members of a list; None where it stands for one that was not named.

    Args:
        mention: The name, in a sentence.
        start: Where its sentence begins.
        state: What was said before.
        gazetteer: The lists of places.
        rules: The rules.
    """
    first, last = start + mention.start, start + mention.end
    if mention.sort == "again":
        called = state.called_back(mention)
        return called.at(first, last) if called else None, ()
    if mention.sort == "home":
        home = home_named(mention, state, gazetteer, rules)
        return home.at(first, last) if home else None, ()
    if mention.sort == "unknown":
        return NOBODY, ()
    if mention.sort == "these":
        members = state.these(_count(mention.word, rules))
        return Whom(_AND.join(one.name for one in members), "list", first, last) if members else None, members
    named = (home_named(one, state, gazetteer, rules) if one.sort == "home" else one.whom for one in mention.members)
    members = tuple(
        (whom or NOBODY).at(start + one.start, start + one.end)
        for whom, one in zip(named, mention.members, strict=True)
    )
    longer = state.short.get(mention.name) or state.longer_name(mention) or _zone_in_full(mention, state, rules)
    longer = longer or _site_in_full(mention, state, gazetteer, rules)
    return (longer or mention.whom).at(first, last), members


def recalled(mentions: Iterable[Mention], state: Carried) -> list[Mention]:
    """Return names, those of common words as the names that end in them, if the text has said such: 政务服务平台 of
    全国一体化政务服务平台.
    """
    found: list[Mention] = []
    for mention in mentions:
        longer = (whom for whom in reversed(state.named) if mention.common and whom.name.endswith(mention.name))
        known = next(longer, None)
        found.append(replace(mention, name=known.name, common=False) if known else mention)
    return found


def _site_in_full(mention: Mention, state: Carried, gazetteer: Gazetteer, rules: Rules) -> Whom | None:
    """Return the site that was named in full before, of which a part of the name is said now."""
    if mention.sort not in SITES:
        return None
    short = mention.whom
    return next((whom for whom in reversed(state.named) if is_short_for(short, whom, gazetteer, rules)), None)


def is_short_for(short: Whom, site: Whom, gazetteer: Gazetteer, rules: Rules) -> bool:
    """Whether a name is a part of a site's, with another word for what it is: 渌江园区 of 株洲渌江数字服务产业园.

    A place alone names no site.
    """
    if short.sort not in SITES or short.sort != site.sort or len(site.name) <= len(short.name):
        return False
    endings = (word for word in rules.table("entity-ending").spellings if short.name.endswith(word))
    core = short.name.removesuffix(max(endings, key=len, default=""))
    return _CORE <= len(core) < len(short.name) and core in site.name and gazetteer.end_of_place(core) < len(core)


def _zone_in_full(mention: Mention, state: Carried, rules: Rules) -> Whom | None:
    """Return the zone that was named in full before, of which only the kind is said now: 综保区."""
    kinds = rules.table("bare-name")
    kind = kinds.find(mention.name) if mention.sort == "zone" else None
    if kind is None:
        return None
    endings = tuple(word for word in kinds.spellings if kinds.meaning(word) == kind)
    zones = (whom for whom in reversed(state.named) if whom.sort == "zone" and whom.name not in endings)
    return next((whom for whom in zones if whom.name.endswith(endings)), None)


def home_named(mention: Mention, state: Carried, gazetteer: Gazetteer, rules: Rules) -> Whom | None:
    """Return the place that 全市 means; of 市本级, its own accounts, which are not the whole city's."""
    home = home_meant(mention, state, gazetteer, rules)
    if home is None or not mention.word:
        return home
    called = rules.table("entity-own").meaning(mention.word).attributes["called"]
    return Whom(home.name + called, "group", code=home.code)


def _count(word: str, rules: Rules) -> int:
    if word.isdecimal():
        return int(word)
    known = rules.table("entity-count").find(word)
    return int(known.attributes["value"]) if known else 0
