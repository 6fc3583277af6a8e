"""Levels → figures: each opens one, or completes the growth that was printed before it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.column_writer import ColumnNumber
from extractor.figures.marks import Mark, Value
from extractor.figures.text.building import Draft, with_indicator, with_level, with_value
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.clause.meanings import meaning_in
from extractor.figures.text.clause.subject import Subject
from extractor.figures.text.deciding.dealing import in_turn, summed, told_apart
from extractor.figures.text.deciding.naming import opened
from extractor.figures.text.deciding.scene import Case, Scene, State
from extractor.model.copying import changed


def with_levels(mark: Mark, lead_in: LeadIn, scene: Scene, state: State) -> State:
    """Return the state behind a mark of levels."""
    if len(mark.values) == 1 and lead_in.completes and (filled := _filled(mark, scene, state)):
        return filled
    subjects, state = _dealt(mark, lead_in, scene, state)
    if not subjects:
        for value in mark.values:
            state = state.noted(value, "unread", mark)
        return state
    for value, subject in zip(mark.values, subjects, strict=True):
        state = with_figure(mark, (value,), lead_in, subject, scene, state)
    return state


def with_figure(
    mark: Mark, values: Sequence[Value], lead_in: LeadIn, subject: Subject, scene: Scene, state: State
) -> State:
    """Return the state with a figure that has a level, or only these growths, shares or differences."""
    index = len(state.drafts)
    draft, behind = opened(Case(scene, state, mark, values[0], lead_in, subject))
    if _is_against_nothing(draft, mark, values, scene):
        for value in values:
            state = state.noted(value, "unread", mark)
        return state
    state = behind.with_draft(index, draft)
    for value in values:
        state = with_number(index, value, mark, scene, state)
    return state


def _is_against_nothing(draft: Draft, mark: Mark, values: Sequence[Value], scene: Scene) -> bool:
    """Whether growths without a level are an effect (运维成本降低13%): they say against nothing, and all that was told
    is when something was counted; or over how many years they grew.
    """
    if mark.role != "change" or any(value.column not in ("yoy", "mom") for value in values):
        return False
    when = draft.when
    counted = when is not None and when.said.thing.kind == "stock" and when.read in ("paragraph", "article")
    compared = scene.rules.rule("language", "compared").search(scene.text[mark.start : mark.end])
    over_years = when is not None and when.said.thing.kind == "span"
    return (counted or over_years) and compared is None


def with_number(index: int, value: Value, mark: Mark, scene: Scene, state: State) -> State:
    """Return the state with a number in its column of a draft."""
    whole = mark.groups.get("whole")
    bare = state.drafts[index].has_level and not state.drafts[index].figure.unit
    number = ColumnNumber(
        # Points of an index without a unit are a difference of it
        "delta" if value.column == "pp" and bare else value.column,
        value.quantity,
        value.sign,
        whole,
        of_ratio="ratio" in mark.groups or (value.column == "pp" and _is_of_ratio(mark, scene, state)),
        basis=_basis(value, mark, scene),
    )
    draft = with_value(state.drafts[index], number, scene.rules)
    if value.column == "share" and whole and draft.figure.indicator is None and draft.figure.label is None:
        draft = with_indicator(draft, meaning_in(whole, "indicator", scene.rules))
    return state.with_draft(index, draft).noted(value, value.column, mark, index)


def _is_of_ratio(mark: Mark, scene: Scene, state: State) -> bool:
    """Whether the words since the number before tell of a share: 占比持续提升，较上年提高2.1个百分点."""
    words = scene.text[min(state.anchor, mark.start) : mark.start]
    return scene.rules.rule("language", "points-of-ratio").search(words) is not None


def _basis(value: Value, mark: Mark, scene: Scene) -> str | None:
    """Return what a growth is worked out on, as its words, or those that open its sentence, say."""
    if value.column not in ("yoy", "mom"):
        return None
    ahead = (
        other.groups["basis"]
        for other in reversed(scene.marks)
        if other.end <= mark.start and not other.values and "basis" in other.groups
    )
    return mark.groups.get("basis") or next(ahead, None)


def _filled(mark: Mark, scene: Scene, state: State) -> State | None:
    """Return the state in which the figure before has its level, if its growth was printed first."""
    if not state.spoken or state.drafts[state.spoken[-1]].has_level:
        return None
    index, value = state.spoken[-1], mark.values[0]
    draft = with_level(state.drafts[index], value, scene.printed[value.start : value.end], scene.rules)
    return state.with_draft(index, draft).noted(value, value.column, mark, index)


def _dealt(mark: Mark, lead_in: LeadIn, scene: Scene, state: State) -> tuple[list[Subject], State]:
    """Return one subject for each number of a level: the same for all where the words do not tell them apart, none
    where they deal out (分别) other things than there are numbers.
    """
    subject, count = lead_in.subject, len(mark.values)
    if "when" in mark.groups:
        if not subject.says_something:
            subject = changed(subject, label=lead_in.clause_before)
        half = count // 2
        apart, state = told_apart(lead_in, subject, mark.values[half:], scene, state) if half > 1 else ([], state)
        return 2 * apart or [subject] * count, state
    if count > 1:
        apart, state = told_apart(lead_in, subject, mark.values, scene, state)
        unequal = subject.respectively and len({value.quantity.base_unit for value in mark.values}) == 1
        return apart or ([] if unequal else [subject] * count), state
    if items := summed(lead_in, mark.values[0].start, scene, state):
        subject = changed(subject, items=items)
    elif subject.total and not subject.items:
        subject = changed(subject, items=lead_in.enumeration())
    subject, state = in_turn(subject, state)
    return [subject], state
