"""The command `extractor`: the only package that prints and exits.

├── importing.py   import
├── looking.py     show, search, figures: what an archive or a file holds
├── exporting.py   export, page: an archive for other programs and for the eye
├── rules.py       why, gaps, diff, check: how the rules read, and what they miss
├── serving.py     serve
├── options.py     the options that several commands take
└── saying.py      messages and texts, with nothing in them that a terminal might obey

What was asked for goes to the standard output, what is said of it to standard error. The exit code is 0 when all went
well, 1 when something failed and 2 when the command was not understood.
"""

from __future__ import annotations

import click

from extractor import __version__
from extractor.cli.exporting import export, page
from extractor.cli.importing import import_
from extractor.cli.looking import figures, search, show
from extractor.cli.rules import check, diff, gaps, why
from extractor.cli.serving import serve
from extractor.errors import ExtractorError
from extractor.listing import harmless


class _Commands(click.Group):
    """A group whose commands end in one sentence, not in a traceback, when the input is at fault."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ExtractorError as error:
            raise click.ClickException(harmless(str(error))) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="extractor")
def main() -> None:
    """Turn Chinese PDF bulletins into an archive of articles and figures, and look things up in it.

    Start with: extractor import FOLDER
    """


for command in (import_, show, search, figures, export, page, why, gaps, diff, check, serve):
    main.add_command(command)
