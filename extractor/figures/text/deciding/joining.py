"""Growths, shares and differences → the levels that they are said of, or figures without a level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.figures.marks import Mark, is_money
from extractor.figures.text.before.hearing import column_against
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.clause.subject import Subject
from extractor.figures.text.deciding.again import is_of_another, level_of_owner, named_again
from extractor.figures.text.deciding.dealing import in_turn, is_of_several, summed, told_apart
from extractor.figures.text.deciding.levels import with_figure, with_number
from extractor.figures.text.deciding.pointing import pointed_at
from extractor.figures.text.deciding.scene import Scene, State
from extractor.figures.text.said import Said
from extractor.model.copying import changed

# A way to join the numbers of a mark: what is said of them, in which sentence → the state behind them.
_Way = Callable[[Mark, LeadIn, Subject, Scene, State], State]


def joined(mark: Mark, lead_in: LeadIn, scene: Scene, state: State) -> State:
    """Return the state behind growths, shares or differences."""
    subject = lead_in.subject
    against = lead_in.against or _against_of_sentence(mark, scene)
    if mark.role == "change" and against and "against" not in mark.groups:
        mark = replace(mark, groups={**mark.groups, "against": against})
    if (
        "against" not in mark.groups
        and len(mark.values) == 1
        and (items := summed(lead_in, mark.values[0].start, scene, state))
    ):
        subject = changed(subject, items=items, label=None)
        return with_figure(mark, mark.values, lead_in, subject, scene, state)
    if mark.role == "share" and len(mark.values) > 1 and (answers := lead_in.answers(len(mark.values))):
        return _of_answers(answers, mark, lead_in, scene, state)
    bounded = mark.role == "rate" and mark.values[0].quantity.bound is not None
    part = lead_in.described_part if mark.role == "share" or bounded else None
    if part and len(mark.values) == 1 and not (state.last_level is not None and _asked(part.thing, scene)):
        return _of_described(part, mark, lead_in, scene, state)
    if targets := pointed_at(lead_in, scene, state):
        return _to_targets(targets, mark, scene, state)
    return _way(mark, subject, scene)(mark, lead_in, subject, scene, state)


def _against_of_sentence(mark: Mark, scene: Scene) -> str | None:
    """Return the time against which a sentence sets all its growths (与2007年相比，), but those that say another."""
    first = scene.marks[0]
    if "against" not in first.groups or first.role != "date" or scene.text[scene.start : first.start].strip():
        return None
    compared = scene.rules.rule("language", "compared").search(scene.text[mark.start : mark.end])
    return None if compared else first.groups["against"]


def _of_described(part: Said[str], mark: Mark, lead_in: LeadIn, scene: Scene, state: State) -> State:
    """A share is of a part of the level before, told by what it does or has (来自县域的); or else it is alone."""
    subject = changed(lead_in.subject, indicators=(), joined=None, far_label=None, described=True)
    owner = scene.owners.get(mark.values[0].start)
    part, asked = _of_those_asked(part, scene, state)
    survey = asked or (owner is not None and owner.population is not None and owner.population.survey)
    alone = survey or state.last_level is None
    subject = changed(subject, items=(), label=part) if alone else changed(subject, items=(part,), label=None)
    return with_figure(mark, mark.values, lead_in, subject, scene, state)


def _of_answers(answers: Sequence[Said[str]], mark: Mark, lead_in: LeadIn, scene: Scene, state: State) -> State:
    """Each number is the share of those who gave one of the answers."""
    plain = changed(lead_in.subject, indicators=(), items=(), joined=None, far_label=None, described=True)
    for value, answer in zip(mark.values, answers, strict=True):
        subject = changed(plain, label=answer)
        state = with_figure(replace(mark, values=(value,)), (value,), lead_in, subject, scene, state)
    return state


def _of_those_asked(part: Said[str], scene: Scene, state: State) -> tuple[Said[str], bool]:
    """Return a part with those who are asked, if it or the share before says who they are: 认为一般的企业."""
    last = state.drafts[state.spoken[-1]] if state.spoken else None
    before = _asked(last.figure.label or "", scene) if last and not last.has_level else ""
    if _asked(part.thing, scene):
        return part, True
    return part._replace(thing=part.thing + before), bool(before)


def _asked(words: str, scene: Scene) -> str:
    """Return of whom words tell what they do or have: 企业 in 有缺工的企业, nothing in 来自县域的."""
    found = scene.rules.rule("language", "described-part").search(words)
    return found["asked"] or "" if found else ""


def _to_targets(targets: Sequence[int], mark: Mark, scene: Scene, state: State) -> State:
    """Each number is said of one of these figures; it is unknown of which where there are more or fewer."""
    if len(targets) != len(mark.values):
        return _unread(mark, state)
    for index, value in zip(targets, mark.values, strict=True):
        state = with_number(index, value, mark, scene, state)
    return state


def _way(mark: Mark, subject: Subject, scene: Scene) -> _Way:
    columns = [value.column for value in mark.values]
    if "against" in mark.groups:
        return _against_a_time
    if "together" in mark.groups or (mark.role == "rate" and subject.total and not subject.says_something):
        return _together
    if "when" in mark.groups:
        return _of_two_times
    if len(set(columns)) == len(columns):
        return _to_one
    against = scene.text[mark.start : mark.values[0].start]
    between = scene.text[mark.values[0].end : mark.values[1].start]
    separator, compares = (scene.rules.rule("language", name) for name in ("separator", "compares"))
    several = mark.role == "points" and (separator.search(against) or compares.search(between))
    return _against_several if several else _to_each


def _against_several(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    """Of points against several (高于全国、全省1.7个和2.4个百分点) the first join, the others open figures."""
    first, *others = mark.values
    state = _to_one(replace(mark, values=(first,)), lead_in, subject, scene, state)
    target = state.spoken[-1] if state.spoken else None
    for value in others:
        state = with_figure(replace(mark, values=(value,)), (value,), lead_in, subject, scene, state)
    return state if target is None else state.back_to(target)


def _against_a_time(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    """Take a growth against a named time for 同比 or 环比, if it is the year or the months before: 较2月份增长."""
    column = column_against(mark.groups["against"], state.memory.times, scene.spot(mark.start), scene.rules)
    if column is None:
        for value in mark.values:
            state = state.noted(value, "other", mark)
        return state
    values = tuple(replace(value, column=column) for value in mark.values)
    return _to_one(replace(mark, values=values), lead_in, subject, scene, state)


def _together(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    """The numbers are said of all items of the sentence together: 合计占七成."""
    several = is_of_several(mark.values[0].start, scene, state)
    subject = changed(subject, items=() if several else tuple(map(Said, state.items)))
    return with_figure(mark, mark.values, lead_in, subject, scene, state)


def _of_two_times(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    """Of numbers of two times, the one of now may be said of the level before; the others open figures."""
    half = len(mark.values) // 2
    if half > 1 and len(mark.values) == 2 * half:
        subjects, state = told_apart(lead_in, subject, mark.values[half:], scene, state)
        if subjects:
            for index, value in enumerate(mark.values):
                dated = replace(value, when=mark.values[0].when) if index < half else value
                state = with_figure(mark, (dated,), lead_in, subjects[index % half], scene, state)
            return state
    *then, now = mark.values
    target = state.last_level
    joins = bool(then) and not now.when and not subject.says_something
    if target is None or not joins or state.drafts[target].holds(now.column):
        for value in (*then, now):
            state = with_figure(mark, (value,), lead_in, subject, scene, state)
        return state
    state = with_number(target, now, mark, scene, state)
    for value in then:
        state = with_figure(mark, (value,), lead_in, subject, scene, state)
    return state.back_to(target)


def _to_one(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    """All numbers are said of one thing: of what the words name, or else of the figure before."""
    again = named_again(mark, lead_in, subject, scene, state)
    if again is not None:
        return _put(again, mark, scene, state).back_to(again)
    counts = not is_money(mark.values[0].quantity.base_unit)
    if "adds" in mark.groups and (lead_in.periods or (counts and state.last_level is None)):
        return _as_flow(mark, lead_in, subject, scene, state)
    if subject.label and scene.rules.rule("language", "bare-share").fullmatch(subject.label.thing) and state.spoken:
        subject = changed(subject, label=None, far_label=None)
    own = level_of_owner(mark, subject, scene, state)
    if own is not None:
        return _put(own, mark, scene, state).back_to(own)
    if mark.role == "rate" or subject.says_something or not state.spoken:
        subject, state = in_turn(subject, state)
        return with_figure(mark, mark.values, lead_in, subject, scene, state)
    level = state.last_level
    target = level if level is not None and "whole" in mark.groups else state.spoken[-1]
    if is_of_another(mark, state.drafts[target].figure, scene, state):
        state = state.remembering(changed(state.memory, items=None))
        return with_figure(mark, mark.values, lead_in, subject, scene, state)
    free = not any(state.drafts[target].holds(value.column) for value in mark.values)
    if free and not lead_in.periods:
        return _put(target, mark, scene, state)
    again = bool(lead_in.periods) or "basis" in mark.groups
    if again or lead_in.clause_before:
        subject = subject if again else changed(subject, label=lead_in.clause_before)
        return with_figure(mark, mark.values, lead_in, subject, scene, state)
    return _unread(mark, state)


def _as_flow(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    """Take what was added for a level, in a period of its own or where there is no level: 上半年净增4600人."""
    values = tuple(replace(value, column="level") for value in mark.values)
    named = subject.label or state.memory.named.label
    if named:
        subject = changed(subject, label=named._replace(thing=mark.groups["adds"] + named.thing), indicators=())
    return with_figure(mark, values, lead_in, subject, scene, state)


def _to_each(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    """Each number is said of one of the things listed, or else of one of the figures before, in turn."""
    count, column = len(mark.values), mark.values[0].column
    each = [replace(mark, values=(value,)) for value in mark.values]
    owned = [own for one in each if (own := level_of_owner(one, subject, scene, state)) is not None]
    if len(set(owned)) == count:
        return _to_targets(owned, mark, scene, state)
    subjects, state = told_apart(lead_in, subject, mark.values, scene, state)
    if subjects:
        for value, one in zip(mark.values, subjects, strict=True):
            state = _to_what_is_named(replace(mark, values=(value,)), lead_in, one, scene, state)
        return state
    free = sorted(index for index in state.spoken if not state.drafts[index].holds(column))
    levels = [index for index in free if state.drafts[index].has_level]
    last = [index for index in _last_targets(state) if index in free]
    targets = last if len(last) == count else (levels if len(levels) >= count else free)[-count:]
    return _to_targets(targets, mark, scene, state)


def _last_targets(state: State) -> list[int]:
    """Return the figures that the numbers of the mark before belong to."""
    last = state.notes[-1].mark if state.notes else None
    return [note.draft for note in state.notes if note.mark is last and note.draft is not None]


def _to_what_is_named(mark: Mark, lead_in: LeadIn, subject: Subject, scene: Scene, state: State) -> State:
    again = named_again(mark, lead_in, subject, scene, state)
    if again is None:
        return with_figure(mark, mark.values, lead_in, subject, scene, state)
    return _put(again, mark, scene, state)


def _put(index: int, mark: Mark, scene: Scene, state: State) -> State:
    for value in mark.values:
        state = with_number(index, value, mark, scene, state)
    return state


def _unread(mark: Mark, state: State) -> State:
    """Return the state in which it is unknown what the numbers are said of."""
    for value in mark.values:
        state = state.noted(value, "unread", mark)
    return state
