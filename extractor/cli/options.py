"""What several commands take: their options, and words as text."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import click
from click.decorators import FC

from extractor.errors import WrongMonth
from extractor.importing.options import Limits
from extractor.pages.ocr import OcrUse
from extractor.rules.folder import CACHE_VARIABLE
from extractor.words.months import checked_month
from extractor.words.surrogates import mended


class Command(click.Command):
    """A command whose words are text whatever the locale; paths stay as the system gave them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments as click does, and mend their words."""
        rest = super().parse_args(ctx, args)
        for name, value in ctx.params.items():
            ctx.params[name] = _mended(value)
        return rest


def _mended(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_mended, value))
    return mended(value) if isinstance(value, str) else value


def month_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """Return a month `YYYY-MM` as it was given."""
    try:
        return None if text is None else checked_month(text)
    except WrongMonth as error:
        raise click.BadParameter(str(error)) from error


def span_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last month or year of `2023`, `2023-07`, `2022-01..2023-07`, `2022..` or `..2023`."""
    if text is None:
        return None, None
    month = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?"
    found = re.fullmatch(rf"(?P<first>{month})?(?P<dots>\.\.)?(?P<last>{month})?", text)
    if not found or not (found["first"] or found["last"]):
        raise click.BadParameter(f"'{text}' is no period; write it as in 2023, 2023-07 or 2022-01..2023-07")
    return found["first"], found["last"] if found["dots"] else found["first"]


def years_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> tuple[int | None, int | None]:
    """Return the first and the last year of `2023`, `2021..2023`, `2021..` or `..2023`."""
    if text is None:
        return None, None
    found = re.fullmatch(r"(?P<first>[0-9]{4})?(?P<dots>\.\.)?(?P<last>[0-9]{4})?", text)
    if not found or not (found["first"] or found["last"]) or (found["last"] and not found["dots"]):
        raise click.BadParameter(f"'{text}' is no year; write it as in 2023 or 2021..2023")
    first, last = found["first"], found["last"] if found["dots"] else found["first"]
    return int(first) if first else None, int(last) if last else None


archive_option = click.option(
    "--db",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default="archive.db",
    show_default=True,
    help="The archive.",
)
_folder_option = click.option(
    "--patterns",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of rules, in place of those that come with the program.",
)


def _without_cache(_context: click.Context, _parameter: click.Parameter, given: bool) -> None:
    if given:
        os.environ[CACHE_VARIABLE] = ""


_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_without_cache,
    help="Compile the rules anew, and keep nothing of it.",
)


def patterns_option(command: FC) -> FC:
    """Add what commands that read rules take: the folder of these, and that what was compiled is not to be used."""
    return _folder_option(_cache_option(command))


month_option = click.option(
    "--date", "month", metavar="YYYY-MM", callback=month_of, help="Month of the issue, in place of what it says."
)
password_option = click.option("--password", default="", help="What opens a PDF that is encrypted.")
ocr_option = click.option(
    "--ocr",
    type=click.Choice(get_args(OcrUse)),
    default="auto",
    show_default=True,
    help="Which pages to read by OCR: those without a usable text, none, or all.",
)
_LIMITS = Limits()
timeout_option = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0, min_open=True),
    default=_LIMITS.seconds,
    show_default=True,
    help="Longest time that a file may take.",
)
memory_option = click.option(
    "--memory",
    metavar="MIB",
    type=click.IntRange(1),
    default=_LIMITS.memory >> 20,
    show_default=True,
    help="Most memory that a file may take.",
)
pages_option = click.option(
    "--max-pages",
    type=click.IntRange(1),
    default=_LIMITS.pages,
    show_default=True,
    help="Most pages that a file may have.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one a core",
    help="Files read at a time.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
