"""`extractor import`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from extractor.archive import Archive, open_archive
from extractor.batch import Limits, Outcome, Wishes, find_files, import_files, read_again
from extractor.cli.options import (
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
from extractor.cli.saying import counted, say
from extractor.ocr import OcrUse
from extractor.patterns import Patterns, load_patterns


@click.command("import")
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
    patterns = load_patterns(folder)
    wishes = Wishes(password, month, ocr, again, Limits(timeout, memory << 20, max_pages, jobs))
    if again and not paths:
        if month:
            raise click.UsageError("--date is for one issue; name its file.")
        sys.exit(0 if _read_again(path, patterns, wishes) else 1)
    if not paths:
        raise click.MissingParameter(param_type="argument", param_hint="'PATH...'")
    files, faults = find_files(paths)
    if month and len(files) > 1:
        raise click.UsageError(f"--date is for one issue, and {len(files)} files were named.")
    for fault in faults:
        _say_of(fault)
    well = not faults
    if files:
        with open_archive(path, create=True) as archive:
            well &= _follow(import_files(files, archive, patterns, wishes), len(files))
            _say_what_is_there(archive, patterns)
    sys.exit(0 if well else 1)


def _read_again(path: Path, patterns: Patterns, wishes: Wishes) -> bool:
    """Read a whole archive again and return whether all went well."""
    with open_archive(path) as archive:
        well = _follow(read_again(archive, patterns, wishes), archive.totals(patterns.version).issues)
        _say_what_is_there(archive, patterns)
    return well


def _follow(outcomes: Iterator[Outcome], length: int) -> bool:
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
    return not stopped and not counts["failed"]


def _with_progress(outcomes: Iterator[Outcome], length: int) -> Iterator[Outcome]:
    """Pass outcomes on, with a bar on a terminal and a line for each file of which there is something to say."""
    with click.progressbar(length=length, file=sys.stderr, label="Importing", hidden=not sys.stderr.isatty()) as bar:
        for outcome in outcomes:
            if outcome.message:
                click.echo("" if bar.hidden else "\r\x1b[K", err=True, nl=False)
                _say_of(outcome)
            bar.update(1)
            yield outcome


def _say_of(outcome: Outcome) -> None:
    say(f"{click.format_filename(outcome.path)}: {outcome.message}")


def _say_what_is_there(archive: Archive, patterns: Patterns) -> None:
    totals = archive.totals(patterns.version)
    said = [
        counted(totals.issues, "issue"),
        counted(totals.articles, "article"),
        counted(totals.figures, "figure"),
        counted(totals.unread, "unread number"),
    ]
    say(f"{archive.path}: {', '.join(said)}.")
    if totals.older:
        older = f"{totals.older} of them were read with other rules than these"
        say(f"{older}; `extractor import --again` reads all anew.")
