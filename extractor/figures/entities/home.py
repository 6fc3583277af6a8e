"""全市, 我省, 全州 → the place that a text means by them."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.whom import ASSUMED, Mention, Whom
from extractor.rules.rule_set import Rules


def home_meant(mention: Mention, state: Carried, gazetteer: Gazetteer, rules: Rules) -> Whom | None:
    """Return the place: the issue's, or another one that the text is about; None where nothing tells.

    The city is another one where title or first subject name one; where the issue's own place is no city, it is the
    last one that was named.
    """
    word = rules.table("entity-home").meaning(mention.name)
    about = _about(state)
    if word.attributes["level"] == "province":
        first = state.first if state.first and state.first.sort == "place" else None
        return _province((about, state.home, state.default, first), gazetteer)
    last = word.means[-1]
    if word.attributes["level"] == "city" and about is not None and about.name.endswith(last):
        return about
    if state.home is not None and state.home.name.endswith(last):
        return state.home
    if region := _region_called(state, last, gazetteer):
        return next((one for one in (state.base, state.default) if one and one.name.endswith(last)), region)
    named = (whom for whom in reversed(state.named) if whom.sort in ("place", "zone") and whom.name.endswith(last))
    own = state.home if state.home is not None and state.home.sort in ("place", "zone") else None
    return next(named, own) or _city(state, gazetteer)


def _region_called(state: Carried, last: str, gazetteer: Gazetteer) -> Whom | None:
    """Return the province of the issue's city, where it is called by the same word as a district: 全区 of a 自治区."""
    region = _province((state.home,), gazetteer)
    return region if region and region.name.endswith(last) else None


def _city(state: Carried, gazetteer: Gazetteer) -> Whom | None:
    """Return the city in which the issue's own park or firm lies."""
    found = gazetteer.above(state.home.code, "prefecture") if state.home else None
    return Whom(found.name, "place", ASSUMED, ASSUMED, found.level, found.code) if found else None


def _about(state: Carried) -> Whom | None:
    """Return the city other than the issue's that a text is about."""
    for whom in (state.default, state.first):
        if whom is not None and whom.level == "prefecture" and not whom.is_same(state.home):
            return whom
    return None


def _province(places: Iterable[Whom | None], gazetteer: Gazetteer) -> Whom | None:
    """Return the province of the first of some places that lies in one.

    A place that was only named on the way, or within a name, tells nothing of it.
    """
    for place in places:
        found = gazetteer.above(place.code, "province") if place and place.code else None
        if found:
            return Whom(found.name, "place", ASSUMED, ASSUMED, found.level, found.code)
    return None
