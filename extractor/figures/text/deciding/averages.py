"""A number told of one of many → its name with the words for the one: 每千人拥有医师, 人均GDP, 单位GDP能耗."""

from __future__ import annotations

from extractor.figures.text.deciding.scene import Case
from extractor.figures.text.said import Said
from extractor.model.copying import changed


def averaged(case: Case) -> Case | None:
    """Return a case whose subject is what a number tells of one of many, None for other numbers."""
    name = _name(case)
    if name is None:
        return None
    return case.with_subject(changed(case.subject, indicators=(), items=(), joined=None, label=name, average=True))


def _name(case: Case) -> Said[str] | None:
    """Return the name of what a number tells of one of many, as printed in its clause.

    An indicator may have the words in its name (居民人均可支配收入).
    """
    scene, language = case.scene, case.rules.group("language")
    edges = language["clause-end"].all(scene.text[: case.value.start], scene.start)
    start = edges[-1].end() if edges else scene.start
    found = language["per-unit"].search(scene.text[: case.value.start], start)
    if found is None:
        return None
    known = (mark for mark in scene.marks if mark.role == "indicator" and mark.start < found.end() <= mark.end)
    counted = (mark for mark in scene.marks_from(found.end()) if mark.values and mark.start < case.mark.start)
    if next(known, None) or next(counted, None):
        return None
    clause = case.lead_in.clause
    first = clause.start if clause and clause.start < found.start() < clause.end else found.start()
    name = case.lead_in.stretch.trim(first, max(found.end(), case.mark.start))
    return name if len(name.thing) > len(found[0]) else None
