"""Texts → the countries, and groups of countries, that they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.rules.name_lists import CountryList, CountryRow
from extractor.words.name_index import NameIndex
from extractor.words.places import FOLLOWING, Form

# The kind of what is no group.
COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, of the kind `country`, with its code of two letters; or a group of countries, without a
    code.
    """

    name: str
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A name of a country or group in a text, from `start` to `end`, and the characters that follow it."""

    start: int
    end: int
    name: str
    form: Form
    country: Country
    follows: str

    @property
    def is_group(self) -> bool:
        """Whether several countries are meant."""
        return self.country.kind != COUNTRY


class Countries:
    """Finds countries and groups of countries in texts."""

    def __init__(self, listed: CountryList) -> None:
        self._named: dict[str, tuple[Form, Country]] = {}
        for row in listed.countries:
            self._add(row, Country(row.name, row.code, COUNTRY))
        for row in listed.groups:
            self._add(row, Country(row.name, "", row.code))
        for name in listed.refused:
            self._named.pop(name, None)
        self._index = NameIndex((*self._named, *listed.longer))

    def _add(self, row: CountryRow, country: Country) -> None:
        self._named[row.name] = ("full", country)
        self._named.update((name, ("short", country)) for name in row.short)

    def find(self, text: str, start: int) -> Iterator[CountryMention]:
        """Yield the countries and groups whose names begin at `start`, the longest name first."""
        for name in self._index.at(text, start):
            if name in self._named:
                yield self._mention(text, start, name)

    def all(self, text: str) -> Iterator[CountryMention]:
        """Yield the longest names in a text, from left to right, none of which overlap."""
        end = 0
        for start in self._index.starts(text):
            if start >= end and (name := next(self._index.at(text, start), "")):
                end = start + len(name)
                if name in self._named:
                    yield self._mention(text, start, name)

    def _mention(self, text: str, start: int, name: str) -> CountryMention:
        form, country = self._named[name]
        end = start + len(name)
        return CountryMention(start, end, name, form, country, text[end : end + FOLLOWING])
