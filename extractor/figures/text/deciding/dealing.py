"""Several numbers and what is listed before them → which is said of which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.figures.entities.whom import Whom
from extractor.figures.marks import Value
from extractor.figures.text.before.hearing import resolved
from extractor.figures.text.before.memory import YEARS, Dated
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.clause.lists import collective, indicators_listed, named_list
from extractor.figures.text.clause.subject import Subject
from extractor.figures.text.deciding.scene import Scene, State
from extractor.figures.text.said import Said
from extractor.model.copying import changed

# Two numbers behind a span of two years may be of two things.
_PAIR = 2


class Dealt(NamedTuple):
    """One subject for each number, none where the words do not tell them apart; and the state behind it."""

    subjects: list[Subject]
    state: State


def told_apart(lead_in: LeadIn, subject: Subject, values: Sequence[Value], scene: Scene, state: State) -> Dealt:
    """Return a subject for each number where the words list so many entities, indicators, periods or items, or nothing.

    Where they list none but say 分别, the items or periods listed before them hold again.
    """
    count = len(values)
    if owners := _owners_of_each(values, scene, state):
        last = max(owner.end for owner in owners)
        items = tuple(item for item in subject.items if item.start >= last)
        return Dealt([changed(subject, items=items, joined=None)] * count, state)
    if len(subject.indicators) == count and not lead_in.counted_list(count):
        return Dealt([changed(subject, indicators=(word,), label=None) for word in subject.indicators], state)
    if labels := _labels(lead_in, subject, count, scene):
        return Dealt([changed(subject, indicators=(), items=(), label=label) for label in labels], state)
    if dealt := _periods(lead_in, count, scene, state):
        return _each(subject, dealt, state)
    if len(subject.items) == count:
        return _each(subject, [Subject(items=(item,)) for item in subject.items], state)
    if items := lead_in.enumeration(count):
        return _each(_without_kind(subject, items, lead_in.aspect(), scene), _described(items), state)
    if items := collective(lead_in.stretch, count):
        subject = subject if subject.indicators else changed(subject, label=lead_in.clause)
        return _each(subject, _described(items), state)
    return _each(subject, _dealt_before(count, state) if subject.respectively else (), state)


def _dealt_before(count: int, state: State) -> Sequence[Subject]:
    """Return what was dealt out last, or else the items of the figures before, if they are as many as the numbers."""
    if len(state.dealt) == count:
        return state.dealt
    return _described(tuple(map(Said, state.items))) if len(state.items) == count else ()


def _labels(lead_in: LeadIn, subject: Subject, count: int, scene: Scene) -> Sequence[Said[str]]:
    """Return as many names of measures as there are numbers, none where the words list something else, or nothing."""
    if labels := lead_in.counted_list(count):
        return labels
    if len(lead_in.periods) == count or len(subject.items) == count:
        return ()
    if labels := named_list(lead_in.stretch, count):
        return labels
    if len(subject.indicators) == 1:
        return indicators_listed(lead_in.stretch, count)
    items, shared = lead_in.enumeration(count), lead_in.aspect()
    if shared is None or not (_is_ratio(shared, scene) or _is_index(shared, scene)):
        return ()
    return [item._replace(thing=item.thing + shared.thing) for item in items]


def _periods(lead_in: LeadIn, count: int, scene: Scene, state: State) -> list[Subject]:
    """Return a subject for each of as many periods as there are numbers, none where the words name fewer."""
    return _by_period(lead_in, scene, state) if len(lead_in.periods) == count else _years(lead_in, count, scene, state)


def _described(items: Sequence[Said[str]]) -> list[Subject]:
    return [Subject(items=(item,), described=True) for item in items]


def _each(subject: Subject, dealt: Sequence[Subject], state: State) -> Dealt:
    return Dealt([_of_one(subject, one) for one in dealt], changed(state, dealt=tuple(dealt)))


def _is_ratio(shared: Said[str], scene: Scene) -> bool:
    return scene.rules.table("bare-ratio").find(shared.thing) is not None


def _is_index(shared: Said[str], scene: Scene) -> bool:
    return scene.rules.rule("language", "index-name").fullmatch(shared.thing) is not None


def _owners_of_each(values: Sequence[Value], scene: Scene, state: State) -> Sequence[Whom]:
    """Return the entities of numbers where the words before name another one for each: 甲区、乙区分别完成…."""
    owners = [scene.whom(value.start) for value in values]
    named = {owner.name: owner for owner in owners if owner and owner.start >= state.anchor}
    return tuple(named.values()) if len(values) > 1 and len(named) == len(values) else ()


def in_turn(subject: Subject, state: State) -> tuple[Subject, State]:
    """Deal out items that were listed first and get their numbers one clause after another."""
    waiting = state.memory.waiting
    if subject.respectively and len(subject.items) > 1:
        return changed(subject, items=subject.items[:1]), state.remembering(
            changed(state.memory, waiting=subject.items[1:])
        )
    if not subject.says_something and waiting:
        return changed(subject, items=waiting[:1]), state.remembering(changed(state.memory, waiting=waiting[1:]))
    return subject, state


def summed(lead_in: LeadIn, at: int, scene: Scene, state: State) -> tuple[Said[str], ...]:
    """Return the last items of this sentence or the one before, as many as the words sum up: 两国占全市的七成.

    Where these are the entities that the number `at` a place is said of (三地合计), there are none.
    """
    count = lead_in.sum_of
    if is_of_several(at, scene, state):
        return ()
    if items := lead_in.summed_list():
        return items
    if not count or count < 2:
        return ()
    items = lead_in.enumeration(count) or tuple(map(Said, state.items or state.listed))
    return items[-count:] if len(items) >= count else ()


def is_of_several(at: int, scene: Scene, state: State) -> bool:
    """Whether the number at a place is said of several entities that the words before it name."""
    owner = scene.whom(at)
    return owner is not None and owner.kind == "group" and owner.start >= state.anchor


def _by_period(lead_in: LeadIn, scene: Scene, state: State) -> list[Subject]:
    """Return a subject for each period; one that names no year is of the year before it (2021年三季度和四季度)."""
    times, dealt = state.memory.times, []
    for mark in lead_in.periods:
        period = resolved(mark, times, scene.spot(mark.end), scene.rules)
        said = Said(period, mark.start, mark.end) if period else None
        dealt.append(Subject(period=said))
        times = changed(times, year=Dated(said)) if said and not mark.groups.keys().isdisjoint(YEARS) else times
    return dealt


def _years(lead_in: LeadIn, count: int, scene: Scene, state: State) -> list[Subject]:
    """Return each of the `count` years that the words sum up in one span: 2018年—2021年分别, or several in a list."""
    if len(lead_in.periods) != 1 or not (lead_in.subject.respectively or count > _PAIR):
        return []
    mark = lead_in.periods[0]
    period = resolved(mark, state.memory.times, scene.spot(mark.end), scene.rules)
    years = period.years() if period and period.kind == "span" else ()
    return [Subject(period=Said(year, mark.start, mark.end)) for year in years] if len(years) == count else []


def _without_kind(subject: Subject, items: tuple[Said[str], ...], shared: Said[str] | None, scene: Scene) -> Subject:
    """Return a subject without the label that only says what kind the listed items are (检验检测、工业设计领域)."""
    if subject.label and scene.rules.table("kind-word").find(subject.label.thing):
        subject = changed(subject, label=None)
    overlaps = subject.label and items[-1].start < subject.label.end and subject.label.start < items[-1].end
    return changed(subject, label=shared) if overlaps and not subject.indicators else subject


def _of_one(subject: Subject, one: Subject) -> Subject:
    return changed(subject, items=one.items or subject.items, period=one.period, described=one.described)
