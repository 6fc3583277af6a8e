"""Files and folders → an archive, one outcome a file: what a bad file does to a batch is decided here."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.archive import Archive
from extractor.bulletin import read_bulletin
from extractor.errors import ArchiveError, PatternError, UnreadablePdf
from extractor.model import Bulletin
from extractor.patterns import Patterns


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file; `message` says why it failed."""

    path: Path
    status: Literal["imported", "unchanged", "failed"]
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


def import_files(
    files: Iterable[Path], archive: Archive, patterns: Patterns, *, password: str = "", date: str | None = None
) -> Iterator[Outcome]:
    """Import one file after another, each whole or not at all, and yield what became of it.

    Args:
        files: As `find_files` gives them.
        archive: Where they go to.
        patterns: The rules to read them with.
        password: For those that do not open without one.
        date: Their month, `YYYY-MM`, whatever they say of it themselves.

    Raises:
        PatternError: A rule ran past its time limit: that is no fault of the file.
        ArchiveError: The archive cannot be written.
    """

    def read(file: Path) -> Bulletin:
        return read_bulletin(file, patterns, password=password, date=date)

    for file in files:
        yield _import_one(file, archive, read)


def _import_one(file: Path, archive: Archive, read: Callable[[Path], Bulletin]) -> Outcome:
    started = time.perf_counter()
    sha256 = None
    try:
        original = file.read_bytes()
        sha256 = hashlib.sha256(original).hexdigest()
        if archive.has(sha256):
            return Outcome(file, "unchanged")
        archive.add(read(file), original, seconds=time.perf_counter() - started)
    except (PatternError, ArchiveError):
        raise
    except UnreadablePdf as error:
        message = str(error)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}; may you open it?"
    except Exception as error:  # noqa: BLE001 - a file that breaks the reader must not stop the others
        message = f"a fault of this program, please report it with the file: {type(error).__name__}: {error}"
    else:
        return Outcome(file, "imported")
    archive.record_failure(file.name, sha256, message, time.perf_counter() - started)
    return Outcome(file, "failed", message)
