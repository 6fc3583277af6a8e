"""Files and folders → an archive, one outcome a file: what a bad file does to a batch is decided here."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from extractor.archive import Archive
from extractor.bulletin import read_bulletin
from extractor.errors import ArchiveError, PatternError, UnreadablePdf
from extractor.model import Bulletin
from extractor.ocr import OcrMissing, OcrUse
from extractor.pages import read_file
from extractor.patterns import Patterns


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file; `message` says why it failed, or which of its pages were not read.

    `renewed` is one that was there and was read again.
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


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files are to be read.

    `password` is for those that do not open without one; `date` is their month, `YYYY-MM`, whatever they say of it
    themselves; `ocr` says which pages are read by OCR; with `again` those that are there are read too, and replaced.
    """

    password: str = ""
    date: str | None = None
    ocr: OcrUse = "auto"
    again: bool = False


_NONE = Wishes()


def import_files(
    files: Iterable[Path], archive: Archive, patterns: Patterns, wishes: Wishes = _NONE
) -> Iterator[Outcome]:
    """Import one file after another, each whole or not at all, and yield what became of it.

    Args:
        files: As `find_files` gives them.
        archive: Where they go to.
        patterns: The rules to read them with.
        wishes: How to read them.

    Raises:
        OcrMissing: All pages are to be read by OCR, and it is not installed.
        PatternError: A rule ran past its time limit: that is no fault of the file.
        ArchiveError: The archive cannot be written.
    """

    def read(file: Path, given: str | None) -> Bulletin:
        return read_bulletin(file, patterns, password=wishes.password, date=wishes.date or given, ocr=wishes.ocr)

    for file in files:
        yield _import_one(file, archive, read, again=wishes.again)


def read_again(archive: Archive, patterns: Patterns, wishes: Wishes = _NONE) -> Iterator[Outcome]:
    """Read every issue of an archive again, from the PDF that is kept in it, and yield what became of it.

    Raises:
        PatternError, ArchiveError: As `import_files`.
    """
    for issue in archive.issues():
        original = archive.original(issue.id)
        if hashlib.sha256(original).hexdigest() != issue.sha256:
            message = "the PDF that the archive keeps is damaged; name the file itself: extractor import FILE --again"
            yield Outcome(Path(issue.file), "failed", message)
            continue
        with TemporaryDirectory() as folder:
            file = Path(folder) / issue.file
            file.write_bytes(original)
            for outcome in import_files([file], archive, patterns, replace(wishes, again=True)):
                yield replace(outcome, path=Path(issue.file))


def _import_one(file: Path, archive: Archive, read: Callable[[Path, str | None], Bulletin], *, again: bool) -> Outcome:
    started = time.perf_counter()
    sha256 = None
    try:
        original = read_file(file)
        sha256 = hashlib.sha256(original).hexdigest()
        issue = archive.known(sha256)
        if issue and not again:
            return Outcome(file, "unchanged")
        if issue:
            # What the user once said of the month, the file cannot say; the name is that of the PDF kept
            given = issue.published if issue.published_from == "date" else None
            bulletin = replace(read(file, given), file=issue.file)
            archive.replace(bulletin, seconds=time.perf_counter() - started)
            return Outcome(file, "renewed", " ".join(bulletin.notes))
        bulletin = read(file, None)
        archive.add(bulletin, original, seconds=time.perf_counter() - started)
    except (PatternError, ArchiveError, OcrMissing):
        raise
    except UnreadablePdf as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001 - a file that breaks the reader must not stop the others
        message = f"a fault of this program, please report it with the file: {type(error).__name__}: {error}"
    else:
        return Outcome(file, "imported", " ".join(bulletin.notes))
    archive.record_failure(file.name, sha256, message, time.perf_counter() - started)
    return Outcome(file, "failed", message)
