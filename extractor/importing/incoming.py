"""Paths → the PDFs to import, and those at their beginning that an archive has already: nothing here reads a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.archive.reader import Archive


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. `renewed` is one that was there and was read again; `message` says why it failed, or what
    of it could not be read.
    """

    path: Path
    status: Literal["imported", "renewed", "unchanged", "failed"]
    message: str = ""


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Outcome]]:
    """Return the files named and the PDFs of the folders named, each once, and the paths at which there is none.

    A folder is searched with all its folders, by name; what is hidden in it is passed over.
    """
    files: dict[Path, Path] = {}
    faults: list[Outcome] = []
    for path in paths:
        found = _pdfs_in(path) if path.is_dir() else [path] if path.exists() else []
        for file in found:
            files.setdefault(file.resolve(), file)
        if not found:
            what = "no PDF in this folder or in a folder below it" if path.is_dir() else "no such file or folder"
            faults.append(Outcome(path, "failed", f"{what}; name a PDF, or a folder that holds some"))
    return list(files.values()), faults


def _pdfs_in(folder: Path) -> list[Path]:
    found = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() == ".pdf" and path.is_file())
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def count_of_known(files: Sequence[Path], archive: Archive) -> int:
    """Return how many of the files, from the first on, are in an archive already, before one that is not."""
    for count, file in enumerate(files):
        try:
            with file.open("rb") as content:
                sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError:
            return count
        if not archive.has(sha256):
            return count
    return len(files)
