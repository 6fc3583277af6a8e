"""Growths and shares that name a figure of the sentence once more → that figure."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.column_writer import BETWEEN_ITEMS
from extractor.figures.marks import Mark
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.clause.subject import Subject
from extractor.figures.text.deciding.scene import Scene, State
from extractor.model import Figure


def level_of_owner(mark: Mark, subject: Subject, scene: Scene, state: State) -> int | None:
    """Return the level that is said of the same entity as a number, where the words name that once more.

    通州区增幅达24.8%, behind 通州区、海安市执行额分别为2.4亿美元、2亿美元.
    """
    owner = scene.whom(mark.values[0].start)
    named = subject.indicators or subject.scope or (subject.label and not scene.is_name(subject.label))
    if owner is None or owner.start < state.anchor or named or mark.role == "rate":
        return None
    levels = (index for index in reversed(state.levels) if state.drafts[index].figure.entity == owner.name)
    free = (index for index in levels if not any(state.drafts[index].holds(value.column) for value in mark.values))
    return next(free, None)


def is_of_another(mark: Mark, figure: Figure, scene: Scene, state: State) -> bool:
    """Whether a number is said of somebody whom the words behind the figure name: ；潍坊增速最快，增长…."""
    owner = scene.whom(mark.values[0].start)
    return owner is not None and owner.name != figure.entity and owner.start >= state.anchor


def named_again(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> int | None:
    """Return the figure of the sentence that the words name once more: 货值186.7亿元，…，货值增长两成."""
    if mark.role == "rate" or not subject.says_something:
        return None
    free = [
        index
        for index in reversed(state.levels)
        if not any(state.drafts[index].holds(value.column) for value in mark.values)
        and not is_of_another(mark, state.drafts[index].figure, scene, state)
    ]
    own = state.memory.times.own
    if lead_in.periods and own:
        now = (own.period.start, own.period.end)
        free = [index for index in free if _months(state.drafts[index].figure) == now]
    if subject.scope:
        return _same_indicator(free, mark, subject, scene, state)
    items = BETWEEN_ITEMS.join(item.thing for item in subject.items)
    name = items or (subject.label.thing if subject.label else "")
    figures = {index: state.drafts[index].figure for index in free}
    same_item = [index for index in free if figures[index].item == name]
    label = subject.label.thing if subject.label else None
    same_label = [index for index in free if not items and figures[index].label == label]
    measure = scene.rules.table("generic-measure").find(name) is not None
    within = [index for index in free if name and _is_within(figures[index], name, measure=measure)]
    found = same_item + same_label + (within if len(within) == 1 else [])
    return found[0] if found else _same_indicator(free, mark, subject, scene, state)


def _months(figure: Figure) -> tuple[str | None, str | None]:
    return figure.period_start, figure.period_end


def _is_within(figure: Figure, name: str, *, measure: bool) -> bool:
    """Whether a figure is called by a name and more: “9810” of “9810”出口海外仓, a `measure` of 包裹货值."""
    label, item = figure.label or "", figure.item or ""
    return label.startswith(name) or item.startswith(name) or (measure and label.endswith(name))


def _same_indicator(free: Sequence[int], mark: Mark, subject: Subject, scene: Scene, state: State) -> int | None:
    """Return the only figure without an item that has the indicator, scope and entity which the words name.

    The indicator of 在岸合同额、执行额分别为…，执行额增速达26.2% is that of the second.
    """
    if subject.items or not subject.indicators:
        return None
    scope, owner = subject.scope or state.memory.scope, scene.whom(mark.values[0].start)
    wanted = (subject.indicators[-1].thing.means, scope and scope.thing, owner and owner.name, None)
    figures = {index: state.drafts[index].figure for index in free}
    same = [index for index, one in figures.items() if (one.indicator, one.scope, one.entity, one.item) == wanted]
    return same[0] if len(same) == 1 else None
