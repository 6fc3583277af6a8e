"""Texts and what is asked of their figures, for the tests of every room of `figures/text/`."""

from __future__ import annotations

from extractor.figures.marks import Value, marks_of
from extractor.figures.setting import Setting, setting_at
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.clause.stretch import Stretch
from extractor.figures.text.said import Said
from extractor.figures.text.statements import Statement, read_statement
from extractor.model import Figure
from extractor.rules.rule_set import Rules


def at_home(rules: Rules, published: str = "2023-09", region: str = "大连市") -> Setting:
    """Return the setting of an issue of a city."""
    return setting_at(published, region, rules)


def read(text: str, rules: Rules, setting: Setting | None = None) -> Statement:
    """Read a text, in the September issue of Dalian where no other setting is given."""
    return read_statement(text, setting or at_home(rules), rules)


def fields(figure: Figure, *names: str) -> tuple[object, ...]:
    """Return some fields of a figure."""
    return tuple(getattr(figure, name) for name in names)


def told(text: str, rules: Rules, *names: str, setting: Setting | None = None) -> list[tuple[object, ...]]:
    """Return some fields of each figure of a text."""
    return [fields(figure, *names) for figure in read(text, rules, setting).figures]


def unread(text: str, rules: Rules, role: str = "unread") -> list[str]:
    """Return the numbers of a text that have a role in the ledger."""
    return [number.raw for number in read(text, rules).numbers if number.role == role]


def value_of(text: str, rules: Rules) -> Value:
    """Return the only number of a text."""
    (value,) = (value for mark in marks_of(text, rules) for value in mark.values)
    return value


def stretch(text: str, rules: Rules) -> Stretch:
    """Return the stretch of a text up to its `#`, which stands for the number."""
    end = text.index("#")
    return Stretch(text, 0, end, marks_of(text, rules), rules)


def lead_in(text: str, rules: Rules, *, parted: bool = False) -> LeadIn:
    """Return the lead-in to the `#` of a text."""
    end = text.index("#")
    return LeadIn(text, (0, end), marks_of(text, rules), rules, parted=parted)


def things(said: tuple[Said[str], ...] | list[Said[str]]) -> tuple[str, ...]:
    """Return the words without their places."""
    return tuple(each.thing for each in said)
