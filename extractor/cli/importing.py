"""What of `extractor import` reads pages, and so needs the rules and all that reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor import batch
from extractor.archive import open_archive
from extractor.batch import import_files
from extractor.incoming import Outcome
from extractor.patterns import load_patterns
from extractor.wishes import Wishes


def imported(files: Sequence[Path], path: Path, folder: Path | None, wishes: Wishes) -> Iterator[Outcome]:
    """Import files into an archive, which is made where there is none, and yield what becomes of them."""
    patterns = load_patterns(folder)
    with open_archive(path, create=True) as archive:
        yield from import_files(files, archive, patterns, wishes)


def read_again(path: Path, folder: Path | None, wishes: Wishes) -> Iterator[Outcome]:
    """Read every issue of an archive again, and yield what becomes of it."""
    patterns = load_patterns(folder)
    with open_archive(path) as archive:
        yield from batch.read_again(archive, patterns, wishes)
