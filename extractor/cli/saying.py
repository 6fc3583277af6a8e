"""What the commands say and give: messages to standard error, texts to the standard output, and files."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.listing import harmless


def say(message: str) -> None:
    """Print a message, which is never what was asked for."""
    click.echo(harmless(message), err=True)


def print_lines(text: str) -> None:
    """Print a text that may hold words of a bulletin, and nothing that a terminal might obey."""
    click.echo("\n".join(map(harmless, text.split("\n"))))


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
