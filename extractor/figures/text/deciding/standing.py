"""A number with its name → whether it tells how much there is at a time, or how much was done over it."""

from __future__ import annotations

from extractor.figures.text.building import Draft
from extractor.figures.text.clause.predicate import predicate_of, verb_before
from extractor.figures.text.deciding.scene import Case
from extractor.figures.text.said import Said

# 今年以来，截至目前 says since when as well.
_TWICE = 2


def is_surely_done(case: Case, label: Said[str] | None) -> bool:
    """Whether a level that is no stock tells how much was done: money, or what was added.

    What is told of 目前 has no beginning.
    """
    if case.value.column != "level" or _is_told_of_now(case):
        return False
    verb = verb_before(case.words, case.rules)
    words = verb.thing if verb else label.thing if label else ""
    return case.value.is_money or case.rules.rule("language", "adds").match(words) is not None


def _is_told_of_now(case: Case) -> bool:
    """Whether 目前 is all that a sentence says of the time."""
    scene, own = case.scene, case.memory.times.own
    words = scene.text[own.said.start : own.said.end] if own else ""
    if case.rules.rule("figures/periods", "present").fullmatch(words) is None:
        return False
    return sum(mark.role == "period" and scene.start <= mark.start < case.value.start for mark in scene.marks) < _TWICE


def is_stock(case: Case, label: Said[str] | None) -> bool:
    """Whether a number tells how much there is at a time, not how much was done over it."""
    value, language = case.value, case.rules.group("language")
    if value.column == "share":
        return language["stock-rate"].search(label.thing if label else "") is not None
    if value.column != "level":
        return False
    before = case.scene.text[max(case.subject.tail, case.state.anchor) : value.start]
    if value.is_money and language["stock-money"].search(before):
        return True
    if (whole := _whole_before(case, label)) is not None:
        return whole
    return False if value.is_money else _counts_a_stock(case, before, label)


def _whole_before(case: Case, label: Said[str] | None) -> bool | None:
    """Whether the whole, of which a number is a part or with whose name it goes on, is a stock; None without one."""
    level, own = case.state.last_level, case.memory.times.own
    if own is not None and own.said.start >= case.state.anchor and own.period.kind != "stock":
        return None
    when_whole = case.state.whole if level is None else case.state.drafts[level].when
    part = case.memory.part_unit == case.value.quantity.base_unit
    carried = label is None or label.start < case.state.anchor
    goes_on = case.value.is_money and (level is not None or case.subject.part)
    either = goes_on and label and case.rules.rule("language", "stock-or-flow").search(label.thing)
    if when_whole is None or not (part or either or (carried and (case.subject.items or case.memory.breakdown))):
        return None
    return when_whole.said.thing.kind == "stock"


def _counts_a_stock(case: Case, before: str, label: Said[str] | None) -> bool:
    """Whether a count is of what there is: as its predicate, its unit, its indicator or the level before tell."""
    language = case.rules.group("language")
    measure = case.rules.table("measure").find(case.value.quantity.base_unit)
    kind = measure.get("stock") if measure else None
    if label and language["stock-name"].search(label.thing):
        return True
    behind = label.thing if label and label.start >= case.value.end else ""
    own = case.memory.times.own
    here = own is not None and own.said.start >= case.scene.start and own.period.kind != "stock"
    predicate = predicate_of(before + behind, case.rules, dated=here)
    if kind == "no":
        summed = predicate == "stock" and language["summed-up"].search(before) is not None
        return summed or language["capacity"].search(before) is not None
    if predicate:
        return predicate == "stock"
    listed = language["separator"].match(case.words) is not None
    anew = here and own is not None and own.said.start >= case.state.anchor
    if (kind is None or listed) and not anew and (level := _level_before(case)):
        return level.figure.period_kind == "stock"
    if behind:
        return False
    indicator = case.subject.indicators[-1].thing if case.subject.indicators else None
    return kind == "yes" or bool(indicator and indicator.get("stock"))


def _level_before(case: Case) -> Draft | None:
    """Return the level that a number without a predicate goes on with: 建有样本库1200万个，训练语料2亿字."""
    parted = case.rules.rule("language", "new-matter").search(case.words)
    level = None if parted else case.state.last_level
    return None if level is None else case.state.drafts[level]
