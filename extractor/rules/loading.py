"""patterns/ → compiled rules and word tables, as they are kept or as `compiling` makes them.

A file holds `tables` (words and what they mean), `blocks` (named parts of patterns) and `rules`. A pattern is a verbose
regular expression of the `regex` library in which `{name}` stands for the block or the word table of that name.
`patterns/README.md` is the manual for those who write rules.

The lists of places and countries are files of the folder too, but are loaded apart, by those who look for names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from extractor.errors import PatternError
from extractor.rules.cache import RuleCache
from extractor.rules.folder import default_folder, digest_of, group_of, rule_files
from extractor.rules.name_lists import COUNTRIES, LISTS, PLACES, CountryList, PlaceList
from extractor.rules.rule_set import Rules
from extractor.rules.version import Version

if TYPE_CHECKING:
    from extractor.rules.yaml_file import Node


def load_rules(folder: Path | str | None = None, *, only: Sequence[str] = ()) -> Rules:
    """Return the compiled rules of every `*.yaml` below `folder` (the package's own rules where it is None).

    What was compiled is kept for the next run, as `cache` says.

    Args:
        folder: The folder of the rules.
        only: Groups, as `names/units`, for who needs only these and the blocks and tables in them.

    Raises:
        PatternError: A file, key, block or expression is wrong; the message opens with `FILE:LINE`.
    """
    folder = Path(folder or default_folder()).resolve()
    files = rule_files(folder, only)
    digest = digest_of(files)
    kept = RuleCache("\0".join((str(folder), *only)), regex.__version__, _program())
    rules = kept.load(digest)
    if not isinstance(rules, Rules):
        before = kept.latest()
        rules = _compiled(folder, files, before if isinstance(before, Rules) else None)
        kept.keep(digest, rules)
    return rules


def load_places(folder: Path | None = None) -> PlaceList:
    """Return the places of a folder of rules (the package's own where it is None), as they are kept or read.

    Raises:
        PatternError: There is no such file, or it is wrong; the message opens with `FILE:LINE`.
    """
    file = _ListFile(folder, PLACES)
    places = file.kept.load(file.digest)
    if not isinstance(places, PlaceList):
        from extractor.rules.name_list_reading import read_places  # noqa: PLC0415 - YAML, as for the compiler below

        places = read_places(file.top())
        file.kept.keep(file.digest, places)
    return places


def load_countries(folder: Path | None = None) -> CountryList:
    """Return the countries and groups of a folder of rules (the package's own where it is None), as `load_places`.

    Raises:
        PatternError: There is no such file, or it is wrong; the message opens with `FILE:LINE`.
    """
    file = _ListFile(folder, COUNTRIES)
    countries = file.kept.load(file.digest)
    if not isinstance(countries, CountryList):
        from extractor.rules.name_list_reading import read_countries  # noqa: PLC0415 - YAML, as for the compiler below

        countries = read_countries(file.top())
        file.kept.keep(file.digest, countries)
    return countries


class _ListFile:
    """A file that is a list of names, and where what was read of it is kept.

    Raises:
        PatternError: The folder has no such file.
    """

    def __init__(self, folder: Path | None, group: str) -> None:
        folder = (folder or default_folder()).resolve()
        inner = Path(f"{group}.yaml")
        self._shown = f"{folder.name}/{inner.as_posix()}"
        try:
            self._content = (folder / inner).read_bytes()
        except FileNotFoundError:
            raise PatternError(str(folder), f"the file '{inner.as_posix()}' is missing") from None
        self.digest = digest_of({inner: self._content})
        self.kept = RuleCache("\0".join((str(folder), "list", group)), _program())

    def top(self) -> Node:
        """Return what stands in the file."""
        from extractor.rules.yaml_file import read_rule_file  # noqa: PLC0415 - as above

        return read_rule_file(self._content, self._shown)


def _program() -> str:
    """Return a digest of the code that compiles rules."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()


def _compiled(folder: Path, files: Mapping[Path, bytes], before: Rules | None) -> Rules:
    from extractor.rules.compiling import Compiler  # noqa: PLC0415 - YAML and what compiles are needed only where nothing is kept

    rules = {path: content for path, content in files.items() if group_of(path) not in LISTS}
    return Compiler(folder, rules, before).rules(Version.of(files))
