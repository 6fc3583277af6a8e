"""Some words → the scope or the indicator that they name."""

from __future__ import annotations

from extractor.figures.marks import MarkRole, marks_of
from extractor.rules.rule_set import Rules


def meaning_in(words: str, role: MarkRole, rules: Rules) -> str | None:
    """Return what the first words of a role mean: 离岸 in 离岸执行额, 跨境电商出口额 in 全市跨境电商出口."""
    marks = (mark for mark in marks_of(words, rules) if mark.role == role)
    return next((rules.table(role).meaning(mark.groups[role]).means for mark in marks), None)
