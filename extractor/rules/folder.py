"""A folder of rules → its files and its version, before any rule is loaded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from extractor.errors import PatternError

# Names a folder for compiled rules in place of the user's own cache folder; empty, nothing is kept.
CACHE_VARIABLE = "EXTRACTOR_CACHE"
# So many characters of the digest of all files name a version of the rules.
VERSION_LENGTH = 12


def default_folder() -> Path:
    """Return the folder of the rules that came with the package."""
    package = Path(__file__).parents[1]
    inside = package / "patterns"
    return inside if inside.is_dir() else package.parent / "patterns"


def rule_files(folder: Path, only: Sequence[str] = ()) -> dict[Path, bytes]:
    """Return what stands in every `*.yaml` below a folder, by its path in there; `only` are names without their ending.

    Raises:
        PatternError: There is none.
    """
    paths = sorted(path for path in folder.rglob("*.yaml") if not only or path.stem in only)
    if not paths:
        raise PatternError(str(folder), "no *.yaml here: name the folder that holds the rules with --patterns DIR")
    return {path.relative_to(folder): path.read_bytes() for path in paths}


def digest_of(files: Mapping[Path, bytes]) -> str:
    """Return a digest of rule files and their names."""
    digest = hashlib.sha256()
    for path, content in files.items():
        # The bytes of the name, for not every locale has the characters
        digest.update(os.fsencode(path.as_posix()) + b"\0" + content + b"\0")
    return digest.hexdigest()


def version_of(folder: Path | None = None) -> str:
    """Return what changes whenever a file of a folder of rules does, as `Rules.version`.

    Raises:
        PatternError: There are no rules.
    """
    return digest_of(rule_files(folder or default_folder()))[:VERSION_LENGTH]
