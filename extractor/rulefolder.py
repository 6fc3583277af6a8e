"""A folder of rules → its files and its version, before any rule is loaded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from extractor.errors import PatternError


def default_folder() -> Path:
    """Return the folder of the rules that came with the package."""
    inside = Path(__file__).parent / "patterns"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "patterns"


def rule_files(folder: Path, only: Sequence[str] = ()) -> list[Path]:
    """Return every `*.yaml` below a folder, in order; `only` are names without their ending.

    Raises:
        PatternError: There is none.
    """
    paths = sorted(path for path in folder.rglob("*.yaml") if not only or path.stem in only)
    if not paths:
        raise PatternError(str(folder), "no *.yaml here: name the folder that holds the rules with --patterns DIR")
    return paths


def version_of(folder: Path | None = None) -> str:
    """Return what changes whenever a file of a folder of rules does, as `Patterns.version`.

    Raises:
        PatternError: There are no rules.
    """
    folder = folder or default_folder()
    digest = hashlib.sha256()
    for path in rule_files(folder):
        # The bytes of the name, for not every locale has the characters
        digest.update(os.fsencode(path.relative_to(folder).as_posix()) + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
