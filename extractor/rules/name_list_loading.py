"""The files of official names → lists, as they are kept or as `name_list_reading` makes them.

They are kept apart from the rules, so that who looks for no names loads none; the version of the rules has them too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import PatternError
from extractor.rules.cache import RuleCache
from extractor.rules.folder import COMMON_WORDS, COUNTRIES, PLACES, default_folder, digest_of
from extractor.rules.loading import program
from extractor.rules.name_lists import CommonWordList, CountryList, PlaceList

if TYPE_CHECKING:
    from extractor.rules.yaml_file import Node


def load_places(folder: Path | None = None) -> PlaceList:
    """Return the places of a folder of rules (the package's own where it is None), as they are kept or read.

    Raises:
        PatternError: There is no such file, or it is wrong; the message opens with `FILE:LINE`.
    """
    file = _ListFile(folder, PLACES)
    places = file.kept.load(file.digest)
    if not isinstance(places, PlaceList):
        from extractor.rules.name_list_reading import read_places  # noqa: PLC0415 - YAML is needed only where nothing is kept

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
        from extractor.rules.name_list_reading import read_countries  # noqa: PLC0415 - as above

        countries = read_countries(file.top())
        file.kept.keep(file.digest, countries)
    return countries


def load_common_words(folder: Path | None = None) -> CommonWordList:
    """Return the common words of a folder of rules (the package's own where it is None), as `load_places`.

    Raises:
        PatternError: There is no such file, or it is wrong; the message opens with `FILE:LINE`.
    """
    file = _ListFile(folder, COMMON_WORDS)
    words = file.kept.load(file.digest)
    if not isinstance(words, CommonWordList):
        from extractor.rules.name_list_reading import read_common_words  # noqa: PLC0415 - as above

        words = read_common_words(file.top())
        file.kept.keep(file.digest, words)
    return words


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
        self.kept = RuleCache("\0".join((str(folder), "list", group)), program())

    def top(self) -> Node:
        """Return what stands in the file."""
        from extractor.rules.yaml_file import read_rule_file  # noqa: PLC0415 - as above

        return read_rule_file(self._content, self._shown)
