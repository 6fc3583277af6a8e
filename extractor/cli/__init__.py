"""The command `extractor`: the only package that prints and exits.

├── import_.py, show.py, search.py, figures.py, export.py, page.py, why.py, gaps.py, diff.py, check.py, serve.py
│                  a command each, loaded when it is called, with what it needs
├── importing.py   what of `import` reads pages
├── options.py     the options that several commands take
└── messages.py    messages, texts and data, with nothing in them that a terminal might obey

What was asked for goes to the standard output, what is said of it to standard error. The exit code is 0 when all went
well, 1 when something failed and 2 when the command was not understood.
"""

from __future__ import annotations

from importlib import import_module

import click

from extractor import __version__
from extractor.cli.messages import replace_what_cannot_be_shown
from extractor.errors import ExtractorError
from extractor.output.terminal import harmless
from extractor.words.surrogates import mended

# What `--help` says of each command, so that none must be loaded for that: the first paragraph of its own help.
_COMMANDS = {
    "import": "Import PDFs, and all PDFs in folders, into the archive.",
    "show": "Show how a bulletin is read.",
    "search": "Find the articles that hold words of any length, the best first.",
    "figures": "List the figures of the archive.",
    "export": "Write the figures for statisticians' tools, as SDMX.",
    "page": "Draw a page of an issue as a picture, from the PDF that the archive keeps.",
    "why": "Tell why a figure is read as it is.",
    "gaps": "List what the rules do not understand yet, the most frequent first.",
    "diff": "Show what today's rules would change in the archive.",
    "check": "Test the rules against their examples and against each other.",
    "serve": "Open the archive in the browser.",
}


class _Commands(click.Group):
    """A group of commands that are loaded when they are called.

    One ends in a sentence, not in a traceback, when the input is at fault or the console lacks a character.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        replace_what_cannot_be_shown()
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, loaded(name) if name else command, rest

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ExtractorError as error:
            raise click.ClickException(harmless(mended(str(error)))) from error


def loaded(name: str) -> click.Command:
    """Return a command, from the module of its name."""
    name = "import_" if name == "import" else name
    command = getattr(import_module(f"extractor.cli.{name}"), name)
    assert isinstance(command, click.Command)
    return command


@click.group(
    cls=_Commands,
    commands=[click.Command(name, help=what) for name, what in _COMMANDS.items()],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="extractor")
def main() -> None:
    """Turn Chinese PDF bulletins into an archive of articles and figures, and look things up in it.

    Start with: extractor import FOLDER
    """
