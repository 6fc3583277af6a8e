"""What the commands say and give: messages to standard error, texts and data to the standard output, and files.

A text is for a console, in the code page of which a character may be missing; that is replaced. Data is for another
program, and is UTF-8 wherever it goes.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from extractor.output.terminal import harmless
from extractor.words.surrogates import mended

# What makes a spreadsheet read a file as UTF-8
_MARK = "\ufeff"


def replace_what_cannot_be_shown() -> None:
    """Let the standard output replace what its code page lacks; standard error does so by itself."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors in {"strict", "surrogateescape"}:
        sys.stdout.reconfigure(errors="replace")


def is_terminal(stream: object) -> bool:
    """Whether a stream leads to a terminal; a program without a console has None in its place."""
    return isinstance(stream, io.TextIOWrapper) and stream.isatty()


def say(message: str) -> None:
    """Print a message, which is never what was asked for."""
    click.echo(harmless(mended(message)), err=True)


def print_lines(text: str) -> None:
    """Print a text that may hold words of a bulletin, and nothing that a terminal might obey."""
    click.echo("\n".join(map(harmless, text.split("\n"))))


def print_data(text: str) -> None:
    """Print CSV or JSON, its last line ended, in UTF-8 whatever the code page of the console.

    On a terminal it is a text like others, and has no mark for spreadsheets.
    """
    ended = text if text.endswith("\n") else f"{text}\n"
    if is_terminal(sys.stdout):
        print_lines(ended.removeprefix(_MARK).removesuffix("\n"))
    else:
        click.echo(ended.encode("utf-8", "replace"), nl=False)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that was asked for.

    Raises:
        click.FileError: The system does not allow it; said in a sentence, with its reason.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.FileError(click.format_filename(path), error.strerror) from error


def counted(number: int, thing: str) -> str:
    """Return `1 issue` or `1,234 issues`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
