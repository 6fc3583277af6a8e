"""A folder of rules → its files and the groups of their rules, before any rule is loaded.

A group is a path in the folder, written with slashes: that of a file without its ending (`print/sections`), or that of
a folder (`figures`), which has the rules of all files below it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extractor.errors import PatternError

# Names a folder for compiled rules in place of the user's own cache folder; empty, nothing is kept.
CACHE_VARIABLE = "EXTRACTOR_CACHE"
PLACES = "names/places"
COUNTRIES = "names/countries"
COMMON_WORDS = "names/common-words"
# The groups of the files that hold no rules, but lists of official names, or the words of a public lexicon.
LISTS = (PLACES, COUNTRIES, COMMON_WORDS)


def default_folder() -> Path:
    """Return the folder of the rules that came with the package."""
    package = Path(__file__).parents[1]
    inside = package / "patterns"
    return inside if inside.is_dir() else package.parent / "patterns"


def group_of(path: Path) -> str:
    """Return the group of a rule file, given its path in the folder."""
    return path.with_suffix("").as_posix()


def is_of(group: str, groups: Iterable[str]) -> bool:
    """Whether a group is one of some groups, or stands below one of them."""
    return any(group == one or group.startswith(f"{one}/") for one in groups)


def rule_files(folder: Path, only: Sequence[str] = ()) -> dict[Path, bytes]:
    """Return what stands in every `*.yaml` below a folder, by its path in there; `only` are groups, none for all.

    Raises:
        PatternError: There is none.
    """
    paths = {path.relative_to(folder): path for path in sorted(folder.rglob("*.yaml"))}
    wanted = {inner: path for inner, path in paths.items() if not only or is_of(group_of(inner), only)}
    if not wanted:
        raise PatternError(str(folder), "no *.yaml here: name the folder that holds the rules with --patterns DIR")
    return {inner: path.read_bytes() for inner, path in wanted.items()}


def digest_of(files: Mapping[Path, bytes]) -> str:
    """Return a digest of rule files and their names."""
    digest = hashlib.sha256()
    for path, content in files.items():
        # The bytes of the name, for not every locale has the characters
        digest.update(os.fsencode(path.as_posix()) + b"\0" + content + b"\0")
    return digest.hexdigest()
