"""Texts → the places that they name, as the official list has them; of whom anything is said, the caller decides.

A name inside a longer one (that of a university, an airport, a street) is a mention too: what follows comes with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.rules.name_lists import Level, PlaceList, PlaceRow
from extractor.words.name_index import NameIndex

Form = Literal["full", "short"]
_Meaning = tuple[Form, tuple["Place", ...]]

# So many characters behind a name are told.
FOLLOWING = 8
# A full name of so many characters is found only at home: its last one, which says what it is, is often that of
# another word, and its first one that of a word before it.
_BRIEF = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A division of China: its full name, its code of six digits, its level and the code of what it belongs to, which
    is empty for a province.
    """

    name: str
    code: str
    level: Level
    parent: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place in a text, from `start` to `end`, and the characters that follow it.

    `places` are those that it may mean. There are several where neither the text nor home tells which.
    """

    start: int
    end: int
    name: str
    form: Form
    places: tuple[Place, ...]
    follows: str

    @property
    def ambiguous(self) -> bool:
        """Whether the name may mean several places."""
        return len(self.places) > 1

    @property
    def place(self) -> Place | None:
        """The place that is meant, None where it may be one of several."""
        return None if self.ambiguous else self.places[0]

    @property
    def code(self) -> str | None:
        """The code of the place, None where it may be one of several."""
        return None if self.place is None else self.place.code


class Places:
    """Finds places in texts.

    Short names of provinces and prefectures are found everywhere, those of counties, and full names of two characters,
    only where `home` says that their city is at home. `home` is the code of the city that speaks, or of a part of it.
    """

    def __init__(self, listed: PlaceList) -> None:
        self._rows = {row.code: row for row in listed.rows}
        self._parted = listed.parted
        self._full: dict[str, list[PlaceRow]] = {}
        self._short: dict[str, list[PlaceRow]] = {}
        for row in listed.rows:
            self._full.setdefault(row.name, []).append(row)
            for name in row.short:
                self._short.setdefault(name, []).append(row)
        for name in listed.refused:
            self._full.pop(name, None)
            self._short.pop(name, None)
        self._index = NameIndex((*self._full, *self._short, *listed.longer))
        # What a name means at a home is asked again and again, and is always the same.
        self._meanings: dict[tuple[str, str], _Meaning | None] = {}

    def get(self, code: str) -> Place | None:
        """Return the place of a code, None where the list has none."""
        row = self._rows.get(code)
        return _place(row) if row else None

    def region_of(self, code: str) -> tuple[Place, ...]:
        """Return the place of a code and those that it belongs to, up to its province; none for an unknown code."""
        return tuple(_place(row) for row in self._chain(code))

    def called(self, name: str, home: str = "") -> tuple[Place, ...]:
        """Return the places that a name may mean where it is known to be one: counties by their short names, too."""
        rows = self._full.get(name) or self._short.get(name, [])
        return tuple(map(_place, self._nearest(rows, home) if len(rows) > 1 and home else rows))

    def find(self, text: str, start: int, home: str = "") -> Iterator[PlaceMention]:
        """Yield the places that a name beginning at `start` may mean, the longest name first."""
        for name in self._index.at(text, start):
            if mention := self._mention(text, start, name, home):
                yield mention

    def all(self, text: str, home: str = "") -> Iterator[PlaceMention]:
        """Yield the longest names in a text, from left to right, none of which overlap."""
        end = 0
        for start in self._index.starts(text):
            if start < end:
                continue
            for name in self._index.at(text, start):
                mention = self._mention(text, start, name, home)
                if mention:
                    yield mention
                if mention or not self._is_name(name):
                    end = start + len(name)
                    break

    def _is_name(self, name: str) -> bool:
        return name in self._full or name in self._short

    def _mention(self, text: str, start: int, name: str, home: str) -> PlaceMention | None:
        end = start + len(name)
        follows = text[end : end + FOLLOWING]
        if follows and follows[0] in self._parted.get(name[-1], ""):
            return None
        asked = name, home
        if asked not in self._meanings:
            self._meanings[asked] = self._meaning(name, home)
        meaning = self._meanings[asked]
        return PlaceMention(start, end, name, *meaning, follows) if meaning else None

    def _meaning(self, name: str, home: str) -> _Meaning | None:
        form: Form = "full"
        rows = [row for row in self._full.get(name, ()) if len(name) > _BRIEF or self._is_at_home(row, home)]
        if not rows:
            form = "short"
            rows = [row for row in self._short.get(name, ()) if row.level != "county" or self._is_at_home(row, home)]
        meant = self._nearest(rows, home) if len(rows) > 1 and home else rows
        return (form, tuple(_place(row) for row in meant)) if rows else None

    def _is_at_home(self, row: PlaceRow, home: str) -> bool:
        """Whether a county is home, or belongs to the city that home is or belongs to."""
        return row.code == home or (home != "" and row.parent == self._city(home))

    def _nearest(self, rows: list[PlaceRow], home: str) -> list[PlaceRow]:
        """Return those of some places that are in the city of home; if none is, in its province; else all."""
        for around in (self._city(home), f"{home[:2]}0000"):
            near = [row for row in rows if any(each.code == around for each in self._chain(row.code))]
            if near:
                return near
        return rows

    def _city(self, code: str) -> str:
        """Return the code of the city of a place: its prefecture, or the province where there is none between them."""
        row = self._rows.get(code)
        return row.parent if row and row.level == "county" else code

    def _chain(self, code: str) -> Iterator[PlaceRow]:
        row = self._rows.get(code)
        while row:
            yield row
            row = self._rows.get(row.parent)


def _place(row: PlaceRow) -> Place:
    return Place(row.name, row.code, row.level, row.parent)
