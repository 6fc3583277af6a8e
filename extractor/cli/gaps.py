"""`extractor gaps`: what no rule understands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.cli.messages import counted, print_data, say
from extractor.cli.options import Command, archive_option, json_option, patterns_option
from extractor.output.listing import csv_text, json_text
from extractor.rule_tools.gaps import gap_listing, gaps_of, label_listing


@click.command(cls=Command)
@click.option("--indicators", is_flag=True, help="Labels without a canonical indicator, in place of unread numbers.")
@click.option("--entities", is_flag=True, help="Subjects that no list or form knows, in place of unread numbers.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many groups at most.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every column.")
@json_option
@archive_option
@patterns_option
def gaps(
    indicators: bool, entities: bool, limit: int, as_csv: bool, as_json: bool, path: Path, folder: Path | None
) -> None:
    """List what the rules do not understand yet, the most frequent first.

    That is the numbers that no rule read, grouped by the words around them (# stands for a number), each group with an
    example.

    Example: extractor gaps --indicators --limit 50
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two ways to print; choose one.")
    if indicators and entities:
        raise click.UsageError("--indicators and --entities are two questions; choose one.")
    with open_archive(path) as archive:
        if entities:
            from extractor.rule_tools.subjects import subject_listing, subjects_of  # noqa: PLC0415 - the rules are slow
            from extractor.rules.loading import load_rules  # noqa: PLC0415 - to load, and needed here only

            articles = ((issue, article) for issue in archive.issues() for article in archive.articles(issue))
            found = subject_listing(subjects_of(articles, load_rules(folder)))
        elif indicators:
            found = label_listing(archive.unnamed_labels())
        else:
            found = gap_listing(gaps_of(archive.unread_numbers()))
    shown = replace(found, records=found.records[:limit])
    if as_csv:
        print_data(csv_text(found.columns, shown.records))
    elif as_json:
        print_data(json_text(shown.records, indent=2))
    elif shown.records:
        click.echo(shown.table)
    more = f"; --limit shows more than {limit}" if len(found.records) > limit else ""
    say(f"{counted(found.times, found.thing)} in {counted(len(found.records), 'group')}{more}.")
