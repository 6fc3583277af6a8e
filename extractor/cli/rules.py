"""`extractor why`, `gaps`, `diff` and `check`: how the rules read, and what they miss."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import click

from extractor.archive import Archive, open_archive
from extractor.check import check as check_patterns
from extractor.cli.options import archive_option, json_option, month_of, patterns_option
from extractor.cli.saying import counted, print_lines, say
from extractor.comparing import Comparison, Totals, change_line, change_record, compare
from extractor.errors import PatternError
from extractor.explain import explain, explain_stored, explained_text, setting_for, stored_text
from extractor.gaps import gap_listing, gaps_of, label_listing
from extractor.lint import lint
from extractor.listing import csv_text, json_text
from extractor.patterns import Patterns, load_patterns


@click.command()
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
    patterns = load_patterns(folder)
    if text is not None:
        explained = explain(text, setting_for(month, region, patterns), patterns)
        print_lines(json_text(asdict(explained), indent=2) if as_json else explained_text(explained))
    elif figure is not None:
        with open_archive(path) as archive:
            article = archive.article_of(figure)
        stored = explain_stored(article, figure, patterns)
        print_lines(json_text(asdict(stored), indent=2) if as_json else stored_text(article, stored))


@click.command()
@click.option("--indicators", is_flag=True, help="Labels without a canonical indicator, in place of unread numbers.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many groups at most.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every column.")
@json_option
@archive_option
def gaps(indicators: bool, limit: int, as_csv: bool, as_json: bool, path: Path) -> None:
    """List what the rules do not understand yet, the most frequent first.

    That is the numbers that no rule read, grouped by the words around them (# stands for a number), each group with an
    example.

    Example: extractor gaps --indicators --limit 50
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two ways to print; choose one.")
    with open_archive(path) as archive:
        found = (
            label_listing(archive.unnamed_labels()) if indicators else gap_listing(gaps_of(archive.unread_numbers()))
        )
    shown = replace(found, records=found.records[:limit])
    if as_csv:
        click.echo(csv_text(found.columns, shown.records), nl=False)
    elif as_json:
        click.echo(json_text(shown.records, indent=2))
    elif shown.records:
        click.echo(shown.table)
    more = f"; --limit shows more than {limit}" if len(found.records) > limit else ""
    say(f"{counted(found.times, found.thing)} in {counted(len(found.records), 'group')}{more}.")


@click.command()
@json_option
@archive_option
@patterns_option
def diff(as_json: bool, path: Path, folder: Path | None) -> None:
    """Show what today's rules would change in the archive.

    That is figures that they would add (+), lose (-) or change (~). Every article is read again as it is kept, so that
    no PDF is needed; the archive stays as it is. To take the changes over: extractor import --again

    Example: extractor diff --patterns my-patterns
    """
    patterns = load_patterns(folder)
    totals, records = Totals(), []
    with open_archive(path) as archive:
        for comparison in _comparisons(archive, patterns):
            totals.take(comparison)
            for change in comparison.changes:
                if as_json:
                    records.append(change_record(comparison.article, change))
                else:
                    print_lines(change_line(comparison.article, change))
    if as_json:
        click.echo(json_text({"totals": asdict(totals), "changes": records}, indent=2))
    say(totals.summary)


def _comparisons(archive: Archive, patterns: Patterns) -> Iterator[Comparison]:
    """Yield what becomes of each article, with a bar on a terminal that shows nothing else meanwhile."""
    issues = archive.issues()
    hidden = sys.stdout.isatty() or not sys.stderr.isatty()
    with click.progressbar(issues, file=sys.stderr, label="Reading", hidden=hidden) as bar:
        for issue in bar:
            for article in archive.articles(issue):
                yield compare(article, patterns)


@click.command()
@patterns_option
def check(folder: Path | None) -> None:
    """Test the rules against their examples and against each other.

    Each fault is a line that opens with its file and line: an example that gives something else or that another rule
    claims; a rule that is unknown, unused, shadowed, or refuses nothing; a word with two meanings; a pattern that runs
    away.

    Example: extractor check --patterns my-patterns
    """
    try:
        patterns = load_patterns(folder)
    except PatternError as error:
        for each in (error, *error.also):
            click.echo(f"{each.where}: {each.what}")
        say(f"{counted(1 + len(error.also), 'fault')}; the examples can be tested when the rules can be read.")
        sys.exit(1)
    faults = check_patterns(patterns) + lint(patterns)
    for fault in faults:
        click.echo(str(fault))
    rules = list(patterns.every_rule())
    examples = sum(len(rule.examples) + len(rule.refuses) for rule in rules)
    say(f"{counted(len(rules), 'rule')} with {counted(examples, 'example')}: {counted(len(faults), 'fault')}.")
    sys.exit(1 if faults else 0)
