"""`extractor import`: what becomes of the files, and what is there then."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.cli.messages import counted, is_terminal, say
from extractor.cli.options import (
    Command,
    archive_option,
    jobs_option,
    memory_option,
    month_option,
    ocr_option,
    pages_option,
    password_option,
    patterns_option,
    timeout_option,
)
from extractor.importing.incoming import Outcome, count_of_known, find_files
from extractor.importing.options import Limits, Options
from extractor.pages.ocr import OcrUse
from extractor.rules.version import Version, version_of


@click.command("import", cls=Command)
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Read anew what is in the archive already; without PATH, all of it.")
@archive_option
@month_option
@ocr_option
@password_option
@patterns_option
@timeout_option
@memory_option
@pages_option
@jobs_option
def import_(
    paths: tuple[Path, ...],
    again: bool,
    path: Path,
    month: str | None,
    ocr: OcrUse,
    password: str,
    folder: Path | None,
    timeout: float,
    memory: int,
    max_pages: int,
    jobs: int,
) -> None:
    """Import PDFs, and all PDFs in folders, into the archive.

    A file that is in the archive already is left as it is; one that cannot be read, or takes more time, memory or pages
    than it may, is named with the reason, and the others go on.

    After the rules have changed, --again replaces what was read of an issue, in one transaction. Without PATH it reads
    the PDFs that the archive keeps.

    Example: extractor import bulletins/ 2023-09.pdf
    """
    version = version_of(folder)
    options = Options(password, month, ocr, again, Limits(timeout, memory << 20, max_pages, jobs))
    if not paths:
        if not again:
            raise click.MissingParameter(param_type="argument", param_hint="'PATH...'")
        if month:
            raise click.UsageError("--date is for one issue; name its file.")
        with open_archive(path) as archive:
            length = archive.totals(version).issues
        sys.exit(0 if _follow(_read_again(path, folder, options), length, path, version) else 1)
    files, faults = find_files(paths)
    if month and len(files) > 1:
        raise click.UsageError(f"--date is for one issue, and {len(files)} files were named.")
    for fault in faults:
        _say_of(fault)
    well = not faults
    if files:
        well &= _follow(_import(files, path, folder, options), len(files), path, version)
    sys.exit(0 if well else 1)


def _import(files: Sequence[Path], path: Path, folder: Path | None, options: Options) -> Iterator[Outcome]:
    """Yield what becomes of each file; those at the beginning that are known need nothing that reads."""
    known = 0
    if not options.again and path.is_file() and path.stat().st_size:
        with open_archive(path) as archive:
            known = count_of_known(files, archive)
    yield from (Outcome(file, "unchanged") for file in files[:known])
    if known < len(files):
        with _out_of_sight("numpy", "pandas"):
            from extractor.cli.importing import imported  # noqa: PLC0415 - all that reads, and the rules

        yield from imported(files[known:], path, folder, options)


def _read_again(path: Path, folder: Path | None, options: Options) -> Iterator[Outcome]:
    """Yield what becomes of each issue of an archive."""
    with _out_of_sight("numpy", "pandas"):
        from extractor.cli.importing import read_again  # noqa: PLC0415 - as above

    yield from read_again(path, folder, options)


@contextmanager
def _out_of_sight(*names: str) -> Iterator[None]:
    """Keep libraries from being loaded by others that would use them if they are there.

    sqlite-utils loads both, where they are installed, for types of theirs that no row of ours has; it takes longer than
    reading an issue.
    """
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None says that it cannot be had
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def _follow(outcomes: Iterator[Outcome], length: int, path: Path, version: Version) -> bool:
    """Let an import run, say what becomes of the files, and return whether all are in the archive now."""
    counts: Counter[str] = Counter()
    stopped = False
    try:
        for outcome in _with_progress(outcomes, length):
            counts[outcome.status] += 1
    except KeyboardInterrupt:
        stopped = True
        say("Stopped. What was imported is whole; the same command does the rest.")
    statuses = [
        status for status in ("imported", "renewed", "unchanged", "failed") if status != "renewed" or counts[status]
    ]
    say(", ".join(f"{counts[status]} {status}" for status in statuses) + ".")
    if path.exists():
        _say_what_is_there(path, version)
    return not stopped and not counts["failed"]


def _with_progress(outcomes: Iterator[Outcome], length: int) -> Iterator[Outcome]:
    """Pass outcomes on, with a bar on a terminal and a line for each file of which there is something to say."""
    with click.progressbar(
        length=length, file=sys.stderr, label="Importing", hidden=not is_terminal(sys.stderr)
    ) as bar:
        for outcome in outcomes:
            if outcome.message:
                click.echo("" if bar.hidden else "\r\x1b[K", err=True, nl=False)
                _say_of(outcome)
            bar.update(1)
            yield outcome


def _say_of(outcome: Outcome) -> None:
    say(f"{click.format_filename(outcome.path)}: {outcome.message}")


def _say_what_is_there(path: Path, version: Version) -> None:
    with open_archive(path) as archive:
        totals = archive.totals(version)
    said = [
        counted(totals.issues, "issue"),
        counted(totals.articles, "article"),
        counted(totals.figures, "figure"),
        counted(totals.unread, "unread number"),
    ]
    say(f"{path}: {', '.join(said)}.")
    if totals.older:
        older = f"{totals.older} of them were read with other rules than these"
        figures = "" if totals.older_pages else ", which differ for figures alone"
        say(f"{older}{figures}; `extractor import --again` reads all anew.")
