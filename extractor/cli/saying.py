"""What the commands say: messages to standard error, texts to the standard output."""

from __future__ import annotations

import click

from extractor.listing import harmless


def say(message: str) -> None:
    """Print a message, which is never what was asked for."""
    click.echo(harmless(message), err=True)


def print_lines(text: str) -> None:
    """Print a text that may hold words of a bulletin, and nothing that a terminal might obey."""
    click.echo("\n".join(map(harmless, text.split("\n"))))


def counted(number: int, thing: str) -> str:
    """Return `1 issue` or `1,234 issues`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
