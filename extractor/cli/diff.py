"""`extractor diff`: what today's rules would change."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from extractor.archive.reader import Archive, open_archive
from extractor.cli.messages import is_terminal, print_data, print_lines, say
from extractor.cli.options import Command, archive_option, json_option, patterns_option
from extractor.output.listing import json_text
from extractor.rule_tools.compare import Comparison, ComparisonTotals, change_line, change_record, compare
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules


@click.command(cls=Command)
@json_option
@archive_option
@patterns_option
def diff(as_json: bool, path: Path, folder: Path | None) -> None:
    """Show what today's rules would change in the archive.

    That is figures that they would add (+), lose (-) or change (~). Every article is read again as it is kept, so that
    no PDF is needed; the archive stays as it is. To take the changes over: extractor import --again

    Example: extractor diff --patterns my-patterns
    """
    rules = load_rules(folder)
    totals, records = ComparisonTotals(), []
    with open_archive(path) as archive:
        for comparison in _comparisons(archive, rules):
            totals.take(comparison)
            for change in comparison.changes:
                if as_json:
                    records.append(change_record(comparison.article, change))
                else:
                    print_lines(change_line(comparison.article, change))
    if as_json:
        print_data(json_text({"totals": asdict(totals), "changes": records}, indent=2))
    say(totals.summary)


def _comparisons(archive: Archive, rules: Rules) -> Iterator[Comparison]:
    """Yield what becomes of each article, with a bar on a terminal that shows nothing else meanwhile."""
    issues = archive.issues()
    hidden = is_terminal(sys.stdout) or not is_terminal(sys.stderr)
    with click.progressbar(issues, file=sys.stderr, label="Reading", hidden=hidden) as bar:
        for issue in bar:
            for article in archive.articles(issue):
                yield compare(article, rules)
