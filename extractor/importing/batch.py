"""Files and folders → an archive, one outcome a file: what a bad file does to a batch is decided here."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import IntegrityError
from tempfile import TemporaryDirectory
from types import TracebackType

from extractor.archive.rows import IssueRows, rows_of
from extractor.archive.writer import ArchiveWriter
from extractor.bulletin import Budget, read_bulletin
from extractor.errors import UnreadablePdf
from extractor.importing.incoming import Outcome
from extractor.importing.options import Options
from extractor.importing.workers import Worker
from extractor.pages.document import read_file
from extractor.pages.ocr import OcrUse
from extractor.rules.rule_set import Rules
from extractor.words.surrogates import escaped, mended

_NONE = Options()


def import_files(
    files: Iterable[Path], archive: ArchiveWriter, rules: Rules, options: Options = _NONE
) -> Iterator[Outcome]:
    """Import one file after another, each whole or not at all, and yield what became of it, in their order.

    Args:
        files: As `find_files` gives them.
        archive: Where they go to.
        rules: The rules to read them with.
        options: How to read them.

    Raises:
        OcrMissing: All pages are to be read by OCR, and it is not installed.
        PatternError: A rule ran past its time limit: that is no fault of the file.
        ArchiveError: The archive cannot be written.
    """
    with _Import(archive, rules, options) as running:
        for file in files:
            yield from running.begin(file, options.date)
        yield from running.finish()


def read_again(archive: ArchiveWriter, rules: Rules, options: Options = _NONE) -> Iterator[Outcome]:
    """Read every issue of an archive again, from the PDF that is kept in it, and yield what became of it.

    Raises:
        PatternError, ArchiveError: As `import_files`.
    """
    with TemporaryDirectory() as folder, _Import(archive, rules, replace(options, again=True)) as running:
        for issue in archive.issues():
            original = archive.original(issue.id)
            if hashlib.sha256(original).hexdigest() != issue.sha256:
                message = (
                    "the PDF that the archive keeps is damaged; name the file itself: extractor import FILE --again"
                )
                yield from running.finish()
                yield Outcome(Path(issue.file), "failed", message)
                continue
            file = Path(folder) / str(issue.id) / escaped(issue.file)
            file.parent.mkdir()
            file.write_bytes(original)
            for outcome in running.begin(file, None):
                yield replace(outcome, path=Path(outcome.path.name))
        for outcome in running.finish():
            yield replace(outcome, path=Path(outcome.path.name))


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file that is with a worker; `held` says that the archive has it already."""

    file: Path
    original: bytes
    sha256: str
    held: bool
    worker: Worker


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker made of a file, in so many seconds; `message` is what there is to say of it, without rows why."""

    begun: _Begun
    rows: IssueRows | None
    message: str
    seconds: float


class _Import:
    """An import that is under way: files are begun as soon as a worker is free, and settled in their order."""

    def __init__(self, archive: ArchiveWriter, rules: Rules, options: Options) -> None:
        self._archive = archive
        self._again = options.again
        read = _Reader(rules, options.password, options.ocr, options.limits.pages)
        self._workers = [Worker(read, options.limits) for _ in range(options.limits.jobs)]
        self._begun: deque[_Begun] = deque()

    def __enter__(self) -> _Import:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.close()

    def begin(self, file: Path, date: str | None) -> Iterator[Outcome]:
        """Hand a file to a worker, and yield what became of those that had to be settled before."""
        try:
            original = read_file(file)
        except UnreadablePdf as error:
            yield from self.finish()
            yield self._failed(file, None, str(error), 0.0)
            return
        sha256 = hashlib.sha256(original).hexdigest()
        if any(begun.sha256 == sha256 for begun in self._begun):
            yield from self.finish()
        held = self._archive.has(sha256)
        if held and not self._again:
            yield from self.finish()
            yield Outcome(file, "unchanged")
            return
        # What the user once said of the month, the file cannot say
        date = date or (self._archive.given_month(sha256) if held else None)
        busy = len(self._begun) == len(self._workers)
        read = self._wait() if busy else None
        worker = next(one for one in self._workers if all(one is not begun.worker for begun in self._begun))
        worker.start(file, date)
        self._begun.append(_Begun(file, original, sha256, held, worker))
        if read:  # written while the worker is busy again
            yield self._settle(read)

    def finish(self) -> Iterator[Outcome]:
        """Yield what becomes of all that were begun."""
        while self._begun:
            yield self._settle(self._wait())

    def _wait(self) -> _Read:
        """Wait for the file that was begun first."""
        begun = self._begun.popleft()
        try:
            rows = begun.worker.result()
        except UnreadablePdf as error:
            return _Read(begun, None, str(error), begun.worker.seconds)
        if rows.head.sha256 != begun.sha256:
            return _Read(begun, None, "it was written to while it was read; import it again", begun.worker.seconds)
        return _Read(begun, rows, "; ".join(rows.head.notes), begun.worker.seconds)

    def _settle(self, read: _Read) -> Outcome:
        """Put what was read into the archive."""
        begun, rows = read.begun, read.rows
        if rows is None:
            return self._failed(begun.file, begun.sha256, read.message, read.seconds)
        try:
            if begun.held:
                self._archive.replace(rows, seconds=read.seconds)
                return Outcome(begun.file, "renewed", read.message)
            self._archive.add(rows, begun.original, seconds=read.seconds)
            return Outcome(begun.file, "imported", read.message)
        except IntegrityError as error:  # rows that cannot be: the transaction is undone, and the others go on
            message = f"a fault of this program, please report it with the file: {error}"
            return self._failed(begun.file, begun.sha256, message, read.seconds)

    def _failed(self, file: Path, sha256: str | None, message: str, seconds: float) -> Outcome:
        self._archive.record_failure(mended(file.name), sha256, message, seconds)
        return Outcome(file, "failed", message)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a worker reads files with."""

    rules: Rules
    password: str
    ocr: OcrUse
    pages: int

    def __call__(self, file: Path, date: str | None, scanning: Callable[[], None]) -> IssueRows:
        budget = Budget(self.pages, scanning)
        return rows_of(read_bulletin(file, self.rules, password=self.password, date=date, ocr=self.ocr, budget=budget))
