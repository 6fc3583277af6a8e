"""A measure that stands alone, as no measure can (总投资额, 访问量) → the same with what it measures."""

from __future__ import annotations

from extractor.figures.marks import is_money
from extractor.figures.text.deciding.parts import counts_another
from extractor.figures.text.deciding.scene import Case
from extractor.figures.text.said import Said
from extractor.model import Figure


def with_measured(case: Case, label: Said[str]) -> Said[str]:
    """Return a measure with what it measures, where it is one that tells nothing alone and stands alone in its clause.

    签约项目总投资额, not 总投资额, after 签约项目31个; 电子社保卡访问量 after 电子社保卡持卡人数达5亿人.
    """
    rules = case.rules
    measured = next((_OF[name] for name in _OF if rules.table(name).find(label.thing)), None)
    if measured is None or not _stands_alone(case, label):
        return label
    return label._replace(thing=measured(case) + label.thing)


def _stands_alone(case: Case, label: Said[str]) -> bool:
    """Whether nothing but an adverb or a period stands between the start of its clause and a measure."""
    before = case.scene.text[case.scene.start : label.start]
    return case.rules.rule("language", "opens-clause").search(before) is not None


def _counted(case: Case) -> str:
    """Return what was counted last in the sentence, or else what the clause before tells of."""
    counted = [figure.label for figure in case.state.figures if _counts(figure)]
    before = case.lead_in.clause_before
    return (counted[-1] if counted else None) or (before.thing if before else "")


def _counted_alike(case: Case) -> str:
    """Return what was counted last in the sentence in the same unit; the clause before tells only of a first number."""
    alike = [
        figure.label for figure in case.state.figures if _counts(figure) and not counts_another(case.value, figure)
    ]
    before = case.lead_in.clause_before
    elsewhere = case.state.figures and not alike
    if alike and alike[-1]:
        # What was added is not what there is in all: 新增51个平台，总数达380个
        added = case.rules.rule("language", "what-is-added").match(alike[-1])
        return alike[-1][added.end() :] if added else alike[-1]
    return before.thing if before and not elsewhere else ""


def _counts(figure: Figure) -> bool:
    return bool(figure.label and figure.base_unit) and not is_money(figure.base_unit or "")


def _told_of(case: Case) -> str:
    """Return what the sentence tells of: the first label in it without the measure that ends it, or the clause before.

    A number of somebody's own (of a platform or a firm) needs nothing more.
    """
    if case.owner is not None and case.owner.sort != "place" and case.owner.start >= case.scene.start:
        return ""
    labels = [figure.label for figure in case.state.figures if figure.label]
    before = case.lead_in.clause_before
    told = labels[0] if labels else before.thing if before else ""
    found = case.rules.rule("language", "measured").match(told)
    return found["thing"] if found else ""


# The tables of such measures, with what they take before them.
_OF = {"bare-total": _counted_alike, "generic-measure": _counted, "relative-measure": _told_of}
