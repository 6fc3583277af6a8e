"""The marks of a paragraph → the last month that it tells of, at which its 今年 ends."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.marks import Mark
from extractor.rules.rule_set import Rules
from extractor.words import periods

# Kinds of rules whose periods a paragraph may be about.
_HEADLINES = frozenset(("cumulative", "season", "stock"))


def last_month(marks: Sequence[Mark], published: str | None, rules: Rules) -> str | None:
    """Return the month in which the first months that a paragraph tells of end, None where it tells of none.

    These are 1—5月 or 截至5月底 of the issue's own year.
    """
    if published is None:
        return None
    for mark in marks:
        kind = mark.rule.options["kind"] if mark.role == "period" else ""
        if kind not in _HEADLINES:
            continue
        period = periods.resolve(kind, mark.groups, rules, published=published, said=None, before=None)
        told = period is not None and period.kind in ("cumulative", "stock")
        if period and told and period.end[:4] == published[:4] and period.end < published:
            return period.end
    return None
