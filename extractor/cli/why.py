"""`extractor why`: why a figure is read as it is."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.cli.messages import print_data, print_lines
from extractor.cli.options import Command, archive_option, json_option, month_of, patterns_option
from extractor.output.listing import json_text
from extractor.rule_tools.explain import explain_alone, explain_stored
from extractor.rule_tools.explained_text import explained_text, stored_text
from extractor.rules.loading import load_rules


@click.command(cls=Command)
@click.argument("figure", metavar="[ID]", type=int, required=False)
@click.option("--text", help="A text to read, in place of a figure of the archive.")
@click.option("--region", help="City that the text is about, as 大连市.")
@json_option
@archive_option
@click.option("--date", "month", metavar="YYYY-MM", callback=month_of, help="Month of the issue that the text is of.")
@patterns_option
def why(
    figure: int | None,
    text: str | None,
    region: str | None,
    as_json: bool,
    path: Path,
    month: str | None,
    folder: Path | None,
) -> None:
    """Tell why a figure is read as it is.

    Shown are the rules with their file and line, the words that they read, where the words stand that gave each field,
    each conversion, page and box. ID is the first column of `extractor figures`.

    Example: extractor why --text 离岸执行额1.2亿美元 --date 2023-09
    """
    if (figure is None) == (text is None):
        raise click.UsageError("Name a figure by its ID, or give a --text.")
    if figure is not None and (month or region):
        raise click.UsageError("--date and --region are for a --text; a figure has those of its issue.")
    rules = load_rules(folder)
    if text is not None:
        explained = explain_alone(text, month, region, rules)
        if as_json:
            print_data(json_text(asdict(explained), indent=2))
        else:
            print_lines(explained_text(explained))
    elif figure is not None:
        with open_archive(path) as archive:
            article = archive.article_of(figure)
        stored = explain_stored(article, figure, rules)
        if as_json:
            print_data(json_text(asdict(stored), indent=2))
        else:
            print_lines(stored_text(article, stored))
