"""The lists of official names, as they are loaded: places, countries with their groups, and common words.

They have thousands of rows, in which one name may have several meanings; so they are no word tables, and are loaded by
those who look for names and by nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Level = Literal["province", "prefecture", "county"]


# Rows are tuples, for thousands of them are loaded three times as fast as other frozen types.
class PlaceRow(NamedTuple):
    """A division: its code of six digits, full name, level, the code of what it belongs to (empty for a province) and
    its short names.
    """

    code: str
    name: str
    level: Level
    parent: str
    short: tuple[str, ...]


class CountryRow(NamedTuple):
    """A country or territory with its code of two letters; or a group of countries, with a word for its kind as code.

    `short` are the other ways to say it.
    """

    code: str
    name: str
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameList:
    """Any of these lists."""


@dataclass(frozen=True, slots=True)
class PlaceList(NameList):
    """The divisions in the order of their codes, and what must be known to find them in a text.

    `refused` are names that are common words, `longer` are words that hold a name or whose end makes one with what
    follows, `parted` has the last characters of names and the characters with which these make another word.
    """

    rows: tuple[PlaceRow, ...]
    refused: frozenset[str]
    longer: tuple[str, ...]
    parted: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CountryList(NameList):
    """The countries in the order of their codes, the groups, and words as those of `PlaceList`."""

    countries: tuple[CountryRow, ...]
    groups: tuple[CountryRow, ...]
    refused: frozenset[str]
    longer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommonWordList(NameList):
    """Common words of two characters: for each first one, all the second ones. And the characters that are a word of
    grammar, or a verb, by themselves.
    """

    pairs: Mapping[str, str]
    single: frozenset[str]
    verbs: frozenset[str]


NO_WORDS = CommonWordList({}, frozenset(), frozenset())
