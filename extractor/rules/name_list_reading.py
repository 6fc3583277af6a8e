"""Files of official names → lists, checked row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import get_args

from extractor.errors import PatternError, did_you_mean
from extractor.rules.name_lists import CommonWordList, CountryList, CountryRow, Level, NameList, PlaceList, PlaceRow
from extractor.rules.yaml_file import Node

# What is said by hand of how the rows are made; the program that makes them reads it.
_MADE_WITH = ("endings", "whole", "peoples", "also", "left-out")
_FINDING = ("refused", "longer")
_LEVELS: Mapping[str, Level] = {level: level for level in get_args(Level)}
# The levels of what a division may belong to; a county may stand right below its province.
_ABOVE: Mapping[Level, tuple[str, ...]] = {
    "province": ("nothing",),
    "prefecture": ("province",),
    "county": ("prefecture", "province"),
}
GROUP_KINDS = ("union", "agreement", "initiative", "forum", "region")


def read_places(top: Node) -> PlaceList:
    """Return the places of a file.

    Raises:
        PatternError: A row is wrong: a code stands twice, a parent is missing or of a wrong level, or a name of several
            places is not among those that are `shared`.
    """
    top.refuse_unknown((*_MADE_WITH, *_FINDING, "parted", "shared", "places"))
    rows: dict[str, PlaceRow] = {}
    nodes = top.nodes("places")
    for node in nodes:
        node.refuse_unknown(("code", "name", "level", "parent", "short", "source", "gone"))
        row = _place(node)
        if row.code in rows:
            raise PatternError(node.where, f"the code '{row.code}' stands twice")
        rows[row.code] = row
    levels = {"": "nothing", **{row.code: row.level for row in rows.values()}}
    for node, row in zip(nodes, rows.values(), strict=True):
        _check_parent(node, row, levels)
    _check_shared(top, nodes, rows.values())
    parted = {}
    for node in top.nodes("parted"):
        node.refuse_unknown(("ending", "before"))
        parted[_one_character(node, node.text("ending"))] = "".join(node.texts("before"))
    return PlaceList(tuple(rows.values()), _refused(top), _longer(top), parted)


def read_countries(top: Node) -> CountryList:
    """Return the countries and the groups of a file.

    Raises:
        PatternError: A row is wrong, or a name stands twice.
    """
    top.refuse_unknown((*_MADE_WITH, *_FINDING, "groups", "countries"))
    countries, groups = top.nodes("countries"), top.nodes("groups")
    taken: dict[str, str] = {}
    for node in (*countries, *groups):
        for name in (node.text("name"), *node.texts("short")):
            if name in taken:
                raise PatternError(node.where, f"'{name}' is also a name of another entry ({taken[name]})")
            taken[name] = node.where
    return CountryList(
        tuple(_country(node) for node in countries), tuple(_group(node) for node in groups), _refused(top), _longer(top)
    )


def read_common_words(top: Node) -> CommonWordList:
    """Return the common words of a file.

    Raises:
        PatternError: A row has no word, or its first character is that of another row.
    """
    top.refuse_unknown(("single", "verbs", "words"))
    pairs: dict[str, str] = {}
    for row in top.texts("words"):
        first, seconds = row[:1], row[1:]
        if not seconds or first in pairs:
            raise PatternError(top.place("words"), f"'{row}': a character of its own and those behind it are expected")
        pairs[first] = seconds
    return CommonWordList(pairs, frozenset(top.text("single")), frozenset(top.text("verbs")))


READERS: Mapping[type[NameList], Callable[[Node], NameList]] = {
    PlaceList: read_places,
    CountryList: read_countries,
    CommonWordList: read_common_words,
}
"""What reads the file of each list."""


def _place(node: Node) -> PlaceRow:
    code, level = node.text("code"), node.text("level")
    if not re.fullmatch(r"\d{6}", code):
        raise PatternError(node.place("code"), f"'{code}' is no code: six digits are expected")
    if level not in _LEVELS:
        raise PatternError(node.place("level"), f"'{level}' is no level{did_you_mean(level, _LEVELS)}")
    parent = node.text("parent") if node.has("parent") else ""
    return PlaceRow(code, node.text("name"), _LEVELS[level], parent, node.texts("short"))


def _check_parent(node: Node, row: PlaceRow, levels: Mapping[str, str]) -> None:
    above = levels.get(row.parent, "an unknown code")
    if above not in _ABOVE[row.level]:
        wanted = " or ".join(_ABOVE[row.level])
        raise PatternError(node.where, f"'{row.name}' is a {row.level} that belongs to {above}, not to {wanted}")


def _check_shared(top: Node, nodes: Iterable[Node], rows: Iterable[PlaceRow]) -> None:
    """Hold the rows to it that a name of several is said to be one."""
    shared: dict[str, tuple[str, ...]] = {}
    for node in top.nodes("shared"):
        node.refuse_unknown(("word", "codes"))
        shared[node.text("word")] = node.texts("codes")
    codes: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    for node, row in zip(nodes, rows, strict=True):
        for name in (row.name, *row.short):
            codes.setdefault(name, []).append(row.code)
            places[name] = node.where
    for name, of in codes.items():
        if len(of) > 1 and shared.get(name) != tuple(of):
            raise PatternError(places[name], f"'{name}' is a name of {', '.join(of)}: 'shared' must say so")
    for name in shared:
        if len(codes.get(name, ())) < 2:
            raise PatternError(top.place("shared"), f"'{name}' is said to be shared, but no two places have the name")


def _country(node: Node) -> CountryRow:
    node.refuse_unknown(("code", "name", "short"))
    code = node.text("code")
    if not re.fullmatch("[A-Z]{2}", code):
        raise PatternError(node.place("code"), f"'{code}' is no code: two capital letters are expected")
    return CountryRow(code, node.text("name"), node.texts("short"))


def _group(node: Node) -> CountryRow:
    node.refuse_unknown(("name", "short", "kind"))
    kind = node.text("kind")
    if kind not in GROUP_KINDS:
        raise PatternError(node.place("kind"), f"'{kind}' is no kind of group{did_you_mean(kind, GROUP_KINDS)}")
    return CountryRow(kind, node.text("name"), node.texts("short"))


def _refused(top: Node) -> frozenset[str]:
    for node in top.nodes("refused"):
        node.refuse_unknown(("word", "why"))
        node.text("why")
    return frozenset(node.text("word") for node in top.nodes("refused"))


def _longer(top: Node) -> tuple[str, ...]:
    for node in top.nodes("longer"):
        node.refuse_unknown(("words", "why"))
        node.text("why")
    return tuple(word for node in top.nodes("longer") for word in node.texts("words"))


def _one_character(node: Node, text: str) -> str:
    if len(text) != 1:
        raise PatternError(node.place("ending"), f"'{text}': the last character of names is expected here")
    return text
