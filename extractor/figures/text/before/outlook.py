"""The marks of a paragraph → the last month that it tells of, at which its 今年 ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.figures.entities.whom import Whom
from extractor.figures.marks import Mark
from extractor.rules.rule_set import Rules
from extractor.words import periods


def last_month(marks: Sequence[Mark], owners: Mapping[int, Whom], published: str | None, rules: Rules) -> str | None:
    """Return the month in which the first months that a paragraph tells of end, None where it tells of none.

    These are 1—5月 or 截至5月底 of the issue's own year.
    """
    if published is None:
        return None
    for mark in marks:
        if mark.role != "period" or mark.rule.options["kind"] not in ("cumulative", "season", "stock"):
            continue
        period = periods.resolve(
            mark.rule.options["kind"], mark.groups, rules, published=published, said=None, before=None
        )
        if (
            period
            and period.kind in ("cumulative", "stock")
            and period.end[:4] == published[:4]
            and period.end < published
        ):
            return period.end
    return None
