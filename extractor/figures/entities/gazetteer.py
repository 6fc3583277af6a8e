"""The lists of places and countries, as names are looked up in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.figures.entities.whom import Mention
from extractor.rules.name_list_loading import load_list
from extractor.rules.name_lists import CountryList, PlaceList
from extractor.rules.rule_set import Rules
from extractor.words.countries import Countries
from extractor.words.places import Place, Places


@lru_cache(maxsize=4)
def gazetteer_of(rules: Rules) -> Gazetteer:
    """Return the lists that stand beside some rules."""
    return Gazetteer(rules)


class Gazetteer:
    """Finds the names of the lists in texts."""

    def __init__(self, rules: Rules) -> None:
        self._places = Places(load_list(PlaceList, rules.folder))
        self._countries = Countries(load_list(CountryList, rules.folder))
        self._after_short = rules.rule("language", "entity-after-short")
        self._joins = rules.rule("language", "entity-joins")

    def places(self, text: str, home: str, *, anywhere: bool = False) -> Iterator[Mention]:
        """Yield the places that a text names; short names only before what is said of a place or behind
        another one in a list, or `anywhere`.

        `home` is the code of the issue's place. A place and one in it that follow each other are one name.
        """
        before: Mention | None = None
        outer: Mention | None = None
        for found in self._places.all(text, home):
            place = found.place or found.places[0]
            inside = outer is not None and outer.end == found.start and self._lies_in(place, outer)
            start = outer.start if outer and inside else found.start
            outer = Mention(start, found.end, place.name, "place", place.level, "" if found.ambiguous else place.code)
            listed = before is not None and self._joins.fullmatch(text[before.end : start]) is not None
            told = anywhere or listed or self._after_short.match(text, found.end) is not None
            if found.form == "short" and not told:
                continue
            if before and before.start != start:
                yield before
            before = outer
        if before:
            yield before

    def countries(self, text: str) -> Iterator[Mention]:
        """Yield the countries and groups of countries that a text names."""
        for found in self._countries.all(text):
            yield Mention(found.start, found.end, found.country.name, "place", "country")

    def names_place(self, text: str, home: str) -> bool:
        """Whether a text holds the name of a place."""
        return next(self._places.all(text, home), None) is not None

    def names_country(self, text: str) -> bool:
        """Whether a text holds the name of a country, or of a group of them."""
        return next(self._countries.all(text), None) is not None

    def named(self, name: str, home: str) -> Place | None:
        """Return the place of a name, also of a county far from home, None where it is none or may be several."""
        rows = self._places.called(name, home)
        return rows[0] if len(rows) == 1 else None

    def opens_with_place(self, text: str, start: int) -> bool:
        """Whether the name of a place begins at a place of a text."""
        return next(self._places.find(text, start), None) is not None

    def end_of_place(self, name: str) -> int:
        """Return where the place ends with which a name opens, 0 where it opens with none."""
        end = 0
        while found := next(self._places.find(name, end), None):
            end = found.end
        return end

    def opens_with_name(self, text: str, start: int) -> bool:
        """Whether the name of a place or country begins at a place of a text."""
        return self.opens_with_place(text, start) or next(self._countries.find(text, start), None) is not None

    def code_in(self, text: str, home: str) -> str:
        """Return the code of the place that a text names, the narrowest of those that follow each other without a
        break, empty where it names none or nobody knows which one.
        """
        code, end = "", -1
        for found in self._places.all(text, home):
            if code and found.start != end:
                break
            code, end = found.code or "", found.end
        return code

    def place(self, code: str) -> Place | None:
        """Return the place of a code, None where the list has none."""
        return self._places.get(code)

    def above(self, code: str, level: str) -> Place | None:
        """Return the division of a level that a place is, or lies in."""
        chain = self._places.region_of(code) if code else ()
        return next((place for place in chain if place.level == level), None)

    def _lies_in(self, place: Place, outer: Mention) -> bool:
        return outer.code != "" and any(each.code == outer.code for each in self._places.region_of(place.code))
