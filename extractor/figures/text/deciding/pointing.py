"""Words that point back at the figures before (前者, 后两项) → these figures."""

from __future__ import annotations

from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.deciding.scene import Scene, State
from extractor.words.numerals import whole_number


def pointed_at(lead_in: LeadIn, scene: Scene, state: State) -> list[int]:
    """Return the indexes of the figures that a lead-in points back at, in their order; none where it points at none."""
    found = scene.rules.rule("language", "pointer").all(lead_in.words)
    spoken = state.levels if len(state.levels) > 1 else state.spoken
    if not found or len(spoken) < 2:
        return []
    pointer = found[-1]
    count = whole_number(pointer["count"], scene.rules) if pointer["count"] else 1
    levels = sorted(spoken)
    if count is None or count > len(levels):
        return []
    if scene.rules.table("pointing").meaning(pointer["side"]).attributes["side"] == "last":
        return levels[-count:]
    return _last_list(levels, state)[:count] if pointer["count"] else levels[-2:-1]


def _last_list(levels: list[int], state: State) -> list[int]:
    """Return the levels that were listed together last: by one mark, or in one unit one after another."""
    marks = {note.draft: note.mark for note in state.notes if note.role == "level"}
    together = [index for index in levels if marks.get(index) is marks.get(levels[-1])]
    if len(together) > 1:
        return together
    unit = state.drafts[levels[-1]].figure.base_unit
    start = len(levels)
    while start and state.drafts[levels[start - 1]].figure.base_unit == unit:
        start -= 1
    return levels[start:]
