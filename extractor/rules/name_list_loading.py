"""The files of official names → lists, as they are kept or as `name_list_reading` makes them.

They are kept apart from the rules, so that who looks for no names loads none; the version of the rules has them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from extractor.errors import PatternError
from extractor.rules.cache import RuleCache
from extractor.rules.folder import COMMON_WORDS, COUNTRIES, PLACES, default_folder, digest_of
from extractor.rules.loading import program
from extractor.rules.name_lists import CommonWordList, CountryList, NameList, PlaceList

if TYPE_CHECKING:
    from extractor.rules.yaml_file import Node


_List = TypeVar("_List", bound=NameList)

GROUPS: Mapping[type[NameList], str] = {
    PlaceList: PLACES,
    CountryList: COUNTRIES,
    CommonWordList: COMMON_WORDS,
}
"""The group of the file of each list."""


def load_list(kind: type[_List], folder: Path | None = None) -> _List:
    """Return a list of a folder of rules (the package's own where it is None), as it is kept or read.

    Raises:
        PatternError: There is no such file, or it is wrong; the message opens with `FILE:LINE`.
    """
    file = _ListFile(folder, GROUPS[kind])
    kept = file.kept.load(file.digest)
    if isinstance(kept, kind):
        return kept
    from extractor.rules.name_list_reading import READERS  # noqa: PLC0415 - YAML is needed only where nothing is kept

    names = READERS[kind](file.top())
    assert isinstance(names, kind)
    file.kept.keep(file.digest, names)
    return names


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
