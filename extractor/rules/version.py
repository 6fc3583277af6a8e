"""Rule files → which rules these are, told for those who read pages and for those who read figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.rules.folder import default_folder, digest_of, group_of, is_of, rule_files

# What a page is read with up to its articles: all that these groups hold. `extractor check` finds a rule of theirs, or
# a stage up to the outline, that uses anything else.
STRUCTURE = ("print", "names/units", "language/numerals")
# So many characters of a digest name a version.
_LENGTH = 12
_WRITTEN = re.compile(rf"([0-9a-f]{{{_LENGTH}}})\.([0-9a-f]{{{_LENGTH}}})")


@dataclass(frozen=True, slots=True)
class Version:
    """Which rules these are: `structure` changes with the files that pages are read with up to their articles,
    `figures` with every file, for figures are read with the rest too, and from those articles.

    Written, the two have a full stop between them.
    """

    structure: str
    figures: str

    def __str__(self) -> str:
        return f"{self.structure}.{self.figures}"

    @classmethod
    def of(cls, files: Mapping[Path, bytes]) -> Version:
        """Return the version of rule files, by their paths in their folder."""
        printed = {path: content for path, content in files.items() if is_of(group_of(path), STRUCTURE)}
        return cls(digest_of(printed)[:_LENGTH], digest_of(files)[:_LENGTH])

    @classmethod
    def parse(cls, written: str) -> Version | None:
        """Return a version as it was written, None where the text is none, as those of one part."""
        found = _WRITTEN.fullmatch(written)
        return cls(found[1], found[2]) if found else None


def version_of(folder: Path | None = None) -> Version:
    """Return the version of a folder of rules, as `Rules.version`, without loading them.

    Raises:
        PatternError: There are no rules.
    """
    return Version.of(rule_files(folder or default_folder()))
