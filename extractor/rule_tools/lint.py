"""Rules → the faults that no example shows by itself: rules and words that nothing uses, that take one another's
place, that have two meanings, or that run away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations

from extractor.errors import PatternError
from extractor.figures.marks import marks_of
from extractor.model import Figure
from extractor.rule_tools.check import Fault
from extractor.rule_tools.uses import beyond_structure, unused
from extractor.rules.rule import Example, Rule
from extractor.rules.rule_set import Rules, Table

# Seconds that a rule may take over one of the texts that follow: a sound rule needs a fifth of it at most.
LIMIT = 0.5

# Texts in which a careless repetition is tried anew from every character; ten pages of each.
_NASTY = ("0" * 10_000, "1," * 5_000, "、" * 10_000, "A" * 10_000, "A1-" * 3_000)
# How often an example, and how many characters of what a block reads, stand one behind the other.
_TIMES = 200
_LENGTH = 2_000


def lint(rules: Rules) -> list[Fault]:
    """Return every fault of the rules taken together; an empty list is a clean bill."""
    checks = (
        unused,
        beyond_structure,
        _shadowed,
        _saying_nothing,
        _without_refusal,
        _in_two_lists,
        _claimed_twice,
        _runaways,
    )
    return [fault for check in checks for fault in check(rules)]


def _marking(rules: Rules) -> list[Rule]:
    """Return the rules that compete for the words of a text."""
    return [rule for rule in rules.group("figures").values() if rule.alternatives]


# ------------------------------------------------ rules that stand in the way


def _shadowed(rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each example of a period, and for each rule, that other rules take over.

    `check` looks at the examples of figures one by one; those of periods it reads with their own rule alone.
    """
    for rule in _marking(rules):
        try:
            readers = [(example, _readers(rule, example, rules)) for example in rule.examples]
        except PatternError as error:
            yield Fault(error.where, error.what)
            continue
        lost = [(example, names) for example, names in readers if names]
        if len(lost) == len(readers):
            by = sorted({name for _, names in lost for name in names})
            yield Fault(rule.where, f"rule '{rule.name}' is shadowed: it wins none of its examples; {', '.join(by)} do")
        elif "kind" in rule.options:
            for example, names in lost:
                yield Fault(example.where, f"'{example.text}' is read by {', '.join(names)}, not by '{rule.name}'")


def _readers(rule: Rule, example: Example, rules: Rules) -> list[str]:
    """Return the rules that read an example where its own reads nothing of it, each with its place."""
    marks = marks_of(example.text, rules)
    if any(mark.rule is rule for mark in marks):
        return []
    return [f"'{mark.rule.name}' ({mark.rule.where})" for mark in marks] or ["none"]


def _saying_nothing(rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each example that any match at all would satisfy."""
    for rule in rules.every_rule():
        for example in rule.examples:
            if not all(example.gives):
                yield Fault(
                    example.where,
                    f"'gives' is empty, which every match does for: say what '{rule.name}' gives here, or the words"
                    " that it takes out of the text as 'matches'",
                )


def _without_refusal(rules: Rules) -> Iterator[Fault]:
    for rule in rules.group("figures").values():
        if not rule.refuses:
            yield Fault(rule.where, f"rule '{rule.name}' refuses nothing: add a text that it must not read, and why")


def _in_two_lists(rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each word that stands in two tables of one kind, if neither says why it may."""
    tables = [table for table in rules.tables.values() if table.kind]
    for one, other in combinations(tables, 2):
        for word in one.spellings if one.kind == other.kind else ():
            if other.find(word) and word not in one.shared and word not in other.shared:
                also = f"also in the table '{one.name}' ({one.meaning(word).where})"
                yield Fault(other.meaning(word).where, f"'{word}' stands {also}: of '{one.kind}', a word has one table")


def _claimed_twice(rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each word that two dimensions claim where it stands alone.

    A word that a rule takes only in a phrase (a breakdown in its lead-in) is in nobody's way.
    """
    columns = {field.name for field in fields(Figure)}
    naming = [rule for rule in rules.group("figures").values() if rule.options.get("role") in columns]
    names = dict.fromkeys(rule.options["role"] for rule in naming)
    tables = [rules.tables[name] for name in names if name in rules.tables]
    for one, other in combinations(tables, 2):
        for word in one.spellings:
            if other.find(word) and all(_takes_alone(table, word, naming) for table in (one, other)):
                yield Fault(other.meaning(word).where, f"'{word}' is also a {one.name} ({one.meaning(word).where})")


def _takes_alone(table: Table, word: str, naming: list[Rule]) -> bool:
    return any(rule.fullmatch(word) for rule in naming if rule.options["role"] == table.name)


# ---------------------------------------------------------- runaway patterns


def _runaways(rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each rule that takes too long over a text made to lead it astray."""
    blocks = {block.name: block for block in rules.blocks}
    for rule in rules.every_rule():
        try:
            for text in (*_NASTY, *_own_texts(rule, blocks)):
                rule.all(text, limit=LIMIT)
        except PatternError as error:
            yield Fault(error.where, error.what)


def _own_texts(rule: Rule, blocks: dict[str, Rule]) -> Iterator[str]:
    """Yield the rule's examples, and what its blocks read in theirs, over and over."""
    for example in (*rule.examples, *rule.refuses):
        yield example.text * _TIMES
    for block in (blocks[name] for name in rule.uses if name in blocks):
        for example in block.examples:
            match = block.search(example.text)
            if match and match[0]:
                yield match[0] * (_LENGTH // len(match[0]) + 1)
