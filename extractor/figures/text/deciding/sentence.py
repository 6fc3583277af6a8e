"""A sentence and what was said before it → its figures and the state behind it."""

from __future__ import annotations

from extractor.figures.marks import Mark
from extractor.figures.text.before.hearing import heard
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.deciding.joining import joined
from extractor.figures.text.deciding.levels import with_levels
from extractor.figures.text.deciding.pairs import with_pairs
from extractor.figures.text.deciding.scene import Scene, State
from extractor.model.copying import changed


def sentence_read(scene: Scene, state: State) -> State:
    """Return the state behind a sentence."""
    for mark in scene.marks:
        state = _behind_mark(mark, scene, _reached(mark.start, scene, state))
    return _reached(scene.end, scene, state)


def _behind_mark(mark: Mark, scene: Scene, state: State) -> State:
    spot = scene.spot(mark.end)
    state = changed(state, memory=heard(mark, state.memory, spot, scene.rules))
    if "described" in mark.groups and mark.start >= state.anchor:
        # What is told before it only says which firms are meant: 营收5000万元以上的企业
        times = changed(state.memory.times, upcoming=None)
        return changed(state, anchor=mark.end, memory=changed(state.memory, times=times))
    if not mark.values or mark.start < state.anchor:
        return state
    if scene.is_in_name(mark):
        return changed(_aside(mark, state), anchor=mark.end)
    state = _with_numbers(mark, _lead_in(mark, scene, state), scene, state)
    times = changed(state.memory.times, upcoming=None)
    return changed(state, memory=changed(state.memory, times=times))


def _aside(mark: Mark, state: State) -> State:
    """Return the state in which the numbers of a mark are part of a name, or how many were asked."""
    for value in mark.values:
        state = state.noted(value, "name", mark)
    return state


def _with_numbers(mark: Mark, lead_in: LeadIn, scene: Scene, state: State) -> State:
    if mark.role != "level":
        return changed(joined(mark, lead_in, scene, state), anchor=mark.end)
    if pairs := with_pairs(mark, lead_in, scene, state):
        return pairs
    state = with_levels(mark, lead_in, scene, state)
    return changed(state, anchor=_behind_noun(mark, scene, state))


def _behind_noun(mark: Mark, scene: Scene, state: State) -> int:
    """Return where the words of the next number begin: behind the noun of this one, where a list goes on behind it."""
    label = state.drafts[-1].origins.get("label") if state.drafts else None
    if label is None or label.start < mark.end:
        return mark.end
    listed = scene.rules.rule("language", "separator").match(scene.text, label.end)
    return label.end if listed else mark.end


def _lead_in(mark: Mark, scene: Scene, state: State) -> LeadIn:
    parted = state.memory.breakdown is not None or state.memory.items is not None
    # What brackets open right before a number belongs to it, not to the words
    end = next((start for start, _ in scene.brackets if start + 1 == mark.start), mark.start)
    span = state.anchor, max(end, state.anchor)
    return LeadIn(scene.text, span, scene.marks, scene.rules, names=scene.names, parted=parted)


def _reached(at: int, scene: Scene, state: State) -> State:
    """Return the state at a place: what a bracket said is forgotten behind it, and what was said before holds again."""
    while state.kept and at >= state.kept[-1][0]:
        end, memory, spoken = state.kept[-1]
        state = changed(state, memory=memory, spoken=spoken, anchor=end, kept=state.kept[:-1])
    for start, end in scene.brackets:
        if start < at < end and all(end != kept for kept, *_ in state.kept):
            state = changed(state, kept=(*state.kept, (end, state.memory, state.spoken)))
    return state
