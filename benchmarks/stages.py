"""Where the time of an import goes: each stage of `bulletin.py` by itself, and what comes before and after it.

The stages are measured where they are called, in one process: what a worker does, and what the program does with its
answer, one after the other. A stage that runs within another does not count there.
"""

from __future__ import annotations

import pickle
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from pkgutil import resolve_name
from typing import ParamSpec, TypeVar
from unittest.mock import patch

import click

from extractor.archive.writer import open_writer
from extractor.importing.batch import import_files
from extractor.importing.options import Options
from extractor.rules.rule_set import Rules

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

# The stages, and the functions that are one, where they are called. What is none of them counts to that which calls it.
PAGES, LINES, TABLES, MARKS, FIGURES = "pages", "lines", "tables", "figures: marks", "figures: the rest"
STRUCTURE, ANSWER, ARCHIVE, FILES = "structure", "worker's answer", "archive", "files"
CALLED = {
    "extractor.bulletin._read_pages": PAGES,
    "extractor.bulletin.read_lines": LINES,
    "extractor.bulletin.continue_columns": LINES,
    "extractor.bulletin.ruled_tables": TABLES,
    "extractor.bulletin.read_tables": TABLES,
    "extractor.bulletin.setting_of": FIGURES,
    "extractor.bulletin.read_figures": FIGURES,
    "extractor.figures.text.statements.marks_of": MARKS,
    "extractor.figures.text.before.hearing.marks_of": MARKS,
    "extractor.figures.text.clause.meanings.marks_of": MARKS,
    "extractor.figures.table.header_words.marks_of": MARKS,
    "extractor.importing.batch.read_bulletin": STRUCTURE,
    "extractor.importing.batch.ArchiveWriter.add": ARCHIVE,
}
STAGES = (PAGES, LINES, TABLES, STRUCTURE, MARKS, FIGURES, ANSWER, ARCHIVE, FILES)


class Stopwatch:
    """Counts processor time to whatever stage was entered last and not left yet."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._within: list[str] = []
        self._since = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count to this stage."""
        self._turn()
        self._within.append(name)
        try:
            yield
        finally:
            self._turn()
            self._within.pop()

    def timed(self, name: str, function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
        """Return a function that counts to this stage."""

        @wraps(function)
        def measured(*given: _Given.args, **named: _Given.kwargs) -> _Result:
            with self.stage(name):
                return function(*given, **named)

        return measured

    def _turn(self) -> None:
        now = time.process_time()
        if self._within:
            self.seconds[self._within[-1]] += now - self._since
        self._since = now


def seconds_by_stage(files: Sequence[Path], rules: Rules) -> dict[str, float]:
    """Import files into an archive of their own, and return the seconds that each of the `STAGES` took.

    Raises:
        ClickException: A file could not be imported.
    """
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for name, stage in CALLED.items():
            stack.enter_context(patch(name, watch.timed(stage, resolve_name(name))))
        stack.enter_context(patch("extractor.importing.batch.Worker", lambda read, _: _Here(read, watch)))
        archive = stack.enter_context(open_writer(Path(folder) / "archive.db", create=True))
        stack.enter_context(watch.stage(FILES))
        for outcome in import_files(list(files), archive, rules, Options(ocr="never")):
            if outcome.status != "imported":
                raise click.ClickException(f"{outcome.path.name}: {outcome.message}")
    return watch.seconds


class _Here:
    """A worker that reads in this process, and hands on what it read as if it were another."""

    seconds = 0.0

    def __init__(self, read: Callable[[Path, str | None, Callable[[], None]], object], watch: Stopwatch) -> None:
        self._read = read
        self._watch = watch
        self._answer = b""

    def start(self, file: Path, date: str | None) -> None:
        with self._watch.stage(ANSWER):
            self._answer = pickle.dumps(self._read(file, date, lambda: None))

    def result(self) -> object:
        with self._watch.stage(ANSWER):
            return pickle.loads(self._answer)  # noqa: S301 - our own

    def close(self) -> None:
        """There is nothing to end."""
