"""A sentence → the names in it that may tell of whom its numbers are said, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractor.figures.entities.bodies import BodyFinder
from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.summed import dealt_to, summed
from extractor.figures.entities.whom import SITES, SORTS, Mention, Sort, Whom
from extractor.rules.rule_set import Rules


class NameFinder:
    """Finds names in sentences.

    Args:
        gazetteer: The lists of places.
        home: The code of the issue's place, empty where it is not known.
        rules: The rules.
        abroad: Whether other countries are names, too; else they are markets of the issue's place.
    """

    def __init__(self, gazetteer: Gazetteer, home: str, rules: Rules, *, abroad: bool = False) -> None:
        self._gazetteer = gazetteer
        self._home = home
        self._rules = rules
        self._abroad = abroad
        finder = BodyFinder(gazetteer, home, rules)
        self.bodies, self.sites, self._left_edge = finder.all, finder.sites, finder.left_edge
        language = rules.group("language")
        self._summing = language["entity-summing"]
        self._list_again = language["entity-list-again"]
        self._breakdown, self._clause_end = language["entity-breakdown"], language["clause-end"]
        self._form = language["entity-county-form"]
        self._own_accounts = language["entity-own-accounts"]
        self._quoted = language["entity-quoted"]
        self._not_name = language["entity-not-name"]
        self._standing = [language[name] for name in ("entity-group", "entity-own", "entity-home", "entity-again")]

    def names(self, text: str, short: Mapping[str, Whom] | None = None) -> list[Mention]:
        """Return the names in a sentence, none overlapping another: the first is right, and of two the longer one.

        Names that the text has said to be `short` for another (以下简称“数贸会”) are names wherever they stand.
        """
        places = [self._with_level(text, place) for place in self._gazetteer.places(text, self._home)]
        found = [*self.bodies(text), *places, *self._words(text), *_shortened(text, short or {})]
        found += self._by_form(text)
        if self._summing.search(text):
            found += [*summed(text, self._gazetteer, self._home, self._rules), *self._these(text)]
        found += dealt_to(text, found, self._rules)
        if self._abroad:
            found += self._countries(text)
        return _apart(sorted(found, key=lambda name: (name.start, -name.end, name.sort == "again")))

    def _with_level(self, text: str, place: Mention) -> Mention:
        """Return a place, or its own accounts, where these are named: 湛江市本级, which is not the city."""
        own = self._own_accounts.match(text, place.end)
        if own is None:
            return place
        return replace(place, end=own.end(), name=place.name + own[0], sort="group", level="")

    def _by_form(self, text: str) -> Iterator[Mention]:
        """Yield places of no list by their form, where a sentence is told place by place: 分区域看，大亚湾区…."""
        breakdown = self._breakdown.search(text)
        if breakdown is None:
            return
        starts = (match.end() for match in self._clause_end.all(text) if match.end() >= breakdown.end())
        for start in starts:
            if form := self._form.match(text[start:]):
                yield Mention(start, start + form.end(), form[0], "place", "county")

    def _countries(self, text: str) -> list[Mention]:
        """Return the countries of a sentence that has something to say of them, and not of what is done with them."""
        countries = list(self._gazetteer.countries(text))
        told = countries and self._rules.rule("language", "entity-country-subject").match(text, countries[0].end)
        return countries if told else []

    def _words(self, text: str) -> Iterator[Mention]:
        """Yield groups of places, and the words that stand for a name: 全市, 园区, 三地."""
        group, own, home, again = self._standing
        for match in self._quoted.all(text):
            yield Mention(match.start("quoted"), match.end(), match["name"], "project")
        for match in group.all(text):
            yield Mention(*match.span(), match[0], "group")
        for match in own.all(text):
            meant = self._rules.table("entity-own").meaning(match["own"]).attributes["home"]
            yield Mention(*match.span(), meant, "home", word=match["own"])
        for match in home.all(text):
            level = self._rules.table("entity-home").meaning(match["home"]).attributes["level"] if match["home"] else ""
            name = match["home"] or self._rules.table("entity-nation").meaning(match["wide"]).means
            start = match.start("home" if match["home"] else "wide")
            yield Mention(start, match.end(), name, "home" if match["home"] else "place", level or "country")
        for match in again.all(text):
            # 平台 in 互联网平台 tells a kind, and calls back nobody
            tells_kind = self._left_edge(text, match.start()) < match.start() or self._not_name.match(text, match.end())
            if match["again"] and tells_kind:
                continue
            word = match["again"] or match["pointed"]
            known = self._rules.table("entity-again").find(word)
            sorts = _sorts((known or self._rules.table("entity-pointed").meaning(word)).attributes["entity"])
            yield Mention(*match.span(), word, "again", word=word, sorts=sorts, pointing=match["pointing"] is not None)

    def _these(self, text: str) -> Iterator[Mention]:
        for match in self._list_again.all(text):
            yield Mention(*match.span(), match[0], "these", word=match["count"])


def _shortened(text: str, short: Mapping[str, Whom]) -> Iterator[Mention]:
    for name, whom in short.items():
        start = text.find(name)
        while start >= 0:
            yield Mention(start, start + len(name), name, whom.sort, whom.level, whom.code)
            start = text.find(name, start + len(name))


def _sorts(entity: str) -> tuple[Sort, ...]:
    """Return the sorts of names that a word may call back."""
    sort = SORTS[entity]
    return (sort, *(each for each in SITES if each != sort)) if sort in SITES and sort != "school" else (sort,)


def _apart(names: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
