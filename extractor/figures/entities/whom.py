"""Of whom something is said, and the names in a sentence that may tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from extractor.model import EntityKind

# The place of what the issue says, not the text.
ASSUMED = -1

# What a name is, finer than the kind of an entity. An `organ` speaks for its place, an `office` is told of what it does
# itself. `unknown` is a subject of which nobody knows who it is; the last three are words that stand for a name.
Sort = Literal[
    "place", "group", "company", "zone", "park", "school", "platform", "association", "event", "project", "organ",
    "office", "list", "unknown", "home", "again", "these",
]  # fmt: skip
SORTS: Mapping[str, Sort] = {sort: sort for sort in get_args(Sort)}

_KINDS: Mapping[Sort, EntityKind] = {
    "place": "place",
    "group": "group",
    "list": "group",
    "company": "company",
    "zone": "park",
    "park": "park",
    "school": "body",
    "platform": "body",
    "association": "body",
    "office": "body",
    "event": "event",
    "project": "project",
}

# What lies somewhere, but is no place itself.
SEATED: frozenset[Sort] = frozenset(("company", "zone", "park", "school", "platform", "association", "project"))

# What lies in a place as a part of it.
_REGIONS: frozenset[Sort] = frozenset(("place", "zone", "group", "list", "park"))
# What a code has for a level that it does not tell.
_NO_LEVEL = "00"

# What 园区 and 基地 may call back: whatever has a site.
SITES: tuple[Sort, ...] = ("park", "zone", "platform", "school")


def stem_of(code: str) -> str:
    """Return what the code of a division has in common with those of all that lie in it: 33 of 330000."""
    return code.removesuffix(_NO_LEVEL).removesuffix(_NO_LEVEL)


@dataclass(frozen=True, slots=True)
class Whom:
    """Of whom a number is said: a name (canonical for places, as printed for others), and the place of the words that
    named it. `start` is ASSUMED where none did and the issue's place stands in.

    `level` is that of a division of China, `code` that of the division that it is or lies in; both may be empty.
    """

    name: str
    sort: Sort
    start: int = ASSUMED
    end: int = ASSUMED
    level: str = ""
    code: str = ""

    @property
    def kind(self) -> EntityKind | None:
        """The kind of entity."""
        return _KINDS.get(self.sort)

    @property
    def assumed(self) -> bool:
        """Whether no words named it."""
        return self.start == ASSUMED

    @property
    def is_unknown(self) -> bool:
        """Whether it is a subject that nobody can name."""
        return self.sort == "unknown"

    def at(self, start: int, end: int) -> Whom:
        """Return the same as other words name it."""
        return Whom(self.name, self.sort, start, end, self.level, self.code)

    def may_lie_in(self, other: Whom | None) -> bool:
        """Whether it is a place that may lie in another, by their codes of GB/T 2260 where both have one."""
        if self.sort not in _REGIONS or (other and other.sort not in _REGIONS):
            return False
        if other is None or not other.code or not self.code:
            return True
        return self.code.startswith(stem_of(other.code))

    def is_same(self, other: Whom | None) -> bool:
        """Whether two are the same entity, wherever they were named."""
        return other is not None and (self.name, self.sort) == (other.name, other.sort)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or words that stand for one, in a text.

    `word` is what calls an earlier name back (园区, 公司) or tells which home is meant; `sorts` are what it may call
    back; `pointing` tells that it says so (该公司). `members` are the names of a list. A `common` name is made of
    nothing
    but common words (服务人才实训中心): it is no subject, but 中心 may call it back.
    """

    start: int
    end: int
    name: str
    sort: Sort
    level: str = ""
    code: str = ""
    word: str = ""
    sorts: tuple[Sort, ...] = ()
    pointing: bool = False
    members: tuple[Mention, ...] = field(default=())
    common: bool = False

    @property
    def whom(self) -> Whom:
        """The entity that the name is."""
        return Whom(self.name, self.sort, self.start, self.end, self.level, self.code)


# The subject of a clause that nobody can name.
NOBODY = Whom("", "unknown")


@dataclass(frozen=True, slots=True)
class Population:
    """Whose members are counted (规模以上工业企业), and the place of these words.

    A survey's holds for the paragraph. `firms` of a kind (民营企业) are a population only where nothing makes an item
    of them. `group` is the name of an association's members, who are an entity of their own.
    """

    name: str
    start: int
    end: int
    survey: bool = False
    firms: bool = False
    group: str | None = None

    def shifted(self, by: int) -> Population:
        """Return the same in a text in which its words stand so much further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Owner:
    """Of whom a number is said, and whose members it counts, None for all.

    `unknown` is where its clause opens with a subject that nobody can name.
    """

    whom: Whom | None
    population: Population | None = None
    unknown: Whom | None = None
