"""The options that several commands take."""

from __future__ import annotations

import re
from pathlib import Path

import click


def month_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """Return a month `YYYY-MM` as it was given."""
    if text is not None and not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise click.BadParameter(f"'{text}' is no month; write it as in 2023-09")
    return text


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
patterns_option = click.option(
    "--patterns",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of rules, in place of those that come with the program.",
)
month_option = click.option(
    "--date", "month", metavar="YYYY-MM", callback=month_of, help="Month of the issue, in place of what it says."
)
password_option = click.option("--password", default="", help="What opens a PDF that is encrypted.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
