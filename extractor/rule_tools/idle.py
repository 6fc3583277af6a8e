"""Rules → the words of hand-made tables that stand in no example: nothing would tell if one of them were wrong.

Official lists and names of measures, units and parts are taken whole from elsewhere, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.rule_tools.check import Fault
from extractor.rules.folder import is_of
from extractor.rules.rule_set import Rules

# The groups of names, and of what is kept as it is printed.
_NAMES = ("names",)


def idle_words(rules: Rules) -> Iterator[Fault]:
    """Yield the hand-made words that no example or refusal of any rule holds, each table with its place."""
    examples = (example for rule in rules.every_rule() for example in (*rule.examples, *rule.refuses))
    shown = "\n".join(example.text for example in examples)
    for table in rules.tables.values():
        if is_of(table.group, _NAMES):
            continue
        idle = [word for word in table.spellings if word not in shown]
        if idle:
            told = f"{len(idle)} of {len(table.spellings)} words of '{table.name}' stand in no example"
            yield Fault(table.where, f"{told}: {', '.join(idle)}")
