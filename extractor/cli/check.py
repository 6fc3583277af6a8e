"""`extractor check`: the rules against their examples and each other."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extractor.cli.messages import counted, say
from extractor.cli.options import Command, patterns_option
from extractor.errors import PatternError
from extractor.rule_tools.check import check as check_rules
from extractor.rule_tools.idle import idle_words
from extractor.rule_tools.lint import lint
from extractor.rules.loading import load_rules


@click.command(cls=Command)
@click.option("--idle", is_flag=True, help="List the words of hand-made tables that no example holds, and stop.")
@patterns_option
def check(folder: Path | None, idle: bool) -> None:
    """Test the rules against their examples and against each other.

    Each fault is a line that opens with its file and line: an example that gives something else or that another rule
    claims; a rule that is unknown, unused, shadowed, or refuses nothing; a word with two meanings; a pattern that runs
    away.

    Example: extractor check --patterns my-patterns
    """
    try:
        rules = load_rules(folder)
    except PatternError as error:
        for each in (error, *error.also):
            click.echo(f"{each.where}: {each.what}")
        say(f"{counted(1 + len(error.also), 'fault')}; the examples can be tested when the rules can be read.")
        sys.exit(1)
    if idle:
        for fault in idle_words(rules):
            click.echo(str(fault))
        return
    faults = check_rules(rules) + lint(rules)
    for fault in faults:
        click.echo(str(fault))
    every = list(rules.every_rule())
    examples = sum(len(rule.examples) + len(rule.refuses) for rule in every)
    say(f"{counted(len(every), 'rule')} with {counted(examples, 'example')}: {counted(len(faults), 'fault')}.")
    sys.exit(1 if faults else 0)
