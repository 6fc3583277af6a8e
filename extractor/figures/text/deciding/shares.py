"""What the words say of a share in a roundabout way: what it is called, of whom it is, its scope."""

from __future__ import annotations

from extractor.figures.text.clause.meanings import meaning_in
from extractor.figures.text.deciding.scene import Case
from extractor.figures.text.said import Said
from extractor.model.copying import changed


def called_share(case: Case) -> Case:
    """Return a case whose label is what has a share, where it is called a share itself: 旅行服务占比."""
    subject = case.subject
    if case.value.column != "share" or subject.indicators:
        return case
    label = subject.label
    ratio = case.rules.rule("language", "called-share").fullmatch(label.thing) if label else None
    if ratio is None or label is None or not case.memory.whole.says_something:
        return case
    name = Said(ratio["part"], label.start, label.start + len(ratio["part"]))
    plain = case.rules.rule("language", "no-part").fullmatch(name.thing)
    items = subject.items if plain else (name,)
    return case.with_subject(changed(subject, items=items, label=None))


def among(case: Case) -> Case:
    """Return a case whose share is of those that its sentence opens with: 从业人员中，女性占52%."""
    scene, subject = case.scene, case.subject
    if (subject.described and not subject.items) or case.mark.groups.get("whole"):
        return case
    matters = case.rules.rule("language", "new-matter").all(scene.text[: case.mark.start], scene.start)
    begin = matters[-1].end() if matters else scene.start
    opening = scene.text[begin : case.mark.start]
    found = case.rules.rule("language", "among").match(opening) if case.mark.role == "share" else None
    name = subject.items[0] if subject.items else subject.label or subject.far_label
    if found is None or name is None:
        return case
    start, end = (begin + at for at in found.span("whole"))
    whole = Said(scene.text[start:end], start, end)
    subject = changed(subject, items=subject.items or (name,), label=whole, far_label=None, indicators=())
    return case.with_subject(changed(subject, described=True))


def scoped(case: Case) -> Case:
    """Return a case with the scope that stands in what a share is a share of: 占离岸执行额的52.7%."""
    whole = case.mark.groups.get("whole")
    scope = meaning_in(whole, "scope", case.rules) if whole and case.subject.scope is None else None
    return (
        case.with_subject(changed(case.subject, scope=Said(scope, case.mark.start, case.mark.end))) if scope else case
    )
