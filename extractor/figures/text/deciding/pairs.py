"""Two measures of several things in turn → figures: 金额和占比分别为6120万美元、31.6%，2874万美元、14.8%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.figures.column_writer import Column
from extractor.figures.marks import Mark, Value
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.clause.subject import Subject
from extractor.figures.text.deciding.levels import with_figure, with_number
from extractor.figures.text.deciding.scene import Scene, State
from extractor.figures.text.said import Said
from extractor.model.copying import changed


def with_pairs(mark: Mark, lead_in: LeadIn, scene: Scene, state: State) -> State | None:
    """Return the state behind the pairs that a level opens, None where the words announce no pairs.

    Where there are not as many pairs as things, all their numbers are unread.
    """
    announced = scene.rules.rule("language", "two-measures").search(lead_in.words)
    if announced is None:
        return None
    run = _run(mark, scene)
    numbers = [(one, value) for one in run for value in one.values]
    levels, ratios = numbers[::2], numbers[1::2]
    subjects = _subjects(lead_in, announced["measure"], len(levels), scene, state)
    alternate = all(value.column == "level" for _, value in levels) and all(
        value.column != "level" for _, value in ratios
    )
    if not alternate or len(levels) != len(ratios) or not subjects:
        for one, value in numbers:
            state = state.noted(value, "unread", one)
        return changed(state, anchor=run[-1].end)
    column: Column = "yoy" if announced["growth"] else "share"
    for (one, level), (other, ratio), subject in zip(levels, ratios, subjects, strict=True):
        state = with_figure(replace(one, values=(level,)), (level,), lead_in, subject, scene, state)
        state = with_number(state.spoken[-1], _in_column(ratio, column), other, scene, state)
    return changed(state, anchor=run[-1].end)


def _in_column(value: Value, column: Column) -> Value:
    return replace(value, column=column)


def _run(mark: Mark, scene: Scene) -> Sequence[Mark]:
    """Return the marks of numbers from one on that follow each other with nothing but a comma or 和 between."""
    run = [mark]
    joint = scene.rules.rule("language", "between-pairs")
    for other in scene.marks:
        if other.start >= run[-1].end and other.values and joint.fullmatch(scene.text[run[-1].end : other.start]):
            run.append(other)
    return run


def _subjects(lead_in: LeadIn, measure: str, count: int, scene: Scene, state: State) -> list[Subject]:
    """Return one subject for each pair: the things listed before, measured by what is announced."""
    subject = lead_in.subject
    items = subject.items if len(subject.items) == count else lead_in.listed_before(count)
    generic = scene.rules.table("generic-measure").find(measure) or scene.rules.table("aspect").find(measure)
    label = None if generic and state.memory.named.says_something else Said(measure)
    named = changed(subject, label=label, far_label=None, joined=None, respectively=False)
    if items:
        return [changed(named, items=(item,), described=True) for item in items]
    return [changed(named, items=())] * count if count == 1 else []
