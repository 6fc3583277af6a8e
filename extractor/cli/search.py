"""`extractor search`: the articles that hold some words."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.cli.messages import print_data, say
from extractor.cli.options import Command, archive_option, json_option, years_of
from extractor.output.listing import json_text, result_lines, result_records
from extractor.search.results import SearchFilter

# Around the hit words; click takes them out where the output is no terminal.
_MARKS = ("\x1b[1;31m", "\x1b[0m")


@click.command(cls=Command)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--year", "years", callback=years_of, help="Year of the issue, or two of them: 2023, 2021..2023.")
@click.option("--section", help="As 数据月报; * and ? stand for any characters.")
@click.option("--source", help="As 国际商报; * and ? stand for any characters.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many articles at most.")
@json_option
@archive_option
def search(
    query: tuple[str, ...],
    years: tuple[int | None, int | None],
    section: str | None,
    source: str | None,
    limit: int,
    as_json: bool,
    path: Path,
) -> None:
    """Find the articles that hold words of any length, the best first.

    Words stand for AND; OR, NOT, "a phrase", beginning* and brackets are understood. Width, case and traditional
    characters make no difference. A number with its unit finds the same quantity in any printed form; ">1亿美元",
    "<1亿美元" and 1亿-2亿美元 are ranges.

    Example: extractor search 外包 日本 --year 2023
    """
    with open_archive(path) as archive:
        results = archive.search(" ".join(query), limit, SearchFilter(*years, section, source))
    if as_json:
        print_data(json_text(result_records(results), indent=2))
        return
    for result in results:
        click.echo(result_lines(result, *_MARKS))
    if not results:
        say("No article holds these words.")
