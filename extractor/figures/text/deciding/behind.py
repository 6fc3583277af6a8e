"""What stands behind a number → what the number is called by it: the noun that it counts, what the money is for."""

from __future__ import annotations

from extractor.figures.text.clause.nouns import purpose, purpose_before
from extractor.figures.text.deciding.scene import Case
from extractor.figures.text.said import Said

# Characters: a longer subject of a verb is no part of a name.
_SUBJECT = 12
# Characters: so much may stand between the two (已, 累计).
_ADVERB = 2


def done_to(case: Case, noun: Said[str]) -> Said[str]:
    """Return a noun behind a number with the verb before it, as it would be called there: 开通渠道 of 开通459个渠道."""
    found = case.rules.rule("language", "done-to").search(case.words)
    if found is None or noun.start != case.mark.end:
        return noun
    begin, words = case.state.anchor + found.start("verb"), case.lead_in.clause
    before = (
        words is not None
        and not case.rules.rule("language", "oblique").match(words.thing)
        and len(words.thing) <= _SUBJECT
        and 0 <= begin - words.end <= _ADVERB
    )
    told = words.thing if words and before else topic(case)
    return noun._replace(thing=told + found["verb"] + noun.thing)


def undated(case: Case, noun: Said[str]) -> Said[str]:
    """Return a noun behind a number without the period in it: 企业上调过工资 of 企业上半年上调过工资."""
    within = (mark for mark in case.scene.marks if noun.start < mark.start and mark.end <= noun.end)
    mark = next((mark for mark in within if mark.role == "period" and mark.rule.options["kind"] != "present"), None)
    if mark is None:
        return noun
    text = case.scene.text
    if case.value.is_count:
        return Said(text[noun.start : mark.start], noun.start, mark.start)
    return noun._replace(thing=text[noun.start : mark.start] + text[mark.end : noun.end])


def topic(case: Case) -> str:
    """Return the thing that a sentence opens with, and goes on to tell of: 医保电子凭证加快推广，."""
    found = case.rules.rule("language", "topic").match(case.scene.text[case.scene.start : case.value.start])
    return found["thing"] if found else ""


def fund(case: Case, label: Said[str] | None) -> Said[str] | None:
    """Return an amount that is only called money with what it is for: 下达资金支持种业振兴."""
    if label is None or not case.mark.values[0].is_money or not case.rules.rule("language", "fund").search(label.thing):
        return None
    use = purpose(case.scene.text, case.mark.end, case.rules)
    if use is None and not case.state.figures:
        use = purpose_before(case.scene.text, case.scene.start, case.rules)
    return Said(label.thing + use.thing, label.start, max(label.end, use.end)) if use else None
