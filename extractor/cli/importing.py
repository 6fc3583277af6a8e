"""What of `extractor import` reads pages, and so needs the rules and all that reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.archive.writer import open_writer
from extractor.importing import batch
from extractor.importing.batch import import_files
from extractor.importing.incoming import Outcome
from extractor.importing.options import Options
from extractor.rules.loading import load_rules


def imported(files: Sequence[Path], path: Path, folder: Path | None, options: Options) -> Iterator[Outcome]:
    """Import files into an archive, which is made where there is none, and yield what becomes of them."""
    rules = load_rules(folder)
    with open_writer(path, create=True) as archive:
        yield from import_files(files, archive, rules, options)


def read_again(path: Path, folder: Path | None, options: Options) -> Iterator[Outcome]:
    """Read every issue of an archive again, and yield what becomes of it."""
    rules = load_rules(folder)
    with open_writer(path) as archive:
        yield from batch.read_again(archive, rules, options)
